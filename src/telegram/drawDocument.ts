/** Documents made when they are sent: all data of one person, the draft minutes of a list. */
import { InputFile } from 'grammy';
import type { Pool } from 'pg';
import { countsOf, disposalByCase, itemsOf } from '../db/disposal.ts';
import { codeOf } from '../desk/disposal.ts';
import { answersOf, requestByCase } from '../db/requests.ts';
import { shownAnswers } from '../domain/formPlan.ts';
import { serviceOf } from '../domain/region.ts';
import type { RequestLetter } from '../domain/requestLetter.ts';
import { exportOf } from '../desk/exportData.ts';
import type { Region } from '../domain/region.ts';
import type { Speech } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';
import { letterOf } from '../locales/requestLetter.ts';
import type { RenderedCall } from './speak.ts';

interface DocumentContext {
  readonly pool: Pool;
  readonly region: Region;
  readonly now: Temporal.Instant;
  readonly write: (letter: RequestLetter) => Promise<Uint8Array>;
}

export async function drawDocument(
  { pool, region, now, write }: DocumentContext,
  locale: Locale,
  { what, id }: Speech & { is: 'document' },
): Promise<RenderedCall> {
  if (what === 'ownData') {
    const text = `${JSON.stringify(await exportOf(pool, region, Number(id), now), null, 2)}\n`;
    return document(text, 'data-saya.json', locale.sentences['own.exported']());
  }
  if (what === 'requestLetter') return drawLetter({ pool, region, now, write }, locale, id);
  const list = await disposalByCase(pool, id);
  if (list === null) throw new Error(`There is no list of records ${id} (any more).`);
  const code = codeOf(list);
  const groups = await countsOf(pool, id);
  const text = locale.sentences['disposal.minutesDraft']({
    code,
    at: list.proposedAt.toISOString(),
    groups,
    rows: (await itemsOf(pool, id)).map((one) => ({ name: one.recordClass, item: one.label ?? one.item })),
    digest: list.listHash,
  });
  return document(text, `berita-acara-${code}.txt`, code);
}

/** The letter of a request, of the answers as they are when it is sent. */
async function drawLetter(
  { pool, region, now, write }: DocumentContext,
  locale: Locale,
  caseId: string,
): Promise<RenderedCall> {
  const request = await requestByCase(pool, caseId);
  const service = request === null ? undefined : serviceOf(region, request.service);
  if (request === null || service === undefined) throw new Error(`There is no request ${caseId} (any more).`);
  const answers = await answersOf(pool, caseId);
  const shown = shownAnswers(service, answers, region);
  const signs = answers['penandatangan'];
  const isPaper = (field: string) => field.startsWith('dok-');
  const isChoice = (field: string) => field.startsWith('pilih-');
  const letter = letterOf(region, {
    officeName: request.officeName,
    title: service.title,
    article: service.article,
    rows: shown
      .filter(
        ({ field }) => !isPaper(field) && !isChoice(field) && field !== 'surat' && field !== 'penandatangan',
      )
      .map(({ label, shown: words }) => [label, words] as const),
    attachments: shown
      .filter(({ field }) => isPaper(field))
      .map(({ label, value, shown: words }) => (value.is === 'letter' ? `${label} Nomor ${words}` : label)),
    signs: signs?.is === 'choice' ? signs.code : 'kepala-pd',
    isRestricted: request.class !== 'internal',
    number: request.number,
    at: now,
  });
  const name = `surat-${service.code.toLowerCase()}${request.number === null ? '' : `-${request.number}`}.docx`;
  return {
    method: 'sendDocument',
    params: {
      document: new InputFile(await write(letter), name),
      caption: locale.sentences['approval.draftCaption']({ title: service.title }),
    },
    part: null,
  };
}

const document = (text: string, name: string, caption: string): RenderedCall => ({
  method: 'sendDocument',
  params: { document: new InputFile(Buffer.from(text, 'utf8'), name), caption },
  part: null,
});
