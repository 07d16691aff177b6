/** Documents made when they are sent: all data of one person, the draft minutes of a list. */
import { InputFile } from 'grammy';
import type { Pool } from 'pg';
import { countsOf, disposalByCase, itemsOf } from '../db/disposal.ts';
import { codeOf } from '../desk/disposal.ts';
import { exportOf } from '../desk/exportData.ts';
import type { Region } from '../domain/region.ts';
import type { Speech } from '../engine/speech.ts';
import type { Locale } from '../locales/index.ts';
import type { RenderedCall } from './speak.ts';

export async function drawDocument(
  { pool, region, now }: { pool: Pool; region: Region; now: Temporal.Instant },
  locale: Locale,
  { what, id }: Speech & { is: 'document' },
): Promise<RenderedCall> {
  if (what === 'ownData') {
    const text = `${JSON.stringify(await exportOf(pool, region, Number(id), now), null, 2)}\n`;
    return document(text, 'data-saya.json', locale.sentences['own.exported']());
  }
  const list = await disposalByCase(pool, id);
  if (list === null) throw new Error(`There is no list of records ${id} (any more).`);
  const code = codeOf(list);
  const groups = await countsOf(pool, id);
  const text = locale.sentences['disposal.minutesDraft']({
    code,
    at: list.proposedAt.toISOString(),
    groups,
    rows: (await itemsOf(pool, id)).map((one) => ({ name: one.recordClass, item: one.label ?? one.item })),
    digest: list.listHash,
  });
  return document(text, `berita-acara-${code}.txt`, code);
}

const document = (text: string, name: string, caption: string): RenderedCall => ({
  method: 'sendDocument',
  params: { document: new InputFile(Buffer.from(text, 'utf8'), name), caption },
  part: null,
});
