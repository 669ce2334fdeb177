import { Decompress } from 'fzstd';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { ProdaError } from '../../domain/index.ts';
import type { LogFile } from './log-file.ts';
import { parseTolerant } from './parse-tolerant.ts';
import { type Fields, fieldsOf } from './read-value.ts';

const ENTRIES_MAX = 200_000;
const ENTRY_BYTES_MAX = 512 * 1024 * 1024;
const TOTAL_BYTES_MAX = 2 * 1024 * 1024 * 1024;
const RATIO_MAX = 200;
/** A small entry of few words may shrink a lot; the ratio counts from here. */
const RATIO_FROM_BYTES = 10 * 1024 * 1024;
const METHOD_ZSTD = 93;

export interface Archive {
  has(name: string): boolean;
  readJson(name: string): Promise<unknown>;
  /** A whole sample by id and epoch; null when the archive lacks it. */
  readSample(id: unknown, epoch: unknown): Promise<Fields | null>;
  close(): void;
}

/**
 * An Inspect archive. Names are looked up, never used as paths; what comes out is counted while it comes, whatever the
 * archive says about its sizes.
 */
export async function openArchive(file: LogFile): Promise<Archive> {
  const zip = await openPromise(file.path, { autoClose: false, lazyEntries: true }).catch((cause: unknown) => {
    throw damaged(file, cause);
  });
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= ENTRIES_MAX)
        throw new ProdaError('log/too-large', { limit: `${ENTRIES_MAX} entries`, detail: file.name });
      entries.set(entry.fileName, entry);
    }
  } catch (cause) {
    zip.close();
    throw cause instanceof ProdaError ? cause : damaged(file, cause);
  }
  let total = 0;
  const readJson = async (name: string): Promise<unknown> => {
    const entry = entries.get(name);
    if (entry === undefined) throw new ProdaError('log/damaged', { detail: `${file.name} has no ${name}` });
    try {
      const bytes = await readEntry(zip, entry, file);
      total += bytes.length;
      if (total > TOTAL_BYTES_MAX)
        throw new ProdaError('log/too-large', { limit: '2 GiB unpacked', detail: file.name });
      return parseTolerant(bytes.toString('utf8'));
    } catch (cause) {
      throw cause instanceof ProdaError ? cause : damaged(file, cause, name);
    }
  };
  return {
    has: (name) => entries.has(name),
    readJson,
    readSample: async (id, epoch) => {
      const stem = `samples/${String(id)}_epoch_${String(epoch)}`;
      const name = [`${stem}.json`, `${stem}/sample.json`].find((candidate) => entries.has(candidate));
      return name === undefined ? null : fieldsOf(await readJson(name));
    },
    close: () => zip.close(),
  };
}

async function readEntry(zip: ZipFile, entry: Entry, file: LogFile): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const take = (part: Uint8Array) => {
    bytes += part.length;
    if (bytes > ENTRY_BYTES_MAX || (bytes > RATIO_FROM_BYTES && bytes > RATIO_MAX * entry.compressedSize))
      throw new ProdaError('log/too-large', { limit: `${RATIO_MAX} times its packed size`, detail: file.name });
    if (part.length > 0) parts.push(part);
  };
  if (entry.compressionMethod === METHOD_ZSTD) {
    // Node 20 knows no Zstandard; entries may hold several frames.
    const decoder = new Decompress(take);
    const raw = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    for await (const piece of raw) decoder.push(piece as Uint8Array);
    decoder.push(new Uint8Array(0), true);
  } else {
    for await (const piece of await zip.openReadStreamPromise(entry)) take(piece as Uint8Array);
  }
  return Buffer.concat(parts);
}

function damaged(file: LogFile, cause: unknown, entry = ''): ProdaError {
  const detail = `${file.name} ${entry}: ${(cause as Error).message}`;
  return new ProdaError('log/damaged', { detail }, { cause });
}
