import { type ConceptId, normalizeTerm } from '../../domain/index.ts';
import { GENERIC_TERMS } from '../../knowledge/index.ts';
import type { Links } from './links.ts';

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

/** Relations that make a general word a concept of its field, as "function" is in programming. */
const OF_THE_FIELD = 2;

/** A general word that the graph hardly speaks of: nothing can be asked about it. */
export const isTooGeneral = (node: { readonly id: ConceptId; readonly term: string }, links: Links): boolean =>
  isGeneric(node) && (links.get(node.id)?.length ?? 0) < OF_THE_FIELD;
