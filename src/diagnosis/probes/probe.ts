import { z } from 'zod';
import { ConceptId, Operator, RelationId } from '../../domain/index.ts';
import type { ItemRow } from '../model/types.ts';

/** A question for one relation: which of four statements is true? Each false one edits the relation or one of its ends. */
export const Probe = z.object({
  id: z.string(),
  relationId: RelationId,
  /** Wordings of the same question: a second one tells a slip from a gap. */
  form: z.int(),
  question: z.string(),
  choices: z.array(z.string()),
  answer: z.int(),
  requires: z.array(z.string()),
  options: z.array(
    z.object({ edits: z.array(z.object({ operator: Operator, elementId: z.union([ConceptId, RelationId]) })) }),
  ),
});
export type Probe = z.infer<typeof Probe>;

/** As a row of the Q-matrix: it needs one relation and its ends, and follows no chain. */
export function itemOfProbe({ id, requires, answer, options }: Probe): ItemRow {
  return { id, chainId: null, requires, answer, options };
}
