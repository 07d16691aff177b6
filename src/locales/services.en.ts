/** What is said about the catalogue and its forms. */
import type { Misfit } from '../domain/answers.ts';
import type { Role } from '../domain/authority.ts';
import type { FieldType } from '../domain/forms.ts';
import type { Classification, RefusalReason } from '../domain/vocabulary.ts';
import type { MisfitSaid, PaperSaid, serviceWords as source, StepSaid } from './services.id.ts';
import type { Voice } from './voice.ts';

const classes: Record<Classification, string> = {
  internal: 'internal',
  restricted: 'restricted',
  confidential: 'confidential',
  secret: 'secret',
};
const span = (time: string): string => {
  const amount = Number.parseInt(time, 10);
  const unit = time.endsWith('wd') ? 'working day' : time.endsWith('h') ? 'hour' : 'minute';
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
};
const paper = (one: PaperSaid): string =>
  `• ${one.labels.join(' or ')}${one.isOptional ? ' (if there is one)' : one.isConditional ? ' (depending on your answers)' : ''}`;
const PORTAL =
  'NIK, a photo of the KTP and the passphrase are never asked for here and must not be sent; they belong in the issuer’s portal only.';

export const serviceWords = (v: Voice, roles: Record<Role, string>): ReturnType<typeof source> => {
  const chain = (steps: readonly StepSaid[]): string =>
    steps.map((one) => `${roles[one.role]}${one.isConditional === true ? ' (if needed)' : ''}`).join(' → ');
  const how: Record<FieldType, string> = {
    text: 'Write one short line.',
    long_text: 'Write in your own words.',
    choice: 'Choose, or write its number.',
    yes_no: 'Choose Ya (yes) or Tidak (no).',
    number: 'Write the number, such as 25.',
    date: 'Write the date, such as 24 November 2026.',
    datetime: 'Write date and time, such as 24 November 2026 09.00.',
    letter:
      'Write its number and date in one line, such as 800/123/2026 tanggal 3 November 2026. You may send the file with it.',
    file: 'Send the file (PDF, DOCX, XLSX or a photo, at most 20 MB), or write the number of the letter and where the document is kept.',
    person: 'Choose, or write the name.',
    office: 'Write the name or abbreviation of the office.',
    url: 'Write the address, such as https://contoh.go.id.',
    fqdn: 'Write the name.',
  };
  const misfits: Record<Misfit, (p: MisfitSaid) => string> = {
    empty: () => 'nothing could be read. Please write with letters or digits.',
    tooLong: () => 'that is too long. Please shorten it.',
    oneOf: (p) => `please choose one:\n${p.options.map((one, index) => `${index + 1}. ${one}`).join('\n')}`,
    yesOrNo: () => 'please answer Ya (yes) or Tidak (no).',
    number: () => 'please write one number, such as 25 or 1.500.000.',
    date: () => 'please write one date, such as 24 November 2026 or 24/11/2026.',
    noSuchDate: () => 'there is no such date in the calendar. Example: 24 November 2026.',
    farDate: () => 'the year looks wrong. Example: 24 November 2026.',
    datetime: () => 'please write date and time, such as 24 November 2026 09.00.',
    letterNumber: () => 'the number of the letter is missing. Example: 800/123/2026 tanggal 3 November 2026.',
    letterDate: () =>
      'the date of the letter is missing, or is no date of the calendar. Example: 800/123/2026 tanggal 3 November 2026.',
    letterFuture: () => 'that date lies in the future. Please look again.',
    file: (p) =>
      p.onlyByPage
        ? 'please write the number of the letter and where the document is kept, such as "Nomor 800/123/2026, ruang server Diskominfo".'
        : 'please send the file, or write the number of the letter and where the document is kept, such as "Nomor 800/123/2026, arsip Umum".',
    reference: () => 'please write the number of the letter and where the document is kept.',
    person: () => 'please write the name of one person.',
    office: () => 'that office is not known. Please write its name or abbreviation, such as Dinkes.',
    url: () => 'that is no address of a site. Example: https://contoh.go.id.',
    fqdn: () => 'that is no name below the city’s domain. Write it without spaces, such as layanan.',
  };
  const statuses: Record<string, string> = {
    deciding: 'Sent, waiting for approval',
    passed: 'Sent',
    rejected: 'Rejected',
    withdrawn: 'Taken back',
    deleted: 'Deleted. Nothing was sent.',
    lapsed: 'Deleted because nothing was added.',
  };
  return {
    sentences: {
      'reporter.approved': (p) =>
        `${p.number}: your request is approved and now waits for a technician. Target: ${v.when(p.targetAt)}.`,

      'services.groups': (p) =>
        `Services of ${v.ict} ${p.city}: ${p.count}, all free of charge.\nChoose a group, or write /layanan and what you need, such as /layanan subdomain.`,
      'services.group': (p) => `${p.title}: ${p.count} services.`,
      'services.found': (p) => `Services that fit "${p.words}":`,
      'services.none': (p) =>
        `No service fits "${p.words}". Look at all of them, or just write what is wrong.`,
      'services.unknown': (p) => `There is no service "${p.code}". See /layanan.`,
      'services.card': ({ service: p }) =>
        [
          `${p.title} (${p.code})`,
          [
            `Basis: ${p.article === null ? 'practice, not in the text' : `Article ${p.article} ${v.regulation}`}`,
            `Time: ${span(p.time)} ${p.approvers.length > 0 ? 'from the last approval' : 'from receipt'}`,
            'Biaya: gratis (free of charge)',
            `Class: ${classes[p.class]}`,
          ].join('\n'),
          p.papers.length === 0
            ? 'Requirements: no documents.'
            : `Requirements:\n${p.papers.map(paper).join('\n')}`,
          p.approvers.length === 0
            ? 'No approval needed: it goes straight to the technicians.'
            : `Approved by: ${chain(p.approvers)}`,
          ...(p.portalOnly ? [PORTAL] : []),
          ...(p.class === 'internal'
            ? []
            : [
                'Its files are not sent through Telegram; the number of the letter is enough, or the one-time upload page.',
              ]),
          ...(p.isOpen ? ['You have begun this form; it is not sent yet.'] : []),
        ].join('\n\n'),
      'services.referred': ({ service: p }) =>
        `${p.title} (${p.code})\n\nComplaints of citizens go to ${v.citizenChannel.name}: ${v.citizenChannel.address}. Nothing is recorded here.${p.article === null ? '' : `\nBasis: Article ${p.article} ${v.regulation}`}\nBiaya: gratis (free of charge)`,
      'services.refused': ({ refusal: p }) => {
        const why: Record<RefusalReason, string> = {
          only_in_another_city: 'exists only in another city',
          ict_office_does_it: `is done by ${v.ict} itself, without a request`,
          no_self_managed_offices: 'does not exist, since this city has no PD Mandiri TIK',
          not_in_catalogue: 'is not in the catalogue of this city',
        };
        return `"${p.title}" in ${p.city} ${why[p.why]} (Article ${p.article} ${p.regulation}).${p.elsewhere === '' ? '' : ` It is provided for in ${p.elsewhere}, Article ${p.elsewhereArticle}.`}${p.instead === '' ? '' : `\nWhat you can ask for here: ${p.instead}.`}`;
      },

      'form.question': ({ question: p }) =>
        [
          `${p.title}\nQuestion ${p.at} of ${p.of} · NOT SENT`,
          ...(p.portalOnly ? [`⚠️ ${PORTAL}`] : []),
          ...(p.isUrgent
            ? [
                `⚠️ Do not switch anything off and do not delete anything. In an emergency call ${v.hotline}. After the first two answers the report can be sent at once.`,
              ]
            : []),
          `${p.label}${p.required ? '' : ' (may be skipped)'}`,
          ...(p.given === '' ? [] : [`Your answer now: ${p.given}`]),
          p.type === 'fqdn'
            ? `Write the name, such as layanan or layanan.${p.domain}.`
            : p.type === 'file' && p.onlyByPage
              ? `This document is not sent through Telegram. Write the number of the letter and where it is kept${p.hasPage ? ', or open the one-time upload page' : ''}.`
              : p.type === 'letter' && p.onlyByPage
                ? 'Write its number and date in one line, such as 800/123/2026 tanggal 3 November 2026.'
                : how[p.type],
        ].join('\n\n'),
      'form.summary': ({ filled: p }) =>
        [
          `${p.title}\nNOT SENT`,
          p.lines,
          p.isQuestion
            ? 'Does the article above answer it? If not, pass it on to a person.'
            : p.approvers.length > 0
              ? `Once sent: ${chain(p.approvers.map((role) => ({ role, task: '' })))}. Target ${span(p.time)} from the last approval.`
              : 'Once sent it goes straight to the technicians.',
          'Look it over. Press Send when it is right, or Change for one answer (or write "ubah 3").',
        ].join('\n\n'),
      'form.ended': (p) =>
        `${p.title}\n${statuses[p.status] ?? p.status}${p.number === '' ? '' : `: ${p.number}`}`,
      'form.returned': ({ returned: p }) =>
        `Sent back for correction: ${p.reason}${p.labels.length === 0 ? '' : `\nPlease correct: ${p.labels.join(', ')}`}`,
      'form.misfit': ({ misfit: p }) => `${p.label}: ${misfits[p.why](p)}`,
      'form.missing': (p) => `Not complete yet: ${p.label}.`,
      'form.required': (p) => `"${p.label}" must be answered.`,
      'form.first': () => 'This is the first question.',
      'form.otherQuestion': () =>
        'That button belongs to a question that is past. Answer the question shown last, or use Change.',
      'form.whichOffice': () => 'Which office?',
      'form.which': () => 'Which answer do you want to change?',
      'form.pressSend': () =>
        'Everything is answered. Press Send when it is right, or Change (write "ubah" and the number).',
      'form.over': (p) =>
        p.number === ''
          ? 'That form was deleted. Begin again with /layanan.'
          : `That form was sent already: ${p.number}. See /tiket ${p.number}.`,
      'form.gone': (p) => `The service "${p.title}" no longer exists, so its form was deleted. See /layanan.`,
      'form.changed': (p) =>
        `The form "${p.title}" has changed since you began. Answers that still hold are kept; only what is new is asked.`,
      'form.inPrivate': (p) => `Forms are filled in in the private chat with the bot: https://t.me/${p.bot}`,
      'form.notConfirmed': () =>
        'Your registration still waits for your office. Once it is approved you can ask for services; you can report problems now with /lapor.',
      'form.leave': (p) => `Keep the form "${p.title}" to go on later, or delete it?`,
      'form.leaveSent': (p) =>
        `Request ${p.number} is being corrected. Keep it to go on later, or take it back?`,
      'form.parked': (p) => `The form "${p.title}" is kept. Go on at any time with /formulir.`,
      'form.deleted': (p) => `The form "${p.title}" is deleted. Nothing was sent.`,
      'form.list': (p) =>
        p.forms.length === 0
          ? 'You have no open form. The services of the city are at /layanan.'
          : `Your forms:\n${p.forms
              .map(
                (one) =>
                  `• ${one.title}${one.number === '' ? '' : ` · ${one.number}`} · ${one.isSent ? 'waiting for approval' : `NOT SENT, last filled in ${v.when(one.touchedAt)}`}`,
              )
              .join('\n')}`,
      'form.fileKind': (p) =>
        `${p.label}: this file cannot be taken. Send PDF, DOCX, XLSX or a photo${p.archive ? ', or a ZIP archive' : ''}; macros and programs are not taken.`,
      'form.fileTooLarge': (p) =>
        `The file is larger than ${p.most} MB. Write the number of the letter and where the document is kept instead, or send a smaller file.`,
      'form.fileAway': () => 'The file could not be read from Telegram yet. Please send it once more.',
      'form.fileRestricted': (p) =>
        `Documents of this service must not go through Telegram, so it was not kept and the message is deleted. Write the number of the letter and where it is kept${p.hasPage ? ', or use the one-time upload page' : ''}.`,
      'form.lies': (p) =>
        `The form "${p.title}" is not finished and NOT SENT. Your answers are kept until ${v.date(p.until.slice(0, 10))}.`,
      'form.lapsed': (p) =>
        `The form "${p.title}" was deleted because nothing was added for 30 days. If you still need it, begin again with /layanan.`,
      'request.sent': (p) =>
        `Request received: ${p.number}\n${p.title}\nWaiting for approval: ${chain(p.approvers)}. The time counts from the last approval.\nSee /tiket ${p.number}.`,
      'request.resent': (p) =>
        `The correction of ${p.number} is sent (version ${p.revision}). Waiting for approval: ${chain(p.approvers)}.`,
    },
    labels: {
      'services.all': () => 'All groups',
      'services.apply': () => 'Apply',
      'services.report': () => 'Report',
      'draft.service': (p) => `Service: ${p.text}`,
      'form.resume': () => 'Go on',
      'form.delete': () => 'Delete',
      'form.withdraw': () => 'Take back',
      'form.park': () => 'Keep',
      'form.leave': () => 'Cancel',
      'form.back': () => 'Back',
      'form.keep': () => 'Keep it',
      'form.skip': () => 'Skip',
      'form.later': () => 'Letter follows',
      'form.me': () => 'Myself',
      'form.now': () => 'Now',
      'form.sendNow': () => 'Send now',
      'form.upload': () => 'Upload page',
      'form.toPerson': () => 'Pass on to a person',
      'form.answered': () => 'Answered',
    },
  };
};
