import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { ProdaError } from '../../domain/index.ts';

/** Declared sizes are never trusted: what is inflated is counted. */
export const ARCHIVE_LIMITS = {
  totalBytes: 200 * 1024 * 1024,
  entryBytes: 64 * 1024 * 1024,
  entries: 2_000,
  /** Inflated to packed bytes, for entries of more than 1 MiB. */
  ratio: 200,
} as const;

/**
 * The wanted entries of a zip archive, inflated in memory under counters; nothing is ever written. Entries with a path
 * that leads out are passed over. Throws document/expanded-size, document/encrypted or document/damaged.
 */
export async function readArchive(
  bytes: Uint8Array,
  name: string,
  wants: (path: string) => boolean,
): Promise<Map<string, Buffer>> {
  const zip = await openArchive(bytes, name);
  const files = new Map<string, Buffer>();
  if (zip.entryCount > ARCHIVE_LIMITS.entries)
    throw new ProdaError('document/expanded-size', { name, detail: `more than ${ARCHIVE_LIMITS.entries} entries` });
  let total = 0;
  let packed = 0;
  let seen = 0;
  for await (const entry of entriesOf(zip, name)) {
    const path = pathOf(entry);
    packed += entry.compressedSize;
    // The directory's own count may lie; entries that overlap claim more packed bytes than there are.
    if (++seen > ARCHIVE_LIMITS.entries || packed > bytes.byteLength)
      throw new ProdaError('document/expanded-size', { name, detail: 'its entries overlap or are too many' });
    if (path === null || path.endsWith('/') || !wants(path)) continue;
    if ((entry.generalPurposeBitFlag & 1) !== 0) throw new ProdaError('document/encrypted', { name });
    const file = await inflate(zip, entry, name, ARCHIVE_LIMITS.totalBytes - total);
    if (file.subarray(0, 4).toString('hex') === '504b0304')
      throw new ProdaError('document/damaged', { name, detail: `it holds another archive, ${path}` });
    total += file.byteLength;
    if (!files.has(path)) files.set(path, file);
  }
  return files;
}

function openArchive(bytes: Uint8Array, name: string): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    // Names stay bytes: the library would refuse the whole archive for one hostile name, which is merely passed over here.
    fromBuffer(buffer, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true }, (error, zip) => {
      if (error !== null || zip === undefined)
        reject(new ProdaError('document/damaged', { name, detail: String(error?.message) }, { cause: error }));
      else resolve(zip);
    });
  });
}

async function* entriesOf(zip: ZipFile, name: string): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const done = (run: () => void) => () => {
        zip.removeAllListeners();
        run();
      };
      zip.once('entry', (found: Entry) => done(() => resolve(found))());
      zip.once(
        'end',
        done(() => resolve(null)),
      );
      zip.once('error', (cause: Error) =>
        done(() => reject(new ProdaError('document/damaged', { name, detail: cause.message }, { cause })))(),
      );
      zip.readEntry();
    });
    if (entry === null) return;
    yield entry;
  }
}

/** The entry's path, or null for one that leads out of the archive. */
function pathOf(entry: Entry): string | null {
  const path = Buffer.from(entry.fileNameRaw ?? entry.fileName)
    .toString('utf8')
    .replaceAll('\\', '/');
  return path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..') || path.includes('\0')
    ? null
    : path;
}

async function inflate(zip: ZipFile, entry: Entry, name: string, left: number): Promise<Buffer> {
  const limit = Math.min(ARCHIVE_LIMITS.entryBytes, left);
  const parts: Buffer[] = [];
  let size = 0;
  try {
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) =>
        error !== null || opened === undefined ? reject(error) : resolve(opened),
      );
    });
    for await (const part of stream) {
      const bytes = Buffer.from(part);
      size += bytes.byteLength;
      if (size > limit)
        throw new ProdaError('document/expanded-size', { name, detail: `an entry of more than ${limit} bytes` });
      if (size > 1024 * 1024 && size > entry.compressedSize * ARCHIVE_LIMITS.ratio)
        throw new ProdaError('document/expanded-size', {
          name,
          detail: `an entry packed more than ${ARCHIVE_LIMITS.ratio} to 1`,
        });
      parts.push(bytes);
    }
  } catch (cause) {
    if (cause instanceof ProdaError) throw cause;
    throw new ProdaError(
      'document/damaged',
      { name, detail: cause instanceof Error ? cause.message : String(cause) },
      { cause },
    );
  }
  return Buffer.concat(parts);
}
