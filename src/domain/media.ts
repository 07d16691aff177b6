/** A file that stays with Telegram; we keep its id there. */
export interface Media {
  readonly type: 'photo' | 'document' | 'voice' | 'video' | 'audio' | 'video_note' | 'animation';
  readonly fileId: string;
  readonly name?: string;
}
