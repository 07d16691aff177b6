import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { explain } from './regionProblems.ts';
import { ClosureSchema, HoursRowSchema, TimeOfDaySchema } from './hours.ts';

const kebab = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower case letters, digits and single hyphens');
const filled = z.string().min(1, 'write at least one character');
const article = z.string().regex(/^\d+/, "start with the number of the article, such as '41(9)'");
const cite = filled;

/** A span of a target: minutes, hours, working days (`30m`, `2h`, `1wd`). */
export const SpanSchema = z
  .string()
  .regex(/^[1-9]\d{0,2}(m|h|wd)$/, "write minutes '30m', hours '2h' or working days '1wd'");

const TargetSchema = z.strictObject({
  response: SpanSchema,
  tier1: SpanSchema.nullable(),
  resolve: SpanSchema,
  clock: z.enum(['working', 'wall']),
});

export const officeKinds = [
  'dinas',
  'badan',
  'sekretariat',
  'inspektorat',
  'kecamatan',
  'kelurahan',
  'uptd',
  'rsud',
  'satuan',
] as const;
export type OfficeKind = (typeof officeKinds)[number];

export const workPatterns = ['five_days', 'six_days', 'around_the_clock'] as const;

const OfficeSchema = z.strictObject({
  code: kebab,
  abbreviation: filled.max(32),
  name: filled.max(160),
  kind: z.enum(officeKinds),
  /** False: the name is usual for such a city but was not seen in a source of this one. */
  verified: z.boolean(),
  aliases: z.array(filled).default([]),
  /** The office a unit (kelurahan, UPTD) belongs to. */
  parent: kebab.optional(),
  pdMandiri: z.boolean().default(false),
  /** Number of the SK Sekretaris Daerah that designated it (Bitung 47(6)). */
  pdMandiriDecree: filled.optional(),
  workPattern: z.enum(workPatterns).default('five_days'),
  cite: cite.optional(),
});

/** One city's file in `regions/`: what differs between cities, each value with its article or source. */
export const RegionSchema = z
  .strictObject({
    code: kebab,
    cityCode: z.string().regex(/^[A-Z]{3}$/, "write three capital letters, such as 'BTG'"),
    cityName: filled,
    headTitle: filled,
    timeZone: z.enum(['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura']),
    zoneLabel: z.enum(['WIB', 'WITA', 'WIT']),
    regulation: z.strictObject({ name: filled, short: filled, promulgatedOn: z.iso.date(), cite }),
    ictOffice: z.strictObject({ code: kebab, shortName: filled }),
    parentDomain: z.strictObject({
      name: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'write a domain name'),
      cite,
    }),
    officeTerm: z.strictObject({ short: filled, long: filled, cite }),
    steeringChair: z.strictObject({ title: filled, heldBy: filled, cite }),
    hotline: filled,
    citizenChannel: z.strictObject({ name: filled, address: filled, cite }),
    tiers: z.strictObject({ enabled: z.boolean(), legalBasis: article.nullable(), cite }),
    pdMandiri: z.strictObject({ enabled: z.boolean(), article: article.nullable(), cite }),
    lanDiagram: z.strictObject({ enabled: z.boolean(), article: article.nullable(), cite }),
    budgetRecommendation: z.strictObject({ enabled: z.boolean(), article: article.nullable(), cite }),
    subdomainDeactivation: z.strictObject({ enabled: z.boolean(), article: article.nullable(), cite }),
    /** Articles that the desk's sentences cite; null: this city's text has none. */
    articles: z.strictObject({
      userService: article,
      tier1Appointment: article.nullable(),
      tier1Resolves: article.nullable(),
      escalation: article.nullable(),
      tier2Resolves: article.nullable(),
      supervision: article.nullable(),
      securityConsultation: article.nullable(),
      furtherRules: article.nullable(),
    }),
    targets: z.strictObject({
      /** Number of the Kepala Dinas' decision; null: the numbers are shown as "target" only. */
      decree: filled.nullable(),
      /** Working minutes that count as one working day. */
      workingDayMinutes: z.int().min(60).max(1440),
      P1: TargetSchema,
      P2: TargetSchema,
      P3: TargetSchema,
      P4: TargetSchema,
      complaint: TargetSchema,
      cite,
    }),
    quiet: z.strictObject({
      from: TimeOfDaySchema,
      until: TimeOfDaySchema,
      sundays: z.boolean(),
      fridayNoon: z.tuple([TimeOfDaySchema, TimeOfDaySchema]).nullable(),
      cite,
    }),
    offices: z.array(OfficeSchema).min(1, 'list at least one office'),
    hours: z.array(HoursRowSchema),
    holidays: z.array(ClosureSchema),
  })
  .superRefine((region, context) => {
    for (const { path, message } of contradictions(region))
      context.addIssue({ code: 'custom', path, message });
  });

