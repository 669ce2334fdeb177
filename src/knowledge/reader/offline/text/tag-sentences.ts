import model from 'wink-eng-lite-web-model';
import createNlp from 'wink-nlp';
import type { PlainBlock } from './block.ts';
import { mergeHyphens } from './merge-hyphens.ts';
import { repairTags } from './repair-tags.ts';
import type { Sentence, Tag, Token } from './token.ts';

// Sentence boundaries and parts of speech only: entities, sentiment and negation are not asked for.
const nlp = createNlp(model, ['sbd', 'pos']);

/** Sentences of a block with tagged words. The tagger's known slips are mended with what the verb lexicon knows. */
export function tagSentences(block: PlainBlock): Sentence[] {
  const document = nlp.readDoc(block.plain);
  const words = document.tokens().out();
  const tags = document.tokens().out(nlp.its.pos) as Tag[];
  const spans = document.sentences().out(nlp.its.span) as unknown as [number, number][];
  const tokens: Token[] = [];
  let cursor = 0;
  for (let i = 0; i < words.length; i++) {
    const text = words[i]!;
    const start = block.plain.indexOf(text, cursor);
    const end = start + text.length;
    cursor = end;
    tokens.push({
      text,
      lower: text.toLowerCase(),
      tag: tags[i]!,
      start,
      end,
      bold: isWithin(block.bold, start, end),
      code: isWithin(block.code, start, end),
    });
  }
  return spans
    .map(([from, to]) => tokens.slice(from, to + 1))
    .filter((sentence) => sentence.length > 0)
    .map((sentence) => {
      const merged = mergeHyphens(sentence, block.plain);
      repairTags(merged);
      return { tokens: merged, start: merged[0]!.start, end: merged[merged.length - 1]!.end };
    });
}

function isWithin(ranges: readonly (readonly [number, number])[], start: number, end: number): boolean {
  return ranges.some(([from, to]) => start >= from && end <= to);
}
