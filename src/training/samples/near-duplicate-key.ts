import type { Sample } from '../../domain/index.ts';
import { contentWordsOf } from '../gate/words.ts';

/** Samples of one format that ask and answer with the same content words are near-duplicates, whatever their order. */
export function nearDuplicateKeyOf({ format, question, choices = [], answer }: Sample): string {
  return `${format} ${[...contentWordsOf(`${question} ${answer} ${choices.join(' ')}`)].sort().join(' ')}`;
}
