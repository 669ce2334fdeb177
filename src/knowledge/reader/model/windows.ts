import type { Chunk } from '../../../domain/index.ts';

/** What a model reads at once. */
export interface ReadingWindow {
  readonly chunks: readonly Chunk[];
  readonly text: string;
}

/**
 * About 3,000 tokens: long enough for a chain that runs over several paragraphs (the sections of a textbook are of this
 * size), short enough to leave room for the answer.
 */
export const WINDOW_CHARACTERS = 12_000;

/** Neighboring chunks, as many as fit; a window begins anew where a new top-level section begins and the window is half full. */
export function windowsOf(chunks: readonly Chunk[], characters = WINDOW_CHARACTERS): ReadingWindow[] {
  const windows: Chunk[][] = [];
  let size = 0;
  for (const chunk of chunks) {
    const current = windows.at(-1);
    const isNewSection = current !== undefined && current.at(-1)!.headings[1] !== chunk.headings[1];
    if (current === undefined || size + chunk.text.length > characters || (isNewSection && size > characters / 2)) {
      windows.push([chunk]);
      size = chunk.text.length;
    } else {
      current.push(chunk);
      size += chunk.text.length;
    }
  }
  return windows.map((members) => ({ chunks: members, text: members.map(({ text }) => text).join('\n\n') }));
}
