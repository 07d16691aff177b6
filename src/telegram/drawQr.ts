/** An office's link as a QR code: a PNG to print and hang up beside the printer. */
import { InputFile } from 'grammy';
import { toBuffer } from 'qrcode';
import type { Locale } from '../locales/index.ts';
import type { RenderedCall } from './speak.ts';

/** Medium correction: a corner may be torn off. The quiet zone is the four modules the standard asks for. */
export async function drawQr(locale: Locale, link: string, office: string): Promise<RenderedCall> {
  const png = await toBuffer(link, { type: 'png', errorCorrectionLevel: 'M', margin: 4, width: 720 });
  return {
    method: 'sendPhoto',
    params: {
      photo: new InputFile(png, 'kantor.png'),
      caption: locale.sentences['pd.qr']({ office, link }),
    },
    part: null,
  };
}
