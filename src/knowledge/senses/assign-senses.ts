import { conceptIdOf, normalizeTerm, type ProposedChain, type ProposedConcept } from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { findSenseFacts, findStatedConcepts } from '../queries.generated.ts';
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
  /** Which of the proposals state it. */
  readonly proposals: readonly number[];
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
  const { isKnown, facts } = await readFacts(graph, projectId, claims);
  const senseOf = new Map<ProposedConcept, string>();
  const inDocument = new Map<string, string>();
  const firsts = new Map<string, Claim>();
  const doubts = new Map<string, SenseDoubt>();
  for (const [i, claim] of claims.entries()) {
    const row = facts.get(i);
    const inDocumentKey = `${claim.documentId} ${claim.id}`;
    // Where the graph knows nothing yet, what an earlier statement of this batch said first stands.
    const first = isKnown.has(claim.id) ? undefined : firsts.get(claim.id);
    const known =
      row?.definition != null
        ? { definition: row.definition, near: row.near }
        : first !== undefined && !claim.compatible.includes(first.type)
          ? first
          : null;
    const isTheFurtherOne =
      row?.sensedDefinition != null &&
      overlapOf(contentWords(claim.definition, claim.term), contentWords(row.sensedDefinition, claim.term)) >=
        SAME_DEFINITION &&
      (known !== null || !(isKnown.has(claim.id) || first !== undefined));
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
    if (!isKnown.has(claim.id) && first === undefined) firsts.set(claim.id, claim);
    if (verdict === 'uncertain' && row?.decision == null) {
      const known = doubts.get(claim.sensedId)?.proposals ?? [];
      doubts.set(claim.sensedId, { ...doubtOf(claim), proposals: [...known, claim.proposal] });
    }
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

/**
 * First which concepts are there, which for a new text is hardly any and for a known one tells their types; then all that a verdict needs,
 * only where a type does not go with the stated one or a further sense is there.
 */
async function readFacts(graph: Graph, projectId: string, claims: readonly Claim[]) {
  const ids = [...new Set(claims.flatMap(({ id, sensedId }) => [id, sensedId]))];
  const there = new Map((await graph.run(findStatedConcepts, { projectId, ids })).map((row) => [row.id, row]));
  const isKnown = new Set<string>();
  for (const { id, type, isDefined } of there.values()) if (type !== null && isDefined) isKnown.add(id);
  const doubtful = claims.flatMap(({ id, sensedId, compatible }, i) => {
    const type = there.get(id)?.type ?? null;
    const isForeign = isKnown.has(id) && type !== null && !compatible.includes(type);
    return isForeign || there.has(sensedId) ? [{ i, id, sensedId, compatible }] : [];
  });
  const rows =
    doubtful.length === 0
      ? []
      : await graph.run(findSenseFacts, { projectId, rows: doubtful, neighbors: NEIGHBORS_MAX });
  return { isKnown, facts: new Map(rows.map((row) => [row.i, row])) };
}

type Claim = ReturnType<typeof claimsOf>[number];

function doubtOf({ id: conceptId, sensedId, term, discipline, type, definition, documentId }: Claim) {
  return { conceptId, sensedId, term, discipline, type, definition, documentId };
}

/** Nodes that say enough to be compared: no sense of their own, a type and a definition. */
function claimsOf(proposals: readonly ProposedChain[]) {
  return proposals.flatMap(({ discipline, documentId, nodes }, proposal) =>
    nodes.flatMap((node, at) => {
      const { term, sense, type, definition } = node;
      if (sense !== undefined || type === null || definition === null) return [];
      const near = [nodes[at - 1], nodes[at + 1]].flatMap((other) =>
        other === undefined ? [] : [normalizeTerm(other.term)],
      );
      const id = conceptIdOf(discipline, term);
      const sensedId = conceptIdOf(discipline, term, type);
      const compatible: string[] = compatibleTypes(type);
      return [{ proposal, node, id, sensedId, term, discipline, type, definition, documentId, near, compatible }];
    }),
  );
}
