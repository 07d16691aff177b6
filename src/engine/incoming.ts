/** What arrives, in the desk's terms: the edge has read Telegram's update, nothing here knows Telegram's types. */
import type { Action } from '../domain/authority.ts';
import type { Media } from './speech.ts';

export interface Incoming {
  /** The inbox row it came in. */
  readonly id: string;
  /** ISO instant: Telegram's send time of a message, our receipt of a press. */
  readonly at: string;
  readonly chat: {
    readonly telegramId: number;
    readonly type: 'private' | 'group' | 'supergroup' | 'channel';
    readonly title: string | null;
    readonly isForum: boolean;
    readonly threadId: number | null;
  };
  /** Null: nobody we could hold to account (an anonymous administrator, a channel). */
  readonly from: {
    readonly telegramId: number;
    readonly name: string;
    readonly language: string | null;
  } | null;
  /** The message that was written or pressed on. */
  readonly messageId: number | null;
  /** A press waits for its notice. */
  readonly callbackId: string | null;
  readonly intent: Intent;
}

export interface Words {
  readonly text: string;
  readonly media: Media | null;
  readonly albumId: string | null;
  /** Something was masked before it was stored (a password, a NIK): the person is told. */
  readonly wasMasked: boolean;
}

export type TicketRef = { readonly caseId: string } | { readonly words: string };

export type Intent =
  | {
      readonly do: 'say';
      readonly words: Words;
      readonly replyTo: number | null;
      /** The message it replies to is the bot's. */
      readonly repliesToUs: boolean;
      /** What our message said: it names its ticket also where the link to it was lost in a crash. */
      readonly quoted: string;
    }
  | { readonly do: 'edit'; readonly words: Words }
  /** Something kind that we cannot use: a sticker, a poll, a location. */
  | { readonly do: 'unusable'; readonly what: string }
  | {
      readonly do: 'act';
      readonly action: Action;
      readonly ref: TicketRef;
      readonly text: string;
      readonly choice: string | null;
    }
  | { readonly do: 'report'; readonly text: string }
  /** `Jadikan gangguan massal`, `/massal N`. */
  | { readonly do: 'mass'; readonly ref: TicketRef }
  /** A button of the draft. */
  | { readonly do: 'draft'; readonly event: string; readonly choice: string | null }
  /** `/petugas`, `/cuti`, `/aktif`, and the buttons below. */
  | { readonly do: 'staff' | 'absence'; readonly verb: string; readonly args: readonly string[] }
  /** `/libur`, and the buttons below. */
  | { readonly do: 'calendar'; readonly verb: string; readonly args: readonly string[] }
  /** `/laporan`, `/pantau`, and the buttons below. */
  | { readonly do: 'monthly' | 'watch'; readonly verb: string; readonly args: readonly string[] }
  /** `/kewajiban` of all offices: its buttons. */
  | { readonly do: 'dutyMatrix'; readonly verb: string; readonly args: readonly string[] }
  /** `/kewajiban`, and the buttons below. */
  | { readonly do: 'duty'; readonly verb: string; readonly args: readonly string[] }
  /** The buttons below the month's copies upward. */
  | { readonly do: 'dutyCopies'; readonly verb: string; readonly args: readonly string[] }
  /** `/piket`, and the buttons below. */
  /** A request's approvals, or the days on which nothing is changed. */
  | { readonly do: 'approval' | 'freezes'; readonly verb: string; readonly args: readonly string[] }
  | { readonly do: 'roster'; readonly verb: string; readonly args: readonly string[] }
  /** `/audit`, and the buttons below. */
  | { readonly do: 'audit'; readonly verb: string; readonly args: readonly string[] }
  /** `/layanan [words]`, and the buttons below. */
  | { readonly do: 'services'; readonly verb: string; readonly of: string }
  /** `/formulir [words]`, and a button of a form. */
  | { readonly do: 'forms'; readonly words: string }
  | {
      readonly do: 'form';
      readonly verb: string;
      readonly caseId: string;
      readonly tag: string;
      readonly choice: string;
    }
  /** `/subdomain`, and the buttons below. */
  | { readonly do: 'subdomain'; readonly verb: string; readonly args: readonly string[] }
  /** PD Mandiri TIK: where the office stands, an application, a step of it. */
  | { readonly do: 'mandiri' }
  | { readonly do: 'mandiriApply'; readonly scope: string }
  | {
      readonly do: 'mandiriStep';
      readonly action: string;
      readonly caseId: string;
      readonly choice: string | null;
    }
  /** `/daftar`, and what follows: the dialogue, the decision on the request. */
  | { readonly do: 'register' | 'requests' }
  | { readonly do: 'enrol'; readonly event: string; readonly choice: string | null }
  | {
      readonly do: 'registration';
      readonly event: string;
      readonly caseId: string;
      readonly choice: string | null;
    }
  /** `Saya mengerti`; with the office whose link he came by. */
  | { readonly do: 'noticeRead'; readonly officeCode: string | null }
  /** `/pengumuman`, `/gangguan`, and the buttons below. */
  | { readonly do: 'announce' | 'disturb'; readonly verb: string; readonly args: readonly string[] }
  /** `Sudah dibaca`; null: the newest that asks for it. */
  | { readonly do: 'readIt'; readonly broadcastId: number | null }
  /** `/pd [OFFICE]`, and the buttons below. */
  | { readonly do: 'offices'; readonly words: string }
  | { readonly do: 'office'; readonly event: string; readonly choice: string }
  | { readonly do: 'start'; readonly token: string }
  | { readonly do: 'newcomer'; readonly is: 'employee' | 'citizen' }
  | { readonly do: 'list'; readonly which: 'queue' | 'mine' | 'reports' }
  | { readonly do: 'show'; readonly ref: TicketRef }
  /** `/ekspor`, `/impor` with or without the file, and the buttons below. */
  | { readonly do: 'export'; readonly words: string }
  | { readonly do: 'import'; readonly words: string; readonly file: Media | null }
  | { readonly do: 'importStep'; readonly event: string; readonly caseId: string }
  /** `/aturan`, and the buttons below. */
  | { readonly do: 'law'; readonly words: string }
  | { readonly do: 'lawPlace'; readonly ref: string; readonly page: string; readonly words: string }
  | { readonly do: 'citation'; readonly citation: string }
  | { readonly do: 'help' | 'leave' | 'privacy' | 'unbind' }
  /** `/saya`, `/data_saya`, `/perbaiki`, `/hapus_saya` and their buttons: what is kept about oneself. */
  | { readonly do: 'ownData'; readonly verb: string; readonly args: readonly string[] }
  /** `/permintaan_data`: requests for deletion that wait; a press on one of them. */
  | { readonly do: 'erasures' }
  | { readonly do: 'erasure'; readonly verb: string; readonly caseId: string }
  /** `/musnahkan [NUMBER]`, and the buttons of the list. */
  | { readonly do: 'disposal'; readonly verb: string; readonly caseId: string | null; readonly text: string }
  | { readonly do: 'language'; readonly to: string }
  | { readonly do: 'bind'; readonly purpose: string; readonly office: string }
  | { readonly do: 'invite'; readonly role: string; readonly office: string; readonly letter: string }
  | { readonly do: 'unknownCommand'; readonly name: string }
  | { readonly do: 'unknownPress' }
  | { readonly do: 'memberChanged'; readonly status: string }
  | { readonly do: 'migrated'; readonly to: number }
  /** Not addressed to the bot: nothing is kept, nothing answered. */
  | { readonly do: 'nothing' };
