import mammoth from 'mammoth';
import { ProdaError } from '../../domain/index.ts';
import { checkXml, decodeXml } from '../archive/check-xml.ts';
import { readArchive } from '../archive/read-archive.ts';
import { metaOf } from './meta-of-markup.ts';
import type { ReadText } from './read-text.ts';
import { readXmlFields } from './read-xml-fields.ts';
import { renderMarkup } from './render-markup.ts';

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
];

/**
 * A Word document. Only its XML parts are unpacked (media, macros, embedded objects are never touched), each is checked
 * for declarations and depth, and mammoth is given them in memory: it opens no file and no address.
 */
export async function readDocx(bytes: Uint8Array, name: string): Promise<ReadText> {
  const files = await readArchive(
    bytes,
    name,
    (path) => /\.(?:xml|rels)$/i.test(path) || /\.(?:zip|docx)$/i.test(path),
  );
  for (const [path, file] of files) checkXml(decodeXml(file), name, path);
  if (!files.has('[Content_Types].xml'))
    throw new ProdaError('document/damaged', { name, detail: 'it has no list of its parts' });
  // An empty path makes mammoth take `file`: an archive opened by someone else, here by readArchive.
  const input = { path: '', file: archiveOf(files) };
  const html = await mammoth
    .convertToHtml(input, { styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) })
    .then(({ value }) => value)
    .catch((cause: Error) => {
      throw new ProdaError('document/damaged', { name, detail: cause.message.slice(0, 200) }, { cause });
    });
  const rendered = renderMarkup(html);
  const core = readXmlFields(decodeXml(files.get('docProps/core.xml') ?? Buffer.alloc(0)));
  const [title, creator, rights] = [core.get('title'), core.get('creator'), core.get('rights')];
  return {
    text: rendered.builder.text(),
    blocks: rendered.builder.blocks,
    meta: {
      ...metaOf(rendered),
      ...(title !== undefined && title !== '' && { title }),
      ...(creator !== undefined && creator !== '' && { attribution: creator }),
      ...(rights !== undefined && rights !== '' && { license: rights }),
    },
    pages: null,
  };
}

/** What mammoth asks of an opened archive. */
function archiveOf(files: ReadonlyMap<string, Buffer>) {
  return {
    exists: (path: string): boolean => files.has(path),
    read: async (path: string, encoding?: BufferEncoding | 'utf-8'): Promise<string | Buffer> => {
      const file = files.get(path);
      if (file === undefined) throw new Error(`the part ${path} is missing`);
      return encoding === undefined ? file : encoding === 'base64' ? file.toString('base64') : decodeXml(file);
    },
  };
}
