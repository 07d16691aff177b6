/** What the units of an office are. Source: `chat.md`, People. */
export const UNIT_KINDS = ['puskesmas', 'uptd', 'kelurahan', 'school', 'other'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];
