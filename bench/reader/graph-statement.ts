import { ALGEBRA, normalizeTerm, type ProposedChain, type RelationType } from '../../src/domain/index.ts';
import type { LooseRelation } from '../../src/knowledge/reader/index.ts';

/** A relation over normalized terms, with what a person needs to judge it. */
export interface GraphStatement {
  readonly discipline: string;
  readonly sourceUri: string;
  readonly subject: string;
  readonly object: string;
  readonly subjectTerm: string;
  readonly objectTerm: string;
  readonly type: RelationType;
  readonly quote: string;
  readonly modality: string;
  readonly condition: string | null;
}

/** What a reader made of one document, after the gate. */
export interface ReaderResult {
  readonly chains: readonly ProposedChain[];
  /** Relations on no chain of the document. */
  readonly loose: readonly LooseRelation[];
  readonly refused: readonly { reason: string; count: number }[];
  /** CPU time of the reading alone. */
  readonly milliseconds: number;
}

/** The distinct relations on chains that the text of a document states. */
export function statementsOf(
  chains: readonly ProposedChain[],
  { id, discipline, sourceUri }: { id: string; discipline: string; sourceUri: string },
): GraphStatement[] {
  const statements = new Map<string, GraphStatement>();
  for (const chain of chains) {
    for (const [i, said] of chain.steps.entries()) {
      const own =
        (said.documentId ?? chain.documentId) === id ? said : said.further?.find((place) => place.documentId === id);
      if (own === undefined) continue;
      const step = { ...said, ...own };
      const [left, right] = [chain.nodes[i]!.term, chain.nodes[i + 1]!.term];
      const [subjectTerm, objectTerm] = step.direction === 'forward' ? [left, right] : [right, left];
      const statement: GraphStatement = {
        discipline,
        sourceUri,
        subject: normalizeTerm(subjectTerm),
        object: normalizeTerm(objectTerm),
        subjectTerm,
        objectTerm,
        type: step.type,
        quote: step.quote,
        modality: step.modality,
        condition: step.condition,
      };
      statements.set(typedKey(statement), statement);
    }
  }
  return [...statements.values()];
}

/** Two concepts, whichever comes first. */
export function pairKey({ subject, object }: { subject: string; object: string }): string {
  return [subject, object].sort().join('\0');
}

/** Subject, type and object; both ways round for a symmetric type. */
export function typedKey(statement: { subject: string; type: RelationType; object: string }): string {
  const { subject, type, object } = statement;
  return ALGEBRA[type].symmetric ? `${type}\0${pairKey(statement)}` : `${type}\0${subject}\0${object}`;
}
