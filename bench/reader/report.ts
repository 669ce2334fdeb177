import { randomOf, shuffled } from '../../src/domain/index.ts';
import { connectivityOf } from './connectivity.ts';
import type { GraphStatement } from './graph-statement.ts';
import { type Measure, newMeasure } from './measure-reader.ts';
import type { Verdicts } from './verdicts.ts';

const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}%`);
const rate = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(2));

/** One row a discipline and a row of all. */
export function printMeasures(title: string, measures: readonly Measure[], verdicts: Verdicts = new Map()): void {
  const total = sum(measures);
  console.log(`\n${title}`);
  console.table(
    Object.fromEntries(
      [...measures, total].map((measure) => {
        const { largest, components } = connectivityOf(measure.statements);
        return [
          measure.discipline,
          {
            words: measure.words,
            relations: measure.statements.length,
            'rel/1000w': rate(measure.statements.length * 1000, measure.words),
            ...judged(measure, verdicts),
            chains: measure.chains,
            'chains/1000w': rate(measure.chains * 1000, measure.words),
            across: measure.across,
            loose: measure.loose,
            'steps/chain': rate(measure.steps, measure.chains),
            'key terms': percent(measure.keyTermsFound, measure.keyTerms),
            largest: percent(largest, 1),
            components,
            'concept recall': percent(measure.concepts.found, measure.concepts.known),
            'pair recall': percent(measure.pairs.found, measure.pairs.known),
            'typed recall': percent(measure.typed.found, measure.pairs.known),
            'pair in yardstick': percent(measure.pairs.readKnown, measure.pairs.read),
            'typed in yardstick': percent(measure.typed.readKnown, measure.pairs.read),
          },
        ];
      }),
    ),
  );
  const megabytesPerMinute =
    total.milliseconds === 0 ? '–' : ((total.bytes / 1e6 / total.milliseconds) * 60_000).toFixed(1);
  console.log(
    `${total.documents} documents, ${(total.bytes / 1e6).toFixed(2)} MB, ${megabytesPerMinute} MB a minute on one core`,
  );
  console.log('by type:', Object.fromEntries(countBy(total.statements, ({ type }) => type)));
  console.log('left out:', Object.fromEntries([...total.refused].sort((a, b) => b[1] - a[1])));
}

/** Of a judged sample: the share that is right, and how many right relations there are by it. */
function judged({ discipline, statements, words }: Measure, verdicts: Verdicts): Record<string, string> {
  const found = verdicts.get(discipline);
  if (found === undefined) return {};
  return {
    right: `${percent(found.right, found.judged)} of ${found.judged}`,
    'right/1000w': rate((statements.length * found.right * 1000) / found.judged, words),
  };
}

/** Random relations with what the text says, for a person to judge: pair, type and direction stated by the quote? */
export function printSample(statements: readonly GraphStatement[], count: number, seed: string): void {
  const drawn = shuffled(statements, randomOf('reader-sample', seed)).slice(0, count);
  for (const [i, statement] of drawn.entries()) {
    const aside = [statement.modality === 'asserted' ? '' : statement.modality, statement.condition ?? '']
      .filter((part) => part !== '')
      .join('; ');
    console.log(
      `${i + 1}. [${statement.subjectTerm}] ${statement.type} [${statement.objectTerm}]${aside === '' ? '' : ` (${aside})`}`,
    );
    console.log(`   “${statement.quote.replace(/\s+/g, ' ')}” — ${statement.sourceUri}`);
  }
}

function sum(measures: readonly Measure[]): Measure {
  const total = newMeasure('all');
  for (const measure of measures) {
    for (const key of [
      'documents',
      'words',
      'bytes',
      'milliseconds',
      'chains',
      'across',
      'loose',
      'steps',
      'keyTerms',
      'keyTermsFound',
    ] as const)
      total[key] += measure[key];
    total.statements.push(...measure.statements);
    for (const part of ['known', 'found'] as const) total.concepts[part] += measure.concepts[part];
    for (const part of ['known', 'found', 'read', 'readKnown'] as const) total.pairs[part] += measure.pairs[part];
    for (const part of ['found', 'readKnown'] as const) total.typed[part] += measure.typed[part];
    for (const [reason, count] of measure.refused) total.refused.set(reason, (total.refused.get(reason) ?? 0) + count);
  }
  return total;
}

function countBy<T>(values: readonly T[], key: (value: T) => string): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(key(value), (counts.get(key(value)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
