/** The one-time pages as HTML: no script, nothing from elsewhere, readable on an old phone. */
import { createHash } from 'node:crypto';
import type { PassView } from '../desk/passes.ts';
import { pageWords as words, type PageOutcome } from '../locales/pages.ts';

const style = `body{font:18px/1.5 sans-serif;max-width:32em;margin:0 auto;padding:16px;color:#1a1a1a;background:#fff}
h1{font-size:22px;margin:8px 0 16px}
label{display:block;margin:16px 0 4px;font-weight:bold}
input{font:inherit;display:block;width:100%;box-sizing:border-box;padding:8px;border:1px solid #767676;border-radius:4px;background:#fff}
button{font:inherit;font-weight:bold;display:block;width:100%;margin:24px 0;padding:14px;border:0;border-radius:4px;color:#fff;background:#0b5cad}
dt{color:#555}
dd{margin:0 0 8px}
small{color:#555}`;

/** Nothing but our own style and a form that leads back here. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // A long upload never rides on a line that is being closed for having been idle.
  Connection: 'close',
};

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) ?? 63};`);

const page = (title: string, body: string): string =>
  `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${style}</style></head>
<body><h1>${escaped(title)}</h1>
${body}
</body></html>
`;

/** What became of it; `until` in words. */
export function outcomePage(outcome: PageOutcome): string {
  const [title, says] = words.outcome[outcome];
  return page(title, `<p>${escaped(says)}</p>\n<p>${escaped(words.back)}</p>`);
}

type Open = Extract<PassView, { is: 'open' }>;

/** `until`: until when it is valid, in words of the city. */
export function uploadPage(view: Open, until: string): string {
  return page(
    words.upload,
    `${about(view)}
<form method="post" enctype="multipart/form-data">
<label for="b">${escaped(words.file)}</label>
<input id="b" type="file" name="berkas" required accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx">
<small>${escaped(words.takes)}</small>
${
  view.asksDate
    ? `<label for="t">${escaped(words.on)}</label>
<input id="t" type="date" name="tanggal" required max="${escaped(view.today)}" placeholder="31/12/2026">`
    : ''
}
<button>${escaped(words.send)}</button>
</form>
<small>${escaped(words.once(until))}</small>`,
  );
}

export function downloadPage(view: Open, until: string): string {
  return page(
    words.download,
    `${about(view)}
<p>${escaped(view.file ?? '')}</p>
<form method="post"><button>${escaped(words.open)}</button></form>
<small>${escaped(words.once(until))} ${escaped(words.recorded)}</small>`,
  );
}

const about = ({ what, office }: Open): string =>
  `<p><b>${escaped(what)}</b></p>
<dl><dt>${escaped(words.office)}</dt><dd>${escaped(office)}</dd></dl>`;
