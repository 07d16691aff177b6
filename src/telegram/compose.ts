/** Words and files as calls of Telegram's methods. */
import type { Media } from '../engine/speech.ts';
import type { RenderedCall } from './speak.ts';
import { pieces, type Styled } from './text.ts';

export function messageCall(styled: Styled, markup: object | null, part: string | null): RenderedCall {
  return {
    method: 'sendMessage',
    params: {
      text: styled.text,
      ...(styled.entities.length === 0 ? {} : { entities: styled.entities }),
      ...(markup === null ? {} : { reply_markup: markup }),
      link_preview_options: { is_disabled: true },
    },
    part,
  };
}

export function textCalls(text: string, markup: object | null, part: string | null): RenderedCall[] {
  const all = pieces(text);
  return all.map((piece, index) =>
    messageCall({ text: piece, entities: [] }, index === all.length - 1 ? markup : null, part),
  );
}

/** Kinds of file under which words may stand. */
export const CAPTIONED = new Set(['photo', 'video', 'document', 'audio', 'voice', 'animation']);
const METHOD: Readonly<Record<Media['type'], [string, string]>> = {
  photo: ['sendPhoto', 'photo'],
  video: ['sendVideo', 'video'],
  document: ['sendDocument', 'document'],
  audio: ['sendAudio', 'audio'],
  voice: ['sendVoice', 'voice'],
  animation: ['sendAnimation', 'animation'],
  video_note: ['sendVideoNote', 'video_note'],
};

/** Files of a kind that Telegram shows together go as albums of up to ten; buttons only under a single one. */
export function mediaCalls(
  media: readonly Media[],
  caption: string,
  markup: object | null = null,
): RenderedCall[] {
  const albums: Media[][] = [];
  const family = (type: string) =>
    type === 'photo' || type === 'video' ? 'seen' : type === 'document' ? 'files' : null;
  for (const one of media) {
    const last = albums.at(-1);
    const first = last?.[0];
    if (
      last !== undefined &&
      first !== undefined &&
      family(first.type) !== null &&
      family(first.type) === family(one.type) &&
      last.length < 10
    )
      last.push(one);
    else albums.push([one]);
  }
  return albums.map((album): RenderedCall => {
    const [only] = album as [Media];
    if (album.length > 1)
      return {
        method: 'sendMediaGroup',
        params: { media: album.map((one) => ({ type: one.type, media: one.fileId })) },
        part: 'relay',
        files: album.map((one) => one.fileId),
      };
    const [method, field] = METHOD[only.type];
    return {
      method,
      params: {
        [field]: only.fileId,
        ...(caption === '' ? {} : { caption }),
        ...(markup === null ? {} : { reply_markup: markup }),
      },
      part: 'relay',
      files: [only.fileId],
    };
  });
}
