/** How people, chats and messages are called. */
export const nameOf = (user) => [user?.first_name, user?.last_name].filter(Boolean).join(' ') || '—';

export const titleOf = (chat, bot) => (chat.type === 'private' ? bot.first_name : (chat.title ?? 'Grup'));

export function initialsOf(name) {
  const letters = name.split(/\s+/).map((word) => [...word][0] ?? '');
  return (letters.length > 1 ? letters[0] + letters.at(-1) : (letters[0] ?? '')).toUpperCase();
}

/** One of seven colours, always the same for the same id. */
export const hueOf = (id) => Math.abs(Number(id)) % 7;

export const senderOf = (message) => message.sender_chat ?? message.from ?? {};
export const senderName = (message) =>
  message.sender_chat === undefined ? nameOf(message.from) : (message.sender_chat.title ?? '—');

export const isService = (message) => serviceWords(message) !== null;

/** A line in the middle of the chat; null for what somebody said. */
export function serviceWords(message) {
  const who = nameOf(message.from);
  if (message.new_chat_members !== undefined) {
    const names = message.new_chat_members.map(nameOf).join(', ');
    return message.new_chat_members.some((one) => one.id === message.from?.id)
      ? `${who} bergabung ke grup`
      : `${who} menambahkan ${names}`;
  }
  if (message.left_chat_member !== undefined) {
    const gone = nameOf(message.left_chat_member);
    return message.left_chat_member.id === message.from?.id
      ? `${gone} keluar`
      : `${who} mengeluarkan ${gone}`;
  }
  if (message.pinned_message !== undefined)
    return `${who} menyematkan “${snippet(message.pinned_message, 40)}”`;
  if (message.group_chat_created || message.supergroup_chat_created) return `${who} membuat grup`;
  if (message.channel_chat_created) return 'Kanal dibuat';
  if (message.new_chat_title !== undefined) return `Nama grup menjadi “${message.new_chat_title}”`;
  if (message.forum_topic_created !== undefined) return `Topik “${message.forum_topic_created.name}” dibuka`;
  if (message.forum_topic_edited !== undefined)
    return `Topik diubah: ${message.forum_topic_edited.name ?? ''}`;
  if (message.forum_topic_closed !== undefined) return 'Topik ditutup';
  if (message.forum_topic_reopened !== undefined) return 'Topik dibuka kembali';
  if (message.migrate_to_chat_id !== undefined || message.migrate_from_chat_id !== undefined)
    return 'Grup ini menjadi supergrup';
  return null;
}

const media = [
  ['photo', '🖼 Foto'],
  ['animation', 'GIF'],
  ['video', '🎬 Video'],
  ['video_note', '🎬 Pesan video'],
  ['voice', '🎤 Pesan suara'],
  ['audio', '🎵 Audio'],
  ['document', '📎 Berkas'],
  ['sticker', 'Stiker'],
  ['contact', '👤 Kontak'],
  ['venue', '📍 Tempat'],
  ['location', '📍 Lokasi'],
  ['poll', '📊 Jajak pendapat'],
];

/** One line for lists and quotes. */
export function snippet(message, length = 90) {
  const kind = media.find(([field]) => message[field] !== undefined);
  const words = message.text ?? message.caption ?? message.poll?.question ?? message.document?.file_name;
  const line = [kind?.[1], words].filter(Boolean).join(' · ') || serviceWords(message) || 'Pesan';
  const clean = line.replaceAll(/\s+/g, ' ');
  return clean.length > length ? `${clean.slice(0, length).trimEnd()}…` : clean;
}
