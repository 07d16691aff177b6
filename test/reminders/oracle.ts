/**
 * Who must be reminded of what on which day, worked out a second time and in another way: forward from day to day, with dates as
 * numbers of days, from the city's file as it is written and the rules as `domain.md` 2 words them. Nothing of `src` is used.
 */
import type { Scenario } from './scenario.ts';

/** Days since 1970 of an ISO date, and back. */
export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
export const isoOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** domain.md 2, `offset_sets`. */
const OFFSETS: Record<string, number[]> = {
  audit: [-365, -180, -90, -30, -7, 0],
  yearly: [-60, -30, -14, -7, -1, 0],
  semester: [-30, -14, -7, -1, 0],
  quarterly: [-14, -7, -1, 0],
  monthly: [-5, -1, 0],
  five_years: [-540, -365, -180, -90, -30, 0],
  one_off: [-90, -30, -7, 0],
  event: [0, 3, 7, 14],
  certificate: [-60, -30, -14, -7, -1, 0],
  listed: [0],
};
const FIXED = ['01-01', '05-01', '06-01', '08-17', '12-25'];

function plusMonths(day: number, months: number): number {
  const [y = 0, m = 0, d = 0] = isoOf(day).split('-').map(Number);
  const all = y * 12 + (m - 1) + months;
  const [year, month] = [Math.floor(all / 12), (all % 12) + 1];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return dayNumber(`${year}-${String(month).padStart(2, '0')}-${String(Math.min(d, last)).padStart(2, '0')}`);
}

interface Cycle {
  key: string;
  duty: Scenario['duties'][number];
  office: string;
  due: number;
  event: number | null;
  /** Reminders that the rule names for a day before it are not made up for. */
  since: number;
  said: number;
  waits: boolean;
}

