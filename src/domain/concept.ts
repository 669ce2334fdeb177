import { z } from 'zod';
import { ConceptId, idOf } from './ids.ts';
import { normalizeTerm } from './term.ts';

export const CONCEPT_TYPES = [
  'object',
  'substance',
  'organism',
  'agent',
  'event',
  'process',
  'state',
  'property',
  'quantity',
  'principle',
  'method',
  'artifact',
  'document',
  'place',
  'period',
] as const;
export const ConceptType = z.enum(CONCEPT_TYPES);
export type ConceptType = z.infer<typeof ConceptType>;

/** L1: what a chain is made of. */
export const Concept = z.object({
  id: ConceptId,
  term: z.string(),
  type: ConceptType.nullable(),
  definition: z.string().nullable(),
  aliases: z.array(z.string()),
  discipline: z.string(),
});
export type Concept = z.infer<typeof Concept>;

/** A concept is identified by its discipline and normalized term; a further sense adds a stable label. */
export function conceptIdOf(discipline: string, term: string, sense = ''): ConceptId {
  return idOf('con', discipline, normalizeTerm(term), sense);
}
