/**
 * Whom a complaint (keluhan) is about, and who therefore receives and reviews it. Never the person concerned, never its author.
 * Source: `chat.md`, "Complaints"; `domain.md` 4.1 (about Tier 2 to its head; reviewed by someone other than the handler).
 */
import type { HeldRole, Role } from './authority.ts';

/** `leader` follows from whoever is named: Kepala Dinas or the chair. */
export const ABOUTS = ['tier1', 'tier2', 'coordinator', 'leader', 'other'] as const;
export type About = (typeof ABOUTS)[number];
/** The usual answers to `Tentang siapa?`. */
export const ASKED_ABOUT = ['tier1', 'tier2', 'coordinator', 'other'] as const;

export const readAbout = (word: string | null): (typeof ASKED_ABOUT)[number] | null =>
  ASKED_ABOUT.find((one) => one === word) ?? null;

/** What authority needs to know of a complaint beside its ticket. */
export interface ComplaintPlace {
  readonly about: About;
  /** The person concerned, where one is named. */
  readonly subjectId: number | null;
  /** `Rahasiakan nama saya`. */
  readonly isHidden: boolean;
  /** The roles that may handle it: the first step of the ladder on which somebody can. */
  readonly recipients: readonly Role[];
  /** The roles asked for a second opinion beside them. */
  readonly reviewers: readonly Role[];
  /** The person concerned has been told, so that for him it exists. */
  readonly isSummarySent: boolean;
}

/**
 * Who receives it, in this order: a step on which nobody is left (he is concerned, he wrote it, nobody holds the role) is passed
 * over, and the author is told. The second person of a review or of an unmasking is found on the same ladder.
 */
export const LADDERS: Readonly<Record<About, readonly (readonly Role[])[]>> = {
  tier1: [['coordinator', 'division_head'], ['agency_head'], ['chair']],
  other: [['coordinator', 'division_head'], ['agency_head'], ['chair']],
  tier2: [['agency_head'], ['division_head'], ['coordinator'], ['chair']],
  coordinator: [['agency_head'], ['division_head'], ['chair'], ['coordinator']],
  leader: [['chair'], ['division_head'], ['coordinator']],
};

/** Where nobody is named all who hold these roles are concerned (Tier 1: of that office). */
const WHOLE: Readonly<Record<About, readonly Role[]>> = {
  tier1: ['tier1'],
  tier2: ['tier2', 'csirt'],
  coordinator: ['coordinator'],
  leader: ['agency_head'],
  other: [],
};

interface AtOffice {
  readonly officeCode: string;
  readonly parentCode: string | null;
}

/** Whether the complaint is about this person, by name or as one of those it is about. */
export function isConcerned(
  complaint: Pick<ComplaintPlace, 'about' | 'subjectId'>,
  office: AtOffice,
  person: { readonly id: number; readonly roles: readonly HeldRole[] },
): boolean {
  if (complaint.subjectId !== null) return complaint.subjectId === person.id;
  return person.roles.some(
    (held) =>
      WHOLE[complaint.about].includes(held.role) &&
      (held.role !== 'tier1' || [office.officeCode, office.parentCode].includes(held.officeCode)),
  );
}

/** What a complaint about this person counts as: by the highest of his roles, else as the author said. */
export function aboutPerson(roles: readonly HeldRole[], said: About): About {
  const has = (...wanted: Role[]) => roles.some((held) => wanted.includes(held.role));
  if (has('agency_head', 'chair')) return 'leader';
  if (has('coordinator', 'division_head')) return 'coordinator';
  if (has('tier2', 'csirt')) return 'tier2';
  if (has('tier1')) return 'tier1';
  return said === 'leader' ? 'other' : said;
}

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** So many words in a row of the author's own are a quotation. */
const QUOTED_WORDS = 6;

/**
 * Why a summary may not go to the person concerned: it quotes the author's words, or names him. The name is compared only where the
 * handler knows it, or each refusal would tell him whether he guessed it.
 */
export function leakOf(
  summary: string,
  raw: string,
  authorName: string | null,
): 'quotesAuthor' | 'namesAuthor' | null {
  const said = words(summary);
  const own = words(raw);
  const length = Math.min(QUOTED_WORDS, Math.max(own.length, 1));
  const runs = new Set(
    own
      .map((_, at) => own.slice(at, at + length))
      .filter((run) => run.length === length)
      .map((run) => run.join(' ')),
  );
  if (said.some((_, at) => at + length <= said.length && runs.has(said.slice(at, at + length).join(' '))))
    return 'quotesAuthor';
  const name = words(authorName ?? '').filter((part) => part.length > 2);
  return name.some((part) => said.includes(part)) ? 'namesAuthor' : null;
}