/** `day person key` of every reminder there must be, sorted. */
export function expectedReminders(scenario: Scenario): string[] {
  const { from, until, duties, city } = scenario;
  const holidays = new Set(city.holidays);
  const isCityDay = (day: number): boolean => {
    const iso = isoOf(day);
    const weekday = new Date(day * 86_400_000).getUTCDay();
    return weekday !== 0 && weekday !== 6 && !holidays.has(iso) && !FIXED.includes(iso.slice(5));
  };
  const isDayOf = (office: string, day: number): boolean =>
    isCityDay(day) && !scenario.closures.some((one) => one.office === office && one.on === isoOf(day));
  const dutyOf = (code: string) => duties.find((one) => one.code === code) ?? fail(`no duty ${code}`);

  const open = new Map<string, Cycle>();
  /** Of duty, office and object: when its last evidence took effect, and until when it is good. */
  const onFile = new Map<string, { last: number | null; valid: number | null; recorded: number }>();
  const found: string[] = [];

  /** When the next cycle is due; null: nothing is owed. */
  function due(code: string, key: string): number | null {
    const duty = dutyOf(code);
    const file = onFile.get(key) ?? fail(key);
    const months = /^P(\d+)M$/.exec(duty.cadence)?.[1];
    if (months !== undefined) {
      if (file.valid !== null) return file.valid;
      if (file.last !== null) return plusMonths(file.last, Number(months));
      const anchor = dayNumber(city.promulgatedOn);
      for (let times = 1; ; times++) {
        const on = plusMonths(anchor, Number(months) * times);
        if (on >= file.recorded) return on;
      }
    }
    switch (duty.cadence) {
      case 'once':
        return file.last !== null ? null : duty.dueOn !== null ? dayNumber(duty.dueOn) : file.recorded + 90;
      case 'once_then_yearly_confirmation':
        return file.last === null ? file.recorded + 90 : plusMonths(file.last, 12);
      case 'per_certificate':
        return file.valid;
      default:
        return termDue(duty.cadence, code, file.last);
    }
  }
  function termDue(cadence: string, code: string, last: number | null): number | null {
    const term = code === 'peta-rencana-paruh' ? 'peta-rencana-5-tahun' : 'arsitektur-5-tahun';
    const begins = [...onFile].flatMap(([key, file]) =>
      key.startsWith(`${term} `) ? (file.last ?? []) : [],
    );
    if (begins.length === 0) return null;
    const begun = Math.max(...begins);
    const points =
      cadence === 'midterm'
        ? [[30, 0]]
        : cadence === 'final_year'
          ? [[60, 48]]
          : [
              [30, 0],
              [60, 48],
            ];
    for (const [at = 0, after = 0] of points)
      if (last === null || last <= plusMonths(begun, after)) return plusMonths(begun, at);
    return null;
  }
  function opens(
    code: string,
    office: string,
    key: string,
    today: number,
    event: number | null = null,
  ): void {
    const duty = dutyOf(code);
    const on = event === null ? due(code, key) : event + (duty.withinDays ?? 14);
    if (on === null) return void open.delete(key);
    open.set(key, { key, duty, office, due: on, event, since: today, said: -1, waits: false });
  }

  /** Whether a reminder of the cycle has come by today that was not said. */
  function isPending(cycle: Cycle, today: number): boolean {
    const { duty, office } = cycle;
    const moved = (nominal: number): number => {
      let day = nominal;
      while (!isDayOf(office, day)) day -= 1;
      return day;
    };
    const isIn = (nominal: number): boolean => {
      const day = moved(nominal);
      return nominal >= cycle.since && day > cycle.said && day <= today;
    };
    const base = duty.offsets === 'event' && cycle.event !== null ? cycle.event : cycle.due;
    if ((OFFSETS[duty.offsets] ?? []).some((offset) => isIn(base + offset))) return true;
    if (duty.offsets === 'listed') {
      for (
        let nominal = today + 15;
        nominal >= Math.max(cycle.since, cycle.due) && nominal > cycle.said;
        nominal--
      )
        if (isoOf(nominal).endsWith('-01') && nominal > cycle.due && isIn(nominal)) return true;
      return false;
    }
    if (duty.isOptional) return false;
    const earliest = Math.max(cycle.since, cycle.said + 1);
    const weeks = Math.max(1, Math.ceil((earliest - cycle.due) / 7));
    for (let nominal = cycle.due + 7 * weeks; nominal <= today + 15; nominal += 7)
      if (isIn(nominal)) return true;
    return false;
  }

  /** Who is written to of it: those there, else who stands in, else the next above. */
  function readers(duty: Cycle['duty'], office: string, today: number): string[] {
    const held = scenario.people.filter((one) => one.from <= today);
    const heard = (role: string, at: string | null): string[] => {
      const those = held.filter((one) => one.role === role && (at === null || one.office === at));
      const ids = those.flatMap((one) => {
        const away = scenario.leaves.find(
          (leave) => leave.person === one.name && leave.from <= today && today <= leave.until,
        );
        return away === undefined ? [one.name] : away.deputy === null ? [] : [away.deputy];
      });
      return [...new Set(ids)];
    };
    const isIct = office === city.ict;
    const rungs =
      duty.owner === 'steering_team'
        ? [heard('chair', null)]
        : duty.owner === 'tier2'
          ? [heard('tier2', null)]
          : duty.owner === 'agency_head'
            ? [heard('agency_head', null)]
            : isIct
              ? [heard('tier1', office), heard('coordinator', null), heard('agency_head', null)]
              : [heard('tier1', office), heard('office_head', office)];
    return rungs.find((ids) => ids.length > 0) ?? [];
  }

  for (let today = from; today <= until; today++) {
    if (isCityDay(today) && scenario.saysOn(today))
      for (const cycle of open.values()) {
        if (cycle.waits || !isDayOf(cycle.office, today) || !isPending(cycle, today)) continue;
        const names = readers(cycle.duty, cycle.office, today);
        if (names.length === 0) continue;
        for (const name of names) found.push(`${isoOf(today)} ${name} ${cycle.key}`);
        cycle.said = today;
      }
    // What people do, they do in the afternoon.
    for (const fact of scenario.facts) {
      if (fact.on !== today) continue;
      const key = `${fact.duty} ${fact.office} ${fact.object}`;
      if (fact.is === 'selfManaged') continue; // no duty of these cities asks for it
      if (fact.is === 'recorded') {
        onFile.set(key, { last: fact.last, valid: fact.valid, recorded: today });
      } else if (fact.is === 'happened') opens(fact.duty, fact.office, key, today, fact.day);
      else {
        const cycle = open.get(key);
        if (cycle === undefined) continue;
        if (fact.is === 'sent') {
          cycle.waits = true;
          continue;
        }
        if (!cycle.waits) continue;
        if (fact.is === 'returned') {
          cycle.waits = false;
          cycle.since = today + 1;
        }
        if (fact.is === 'accepted') {
          open.delete(key);
          const file = onFile.get(key);
          if (file === undefined) continue; // an event, met
          onFile.set(key, { ...file, last: fact.day, valid: null });
          opens(fact.duty, fact.office, key, today);
        }
      }
    }
    // Data awal of the day opens what it makes owed, terms after what begins them.
    for (const fact of scenario.facts)
      if (fact.on === today && fact.is === 'recorded')
        opens(fact.duty, fact.office, `${fact.duty} ${fact.office} ${fact.object}`, today);
  }
  return found.sort();
}

function fail(what: string): never {
  throw new Error(what);
}
