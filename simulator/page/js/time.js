/** City time. The zone comes from the simulator, `?zone=` in the address overrides it. */
const labels = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' };
const asked = new URLSearchParams(location.search).get('zone');
let zone = isZone(asked) ? asked : 'Asia/Makassar';

export function useZone(name) {
  if (!isZone(asked) && isZone(name)) zone = name;
}

export const zoneLabel = () => labels[zone] ?? zone;

function isZone(name) {
  if (!name) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('id', { timeZone: name }));
  } catch {
    return false;
  }
}

const formats = new Map();

function format(milliseconds, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat('id-ID', { timeZone: zone, ...options }));
  return formats.get(key).format(milliseconds);
}

/** "14.05" */
export const timeOf = (milliseconds) =>
  format(milliseconds, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
export const timeWithSeconds = (milliseconds) =>
  format(milliseconds, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
/** "Jumat, 20 November 2026" */
export const dayOf = (milliseconds) =>
  format(milliseconds, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
/** "Jum, 20 Nov 2026" */
export const shortDayOf = (milliseconds) =>
  format(milliseconds, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

/** "2026-11-20" in the city. */
export function dateOf(milliseconds) {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts(milliseconds)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}`;
}

const day = 86_400_000;

/** The next 08.00 of a Monday to Friday, as ISO with the city's offset; the simulator knows no public holidays. */
export function nextWorkingMorning(now) {
  for (let at = now; ; at += day) {
    const date = dateOf(at);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    const morning = `${date}T08:00:00${offsetAt(at)}`;
    if (weekday >= 1 && weekday <= 5 && Date.parse(morning) > now) return morning;
  }
}

function offsetAt(milliseconds) {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(milliseconds).find((part) => part.type === 'timeZoneName').value;
  return name.replace('GMT', '') || '+00:00';
}
