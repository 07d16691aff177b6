import type { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import type pg from 'pg';

// node-postgres has no COPY of its own, but takes any object that answers its messages. Only what we use is typed.
type Wire = {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
  stream: Socket;
};
type Answers = {
  handleCopyData?: (message: { chunk: Buffer }, wire: Wire) => void;
  handleCopyInResponse?: (wire: Wire, hasFailed: () => boolean) => Promise<void>;
};

const packetSize = 65_536;

/**
 * Runs `copy … to stdout` in the text format and writes it to `sink`, no faster than that takes it (a full disk
 * throws). Answers the number of rows.
 */
export async function copyOut(client: pg.ClientBase, text: string, sink: Writable): Promise<number> {
  let rows = 0;
  let size = 0;
  let packet: Buffer[] = [];
  let waiting: Promise<void> | undefined;
  const flush = (): boolean => {
    const isRoomLeft = size === 0 || sink.write(Buffer.concat(packet));
    packet = [];
    size = 0;
    return isRoomLeft;
  };
  await copy(client, text, {
    handleCopyData({ chunk }, wire) {
      rows += 1; // The server sends one message a row.
      packet.push(Buffer.from(chunk)); // A copy, because the parser uses its buffer again.
      size += chunk.length;
      if (size < packetSize || flush() || waiting !== undefined) return;
      wire.stream.pause();
      waiting = drained(sink).then(
        () => {
          waiting = undefined;
          wire.stream.resume();
        },
        (cause: Error) => void wire.stream.destroy(cause),
      );
    },
  });
  if (!flush()) await drained(sink);
  return rows;
}

/** Runs `copy … from stdin` with rows in the text format. Throws what `rows` throws, and nothing is stored then. */
export async function copyIn(
  client: pg.ClientBase,
  text: string,
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  await copy(client, text, {
    async handleCopyInResponse(wire, hasFailed) {
      for await (const chunk of rows) {
        if (hasFailed()) return;
        wire.sendCopyFromChunk(chunk);
        if (wire.stream.writableNeedDrain) await drained(wire.stream);
      }
      wire.endCopyFrom();
    },
  });
}

function copy(client: pg.ClientBase, text: string, answers: Answers): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    const handleError = (cause: Error): void => {
      failure ??= cause;
      reject(failure);
    };
    const submittable = {
      submit: (wire: Wire) => wire.query(text),
      handleCopyData: answers.handleCopyData ?? (() => undefined),
      handleCopyInResponse(wire: Wire): void {
        answers
          .handleCopyInResponse?.(wire, () => failure !== undefined)
          .catch((cause: Error) => {
            handleError(cause);
            wire.sendCopyFail('the file could not be read');
          });
      },
      handleError,
      handleReadyForQuery: () => (failure === undefined ? resolve() : undefined),
      handleCommandComplete: () => undefined,
      handleRowDescription: () => undefined,
      handleEmptyQuery: () => undefined,
    };
    client.query(submittable as unknown as pg.Submittable);
  });
}

/** Resolves when the stream takes more. Throws when it never will. */
export function drained(stream: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    if (stream.destroyed) return reject(stream.errored ?? new Error('the stream is closed'));
    if (!stream.writableNeedDrain) return resolve();
    const finish = (): void => {
      stream.off('drain', finish).off('close', finish);
      if (stream.errored) reject(stream.errored);
      else resolve();
    };
    stream.once('drain', finish).once('close', finish);
  });
}
