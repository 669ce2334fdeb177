import { ProdaError } from '../../domain/index.ts';

const DEEPEST = 256;

/**
 * Refuses XML that declares anything (DOCTYPE, ENTITY: the way to entity bombs and to files and addresses outside) or
 * nests deeper than 256. `<!DOCTYPE html>` alone, as XHTML pages have it, declares nothing and may pass.
 */
export function checkXml(xml: string, name: string, part: string, options: { allowHtmlDoctype?: boolean } = {}): void {
  const refuse = (detail: string): never => {
    throw new ProdaError('document/unsafe-markup', { name, detail: `${detail} in ${part}` });
  };
  if (/<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(xml)) refuse('a declaration');
  const doctype = /<!DOCTYPE([^>]*)>?/i.exec(xml);
  if (
    doctype !== null &&
    (options.allowHtmlDoctype !== true || !/^\s+html\b/i.test(doctype[1]!) || doctype[1]!.includes('['))
  )
    refuse('a DOCTYPE');
  let depth = 0;
  for (let at = xml.indexOf('<'); at !== -1; at = xml.indexOf('<', at + 1)) {
    const next = xml[at + 1];
    if (next === '!' || next === '?') continue;
    const end = xml.indexOf('>', at);
    if (end === -1) break;
    if (next === '/') depth--;
    else if (xml[end - 1] !== '/') depth++;
    if (depth > DEEPEST) refuse(`nesting deeper than ${DEEPEST}`);
    at = end;
  }
}

/** XML parts are UTF-8 or, with a byte order mark, UTF-16. */
export function decodeXml(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}
