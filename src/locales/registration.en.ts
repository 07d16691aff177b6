/** Registration, offices and units, in English; part of `en.ts`. */
import type { registrationWords as id, OfficeLine } from './registration.id.ts';
import type { Voice } from './voice.ts';

const quoted = (text: string) => (text === '' ? '' : `\n\n${text}`);
const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;

export const registrationWords = (v: Voice): ReturnType<typeof id> => {
  const outcome = (p: { state: string; by: string; at: string }) =>
    p.state === 'approved'
      ? `Approved by ${p.by}, ${v.dateTime(p.at)}.`
      : p.state === 'rejected'
        ? `Rejected by ${p.by}, ${v.dateTime(p.at)}.`
        : `No decision is needed any more, ${v.dateTime(p.at)}.`;
  const line = (one: OfficeLine) =>
    `• ${one.abbreviation}: ${one.staff} registered, ${one.tier1 === 0 ? 'no Tier 1 yet' : `${one.tier1} Tier 1`}${one.hasGroup ? ', has a group' : ''}${one.units === 0 ? '' : `, ${counted(one.units, 'unit')}`}${one.waiting === 0 ? '' : `, ${one.waiting} awaiting approval`}`;
  return {
    sentences: {
      'enrol.office': () =>
        'Which office do you work in? Write its abbreviation or part of its name, for example "dinkes" or "puskesmas".',
      'enrol.which': (p) => `Offices that fit "${p.word}". Which one?`,
      'enrol.notFound': (p) =>
        `Office "${p.word}" was not found. Try its abbreviation or one word of its name. You can report an issue once office and name are filled in.`,
      'enrol.notListed': () =>
        `Try the office above yours, for example the dinas your unit belongs to. If it is really missing, contact ${v.ict} (${v.hotline}) to have it added.`,
      'enrol.name': (p) =>
        `${p.office}.\nWhat is your name? Press the name below if it is right, or write your full name.`,
      'enrol.nameUnfit': () =>
        'Please write your full name in letters, at most 64 of them, without NIP or NIK.',
      'enrol.cancelled': () => 'The registration was cancelled. Write /daftar to begin again.',
      'enrol.over': () => 'This button is no longer valid. Write /daftar to see your registration.',

      'registration.sent': (p) =>
        `Thank you, ${p.name}. The request to be registered at ${p.office} was sent to ${p.byCoordinator ? `the coordinator at ${v.ict}` : 'the Tier 1 technician of that office'}.\nWhile you wait you can already report. Is something wrong? Just write it here.`,
      'registration.card': (p) =>
        `Request for registration\n${p.name}\n${p.office}\nRequested ${v.dateTime(p.requestedAt)}${p.rejections === 0 ? '' : `\nRejected before: ${p.rejections}.`}\n\n${p.state === 'requested' ? 'Does this person work in that office?' : outcome(p)}${p.state === 'rejected' ? quoted(p.text) : ''}`,
      'registration.approved': (p) =>
        `Your registration was approved: employee · ${p.office}. Is something wrong? Just write it here.`,
      'registration.rejected': (p) =>
        `Sorry, the registration at ${p.office} could not be approved.${quoted(p.text)}\n\nIf it was the wrong office, write /daftar and choose the right one. If you think this is a mistake, contact the technician of your office or ${v.ict} (${v.hotline}).`,
      'registration.youApproved': (p) => `${p.name} was approved and has been told.`,
      'registration.youRejected': (p) => `${p.name} was rejected and has been told why.`,
      'registration.decided': outcome,
      'registration.absent': () => 'That request does not exist, or is not yours to decide.',
      'registration.notConfirmed': (p) =>
        `You are handling the ticket, but ${p.name} was not approved: you no longer have the authority for that.`,
      'registration.withdrawn': () =>
        'The registration was cancelled. Reports already sent are still handled. Write /daftar to begin again.',
      'registration.overAlready': () => 'This request was already decided or cancelled.',
      'registration.waits': (p) =>
        `The request to be registered at ${p.office} was sent ${v.dateTime(p.at)} and awaits approval. Meanwhile you can already report: just write what is wrong.`,
      'registration.already': (p) =>
        `${p.name} is registered at ${p.office} already. To move to another office, contact the coordinator at ${v.ict}. /saya shows your data.`,
      'registration.decidersOnly': () =>
        'Requests for registration are decided by Tier 1 technicians or coordinators. To register yourself: /daftar.',
      'registration.noneWaiting': () => 'No request for registration is waiting.',
      'ask.whyRejected': (p) => `Why is ${p.name} rejected? One line is enough; the person reads it too.`,
      'ask.orReplyHere': () => 'or reply to this message.',

      'pd.list': (p) =>
        `Offices (${p.count}), page ${p.page} of ${p.pages}\n\n${p.rows.map(line).join('\n')}\n\nPress an abbreviation to open it, or write /pd OFFICE.`,
      'pd.sheet': (p) =>
        [
          `${p.office} (${p.abbreviation})`,
          ...(p.parent === null ? [] : [`Unit of ${p.parent}`]),
          ...(p.location === null ? [] : [`Place: ${p.location}`]),
          '',
          ...(p.appointed.length === 0
            ? [p.parent === null ? 'No Tier 1 yet.' : `Served by Tier 1 of ${p.parent}.`]
            : p.appointed.map(
                (one) =>
                  `Tier 1: ${one.name} · ${one.letter === null ? `the number of the letter of appointment is missing${p.article === '' ? '' : ` (Article ${p.article})`}` : `letter ${one.letter}`}`,
              )),
          `Registered employees: ${p.staff}${p.waiting === 0 ? '' : `, ${p.waiting} awaiting approval (/pendaftaran)`}`,
          ...(p.group === null ? [] : [`Group: ${p.group}`]),
          ...(p.decree === null ? [] : [`PD Mandiri TIK: SK ${p.decree}`]),
          ...(p.units.length === 0
            ? []
            : [`Units: ${p.units.join(', ')}${p.more === 0 ? '' : `, and ${p.more} more`}`]),
          '',
          `Link to register employees: ${p.link}`,
          `Invite a Tier 1: /undang tier1 ${p.code}`,
        ].join('\n'),
      'pd.qr': (p) =>
        `Registration of employees · ${p.office}\nScan it with the camera of a phone, then press Start.\n${p.link}`,
      'pd.notFound': (p) =>
        `${p.word === '' ? 'That office' : `Office "${p.word}"`} does not exist, or is not yours. /pd shows what you can open.`,
      'pd.notYours': () => 'The list of offices is for coordinators, and for Tier 1 of its own office.',
      'ask.unit.name': (p) => `New unit of ${p.office}: what is it called? For example "Puskesmas Danowudu".`,
      'ask.unit.kind': (p) => `${p.name}: what kind of unit is it?`,
      'ask.unit.place': (p) => `${p.name}: where is it? One line, for example the kelurahan or the street.`,
      'unit.added': (p) =>
        `${p.name} was added to ${p.office} and can be found when registering. Tier 1 of ${p.office} serves it, unless it gets its own: /undang tier1 ${p.code}\nLink for registration: ${p.link}`,
      'unit.known': (p) => `${p.office} is there already. Write another name, or press Cancel.`,
      'unit.nameUnfit': () => 'Please write the name of the unit in letters, at most 100 of them.',
      'unit.notYours': () => 'Units are added by a coordinator, or by Tier 1 of the office above.',
      'unit.cancelled': () => 'Cancelled. No unit was added.',
      'unit.over': () => 'This button is no longer valid. Begin again from /pd.',
    },
    labels: {
      notListed: () => 'Not on the list',
      otherOffice: () => 'Another office',
      approve: () => 'Approve',
      rejectRegistration: () => 'Reject',
      withdrawRegistration: () => 'Cancel the registration',
      confirmAndClaim: () => 'Approve the employee and handle',
      'usual.notOurStaff': () => 'Not an employee of this office',
      'usual.unknownPerson': () => 'The name is not known',
      'usual.wrongOffice': () => 'Another office is the right one',
      previousPage: () => '‹ Previous',
      nextPage: () => 'Next ›',
      qrCode: () => 'QR code',
      addUnit: () => 'Add a unit',
      noPlace: () => 'Skip',
      'unit.puskesmas': () => 'Puskesmas',
      'unit.uptd': () => 'UPTD',
      'unit.kelurahan': () => 'Kelurahan',
      'unit.school': () => 'School',
      'unit.other': () => 'Other',
    },
    reporterPending: () => '⚠️ The reporter is not confirmed as an employee yet.',
  };
};
