/** The same in English. */
import type { togetherWords as indonesian } from './together.id.ts';
import type { Voice } from './voice.ts';

const quoted = (text: string) => (text === '' ? '' : `\n\n${text}`);
const counted = (count: number, one: string) => `${count} ${one}${count === 1 ? '' : 's'}`;
const channels: Record<string, string> = { phone: 'telephone', visit: 'in person', whatsapp: 'WhatsApp' };

export const togetherWords = (v: Voice): ReturnType<typeof indonesian> => ({
  channels,
  sentences: {
    'ask.transferTo': (p) => `${p.number}: move it to which office? Write its name or abbreviation.`,
    'ask.whichOffice': (p) =>
      `${p.number}: "${p.word}" fits these offices. Choose one, or write other words.`,
    'ask.noSuchOffice': (p) =>
      `${p.number}: no office "${p.word}". Write its name or abbreviation in other words.`,
    'ask.whyTransferred': (p) => `${p.number}: why is it moved? The reporter reads this too.`,
    'ask.mergeInto': (p) => `${p.number}: the same as which ticket? Choose one, or write its number.`,
    'ask.whichToMerge': (p) => `${p.number}: that number fits several tickets. Which one?`,
    'ask.update': (p) =>
      `${p.number}: what is the news? The reporters of this ticket and of all that follow it read it.`,
    'ask.referContact': (p) =>
      `${p.number}: who is the contact at ${p.word}? A name, with office or number if you like.`,
    'ask.waitDate': (p) =>
      `${p.number}: no date found. Begin with a date, such as 24/11, Wednesday or tomorrow; or choose Not known yet at the question above.`,
    'ask.visitDate': (p) =>
      `${p.number}: no date and time found. Write for example 24/11 09.30, tomorrow 10.00, or Wednesday at 9.`,
    'ask.datePast': (p) =>
      `${p.number}: that time has passed, or is more than a year ahead. Write another one.`,

    'reporter.transferred': (p) =>
      `${p.number}: moved to ${p.office}, which handles it from now on.${quoted(p.text)}`,
    'reporter.merged': (p) =>
      `${p.number}: joined with another report of the same fault. Your number stays valid; news and the solution come here.`,
    'reporter.parted': (p) => `${p.number}: handled on its own again. A technician will take it.`,
    'reporter.updated': (p) => `${p.number}: news from ${p.by || 'the desk'}.${quoted(p.text)}`,
    'reporter.visitToday': (p) =>
      `${p.number}: a technician comes ${v.when(p.visitAt)}. Please have somebody there.`,
    'report.joined': (p) =>
      `Recorded: ${p.number}\n${p.mass ? 'Your report is part of the mass incident that is being handled.' : 'Your report follows a colleague’s report of the same fault.'} News and the solution come here; you yourself say whether it is solved.`,
    'report.massKnown': (p) =>
      `A mass incident since ${v.when(p.at)} is known and handled by ${v.ict}.${quoted(p.text)}\n\nIf this is what you have, press I have it too: the news comes here.`,
    'report.recordedForYou': (p) =>
      `${p.by} wrote down your report: ${p.number}\nReply to this message to add something.`,
    'draft.massKnown': (p) =>
      `⚠️ A mass incident since ${v.when(p.at)} is known and handled by ${v.ict}.${p.text === '' ? '' : ` Latest news: ${p.text}`} If this is what you have, press I have it too.`,
    'draft.alikeKnown': (p) =>
      `A colleague of your office reported something like it: ${p.number} (${v.when(p.at)}): ${p.text}\nIf it is the same, press I have it too.`,
    'desk.massSuspected': (p) =>
      `⚠️ ${p.count} similar reports (${p.category}) from ${p.offices.length} offices within half an hour: ${p.offices.slice(0, 12).join(', ')}${p.offices.length > 12 ? ', …' : ''}. Make it one mass incident? (/massal ${p.short})`,
    'desk.waitIsDue': (p) => `${p.number}: what it waits for should have come by now. Has it?`,
    'desk.visitToday': (p) =>
      `${p.number}: a visit is planned ${v.when(p.visitAt)}. The reporter is reminded too.`,
    'desk.joined': (p) =>
      `${p.number}: ${p.other} has the same fault, now ${counted(p.count, 'reporter')}.${p.priority === '' ? '' : ` Impact is higher, priority is now ${p.priority}.`}`,
    'desk.parted': (p) => `${p.number}: separated, back in the queue.`,

    'done.transferred': (p) => `${p.number} moved, the reporter is told.`,
    'done.merged': (p) => `${p.number} joined. Separate undoes it until it is solved.`,
    'done.parted': (p) => `${p.number} separated.`,
    'done.same': (p) => `${p.number} follows the mass incident; its news comes here.`,
    'done.massMade': (p) =>
      `Mass incident: ${p.count} reports from ${p.offices.length} offices follow it. /kabar answers all at once; one that turns out to be different is separated by /pisahkan.`,
    'done.updated': (p) => `${p.number}: the news went to all its reporters.`,

    'refused.massByTier2': () => 'Tier 2 or a coordinator declares a mass incident.',
    'refused.massAlready': (p) => `It is the mass incident ${p.other} already.`,
    'refused.draftOpen': () =>
      'There is a report that is NOT SENT yet. Send or cancel it first (/batal), then try again.',
    'refused.mergeNotYours': (p) => `${p.other}: joining this ticket is not your part.`,
    'refused.mergeItself': (p) => `${p.number} cannot be joined with itself.`,
    'refused.mergeComplaint': () => 'Complaints are not joined; each is answered on its own.',
    'refused.mergeRestricted': (p) =>
      `${p.number} and ${p.other} cannot be joined: one of them is restricted (a security incident).`,
    'refused.mergeFollows': (p) =>
      `${p.other} follows another ticket itself. Join ${p.number} with the one it follows.`,
    'refused.mergeOver': (p) => `${p.other} is solved or closed, so ${p.number} cannot follow it.`,
    'refused.mergeLeads': (p) =>
      `${p.number} is followed by other tickets. Join ${p.other} into ${p.number}, not the other way round.`,
  },
  labels: {
    transfer: () => 'Move to another office',
    merge: () => 'Join (duplicate)',
    part: () => 'Separate',
    update: () => 'Tell everybody',
    makeMass: () => 'Make it a mass incident',
    alsoMine: () => 'I have it too',
    notRegisteredYet: () => 'Not registered',
    'channel.phone': () => 'Telephone',
    'channel.visit': () => 'In person',
    'channel.whatsapp': () => 'WhatsApp',
    waitMore: () => 'Wait longer',
    'usual.notOurDevice': () => 'Not equipment of our office',
    'usual.theirService': () => 'The service belongs to that office',
    'usual.komdigi': () => 'Komdigi',
    'usual.bssn': () => 'BSSN',
    'usual.kemendagri': () => 'Kemendagri',
    'usual.internetProvider': () => 'The internet provider',
  },
  recording: {
    for: (p) => `For ${p.name}, by ${channels[p.channel] ?? p.channel}`,
    who: (p) =>
      p.name === ''
        ? 'NOT SENT — a report for whom? Write the name.'
        : p.found === 0
          ? `NOT SENT — nobody called "${p.name}" in the offices you serve. Write the name another way, or press Not registered.`
          : `NOT SENT — a report for whom? Choose, write another name, or press Not registered for "${p.name}".`,
    office: (p) =>
      `NOT SENT — in which office does ${p.name} work? ${p.word !== '' && p.found === 0 ? `Nothing found for "${p.word}". ` : ''}Write the office’s name or abbreviation.`,
    channel: (p) => `NOT SENT — how did ${p.name} report it?`,
  },
  card: {
    movedAway: (p) =>
      `${p.number}\nMoved to ${p.office}, ${v.when(p.at)}. This ticket is no longer handled here.`,
    follows: (p) => (p.kind === 'mass' ? `Part of the mass incident ${p.number}` : `Follows ${p.number}`),
    followed: (p) =>
      `${p.mass ? 'Mass incident, followed by' : 'Followed by'} ${counted(p.count, 'ticket')}: ${p.numbers.join(', ')}${p.count > p.numbers.length ? ', …' : ''}`,
    waitsUntil: (p) => `Expected: ${v.when(p.at)}`,
    visitAt: (p) => `Visit: ${v.when(p.at)}`,
    recorded: (p) => `Recorded by ${p.by} (${channels[p.channel] ?? p.channel})`,
  },
});
