import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

export interface Migration {
  /** `V0003__create_relation_constraint` */
  readonly name: string;
  readonly version: number;
  readonly checksum: string;
  readonly statements: readonly string[];
}

export const MIGRATIONS_FOLDER = new URL('../../../migrations/', import.meta.url);
const HEADER = ['Purpose', 'Requires', 'Reverse', 'Cost'];

/** The migrations of a folder in order. Throws when a name, a header or the numbering is wrong. */
export function readMigrations(folder: URL = MIGRATIONS_FOLDER): Migration[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.cypher'))
    .sort();
  const migrations = files.map((file) => {
    const match = /^V(\d{4})__[a-z0-9_]+\.cypher$/.exec(file);
    if (match === null) throw new Error(`migrations/${file}: the name reads V0001__what_it_does.cypher`);
    const source = readFileSync(new URL(file, folder), 'utf8');
    for (const key of HEADER)
      if (!new RegExp(`^// ${key}: `, 'm').test(source)) throw new Error(`migrations/${file}: the header lacks ${key}`);
    const statements = source
      .split('\n')
      .filter((line) => !line.startsWith('//'))
      .join('\n')
      .split(/;\s*(?:\n|$)/)
      .map((statement) => statement.trim())
      .filter((statement) => statement !== '');
    return {
      name: file.slice(0, -'.cypher'.length),
      version: Number(match[1]),
      checksum: createHash('sha256').update(source).digest('hex'),
      statements,
    };
  });
  const doubled = migrations.find((migration, i) => migrations[i - 1]?.version === migration.version);
  if (doubled !== undefined) throw new Error(`migrations/${doubled.name}: its number is taken`);
  return migrations;
}
