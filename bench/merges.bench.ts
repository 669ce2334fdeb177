/**
 * How long it takes to find the pairs that may be one concept, at the published size (227,869 concepts in 16 disciplines), and what memory:
 * the tables of keys alone, without the graph. Terms are two or three words of the bundled text, drawn with a seed; one in 500 is
 * misspelt, so that there is something to find.
 *
 *   node --expose-gc --import tsx bench/merges.bench.ts [scale]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { conceptIdOf, randomOf } from '../src/domain/index.ts';
import type { StoredConcept } from '../src/knowledge/index.ts';
import { pairConcepts } from '../src/knowledge/merge/pair-concepts.ts';

const count = Math.round(227_869 * Number(process.argv[2] ?? 1));
const folder = fileURLToPath(new URL('../data/primer/text/', import.meta.url));
const words = [
  ...new Set(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .flatMap(
        (name) =>
          readFileSync(folder + name, 'utf8')
            .toLowerCase()
            .match(/[a-z]{4,}/g) ?? [],
      ),
  ),
];
const random = randomOf('merges-bench', 1);
const word = () => words[Math.floor(random() * words.length)]!;

async function* concepts(): AsyncGenerator<StoredConcept, void> {
  const seen = new Set<string>();
  let last = '';
  while (seen.size < count) {
    const discipline = `discipline-${seen.size % 16}`;
    const isMisspelt = last.length > 9 && random() < 1 / 500;
    const term = isMisspelt
      ? `${last.slice(0, 5)}${last.slice(6)}`
      : `${word()} ${word()}${random() < 0.3 ? ` ${word()}` : ''}`;
    const id = conceptIdOf(isMisspelt ? `discipline-${(seen.size - 1) % 16}` : discipline, term);
    if (seen.has(id)) continue;
    seen.add(id);
    yield {
      id,
      term,
      type: null,
      definition: null,
      aliases: [],
      discipline: isMisspelt ? `discipline-${(seen.size - 2) % 16}` : discipline,
      sense: '',
    };
    last = term;
  }
}

globalThis.gc?.();
const before = process.memoryUsage().heapUsed;
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().heapUsed);
}, 50);
const began = process.cpuUsage();
const pairs = await pairConcepts(concepts());
peak = Math.max(peak, process.memoryUsage().heapUsed);
const { user, system } = process.cpuUsage(began);
clearInterval(watch);
const reasons = new Map<string, number>();
for (const { reason } of pairs) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
console.log({
  concepts: count,
  cpuSeconds: (user + system) / 1e6,
  heapMb: (peak - before) / 2 ** 20,
  pairs: pairs.length,
  byReason: Object.fromEntries(reasons),
});
