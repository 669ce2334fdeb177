import { hash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';

// The package is CommonJS with a default export; its types and Node's interop disagree on where that is.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** `sha256:` and the hex SHA-256 over the RFC 8785 (JCS) form of a value: the same content is the same hash anywhere. */
export function contentHashOf(value: unknown): string {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new TypeError('only JSON values have a content hash');
  return `sha256:${hash('sha256', canonical, 'hex')}`;
}

/**
 * The same for a row of a suite as it is exported, written out: this is done for every item that a log answers, and the canonical form of three known
 * keys needs no search for them.
 */
export function contentHashOfRow(row: { question: string; choices: readonly string[]; answer: number }): string {
  const canonical = `{"answer":${row.answer},"choices":${JSON.stringify(row.choices)},"question":${JSON.stringify(row.question)}}`;
  return `sha256:${hash('sha256', canonical, 'hex')}`;
}
