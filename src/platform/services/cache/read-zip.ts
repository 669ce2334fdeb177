import yauzl from 'yauzl';

/** One file of a zip, its path as the archive spells it and its Unix permission bits (0 when it names none). */
export interface ZipEntry {
  readonly path: string;
  readonly mode: number;
}

/** Reads the files that `want` picks, one after another, and hands each to `take`. Jars and wheels are zips. */
export async function readZipEntries(
  file: string,
  want: (entry: ZipEntry) => boolean,
  take: (entry: ZipEntry, bytes: Buffer) => void | Promise<void>,
): Promise<void> {
  const zip = await yauzl.openPromise(file);
  try {
    for await (const entry of zip.eachEntry()) {
      const described = { path: entry.fileName, mode: (entry.externalFileAttributes >>> 16) & 0o777 };
      if (entry.fileName.endsWith('/') || !want(described)) continue;
      const stream = await zip.openReadStreamPromise(entry);
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(part);
      await take(described, Buffer.concat(parts));
    }
  } finally {
    zip.close();
  }
}
