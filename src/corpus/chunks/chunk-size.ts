/**
 * Characters of a chunk. A model or a reader sees one chunk at a time, so it must hold a line of thought of several
 * steps (a chain needs two or more), and few enough facts that none is passed over: at about 25 relations in 1,000 words
 * of textbook, 1,000–2,200 characters hold four to nine. Where a section is longer, the cut is chosen by content within
 * this window, so an edit moves the cuts near it and no others.
 */
export const CHUNK_SIZE = { min: 1_000, max: 2_200 } as const;

/** A sentence (or a line of code) beyond this is none: captions without a full stop, a table on one line. It is cut at white space, so that what is read at once stays bounded. */
export const LONGEST_SENTENCE = 8_000;
