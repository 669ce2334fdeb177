import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

/** Columns of the files that `neo4j-admin database import` reads; a name without a type is a string. */
const NODES = {
  Project: ['id', 'name', 'createdAt'],
  Document: ['id', 'title', 'discipline', 'sha256', 'characters:long', 'chunks:long', 'leftOut', 'text', 'createdAt'],
  Chunk: ['id', 'documentId', 'i:long', 'start:long', 'end:long', 'headings:string[]', 'text'],
  Concept: [
    'id',
    'term',
    'normalized',
    'sense',
    'type',
    'definition',
    'aliases:string[]',
    'aliasText',
    'discipline',
    '_lock:boolean',
  ],
  Relation: ['id', 'type', '_lock:boolean'],
  Chain: [
    'id',
    'name',
    'summary',
    'discipline',
    'preconditions:string[]',
    'negativeConstraints:string[]',
    '_lock:boolean',
  ],
} as const;
const EDGES = {
  HAS_CHUNK: { from: 'Document', to: 'Chunk', columns: ['i:long'] },
  SUBJECT: { from: 'Relation', to: 'Concept', columns: [] },
  OBJECT: { from: 'Relation', to: 'Concept', columns: [] },
  PROJECTED: { from: 'Concept', to: 'Concept', columns: ['relationId', ':TYPE'] },
  HAS_NODE: { from: 'Chain', to: 'Concept', columns: ['i:long'] },
  HAS_EDGE: { from: 'Chain', to: 'Relation', columns: ['i:long', 'direction'] },
  EVIDENCED_BY: {
    from: 'Relation',
    to: 'Chunk',
    columns: ['documentId', 'start:long', 'end:long', 'quote', 'verb', 'modality', 'condition', 'verified:boolean'],
  },
  EXTRACTED_FROM: { from: 'Chain', to: 'Document', columns: [] },
} as const;
export type NodeKind = keyof typeof NODES;
export type EdgeKind = keyof typeof EDGES;
type Row = Readonly<Record<string, unknown>>;

/** Characters kept before a file is written to. */
const BUFFER = 1 << 20;

/** Nodes and relationships of one project as files for the offline import of Neo4j. Line breaks in texts become spaces of the same length. */
export class ImportFiles {
  entities = 0;
  readonly #files = new Map<
    string,
    { path: string; stream: ReturnType<typeof createWriteStream>; waiting: string[]; size: number }
  >();

  constructor(
    private readonly folder: string,
    private readonly projectId: string,
  ) {}

  async node(kind: NodeKind, row: Row): Promise<void> {
    const columns = NODES[kind];
    const header = `:ID(${kind}),${kind === 'Project' ? '' : 'projectId,'}${columns.join()}`;
    const scope = kind === 'Project' ? '' : `${cell(this.projectId)},`;
    await this.#write(kind, header, `${cell(row.id)},${scope}${cells(columns, row)}`);
  }

  async edge(kind: EdgeKind, from: unknown, to: unknown, row: Row = {}): Promise<void> {
    const { columns, ...ends } = EDGES[kind];
    const header = [`:START_ID(${ends.from})`, `:END_ID(${ends.to})`, ...columns].join();
    await this.#write(
      kind,
      header,
      [cell(from), cell(to), ...(columns.length > 0 ? [cells(columns, row)] : [])].join(),
    );
  }

  /** The arguments of `neo4j-admin database import full` that name the files. */
  async close(): Promise<string[]> {
    for (const file of this.#files.values()) {
      file.stream.end(file.waiting.join(''));
      await finished(file.stream);
    }
    return [...this.#files].map(([kind, { path }]) =>
      kind in NODES ? `--nodes=${kind}=${path}` : `--relationships=${kind === 'PROJECTED' ? '' : `${kind}=`}${path}`,
    );
  }

  async #write(kind: string, header: string, line: string): Promise<void> {
    let file = this.#files.get(kind);
    if (file === undefined) {
      await mkdir(this.folder, { recursive: true });
      const path = join(this.folder, `${kind}.csv`);
      file = { path, stream: createWriteStream(path), waiting: [`${header}\n`], size: 0 };
      this.#files.set(kind, file);
    }
    if (kind !== 'Project') this.entities += 1;
    file.waiting.push(`${line}\n`);
    file.size += line.length;
    if (file.size < BUFFER) return;
    const part = file.waiting.join('');
    file.waiting = [];
    file.size = 0;
    if (!file.stream.write(part)) await once(file.stream, 'drain');
  }
}

const nameOf = (column: string): string => (column === ':TYPE' ? 'type' : column.split(':')[0]!);
const cells = (columns: readonly string[], row: Row): string =>
  columns.map((column) => cell(row[nameOf(column)])).join();

/** Nothing between two commas is no property; quotes around nothing are an empty string. The import knows no empty list. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = Array.isArray(value) ? value.join(';') : String(value);
  return `"${text.replaceAll('"', '""').replaceAll('\n', ' ')}"`;
}
