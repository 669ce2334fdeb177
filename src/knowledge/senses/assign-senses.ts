import { conceptIdOf, normalizeTerm, type ProposedChain, type ProposedConcept } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { findSenseFacts } from '../queries.generated.ts';
import { compatibleTypes, contentWords, judgeSense, overlapOf } from './judge-sense.ts';

const NEIGHBORS_MAX = 50;
/** Share of sense-carrying words in common above which two definitions are of one sense. */
const SAME_DEFINITION = 0.5;

/** A term that may mean two things, for a person to look at. */
export interface SenseDoubt {
  readonly conceptId: string;
  readonly sensedId: string;
  readonly term: string;
  readonly discipline: string;
  readonly type: string;
  readonly definition: string;
  readonly documentId: string;
}

/**
 * Keeps homographs apart: the first sense of a term has the plain id; a statement whose type, definition and neighbors clearly disagree
 * with it gets a further sense, labelled by its type. The label comes from the statement and the verdict from what is stored, so reading the
 * same text again ends at the same node. A term that a document has used in a further sense keeps it where that document does not
 * define it again, within a batch. Explicit senses are left as they are. What only half disagrees is told, not split; a person's decision counts.
 */
export async function assignSenses(
  graph: Graph,
  projectId: string,
  proposals: readonly ProposedChain[],
): Promise<{ proposals: readonly ProposedChain[]; doubts: SenseDoubt[] }> {
  const claims = claimsOf(proposals);
  if (claims.length === 0) return { proposals, doubts: [] };
  const facts = new Map(
    (
      await graph.run(findSenseFacts, {
        projectId,
        rows: claims.map(({ id, sensedId, compatible }, i) => ({ i, id, sensedId, compatible })),
        neighbors: NEIGHBORS_MAX,
      })
    ).map((row) => [row.i, row]),
  );
  const senseOf = new Map<ProposedConcept, string>();
  const inDocument = new Map<string, string>();
  const firsts = new Map<string, Claim>();
  const doubts = new Map<string, SenseDoubt>();
  for (const [i, claim] of claims.entries()) {
    const row = facts.get(i);
    const inDocumentKey = `${claim.documentId} ${claim.id}`;
    // Where the graph knows nothing yet, what an earlier statement of this batch said first stands.
    const first = row?.isKnown ? undefined : firsts.get(claim.id);
    const known =
      row?.definition != null
        ? { definition: row.definition, near: row.near }
        : first !== undefined && !claim.compatible.includes(first.type)
          ? first
          : null;
    const words = contentWords(claim.definition, claim.term);
    const isTheFurtherOne =
      row?.sensedDefinition != null &&
      overlapOf(words, contentWords(row.sensedDefinition, claim.term)) >= SAME_DEFINITION &&
      (known !== null || !(row.isKnown || first !== undefined));
    const verdict = known === null ? 'same' : judgeSense(claim, known);
    const isSensed =
      row?.decision !== 'reject' &&
      (isTheFurtherOne ||
        inDocument.get(inDocumentKey) === claim.type ||
        verdict === 'other' ||
        (verdict === 'uncertain' && row?.decision === 'accept'));
    if (isSensed) {
      senseOf.set(claim.node, claim.type);
      inDocument.set(inDocumentKey, claim.type);
      continue;
    }
    if (!row?.isKnown && first === undefined) firsts.set(claim.id, claim);
    if (verdict === 'uncertain' && row?.decision == null) doubts.set(claim.sensedId, doubtOf(claim));
  }
  if (senseOf.size === 0) return { proposals, doubts: [...doubts.values()] };
  const withSense = (chain: ProposedChain): ProposedChain => ({
    ...chain,
    nodes: chain.nodes.map((node) => {
      const isBare = node.sense === undefined && node.definition === null;
      const sense =
        senseOf.get(node) ??
        (isBare ? inDocument.get(`${chain.documentId} ${conceptIdOf(chain.discipline, node.term)}`) : undefined);
      return sense === undefined ? node : { ...node, sense };
    }),
  });
  return { proposals: proposals.map(withSense), doubts: [...doubts.values()] };
}

type Claim = ReturnType<typeof claimsOf>[number];

function doubtOf({ id: conceptId, sensedId, term, discipline, type, definition, documentId }: Claim): SenseDoubt {
  return { conceptId, sensedId, term, discipline, type, definition, documentId };
}

/** Nodes that say enough to be compared: no sense of their own, a type and a definition. */
function claimsOf(proposals: readonly ProposedChain[]) {
  return proposals.flatMap(({ discipline, documentId, nodes }) =>
    nodes.flatMap((node, at) => {
      const { term, sense, type, definition } = node;
      if (sense !== undefined || type === null || definition === null) return [];
      const near = [nodes[at - 1], nodes[at + 1]].flatMap((other) =>
        other === undefined ? [] : [normalizeTerm(other.term)],
      );
      const id = conceptIdOf(discipline, term);
      const sensedId = conceptIdOf(discipline, term, type);
      const compatible: string[] = compatibleTypes(type);
      return [{ node, id, sensedId, term, discipline, type, definition, documentId, near, compatible }];
    }),
  );
}
