import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** A log on disk; `name` is what its sender called it, and is never used as a path. */
export interface LogFile {
  readonly name: string;
  readonly path: string;
}

export function piecesOf({ path }: LogFile): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: 128 * 1024 });
}

/** Text pieces of a file, cut between characters. */
export async function* textPiecesOf(file: LogFile): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const piece of piecesOf(file)) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** The first bytes of a file. */
export async function headOf({ path }: LogFile, bytes: number): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(buffer, 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
