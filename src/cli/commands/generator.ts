import { Option } from 'commander';
import type { Benchmark, DatasetVersion } from '../../domain/index.ts';

/** Who words samples. */
export const generatorOption = () =>
  new Option('--generator <name>', 'who words the samples: templates, or the model of the settings')
    .choices(['template', 'llm'])
    .default('template');

/** What came of a model's words, and what it cost; nothing for templates. */
export const renderPhrasing = (phrasing: Benchmark['phrasing']): string =>
  phrasing === undefined ? '' : `\n${phrasing.phrased} items ${inWordsOf(phrasing)}`;

export const renderDrafting = (drafting: DatasetVersion['drafting']): string =>
  drafting === undefined ? '' : `\n${drafting.drafted} samples ${inWordsOf(drafting)}`;

function inWordsOf({
  model,
  kept,
  calls,
  stored,
  costUsd,
}: Omit<NonNullable<DatasetVersion['drafting']>, 'by' | 'drafted' | 'prompts' | 'retried'>): string {
  const cost = costUsd === null ? 'at an unknown price' : `for ${costUsd.toFixed(4)} USD`;
  const why = kept.map(({ reason, count }) => `\n  ${count} in the template's words: ${reason}`).join('');
  return `in the words of ${model}; ${calls} calls ${cost}, ${stored} answers known already${why}`;
}
