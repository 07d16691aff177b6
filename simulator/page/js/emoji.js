import { h } from './dom.js';
import { show } from './menu.js';

const faces =
  '😀 😃 😄 😁 😂 🙂 😉 😊 😍 🤔 😐 😴 😅 😢 😭 😡 😱 🥳 🤝 👍 👎 👌 🙏 👏 💪 ✌️ 👋 ✍️ ❤️ 🔥 ⭐ 🎉 ✅ ❌ ⚠️ ❓ ⏰ 📌 📎 📄 🖨️ 🖥️ 💻 📱 📶 🔌 🔑 🔒 🛠️ 🏢 ☕ 🌧️'.split(
    ' ',
  );

export const reactionFaces = ['👍', '❤️', '🔥', '👏', '🙏', '😁', '🤔'];

/** A grid of emoji; every choice goes to `onPick`, the grid stays open. */
export function emojiPanel(anchor, onPick) {
  const pick = (face) =>
    h('button', { type: 'button', 'aria-label': face, onclick: () => onPick(face) }, face);
  show(h('div', { class: 'menu emoji', role: 'dialog', 'aria-label': 'Emoji' }, faces.map(pick)), anchor);
}
