import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { limitDepth } from './limit-depth.ts';
import { metaOf } from './meta-of-markup.ts';
import type { ReadText } from './read-text.ts';
import { type RenderedMarkup, renderMarkup } from './render-markup.ts';

/** A page deeper or longer than this is read whole: finding its main part needs a tree. */
const TREE_LIMITS = { depth: 250, characters: 3_000_000 } as const;
const DEEPEST = 1_000;
/** A main part with less than this share of the page's words outside of links is not the main part. */
const SMALLEST_SHARE = 0.4;

/** The main part of a page; navigation, advertisements and the like are left out and counted as boilerplate. */
export function readHtml(html: string): ReadText {
  const { markup, depth } = limitDepth(html, DEEPEST);
  const whole = renderMarkup(markup);
  const main = depth > TREE_LIMITS.depth || markup.length > TREE_LIMITS.characters ? null : findMain(markup);
  const useMain = main !== null && main.unlinked >= whole.unlinked * SMALLEST_SHARE;
  const { builder } = useMain ? main : whole;
  const boilerplate = useMain ? whole.builder.blocks.length - main.builder.blocks.length : 0;
  return {
    text: builder.text(),
    blocks: builder.blocks,
    meta: metaOf(whole),
    pages: null,
    dropped: { ...(boilerplate > 0 && { boilerplate }), ...(whole.hidden > 0 && { hidden: whole.hidden }) },
  };
}

function findMain(html: string): RenderedMarkup | null {
  const { document } = parseHTML(html);
  const article = new Readability(document, { charThreshold: 200, maxElemsToParse: 200_000 }).parse();
  return article?.content == null ? null : renderMarkup(article.content);
}
