import { z } from 'zod';
import { ConceptType, Direction, Modality, RelationType } from '../../../domain/index.ts';

/** The structured outputs of the three calls. Strict mode wants every property, so nothing is optional. */
export const DraftedChains = z.object({
  chains: z.array(
    z.object({
      name: z.string(),
      summary: z.string(),
      nodes: z.array(z.string()),
      preconditions: z.array(z.string()),
      negativeConstraints: z.array(z.string()),
    }),
  ),
});
export type DraftedChains = z.infer<typeof DraftedChains>;

export const DraftedRelations = z.object({
  chains: z.array(
    z.object({
      /** Position in the list that was handed over. */
      chain: z.int(),
      steps: z.array(
        z.object({
          type: RelationType,
          direction: Direction,
          verb: z.string(),
          quote: z.string(),
          modality: Modality,
          condition: z.string().nullable(),
        }),
      ),
    }),
  ),
});
export type DraftedRelations = z.infer<typeof DraftedRelations>;

export const DraftedConcepts = z.object({
  concepts: z.array(
    z.object({
      term: z.string(),
      type: ConceptType.nullable(),
      definition: z.string().nullable(),
      aliases: z.array(z.string()),
    }),
  ),
});
export type DraftedConcepts = z.infer<typeof DraftedConcepts>;
