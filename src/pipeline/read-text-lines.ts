import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** The lines of a stored body, without their ends. */
export const readTextLines = (stream: Readable): AsyncIterable<string> =>
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
