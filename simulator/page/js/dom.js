/**
 * Makes an element. `on…` props are listeners, `class`, `aria-…` and the like attributes; `true` sets a bare attribute,
 * `false`, null and undefined leave it out. Children that are text become text nodes: nothing is ever read as HTML.
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'checked') element[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...flat(children));
  return element;
}

/** Replaces everything inside an element. */
export function fill(element, ...children) {
  element.replaceChildren(...flat(children));
  return element;
}

/** Fills an element only if what it shows has changed, so that focus stays where it is; true if it did. */
export function refill(element, key, make) {
  if (element.dataset.key === key) return false;
  element.dataset.key = key;
  fill(element, [make()]);
  return true;
}

const flat = (children) =>
  children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);

/** A button with an icon; the label is read aloud and shown as a tooltip. */
export function iconButton(name, label, onclick, props = {}) {
  const { class: extra = '', ...rest } = props;
  return h(
    'button',
    { type: 'button', class: `icon-button ${extra}`, 'aria-label': label, title: label, onclick, ...rest },
    icon(name),
  );
}

const paths = {
  back: 'M15 5l-7 7 7 7',
  send: 'M4 12l16-8-6 16-3-6z',
  attach: 'M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4L14.5 7',
  smile: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 14a4.5 4.5 0 0 0 8 0M9 9.5v.5M15 9.5v.5',
  menu: 'M4 7h16M4 12h16M4 17h10',
  keyboard: 'M3 7h18v11H3zM7 11v.1M11 11v.1M15 11v.1M8 15h8',
  mic: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0M12 17v4',
  file: 'M7 3h7l4 4v14H7zM14 3v4h4',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.1',
  film: 'M4 6h11v12H4zM15 10l5-3v10l-5-3z',
  pin: 'M12 21s7-6.2 7-11a7 7 0 0 0-14 0c0 4.8 7 11 7 11zM12 10v.1',
  user: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 20c1-4 4-6 8-6s7 2 8 6',
  users:
    'M9 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM2.5 19c.7-3.3 3-5 6.5-5s5.8 1.7 6.5 5M16 5.5a3.2 3.2 0 0 1 0 6M18 14.5c2 .6 3.1 2 3.5 4.5',
  play: 'M8 5l11 7-11 7z',
  pause: 'M8 5v14M16 5v14',
  next: 'M6 5l9 7-9 7zM18 5v14',
  stop: 'M6 6h12v12H6z',
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  dots: 'M12 5v.1M12 12v.1M12 19v.1',
  down: 'M6 9l6 6 6-6',
  reply: 'M10 6L4 12l6 6M4 12h10a6 6 0 0 1 6 6v1',
  edit: 'M4 20l1-5L16 4l4 4L9 19z',
  trash: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13',
  copy: 'M8 8h12v12H8zM4 16V4h12',
  list: 'M4 6h16M4 12h16M4 18h16',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
  block: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM6 6l12 12',
  link: 'M8 16L17 7M10 7h7v7',
  checks: 'M2 13l4 4 8-9M11 16l1 1 8-9',
};

const svgSpace = 'http://www.w3.org/2000/svg';

export function icon(name) {
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svgSpace, 'path');
  path.setAttribute('d', paths[name]);
  svg.append(path);
  return svg;
}
