import { z } from 'zod';
import { ConceptType } from '../../domain/index.ts';

/** A concept in two senses: the one that chains go through, and the one that they mean. `sense` '' is the first one. */
export interface SenseMove {
  readonly fromId: string;
  readonly intoId: string;
  readonly sense: string;
  /** What is known of the sense that is meant. */
  readonly type: ConceptType | null;
  readonly definition: string | null;
  readonly aliases: readonly string[];
}

/** What taking a split back needs to know, kept with the candidate. */
export const SplitRecord = z.object({
  /** The first sense as it was: it goes when all of its chains do. */
  first: z
    .object({ type: ConceptType.nullable(), definition: z.string().nullable(), aliases: z.array(z.string()) })
    .nullable()
    .default(null),
  /** Chains that other documents stated in the further sense already: the documents that joined them, and their own. */
  shared: z.record(z.string(), z.object({ joined: z.array(z.string()), own: z.array(z.string()) })).default({}),
});
export type SplitRecord = z.infer<typeof SplitRecord>;
