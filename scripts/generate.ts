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

const isCheck = process.argv.includes('--check');
let stale = 0;

function deliver(path: string, text: string): void {
  const url = new URL(path, root);
  if (existsSync(url) && readFileSync(url, 'utf8') === text) return;
  stale++;
  if (isCheck) console.error(`${path} is out of date: run npm run generate`);
  else writeFileSync(url, text);
}

for (const [path, text] of files) deliver(path, text);
// The API stands on the files above, so it comes after them. It is built without services: routes are declared, none is called.
const { renderOpenApi } = await import('../src/api/openapi.ts');
deliver('openapi.yaml', await renderOpenApi());
const { renderErrors, renderSettings } = await import('./render-docs.ts');
deliver('docs/errors.md', renderErrors());
deliver('docs/settings.md', renderSettings());

if (isCheck) process.exitCode = stale > 0 ? 1 : 0;
else console.error(`${stale} of ${files.size + 3} generated files written`);
