import type { RunInput } from './read-input.ts';
import type { SpectrumRow } from './spectrum/build-spectrum.ts';

/** What a reader should know before believing a rank. */
export function describeLimits(input: RunInput, spectrum: readonly SpectrumRow[], split: 'dev' | 'all'): string[] {
  const notes: string[] = [];
  const judged = input.responses.filter(
    ({ itemId, outcome }) => input.keyed.has(itemId) && (outcome === 'correct' || outcome === 'wrong'),
  );
  const wrong = judged.filter(({ outcome }) => outcome === 'wrong').length;
  if (wrong === 0) notes.push('No answer was judged wrong: there is nothing to localize.');
  if (judged.length > 0 && wrong === judged.length)
    notes.push(
      'No answer was judged right: nothing is exonerated by a pass, so scores rest on coverage and on the options taken.',
    );
  const answered = new Set(judged.map(({ itemId }) => itemId)).size;
  if (answered < input.keyed.size)
    notes.push(`${input.keyed.size - answered} of ${input.keyed.size} items have no judged answer in this run.`);
  const thin = spectrum.filter(({ support }) => support <= 1).length;
  if (thin > 0)
    notes.push(
      `${thin} of ${spectrum.length} concepts and relations lie under a single answer: their place says little.`,
    );
  const tied = spectrum.filter(({ sameItems }) => sameItems.length > 0).length;
  if (tied > 0)
    notes.push(
      `${tied} of ${spectrum.length} lie under exactly the same items as another: only the option taken, coverage or a probe tells them apart.`,
    );
  const heldOut = input.run.bySplit.find((part) => part.split === 'held-out');
  if (split === 'dev' && heldOut !== undefined && heldOut.correct < heldOut.n)
    notes.push(
      `${heldOut.n - heldOut.correct} held-out failures are not judged here, so that they choose no patch; the diagnosis of all items judges them, for reports only.`,
    );
  if (input.hashMismatch > 0)
    notes.push(
      `${input.hashMismatch} answers were given to a text that is not the item's (hash mismatch): they are left out.`,
    );
  if (input.model.datasetVersion === null)
    notes.push('The data behind the model is not known here: coverage could not be used.');
  return notes;
}
