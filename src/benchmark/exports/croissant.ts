import type { ParquetColumn } from '../../platform/index.ts';

export interface CroissantTable {
  readonly id: string;
  readonly path: string;
  readonly sha256: string;
  readonly columns: readonly ParquetColumn[];
}
export interface CroissantMeta {
  readonly name: string;
  readonly description: string;
  readonly license: string;
  readonly exportId: string;
  readonly createdAt: string;
}

/** Metadata of Parquet tables in Croissant 1.1 (mlcommons/croissant: docs/croissant-spec-1.1.md), one record set a table. */
export function croissantOf(
  { name, description, license, exportId, createdAt }: CroissantMeta,
  tables: readonly CroissantTable[],
): object {
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    name,
    description,
    license: licenseUrlOf(license),
    url: `urn:proda:export:${exportId}`,
    creator: { '@type': 'sc:Organization', name: 'proda-graph' },
    datePublished: createdAt,
    version: '1.0.0',
    conformsTo: 'http://mlcommons.org/croissant/1.1',
    distribution: tables.map(({ id, path, sha256 }) => ({
      '@type': 'cr:FileObject',
      '@id': fileOf(id),
      name: fileOf(id),
      contentUrl: path,
      encodingFormat: 'application/x-parquet',
      sha256,
    })),
    recordSet: tables.map(({ id, columns }) => ({
      '@type': 'cr:RecordSet',
      '@id': id,
      name: id,
      field: columns.map((column) => fieldOf(id, column)),
    })),
  };
}

/** The whole context of the specification, as its own library writes it. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  arrayShape: 'cr:arrayShape',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  containedIn: 'cr:containedIn',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  description: { '@container': '@language' },
  equivalentProperty: 'cr:equivalentProperty',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isArray: 'cr:isArray',
  isLiveDataset: 'cr:isLiveDataset',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  name: { '@container': '@language' },
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  samplingRate: 'cr:samplingRate',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
};

const fileOf = (id: string): string => `${id}.parquet`;

function fieldOf(table: string, { name, type }: ParquetColumn): object {
  const id = `${table}/${name}`;
  const source = (column: string) => ({ fileObject: { '@id': fileOf(table) }, extract: { column } });
  const field = { '@type': 'cr:Field', '@id': id, name };
  if (type !== 'MESSAGES')
    return {
      ...field,
      dataType: type === 'INT32' ? 'sc:Integer' : 'sc:Text',
      ...(type === 'STRINGS' && { repeated: true }),
      source: source(name),
    };
  // A list of structs, as the hub's own metadata tells them: each part is taken out of the column.
  const part = (key: string) => ({
    '@type': 'cr:Field',
    '@id': `${id}/${key}`,
    name: key,
    dataType: 'sc:Text',
    source: { ...source(name), transform: { jsonPath: key } },
  });
  return { ...field, repeated: true, isArray: true, arrayShape: '-1', subField: [part('role'), part('content')] };
}

/** The licence as an address where it has a well-known one; else the words of the documents. */
export function licenseUrlOf(license: string): string {
  const known = /^cc[\s-]by(?:[\s-](sa|nc|nd|nc[\s-]sa|nc[\s-]nd))?[\s-](\d\.\d)$/i.exec(license.trim());
  if (known === null) return license;
  const kind = ['by', ...(known[1]?.toLowerCase().split(/[\s-]/) ?? [])].join('-');
  return `https://creativecommons.org/licenses/${kind}/${known[2]}/`;
}
