import { posix } from 'node:path';
import { Parser } from 'htmlparser2';
import { ProdaError } from '../../domain/index.ts';
import { checkXml, decodeXml } from '../archive/check-xml.ts';
import { readArchive } from '../archive/read-archive.ts';
import { TextBuilder } from '../structure/text-builder.ts';
import type { ReadText } from './read-text.ts';
import { readXmlFields } from './read-xml-fields.ts';
import { renderMarkup } from './render-markup.ts';

/** An EPUB 2 or 3: the pages of its spine in reading order; the navigation page is counted as boilerplate. */
export async function readEpub(bytes: Uint8Array, name: string): Promise<ReadText> {
  const files = await readArchive(
    bytes,
    name,
    (path) => /\.(?:x?html?|xml|opf)$/i.test(path) || /\.(?:zip|epub)$/i.test(path),
  );
  const part = (path: string, detail: string): string => {
    const file = files.get(path);
    if (file === undefined) throw new ProdaError('document/damaged', { name, detail });
    const xml = decodeXml(file);
    checkXml(xml, name, path, { allowHtmlDoctype: true });
    return xml;
  };
  const opfPath = attributesOf(part('META-INF/container.xml', 'it has no container.xml'), 'rootfile')[0]?.['full-path'];
  if (opfPath === undefined)
    throw new ProdaError('document/damaged', { name, detail: 'its container names no package' });
  const opf = part(opfPath, 'its package file is missing');
  const manifest = new Map(attributesOf(opf, 'item').map((item) => [item.id, item]));
  const locked = new Set(lockedPaths(files));
  const builder = new TextBuilder();
  let navigation = 0;
  let hidden = 0;
  for (const { idref } of attributesOf(opf, 'itemref')) {
    const item = manifest.get(idref);
    if (item?.href === undefined || !/html/i.test(item['media-type'] ?? '')) continue;
    const path = posix.join(posix.dirname(opfPath), decodePath(item.href));
    if (locked.has(path)) throw new ProdaError('document/encrypted', { name });
    if (/\bnav\b/.test(item.properties ?? '')) {
      navigation++;
      continue;
    }
    if (!files.has(path)) continue;
    hidden += renderMarkup(part(path, ''), { builder, xml: true }).hidden;
  }
  const fields = readXmlFields(opf);
  const [title, creator, rights] = [fields.get('title'), fields.get('creator'), fields.get('rights')];
  return {
    text: builder.text(),
    blocks: builder.blocks,
    meta: {
      ...(title !== undefined && title !== '' && { title }),
      ...(creator !== undefined && creator !== '' && { attribution: creator }),
      ...(rights !== undefined && rights !== '' && { license: rights }),
    },
    pages: null,
    dropped: { ...(navigation > 0 && { boilerplate: navigation }), ...(hidden > 0 && { hidden }) },
  };
}

/** Parts that are really encrypted; obfuscated fonts are listed in the same file and do not matter. */
function lockedPaths(files: ReadonlyMap<string, Buffer>): string[] {
  const encryption = files.get('META-INF/encryption.xml');
  if (encryption === undefined) return [];
  return attributesOf(decodeXml(encryption), 'cipherreference').flatMap(({ uri }) =>
    uri === undefined ? [] : [decodePath(uri)],
  );
}

function decodePath(href: string): string {
  try {
    return decodeURIComponent(href.replace(/#.*$/, ''));
  } catch {
    return href;
  }
}

/** The attributes of every element of a local name, names in lower case. */
function attributesOf(xml: string, localName: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        if (tag.replace(/^.*:/, '').toLowerCase() !== localName) return;
        found.push(Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value])));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return found;
}
