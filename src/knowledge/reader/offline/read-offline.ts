import type { Chunk, DocumentId, ProposedChain } from '../../../domain/index.ts';
import { buildChains } from './chains/build-chains.ts';
import type { LooseRelation } from './chains/loose-relation.ts';
import { Notebook } from './notebook.ts';
import { readBlock } from './read-block.ts';
import { buildVocabulary } from './terms/build-vocabulary.ts';
import type { PlainBlock } from './text/block.ts';
import { splitBlocks } from './text/split-blocks.ts';
import { stripMarks } from './text/strip-marks.ts';

export interface ReaderInput {
  readonly document: { readonly id: DocumentId; readonly title: string; readonly discipline: string };
  /** The document's normalized text; all offsets are in it. */
  readonly text: string;
  /** Contiguous slices of the text, in order. */
  readonly chunks: readonly Chunk[];
}

/** What was read and is not proposed, counted by reason, with a few examples to look at. */
export interface ReaderRefusal {
  readonly reason: string;
  readonly count: number;
  readonly examples: readonly string[];
}

export interface ReaderOutput {
  readonly chains: ProposedChain[];
  /** Relations found that lie on no chain of this document. */
  readonly loose: LooseRelation[];
  readonly refused: ReaderRefusal[];
  /** Relations found, on chains or not. */
  readonly relations: number;
}

/**
 * Reads a document without a model: patterns over parts of speech, the document's own glossary, a lexicon of verbs.
 * Pure and deterministic: the same text gives the same chains. Works block by block, so memory does not grow with the
 * length of the document beyond what is found in it.
 */
export function readOffline({ document, text, chunks }: ReaderInput): ReaderOutput {
  const blocks = splitBlocks(text);
  const vocabulary = buildVocabulary(plainBlocks(text, blocks), document.title);
  const notebook = new Notebook(vocabulary, text, chunks);
  for (const block of plainBlocks(text, blocks)) {
    for (const reading of readBlock(block, vocabulary)) notebook.enter(reading);
  }
  const { chains, loose } = buildChains(notebook, document);
  return { chains, loose, refused: notebook.refusals.list(), relations: notebook.relations().length };
}

function* plainBlocks(text: string, blocks: ReturnType<typeof splitBlocks>): Generator<PlainBlock> {
  for (const block of blocks) yield stripMarks(text, block);
}
