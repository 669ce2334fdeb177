import { createHash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';

// The package is CommonJS with a default export; its types and Node's interop disagree on where that is.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** `sha256:` and the hex SHA-256 over the RFC 8785 (JCS) form of a value: the same content is the same hash anywhere. */
export function contentHashOf(value: unknown): string {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new TypeError('only JSON values have a content hash');
  return `sha256:${createHash('sha256').update(canonical).digest('hex')}`;
}
