import { normalizeTerm } from '../../domain/index.ts';
import { GENERIC_TERMS } from '../../knowledge/index.ts';

const GENERIC = new Set(GENERIC_TERMS);
const known = new Map<string, boolean>();
const KNOWN_MAX = 300_000;

/** A term so general that a question about it has many answers. */
export function isGeneric({ term }: { readonly term: string }): boolean {
  let generic = known.get(term);
  if (generic === undefined) {
    generic = GENERIC.has(normalizeTerm(term));
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(term, generic);
  }
  return generic;
}
