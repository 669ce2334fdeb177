/**
 * How well a reader reads: yield, key terms, connectivity, speed, and agreement with what careful readers wrote down.
 *
 *   tsx bench/reader.bench.ts                        the primer
 *   PRODA_CORPUS=… PRODA_REFERENCE=… tsx bench/reader.bench.ts     a library and its knowledge files besides
 *   … --discipline biology --parity even             a part of it (every second file of a discipline)
 *   … --sample 200 --seed 7                          random relations with their quotes, for a person to judge
 *   … --verdicts FILE                             what a person found of such a sample, shown beside the yield of each discipline
 *   … --reader files:FOLDER                          the same measures for knowledge files that another reader wrote
 *
 * A yardstick written by people is not complete: "in yardstick" is a lower bound of precision, which only reading tells.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pushTo } from '../src/domain/index.ts';
import type { ReaderResult } from './reader/graph-statement.ts';
import { type LibraryDocument, loadLibrary } from './reader/load-library.ts';
import { addDocument, type Measure, newMeasure } from './reader/measure-reader.ts';
import { completeAcross, fileReader, offlineReader, type Reader } from './reader/read-with.ts';
import { printMeasures, printSample } from './reader/report.ts';
import { loadVerdicts } from './reader/verdicts.ts';
import { loadYardstick, type Yardstick } from './reader/yardstick.ts';

const { values: options } = parseArgs({
  options: {
    reader: { type: 'string', default: 'offline' },
    discipline: { type: 'string' },
    parity: { type: 'string', default: 'all' },
    sample: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    verdicts: { type: 'string' },
  },
});

const reader: Reader = options.reader.startsWith('files:')
  ? fileReader(options.reader.slice('files:'.length))
  : offlineReader;
const parity = options.parity === 'odd' || options.parity === 'even' ? options.parity : 'all';

const verdicts = options.verdicts === undefined ? new Map() : loadVerdicts(options.verdicts);

if (options.only !== 'corpus') await run('primer', 'data/primer/text', 'data/primer/knowledge');
const corpus = process.env.PRODA_CORPUS;
const reference = process.env.PRODA_REFERENCE;
if (corpus === undefined)
  console.warn('\nSKIPPED: no library. Set PRODA_CORPUS to a folder of <discipline>/<file>.md to measure on it.');
else {
  if (reference === undefined)
    console.warn('\nSKIPPED: recall. Set PRODA_REFERENCE to the knowledge files of the library.');
  await run('library', corpus, reference ?? null);
}

async function run(title: string, library: string, knowledge: string | null): Promise<void> {
  if (!existsSync(library)) throw new Error(`There is no folder ${library}`);
  const yardstick: Yardstick = knowledge === null ? new Map() : loadYardstick(knowledge);
  const measures = new Map<string, Measure>();
  let peak = 0;
  const readings = new Map<string, { document: LibraryDocument; result: ReaderResult }[]>();
  for await (const document of loadLibrary(library, { discipline: options.discipline ?? null, parity })) {
    pushTo(readings, document.discipline, { document, result: reader(document) });
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  for (const read of readings.values()) {
    const across = completeAcross(read.map(({ result }) => result));
    for (const { document, result } of read)
      addDocument(measureOf(measures, document), document, result, across, yardstick);
  }
  const sample = Number(options.sample);
  if (sample > 0)
    printSample(
      [...measures.values()].flatMap(({ statements }) => statements),
      sample,
      options.seed,
    );
  printMeasures(`${title} (${options.reader}, ${parity} files)`, [...measures.values()], verdicts);
  console.log(`peak memory ${(peak / 2 ** 20).toFixed(0)} MiB`);
}

function measureOf(measures: Map<string, Measure>, { discipline }: LibraryDocument): Measure {
  const known = measures.get(discipline) ?? newMeasure(discipline);
  measures.set(discipline, known);
  return known;
}
