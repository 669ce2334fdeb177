import { Parser } from 'htmlparser2';

/** The text of the first element of each local name ("dc:title" is "title"), for small metadata files. */
export function readXmlFields(xml: string): Map<string, string> {
  const fields = new Map<string, string>();
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentagname: (tag) => {
        open.push(tag.replace(/^.*:/, '').toLowerCase());
      },
      ontext: (text) => {
        const name = open.at(-1);
        if (name !== undefined && !closed.has(name)) fields.set(name, (fields.get(name) ?? '') + text);
      },
      onclosetag: () => {
        const name = open.pop();
        if (name !== undefined && (fields.get(name) ?? '').trim() !== '') closed.add(name);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const closed = new Set<string>();
  parser.write(xml);
  parser.end();
  return new Map([...fields].map(([name, value]) => [name, value.trim()]));
}
