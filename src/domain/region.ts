import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { ArticleSchema as article } from './articles.ts';
import { SpanSchema } from './cadence.ts';
import { RefusalSchema, ServiceSchema, type Refusal, type Service } from './catalogue.ts';
import { DutySchema, type Duty } from './duties.ts';
import { KebabSchema as kebab } from './forms.ts';
import { ClosureSchema, HoursRowSchema, TimeOfDaySchema } from './hours.ts';
import { plain, wordsOf } from './officeNames.ts';
import { lawContradictions } from './regionLawChecks.ts';
import { officeContradictions } from './regionOfficeChecks.ts';
import { RetentionSchema } from './records.ts';
import { explain } from './regionProblems.ts';
import { COMMON_SERVICES } from './services/index.ts';
import { COORDINATORS, ERROR_BASES, ERROR_KINDS, areas } from './vocabulary.ts';

const filled = z.string().min(1, 'write at least one character');
const cite = filled;

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

const Switch = z.strictObject({ enabled: z.boolean(), article: article.nullable(), cite });

/** The office that has a part in the rules, and how its head is called. */
const PostSchema = z.strictObject({ office: kebab, name: filled, head: filled, cite });

/** A mistake of the regulation's own text: what is printed, what is meant, and why we say so. */
const DraftingErrorSchema = z.strictObject({
  at: article,
  kind: z.enum(ERROR_KINDS),
  printed: filled,
  /** null: nobody can know. */
  corrected: filled.nullable(),
  basis: z.enum(ERROR_BASES),
  /** The article of this regulation that shows it; with `of` of another one. */
  see: article.optional(),
  of: filled.optional(),
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
    regulation: z.strictObject({
      name: filled,
      short: filled,
      /** The anchor of first due dates. */
      promulgatedOn: z.iso.date(),
      /** False: the day of the month is our choice. */
      isDayKnown: z.boolean(),
      lastArticle: z.int().min(1).max(999),
      cite,
    }),
    ictOffice: z.strictObject({ code: kebab, shortName: filled }),
    parentDomain: z.strictObject({
      name: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'write a domain name'),
      cite,
    }),
    officeTerm: z.strictObject({ short: filled, long: filled, cite }),
    steeringChair: z.strictObject({ title: filled, heldBy: filled, cite }),
    /** How this city calls those who approve; the chair's is `steeringChair`. */
    titles: z.strictObject({
      tier1: filled,
      tier2: filled,
      csirt: filled,
      office_head: filled,
      division_head: filled,
      agency_head: filled,
    }),
    posts: z.strictObject({
      planning_office: PostSchema,
      organisation_section: PostSchema,
      personnel_office: PostSchema,
      asset_office: PostSchema,
      city_secretariat: PostSchema,
    }),
    hotline: filled,
    citizenChannel: z.strictObject({ name: filled, address: filled, cite }),
    tiers: z.strictObject({ enabled: z.boolean(), legalBasis: article.nullable(), cite }),
    pdMandiri: Switch,
    lanDiagram: Switch,
    budgetRecommendation: Switch,
    subdomainDeactivation: Switch,
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
      /** By whom audits may be held; null: the text does not say. */
      auditors: article.nullable().default(null),
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
    /** How long each class of records is kept, where the city differs from `records.ts`. */
    retention: RetentionSchema.default({}),
    quiet: z.strictObject({
      from: TimeOfDaySchema,
      until: TimeOfDaySchema,
      sundays: z.boolean(),
      fridayNoon: z.tuple([TimeOfDaySchema, TimeOfDaySchema]).nullable(),
      cite,
    }),
    /** The office in charge of an application, by the option of the field `aplikasi`. */
    applications: z.array(z.strictObject({ code: kebab, office: kebab, verified: z.boolean() })),
    /** Whom an office consults by area of management; an area that is left out is the ICT office's. */
    consultation: z.array(
      z.strictObject({ area: z.enum(areas), with: z.array(z.enum(COORDINATORS)).min(1), article }),
    ),
    duties: z.array(DutySchema),
    services: z.array(ServiceSchema),
    refusals: z.array(RefusalSchema),
    draftingErrors: z.array(DraftingErrorSchema),
    offices: z.array(OfficeSchema).min(1, 'list at least one office'),
    hours: z.array(HoursRowSchema),
    holidays: z.array(ClosureSchema),
  })
  .superRefine((region, context) => {
    if (context.issues.length > 0) return;
    for (const { path, message } of [...officeContradictions(region), ...lawContradictions(region)])
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

/** The duty of this code, where the city has it. */
export function dutyOf(region: Pick<Region, 'duties'>, code: string): Duty | undefined {
  return region.duties.find((duty) => duty.code === code);
}

/** The service of this code, where the city offers it. */
export function serviceOf(region: Pick<Region, 'services'>, code: string): Service | undefined {
  return region.services.find((service) => service.code === code);
}

/**
 * Why the city does not offer a service, with the article that says how it is here; undefined where it does, or where no
 * city knows the code.
 */
export function refusalOf(
  region: Pick<Region, 'services' | 'refusals' | 'articles'>,
  code: string,
): Refusal | undefined {
  if (serviceOf(region, code) !== undefined) return undefined;
  const refusal = region.refusals.find((one) => one.code === code);
  if (refusal !== undefined || !Object.hasOwn(COMMON_SERVICES, code)) return refusal;
  return { code, why: 'not_in_catalogue', article: region.articles.userService };
}

/** The service whose refusal says why a city lacks the duty too. */
const SERVICE_OF_DUTY: Readonly<Record<string, string>> = {
  'diagram-lan': 'LAN-DIAGRAM',
  'lapor-perubahan-lan': 'LAN-LAPOR-UBAH',
  'pemeriksaan-lan': 'LAN-PERIKSA',
  'penilaian-mandiri-tik': 'PD-MANDIRI',
  'rekomendasi-anggaran': 'REKOM-ANGGARAN',
};

/** Why the city does not have a duty of another one; undefined where it has it, or where its file does not say why. */
export function dutyRefusalOf(
  region: Pick<Region, 'duties' | 'refusals'>,
  code: string,
): Refusal | undefined {
  if (dutyOf(region, code) !== undefined || !Object.hasOwn(SERVICE_OF_DUTY, code)) return undefined;
  return region.refusals.find((one) => one.code === SERVICE_OF_DUTY[code]);
}

function problemsOf(file: string, problems: string[]): Error {
  const unique = [...new Set(problems)];
  return new Error(
    `${file} has ${unique.length} problem${unique.length === 1 ? '' : 's'}:\n${unique.join('\n')}`,
  );
}
