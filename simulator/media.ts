import type { Message, PhotoSize } from '@grammyjs/types';
import type { FileKind, StoredFile, Upload } from './files.ts';
import { given } from './given.ts';
import type { Content } from './messages.ts';
import { badRequest, Refusal } from './refusal.ts';
import type { World } from './world.ts';

const megabyte = 1024 * 1024;
/** Largest uploads by a bot, and the largest file it may download. Source: Bot API, "Sending files", getFile. */
const uploadLimit = 50 * megabyte;
const photoLimit = 10 * megabyte;
export const downloadLimit = 20 * megabyte;

/** What a sender says about a medium besides its bytes. */
export interface Details {
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly duration?: number | undefined;
  readonly length?: number | undefined;
  readonly title?: string | undefined;
  readonly performer?: string | undefined;
  readonly emoji?: string | undefined;
}

const missing: Partial<Record<FileKind, string>> = { video_note: 'video note' };

/** A stored file from an upload or from the id of one sent before. Web addresses are not fetched. */
export function fileOf(world: World, kind: FileKind, source: Upload | string | undefined): StoredFile {
  if (source === undefined || source === '')
    throw badRequest(`there is no ${missing[kind] ?? kind} in the request`);
  if (typeof source === 'string') {
    const known = world.files.byId(source);
    if (known !== undefined) return known;
    if (/^https?:\/\//iu.test(source)) throw badRequest('failed to get HTTP URL content');
    if (source.startsWith('attach://'))
      throw badRequest(`there is no ${missing[kind] ?? kind} in the request`);
    throw badRequest('wrong remote file identifier specified: Wrong character in the string');
  }
  if (source.bytes.length === 0) throw badRequest('file must be non-empty');
  if (source.bytes.length > uploadLimit) throw new Refusal(413, 'Request Entity Too Large');
  if (kind === 'photo' && source.bytes.length > photoLimit) {
    throw badRequest(`too big file size: ${source.bytes.length} bytes`);
  }
  return world.files.add(kind, source);
}

/** The field of a message that carries the medium; kinds as in `FileKind`. */
export function mediumOf(
  kind: Exclude<FileKind, 'thumbnail'>,
  file: StoredFile,
  details: Details = {},
): Content {
  const ids = { file_id: file.file_id, file_unique_id: file.file_unique_id, file_size: file.bytes.length };
  const size = { width: details.width ?? 1280, height: details.height ?? 720 };
  const duration = details.duration ?? 1;
  const named = { file_name: file.name, mime_type: file.type };
  switch (kind) {
    case 'photo':
      return { photo: photoSizes(file, details) };
    case 'document':
      return { document: { ...ids, ...named } };
    case 'voice':
      return { voice: { ...ids, duration, mime_type: file.type } };
    case 'video':
      return { video: { ...ids, ...size, duration, ...named } };
    case 'audio':
      return {
        audio: {
          ...ids,
          duration,
          ...named,
          ...given({ title: details.title, performer: details.performer }),
        },
      };
    case 'animation': {
      const animation = { ...ids, ...size, duration, ...named };
      return { animation, document: { ...ids, ...named } };
    }
    case 'video_note':
      return { video_note: { ...ids, length: details.length ?? 240, duration } };
    case 'sticker':
      return {
        sticker: {
          ...ids,
          type: 'regular',
          width: 512,
          height: 512,
          is_animated: false,
          is_video: false,
          ...given({ emoji: details.emoji }),
        },
      };
  }
}

/** Telegram offers a small and the full size; both point to the same bytes here. */
function photoSizes(file: StoredFile, { width = 1280, height = 960 }: Details): PhotoSize[] {
  const ids = { file_id: file.file_id, file_unique_id: file.file_unique_id };
  const small = { ...ids, width: Math.min(90, width), height: Math.min(67, height) };
  return [small, { ...ids, width, height, file_size: file.bytes.length }];
}

const carriers = [
  'animation',
  'photo',
  'document',
  'voice',
  'video',
  'audio',
  'video_note',
  'sticker',
] as const;

/** Which medium a message carries, if any. */
export function mediumIn(message: Message): (typeof carriers)[number] | undefined {
  return carriers.find((field) => message[field] !== undefined);
}
