/** What a notice of trouble can be about: categories of reports, so that who reports the same is told at once. */
export const DISTURBED = [
  'jaringan',
  'lan',
  'aplikasi',
  'email',
  'website',
  'server',
  'data',
  'akun',
  'tte',
  'perangkat',
  'lainnya',
] as const;
export type Disturbed = (typeof DISTURBED)[number];

export const readDisturbed = (word: string): Disturbed | null =>
  DISTURBED.find((one) => one === word) ?? null;
