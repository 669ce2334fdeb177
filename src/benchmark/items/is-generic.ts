import { normalizeTerm } from '../../domain/index.ts';
import { GENERIC_TERMS } from '../../knowledge/index.ts';

const GENERIC = new Set(GENERIC_TERMS);

/** A term so general that a question about it has many answers. */
export const isGeneric = ({ term }: { readonly term: string }): boolean => GENERIC.has(normalizeTerm(term));
