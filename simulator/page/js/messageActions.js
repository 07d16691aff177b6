import { openMenu } from './menu.js';
import { reactionFaces } from './emoji.js';

/** What a person can do with a message: answer, react, copy; change or delete his own. */
export function messageActions(message, isOwn, anchor, does) {
  const text = message.text ?? message.caption;
  const items = [
    { label: 'Balas', icon: 'reply', does: does.reply },
    text !== undefined && {
      label: 'Salin teks',
      icon: 'copy',
      does: () => void navigator.clipboard?.writeText(text),
    },
    isOwn && text !== undefined && { label: 'Ubah', icon: 'edit', does: does.edit },
    isOwn && { label: 'Hapus', icon: 'trash', isDanger: true, does: does.remove },
  ];
  openMenu(anchor, items.filter(Boolean), reactionFaces, does.react);
}
