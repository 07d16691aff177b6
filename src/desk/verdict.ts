/** A plain yes or no to `Apakah kendala sudah teratasi?`. Anything more is a conversation, and is asked again with buttons. */
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const YES = words(
  'sudah udah sdh ya iya yes beres teratasi selesai normal lancar pulih solved fixed works working done',
);
/** May stand beside a yes without changing it. */
const BESIDE = words(
  'pak bu bapak ibu min kak mas mbak bisa kembali lagi semua sekarang oke ok baik terima kasih makasih alhamdulillah puji tuhan syukur it is all now again thanks thank you',
);
const NO = words('belum blm belom masih gagal alun still');
/** Says no only alone: "tidak ada kendala lagi" means yes. */
const NO_ALONE = words('tidak tdk nda ndak gak nggak no');

export function verdictOf(text: string): 'confirm' | 'reject' | null {
  const said = text.toLowerCase().match(/[a-z]+/g) ?? [];
  if (said.length === 0 || said.length > 6) return null;
  if (said.some((word) => NO.has(word))) return 'reject';
  if (said.every((word) => NO_ALONE.has(word) || BESIDE.has(word)) && NO_ALONE.has(said[0] ?? ''))
    return 'reject';
  const isPlain = said.every((word) => YES.has(word) || BESIDE.has(word));
  return isPlain && said.some((word) => YES.has(word)) ? 'confirm' : null;
}
