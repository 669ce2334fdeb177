/**
 * Writes every generated file of the repository, or with --check fails when one is out of date.
 *
 *   npm run generate            npm run generate -- --check
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
// Past the folder's index on purpose: the index needs the files that this writes.
import { readContracts, renderQueries } from '../src/platform/graph/generate-queries.ts';

const root = new URL('../', import.meta.url);
const files = new Map<string, string>();
for (const [stage, contracts] of readContracts()) {
  const [folder, door] =
    stage === 'platform' ? ['src/platform/graph', './query.ts'] : [`src/${stage}`, '../platform/graph/index.ts'];
  files.set(`${folder}/queries.generated.ts`, renderQueries(contracts, door));
}

// The API is built without services: routes are declared, none is called.
const { renderOpenApi } = await import('../src/api/openapi.ts');
files.set('openapi.yaml', await renderOpenApi());

const stale = [...files].filter(
  ([path, text]) => !existsSync(new URL(path, root)) || readFileSync(new URL(path, root), 'utf8') !== text,
);
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is out of date: run npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of stale) writeFileSync(new URL(path, root), text);
  console.error(`${stale.length} of ${files.size} generated files written`);
}
