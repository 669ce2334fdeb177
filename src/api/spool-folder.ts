import type { FastifyRequest } from 'fastify';
import { ProdaError } from '../domain/index.ts';
import type { Spool } from '../platform/index.ts';

export interface SpooledFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

const FILES_MAX = 200;
/** A path inside a folder: names, dots within them, no step out of it. */
const PATH = /^(?!\.)[\w .-]+(?:\/(?!\.)[\w .-]+)*$/;

/** The files of a folder sent as multipart, a part each, named by its path. In the order of paths, so that the order of parts tells nothing. */
export async function spoolFolder(request: FastifyRequest, spool: Spool, limitBytes: number): Promise<SpooledFile[]> {
  const files = new Map<string, SpooledFile>();
  let left = limitBytes;
  for await (const part of request.parts({ limits: { fileSize: limitBytes, files: FILES_MAX } })) {
    const path = part.fieldname;
    if (part.type !== 'file') throw new ProdaError('request/invalid', { detail: `part ${path} is no file` });
    if (!PATH.test(path) || path.length > 200)
      throw new ProdaError('request/invalid', {
        detail: `${JSON.stringify(path.slice(0, 200))} is no path in a folder`,
      });
    if (files.has(path)) throw new ProdaError('request/invalid', { detail: `two files are named ${path}` });
    const { sha256, bytes } = await spool.write(part.file, left);
    left -= bytes;
    files.set(path, { path, sha256, bytes });
  }
  if (files.size === 0) throw new ProdaError('request/invalid', { detail: 'multipart without a file' });
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
