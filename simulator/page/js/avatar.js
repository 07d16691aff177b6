import { h } from './dom.js';
import { hueOf, initialsOf, nameOf } from './names.js';

/** A round picture: initials of a person or group, the bot's own mark. */
export function avatar(who, bot, size = '') {
  if (who.id === bot.id) return h('span', { class: `avatar bot ${size}`, 'aria-hidden': 'true' });
  const name = who.title ?? nameOf(who);
  return h('span', { class: `avatar hue-${hueOf(who.id)} ${size}`, 'aria-hidden': 'true' }, initialsOf(name));
}
