import { createHash } from 'node:crypto';

/** A file as it came in: from a bot's multipart body, or out of a person's phone. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface StoredFile extends Upload {
  readonly file_id: string;
  readonly file_unique_id: string;
  /** What getFile tells; the file is served at `/file/bot<token>/<path>`. */
  readonly path: string;
}

/** What kind of thing the file was sent as; the kind decides its folder and the prefix of its id. */
export type FileKind =
  'photo' | 'document' | 'voice' | 'video' | 'audio' | 'animation' | 'video_note' | 'sticker' | 'thumbnail';

const folders: Record<FileKind, string> = {
  photo: 'photos',
  document: 'documents',
  voice: 'voice',
  video: 'videos',
  audio: 'music',
  animation: 'animations',
  video_note: 'video_notes',
  sticker: 'stickers',
  thumbnail: 'thumbnails',
};

/** Every file the simulator holds, in memory. */
export class Files {
  readonly #byId = new Map<string, StoredFile>();
  readonly #byPath = new Map<string, StoredFile>();
  #count = 0;

  add(kind: FileKind, upload: Upload): StoredFile {
    const number = ++this.#count;
    const unique = createHash('sha256').update(upload.bytes).digest('base64url').slice(0, 15);
    const extension = /\.\w+$/.exec(upload.name)?.[0] ?? '';
    const file: StoredFile = {
      ...upload,
      file_id: `${kind}-${number}-${unique}`,
      file_unique_id: unique,
      path: `${folders[kind]}/file_${number}${extension}`,
    };
    this.#byId.set(file.file_id, file);
    this.#byPath.set(file.path, file);
    return file;
  }

  byId(id: string): StoredFile | undefined {
    return this.#byId.get(id);
  }

  byPath(path: string): StoredFile | undefined {
    return this.#byPath.get(path);
  }
}
