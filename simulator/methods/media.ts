import type { Message } from '@grammyjs/types';
import type { FileKind, Upload } from '../files.ts';
import { checkMarkup } from '../markup.ts';
import { downloadLimit, fileOf, mediumOf, type Details } from '../media.ts';
import type { Content } from '../messages.ts';
import { badRequest } from '../refusal.ts';
import type { World } from '../world.ts';
import { answer, captionContent, post, type Captioned, type Kind, type Sending } from './compose.ts';
import type { Methods, Result } from './method.ts';

type Medium = Exclude<FileKind, 'thumbnail'>;

/** How Telegram names each medium when it may not be sent. */
export const kinds: Record<Medium, Kind> = {
  photo: 'photos',
  document: 'documents',
  voice: 'voice notes',
  video: 'videos',
  audio: 'audios',
  animation: 'animations',
  video_note: 'video notes',
  sticker: 'stickers',
};

/** What may stand together in one album. */
const albums: readonly (readonly string[])[] = [['photo', 'video'], ['document'], ['audio']];

export const media = {
  sendPhoto: (world, params) => sendMedium(world, 'photo', params.photo, params),
  sendDocument: (world, params) => sendMedium(world, 'document', params.document, params),
  sendVoice: (world, params) => sendMedium(world, 'voice', params.voice, params),
  sendVideo: (world, params) => sendMedium(world, 'video', params.video, params),
  sendAudio: (world, params) => sendMedium(world, 'audio', params.audio, params),
  sendAnimation: (world, params) => sendMedium(world, 'animation', params.animation, params),
  sendVideoNote: (world, params) => sendMedium(world, 'video_note', params.video_note, params),
  sendSticker: (world, params) => sendMedium(world, 'sticker', params.sticker, params),

  sendMediaGroup(world, params) {
    const items = params.media as readonly AlbumItem[] | undefined;
    if (!Array.isArray(items)) throw badRequest('expected an Array of InputMedia');
    if (items.length === 0) throw badRequest('media group must contain at least one item');
    if (items.length > 10) throw badRequest('too many messages to send as an album');
    const types = new Set((items as readonly AlbumItem[]).map((item) => item.type));
    if (!albums.some((allowed) => [...types].every((type) => allowed.includes(type)))) {
      throw badRequest("can't use the media of the specified type in the album");
    }
    const media_group_id = String(13_000_000_000_000_000n + BigInt(world.nextId()));
    const contents = (items as readonly AlbumItem[]).map((item) => itemContent(world, item));
    return contents.map((content, index) => {
      const kind = kinds[(items[index] as AlbumItem).type];
      return answer(post(world, kind, params, content, { media_group_id }));
    });
  },

  getFile(world, params): Result<'getFile'> {
    if (!params.file_id) throw badRequest('file_id not specified');
    const file = world.files.byId(params.file_id);
    if (file === undefined) throw badRequest('invalid file_id');
    if (file.bytes.length > downloadLimit) throw badRequest('file is too big');
    const { file_id, file_unique_id, path } = file;
    return { file_id, file_unique_id, file_size: file.bytes.length, file_path: path };
  },

  getUserProfilePhotos: (): Result<'getUserProfilePhotos'> => ({ total_count: 0, photos: [] }),
} satisfies Methods;

interface AlbumItem extends Captioned {
  type: 'photo' | 'video' | 'document' | 'audio';
  media: Upload | string;
}

/** The content of one InputMedia: in an album, or in editMessageMedia. */
export function itemContent(
  world: World,
  item: { type: string; media?: Upload | string } & Captioned & Details,
): Content {
  if (!(item.type in kinds)) throw badRequest(`can't parse InputMedia: type "${item.type}" is unsupported`);
  const kind = item.type as Medium;
  return { ...mediumOf(kind, fileOf(world, kind, item.media), item), ...captionContent(item) };
}

function sendMedium<T extends Message>(
  world: World,
  kind: Medium,
  source: Upload | string | undefined,
  params: Sending & Captioned & Details,
): T {
  checkMarkup(params.reply_markup);
  const content = { ...mediumOf(kind, fileOf(world, kind, source), params), ...captionContent(params) };
  return answer<T>(post(world, kinds[kind], params, content));
}
