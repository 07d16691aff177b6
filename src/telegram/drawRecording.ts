/** `/lapor untuk NAME`: who it was, where he works, how he said it. */
import type { Pool } from 'pg';
import { allOffices } from '../db/offices.ts';
import { personById } from '../db/people.ts';
import { peopleNamed } from '../db/recordings.ts';
import { CHANNELS } from '../domain/channels.ts';
import { searchOffices } from '../domain/officeSearch.ts';
import { draft } from '../desk/buttons.ts';
import { scopeOfRecorder, serves } from '../desk/recording.ts';
import type { ReportMemory } from '../../flows/report.ts';
import type { Button } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';
import type { DrawnDraft } from './drawDraft.ts';

export async function drawRecording(
  pool: Pool,
  { recording }: Locale,
  recorderId: number,
  { recordedFor }: ReportMemory,
  state: 'asksWho' | 'asksOffice' | 'asksChannel',
): Promise<DrawnDraft> {
  const drawn = (text: string, rows: Button[][]): DrawnDraft => ({
    styled: { text, entities: [] },
    buttons: [...rows, [draft('cancel', 'CANCEL')]],
  });
  const recorder = await personById(pool, recorderId);
  const scope = recorder === null ? null : scopeOfRecorder(recorder);
  const { name = '', officeWords = '' } = recordedFor ?? {};
  const plain = (text: string, event: string, choice: string): Button[] => [
    { ...draft('plain', event, choice), with: { text } },
  ];
  if (state === 'asksChannel')
    return drawn(recording.channel({ name }), [
      CHANNELS.map((channel) => draft(`channel.${channel}`, 'VIA', channel)),
    ]);
  if (state === 'asksOffice') {
    const offices = (await allOffices(pool)).filter((one) => scope !== null && serves(scope, one));
    const found = searchOffices(offices, officeWords);
    return drawn(
      recording.office({ name, word: officeWords, found: found.length }),
      found.map((one) => plain(one.name, 'OFFICE', one.code)),
    );
  }
  const found = scope === null ? [] : await peopleNamed(pool, name, scope.offices);
  return drawn(recording.who({ name, found: found.length }), [
    ...found.map((one) => plain(`${one.name} · ${one.officeShort}`.slice(0, 60), 'WHO', String(one.id))),
    ...(name === '' ? [] : [[draft('notRegisteredYet', 'WHO', 'new')]]),
  ]);
}
