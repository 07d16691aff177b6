/**
 * What a service adds to the common way of a request: its own look at an answer, and what follows when a form is sent, approved or
 * ended. One record a service code; a service without one is nothing but its row of data.
 */
import type { Answers, AnswerValue } from '../domain/answers.ts';
import type { Service } from '../domain/catalogue.ts';
import type { Question, RequestContent } from '../domain/formPlan.ts';
import type { Request } from '../db/requests.ts';
import type { Change } from '../engine/change.ts';
import type { Speech } from '../engine/speech.ts';
import type { RequestEnding } from '../../flows/request.ts';
import type { Desk } from './desk.ts';
import { lanChangeHook, lanDiagramHook } from './lanHooks.ts';
import { subdomainHook } from './subdomainHook.ts';

export type Sentence = Extract<Speech, { is: 'sentence' }>;

export interface ServiceHook {
  /** Before an answer is kept. `why` is said at once, `suggestions` become buttons that answer the question in their words. */
  readonly check?: (
    desk: Desk,
    on: {
      readonly request: Request;
      readonly service: Service;
      readonly question: Question;
      readonly value: AnswerValue;
      readonly answers: Answers;
      readonly now: Temporal.Instant;
    },
  ) => Promise<
    | { readonly ok: true; readonly value?: AnswerValue; readonly says?: Sentence }
    | { readonly ok: false; readonly why: Sentence; readonly suggestions?: readonly string[] }
  >;
  /**
   * With `Kirim`, for every revision; `request.revision` is the one that is sent now. It may refuse, and the form stays open at
   * `field`; or add to the same commit: what only one can have is taken by a unique constraint in `change.also`, so that who
   * loses a race is decided on again and then refused.
   */
  readonly sent?: (
    desk: Desk,
    change: Change,
    on: {
      readonly request: Request;
      readonly service: Service;
      readonly content: RequestContent;
      readonly answers: Answers;
      readonly now: Temporal.Instant;
    },
  ) => Promise<
    { readonly ok: true } | { readonly ok: false; readonly why: Sentence; readonly field?: string }
  >;
  /** The chain is met; in the commit of the last approval. */
  readonly passed?: (desk: Desk, change: Change, request: Request, now: Temporal.Instant) => Promise<void>;
  /** It will not be carried out: what was reserved for it is free again. */
  readonly ended?: (
    desk: Desk,
    change: Change,
    request: Request,
    why: RequestEnding,
    now: Temporal.Instant,
  ) => Promise<void>;
}

/** Hooks by service code. */
const HOOKS: Readonly<Record<string, ServiceHook>> = {
  'LAN-LAPOR-UBAH': lanChangeHook,
  'LAN-DIAGRAM': lanDiagramHook,
  'SUBDOMAIN-BARU': subdomainHook,
  'SUBDOMAIN-UBAH': subdomainHook,
  'SUBDOMAIN-AKTIFKAN': subdomainHook,
  'SUBDOMAIN-HAPUS': subdomainHook,
};

export const hookOf = (code: string): ServiceHook =>
  (Object.hasOwn(HOOKS, code) ? HOOKS[code] : undefined) ?? {};
