/** What a complaint is asked before it can be sent: whom it is about, and whether its author's name is hidden. */
import type { Pool } from 'pg';
import { personById } from '../db/people.ts';
import { ASKED_ABOUT, type About } from '../domain/complaints.ts';
import type { Region } from '../domain/region.ts';
import { clip } from '../domain/text.ts';
import { draft } from '../desk/buttons.ts';
import { authorOfDraft, offeredTo } from '../desk/complaintDraft.ts';
import type { Button } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';
import type { ReportMemory } from '../../flows/report.ts';
import type { DrawnDraft } from './drawDraft.ts';

const plain = (text: string, buttons: Button[][]): DrawnDraft => ({
  styled: { text, entities: [] },
  buttons,
});
const cancel = () => draft('cancel', 'CANCEL');
const back = () => draft('back', 'CHANGE', 'about');

/** What the draft says of a complaint so far. */
export const complaintWords = ({
  complaint,
}: ReportMemory): { about: About; name: string | null; isHidden: boolean } => ({
  about: complaint?.about ?? 'other',
  name: complaint?.personName ?? complaint?.named ?? null,
  isHidden: complaint?.isHidden ?? true,
});

/** `Ubah` of a complaint. */
export const complaintChanges = (): Button[][] => [
  [draft('changeText', 'CHANGE', 'text'), draft('changeKind', 'CHANGE', 'kind')],
  [draft('changeAbout', 'CHANGE', 'about'), draft('changeHiding', 'CHANGE', 'hiding')],
  [draft('back', 'CHANGE', 'nothing')],
];

export async function drawComplaintQuestion(
  { pool, region }: { pool: Pool; region: Region },
  { sentences }: Locale,
  asked: { state: string; text: string; memory: ReportMemory; personId: number },
): Promise<DrawnDraft> {
  const { text, memory } = asked;
  const { complaint } = memory;
  switch (asked.state) {
    case 'asksAbout':
      return plain(sentences['draft.about']({ text }), [
        ...ASKED_ABOUT.filter((about) => about !== 'tier1' || region.tiers.enabled).map((about) => [
          draft(`about.${about}`, 'ABOUT', about),
        ]),
        [draft('noComplaint', 'KIND', 'incident'), cancel()],
      ]);
    case 'asksName':
      return plain(sentences['draft.name']({ text }), [
        [draft('nobodyNamed', 'SUBJECT', 'none')],
        [back(), cancel()],
      ]);
    case 'asksHiding':
      return plain(sentences['draft.hiding']({ text }), [
        [draft('hide', 'HIDE', 'yes')],
        [draft('showName', 'HIDE', 'no')],
        [back(), cancel()],
      ]);
    default: {
      const author = await personById(pool, asked.personId);
      const about = complaint?.about ?? 'other';
      const people =
        author === null ? [] : await offeredTo({ pool }, authorOfDraft(author), about, complaint?.named);
      const isSearch = asked.state === 'choosesPerson';
      return plain(
        isSearch
          ? sentences['draft.whichPerson']({ text, named: complaint?.named ?? '' })
          : sentences['draft.person']({ text, about }),
        [
          ...people.map((one) => [
            { ...draft('plain', 'SUBJECT', String(one.id)), with: { text: clip(one.name, 60) } },
          ]),
          isSearch
            ? [draft('noneOfThese', 'SUBJECT', 'none')]
            : [draft('nameUnknown', 'SUBJECT', 'none'), draft('writeName', 'NAME')],
          [back(), cancel()],
        ],
      );
    }
  }
}
