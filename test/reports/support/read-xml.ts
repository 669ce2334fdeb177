export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Names of the elements right below. */
  readonly children: string[];
  text: string;
}

const ALLOWED = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** A strict reader of the small XML that reports use: one root, matched tags, quoted attributes once each, no stray sign. */
export function readXml(xml: string): XmlElement[] {
  if (!ALLOWED.test(xml)) throw new Error('a character that XML 1.0 cannot hold');
  let rest = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  if (rest === xml) throw new Error('no declaration');
  const elements: XmlElement[] = [];
  const open: XmlElement[] = [];
  while (rest !== '') {
    const text = /^[^<]+/.exec(rest);
    if (text !== null) {
      const top = open.at(-1);
      if (top === undefined && text[0].trim() !== '') throw new Error(`text outside the root: ${text[0]}`);
      if (text[0].includes(']]>')) throw new Error('a stray ]]>');
      if (top !== undefined) top.text += plainOf(text[0]);
      rest = rest.slice(text[0].length);
      continue;
    }
    const end = /^<\/([\w.-]+)>/.exec(rest);
    if (end !== null) {
      const top = open.pop();
      if (top?.name !== end[1]) throw new Error(`</${end[1]}> closes <${top?.name}>`);
      rest = rest.slice(end[0].length);
      continue;
    }
    const start = /^<([\w.-]+)((?:\s+[\w.-]+="[^"<]*")*)\s*(\/?)>/.exec(rest);
    if (start === null) throw new Error(`no tag: ${rest.slice(0, 80)}`);
    if (open.length === 0 && elements.length > 0) throw new Error('a second root');
    const attributes: Record<string, string> = {};
    for (const [, key, value] of start[2]!.matchAll(/([\w.-]+)="([^"<]*)"/g)) {
      if (key! in attributes) throw new Error(`${key} twice`);
      attributes[key!] = plainOf(value!.replace(/[\t\n]/g, ' '));
    }
    const element: XmlElement = { name: start[1]!, attributes, children: [], text: '' };
    open.at(-1)?.children.push(element.name);
    elements.push(element);
    if (start[3] === '') open.push(element);
    rest = rest.slice(start[0].length);
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)!.name}> is never closed`);
  return elements;
}

const plainOf = (text: string): string =>
  text.replace(/&([^;\s&]*);?/g, (all, name: string) => {
    const known = ENTITIES[name] ?? (/^#\d+$/.test(name) ? String.fromCodePoint(Number(name.slice(1))) : undefined);
    if (known === undefined || !all.endsWith(';')) throw new Error(`a stray ${all}`);
    return known;
  });
