import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import { OUTCOME } from '../domain/index.ts';
import { CliError } from './cli-error.ts';

const MEDIA_TYPES: Record<string, string> = {
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.txt': 'text/plain',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.epub': 'application/epub+zip',
};

/** Many documents in one file, a JSON object a line. Read where it is named: in a folder such files are often something else. */
export const LINES = 'application/x-ndjson';
const LINE_FILES: Record<string, string> = { '.jsonl': LINES, '.ndjson': LINES };

export interface SourceFile {
  readonly path: string;
  /** Relative to the folder that was named, with forward slashes: where the text came from. */
  readonly sourceUri: string;
  readonly mediaType: string;
  /** The folder's name, where the file does not say its discipline itself. */
  readonly folder: string | null;
}

/** What is there; exit code 3 and its name when nothing is. */
export const requirePath = (path: string): Promise<Stats> =>
  stat(path).catch(() => {
    throw new CliError(`There is no file or folder ${path}`, OUTCOME.missing.exit);
  });

/** Every readable file under the paths, in a stable order. READMEs and hidden files are not textbooks. */
export async function findSourceFiles(paths: readonly string[]): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  for (const path of paths) {
    const info = await requirePath(path);
    const files = info.isDirectory()
      ? (await readdir(path, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
      : [path];
    const root = info.isDirectory() ? path : dirname(path);
    for (const file of files.sort()) {
      const mediaType = MEDIA_TYPES[extname(file).toLowerCase()];
      const isNamed = !info.isDirectory();
      if (
        !isNamed &&
        (mediaType === undefined ||
          /^(?:readme|license|changelog)\b/i.test(basename(file)) ||
          /(?:^|\/)\./.test(relative(root, file)))
      )
        continue;
      const sourceUri = relative(root, file).replaceAll('\\', '/');
      found.push({
        path: file,
        sourceUri,
        mediaType: mediaType ?? (isNamed ? LINE_FILES[extname(file).toLowerCase()] : undefined) ?? 'text/plain',
        folder: sourceUri.includes('/') ? basename(dirname(file)) : null,
      });
    }
  }
  if (found.length === 0)
    throw new CliError(
      `No readable file (${Object.keys(MEDIA_TYPES).join(' ')}; .jsonl and .ndjson where they are named) under ${paths.join(', ')}`,
      OUTCOME.missing.exit,
    );
  return found;
}

export const readSource = (file: SourceFile): Promise<Uint8Array> => readFile(file.path);
