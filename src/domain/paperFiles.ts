/** What kinds of files are taken as a signed letter, by how they begin: a name or a type that somebody gave proves nothing. */
const KINDS = [
  { begins: [0x25, 0x50, 0x44, 0x46, 0x2d], type: 'application/pdf', ends: 'pdf' },
  { begins: [0xff, 0xd8, 0xff], type: 'image/jpeg', ends: 'jpg' },
  { begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], type: 'image/png', ends: 'png' },
] as const;

/** PDF, JPEG or PNG; null: something else. */
export const kindOfFile = (bytes: Uint8Array): { readonly type: string; readonly ends: string } | null =>
  KINDS.find(({ begins }) => begins.every((byte, at) => bytes[at] === byte)) ?? null;