export type Region = z.infer<typeof RegionSchema>;
export type Office = Region['offices'][number];
export type WorkPattern = Office['workPattern'];

/** Reads a city's file. Throws one Error that lists every problem as `file:line: field: fix`. */
export function parseRegion(text: string, file: string): Region {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    throw problemsOf(
      file,
      document.errors.map(
        (e) => `${file}:${lines.linePos(e.pos[0]).line}: not YAML: ${e.message.split('\n')[0]}`,
      ),
    );
  }
  const read = RegionSchema.safeParse(document.toJS());
  if (read.success) return read.data;
  throw problemsOf(
    file,
    read.error.issues.flatMap((issue) => explain(issue, document, lines, file)),
  );
}

/** The office that a person means by its abbreviation, code, other name or full name; case, spaces and punctuation do not matter. */
export function findOffice(region: Pick<Region, 'offices'>, word: string): Office | undefined {
  const wanted = plain(word);
  if (wanted === '') return undefined;
  return region.offices.find((office) => wordsOf(office).some((name) => plain(name) === wanted));
}

function wordsOf(office: Office): string[] {
  return [office.abbreviation, office.code, office.name, ...office.aliases];
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

type Contradiction = { path: (string | number)[]; message: string };

const labels: Record<Region['timeZone'], Region['zoneLabel']> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

function contradictions(region: Region): Contradiction[] {
  const found: Contradiction[] = [];
  const say = (path: (string | number)[], message: string) => void found.push({ path, message });
  const codes = new Set(region.offices.map((office) => office.code));
  const owner = new Map<string, string>();

  if (labels[region.timeZone] !== region.zoneLabel)
    say(['zoneLabel'], `write ${labels[region.timeZone]}, the label of ${region.timeZone}`);
  if (!codes.has(region.ictOffice.code))
    say(
      ['ictOffice', 'code'],
      `'${region.ictOffice.code}' is not in offices; add it there or correct the code`,
    );
  region.offices.forEach((office, at) => {
    for (const word of new Set(wordsOf(office).map(plain))) {
      const other = owner.get(word);
      if (other === undefined) owner.set(word, office.code);
      else if (other === office.code && word === plain(office.code))
        say(['offices', at, 'code'], `'${other}' is there twice; remove one`);
      else
        say(
          ['offices', at],
          `'${word}' already names '${other}'; choose another code, abbreviation, alias or name`,
        );
    }
    if (office.parent !== undefined && (!codes.has(office.parent) || office.parent === office.code))
      say(['offices', at, 'parent'], `'${office.parent}' is no other office of this file`);
    if (office.pdMandiri && !region.pdMandiri.enabled)
      say(['offices', at, 'pdMandiri'], 'this city has no PD Mandiri TIK; write false');
    if (office.pdMandiri && office.pdMandiriDecree === undefined)
      say(
        ['offices', at, 'pdMandiri'],
        'add pdMandiriDecree, the number of the SK Sekretaris Daerah (Bitung 47(6)), or write false',
      );
  });
  const seen = new Set<string>();
  region.hours.forEach((row, at) => {
    const key = `${row.pattern} ${row.from}`;
    if (seen.has(key))
      say(
        ['hours', at, 'from'],
        `two rows of ${row.pattern} begin on ${row.from}; join them or change a date`,
      );
    seen.add(key);
  });
  const closed = new Set<string>();
  region.holidays.forEach((day, at) => {
    if (closed.has(day.on)) say(['holidays', at, 'on'], `${day.on} is there twice; remove one`);
    closed.add(day.on);
  });
  return found;
}

function problemsOf(file: string, problems: string[]): Error {
  const unique = [...new Set(problems)];
  return new Error(
    `${file} has ${unique.length} problem${unique.length === 1 ? '' : 's'}:\n${unique.join('\n')}`,
  );
}
