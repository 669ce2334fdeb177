const SHINGLE = 5;
const BANDS = 16;
const ROWS = 4;
/** Jaccard similarity of five-word shingles from which two parts say the same. 16 bands of 4 rows find 99.98 % of pairs at it. */
export const NEAR_DUPLICATE_SIMILARITY = 0.8;
const SHORTEST_WORDS = 40;

/**
 * Indices of the parts (as words) that repeat an earlier part nearly word for word (MinHash with banding, Broder 1997; the estimate
 * is over 64 permutations, standard error 0.05 at the limit). Shorter parts than 40 words are never duplicates:
 * a definition that repeats its sentence is a definition.
 */
export function findNearDuplicates(parts: readonly (readonly string[])[]): Set<number> {
  const duplicates = new Set<number>();
  const buckets = new Map<string, number[]>();
  const signatures = new Map<number, Uint32Array>();
  parts.forEach((part, index) => {
    const signature = minHashOf(part);
    if (signature === null) return;
    const keys = bandsOf(signature);
    const isCopy = keys.some((key) =>
      (buckets.get(key) ?? []).some(
        (other) => similarityOf(signature, signatures.get(other)!) >= NEAR_DUPLICATE_SIMILARITY,
      ),
    );
    if (isCopy) {
      duplicates.add(index);
      return;
    }
    signatures.set(index, signature);
    for (const key of keys) {
      const bucket = buckets.get(key);
      // A bucket is bounded, so that a text made of one phrase stays linear.
      if (bucket === undefined) buckets.set(key, [index]);
      else if (bucket.length < 8) bucket.push(index);
    }
  });
  return duplicates;
}

/** 64 minima over the hashed five-word shingles, or null for a short part. */
export function minHashOf(words: readonly string[]): Uint32Array | null {
  if (words.length < SHORTEST_WORDS) return null;
  const hashes = words.map(hashOf);
  const signature = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (let i = 0; i + SHINGLE <= hashes.length; i++) {
    let shingle = 0;
    for (let k = 0; k < SHINGLE; k++) shingle = (Math.imul(shingle, 0x01000193) ^ hashes[i + k]!) >>> 0;
    // Two mixed hashes give the 64 permutations (Kirsch and Mitzenmacher 2006).
    const step = mix(shingle ^ 0x9e3779b1) | 1;
    let value = mix(shingle);
    for (let j = 0; j < signature.length; j++) {
      if (value < signature[j]!) signature[j] = value;
      value = (value + step) >>> 0;
    }
  }
  return signature;
}

function bandsOf(signature: Uint32Array): string[] {
  return Array.from(
    { length: BANDS },
    (_, band) => `${band}:${signature.subarray(band * ROWS, (band + 1) * ROWS).join(',')}`,
  );
}

function similarityOf(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let i = 0; i < a.length; i++) if (a[i] === b[i]) same++;
  return same / a.length;
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The finalizer of MurmurHash3. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
