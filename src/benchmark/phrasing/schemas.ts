import { z } from 'zod';

/** The structured outputs of the calls. Strict mode wants every property, so nothing is optional. */
export const PhrasedItem = z.object({ question: z.string(), options: z.array(z.string()) });
export type PhrasedItem = z.infer<typeof PhrasedItem>;

const Letter = z.enum(['A', 'B', 'C', 'D']);
/** For each new option in its order, the letter of the old one that claims the same. */
export const MappedClaims = z.object({ options: z.array(Letter.nullable()) });
export const SolvedItem = z.object({ answer: Letter.nullable() });
