import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { KnowledgeLine } from '../../../src/domain/index.ts';

const folder = new URL('../../../data/primer/', import.meta.url);

/** The bundled knowledge files, line by line, in the order of file names. */
export const primerLines: string[] = readdirSync(new URL('knowledge/', folder))
  .filter((file) => file.endsWith('.ndjson'))
  .sort()
  .flatMap((file) => readFileSync(new URL(`knowledge/${file}`, folder), 'utf8').split('\n'))
  .filter((line) => line.trim() !== '');

export const primerChains: KnowledgeLine[] = primerLines.map((line) => KnowledgeLine.parse(JSON.parse(line)));

/** The text that a line's document names. */
export const primerText = (sourceUri: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`text/${sourceUri}`, folder)));
