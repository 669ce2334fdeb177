import { readdirSync, readFileSync } from 'node:fs';
import { parseContract, type QueryContract } from './contract.ts';
import { CYPHER_FOLDER } from './query.ts';
import { renderType, type ValueType } from './value-type.ts';

/** Every query file of the repository, by stage (the folder's name). */
export function readContracts(): Map<string, QueryContract[]> {
  const stages = new Map<string, QueryContract[]>();
  for (const folder of readdirSync(CYPHER_FOLDER, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const files = readdirSync(new URL(`${folder.name}/`, CYPHER_FOLDER))
      .filter((file) => file.endsWith('.cypher'))
      .sort();
    if (files.length === 0) continue;
    stages.set(
      folder.name,
      files.map((file) => {
        const name = `${folder.name}/${file.slice(0, -'.cypher'.length)}`;
        return parseContract(name, readFileSync(new URL(`${name}.cypher`, CYPHER_FOLDER), 'utf8'));
      }),
    );
  }
  return stages;
}

/** The generated TypeScript of one stage: a typed constant for each query file. `doorPath` is where `queryOf` is imported from. */
export function renderQueries(contracts: readonly QueryContract[], doorPath: string): string {
  const lines = [
    '// Generated from the headers in cypher/ by `npm run generate`. Do not edit.',
    '',
    `import { type Query, queryOf } from '${doorPath}';`,
    '',
  ];
  for (const contract of contracts) {
    const base = camelOf(contract.name.split('/')[1]!);
    const type = base[0]!.toUpperCase() + base.slice(1);
    lines.push(`export interface ${type}Params ${renderFields(contract.params)}`);
    lines.push(`export interface ${type}Row ${renderFields(contract.returns)}`);
    lines.push(`/** ${contract.purpose} */`);
    lines.push(`export const ${base}: Query<${type}Params, ${type}Row> = queryOf('${contract.name}');`, '');
  }
  return lines.join('\n');
}

function renderFields(fields: ReadonlyMap<string, ValueType>): string {
  if (fields.size === 0) return '{}';
  return `{ ${[...fields].map(([name, type]) => `${name}: ${renderType(type)}`).join('; ')} }`;
}

function camelOf(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
