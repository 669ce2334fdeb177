import {
  ALGEBRA,
  normalizeTerm,
  type ProposedChain,
  type ProposedConcept,
  type ProposedStep,
  pushTo,
} from '../../../../domain/index.ts';
import { GENERIC_TERMS } from '../../../generic-terms.ts';
import { compatibleTypes } from '../../../senses/index.ts';
import { claimKeyOf } from '../claim-key.ts';
import { describeChain } from './describe-chain.ts';
import { JUNCTION_MIN } from './find-chains.ts';
import { junctionScore } from './junction-score.ts';
import type { KnownRelation, LooseRelation } from './loose-relation.ts';
import type { GraphRelation, RelationGraph } from './relation-graph.ts';

const GENERIC: ReadonlySet<string> = new Set(GENERIC_TERMS);

export interface CompletionInput {
  /** All of one discipline, here and below. */
  readonly loose: readonly LooseRelation[];
  /** What the graph has around the ends of the loose relations, these among it where they are on a chain already. */
  readonly known: readonly KnownRelation[];
  /** Normalized terms that so many relations meet at that meeting there says nothing. */
  readonly crowded: ReadonlySet<string>;
}

interface Edge extends GraphRelation {
  readonly from: LooseRelation | KnownRelation;
  readonly loose: LooseRelation | null;
  /** On a chain of one document: it needs none over several. */
  isWhole: boolean;
  /** Further texts that state a loose relation. */
  readonly further: LooseRelation[];
}

/**
 * Chains for relations that no chain of their own document holds: each is joined, at one end or at both, to the relation of another text
 * that goes on from it best. What is chosen depends on the relations alone, not on their order, nor on which of the loose ones
 * an earlier reading has placed: reading the same again finds the same chains.
 */
export function completeChains({ loose, known, crowded }: CompletionInput): ProposedChain[] {
  const edges = edgesOf(loose, known);
  const around = new Map<string, Edge[]>();
  for (const edge of edges.values()) for (const key of [edge.subject, edge.object]) pushTo(around, key, edge);
  const graph = { relations: [...edges.values()], around, isTerm: () => true };
  const isOpen = (node: string) => !GENERIC.has(node) && !crowded.has(node);
  const placed = new Set<Edge>();
  const chains: ProposedChain[] = [];
  for (const seed of [...edges.values()].filter(({ loose, isWhole }) => loose !== null && !isWhole).sort(byWorth)) {
    if (placed.has(seed) || isReversed(seed, around)) continue;
    const { subject, object } = seed;
    const before = isOpen(subject) ? bestJoint(graph, seed, subject, [object]) : null;
    const taken = before === null ? [subject] : [subject, farEnd(before, subject)];
    const after = isOpen(object) ? bestJoint(graph, seed, object, taken) : null;
    const path = [before, seed, after].filter((edge) => edge !== null);
    if (path.length < 2) continue;
    for (const edge of path) placed.add(edge);
    chains.push(chainOf(seed, path));
  }
  return chains;
}

/** One edge for all that say the same; what is on a chain already stays known, however many say it besides. */
function edgesOf(loose: readonly LooseRelation[], known: readonly KnownRelation[]): Map<string, Edge> {
  const edges = new Map<string, Edge>();
  const add = (from: LooseRelation | KnownRelation, own: LooseRelation | null, isWhole: boolean) => {
    const [subject, object] = [normalizeTerm(from.subject.term), normalizeTerm(from.object.term)];
    const key = claimKeyOf(subject, from.type, object);
    const there = edges.get(key);
    if (there !== undefined) {
      there.isWhole ||= isWhole;
      if (own !== null) there.further.push(own);
      return;
    }
    const { type, verb, modality, condition, span } = from;
    const place = { start: span?.start ?? 0, end: span?.end ?? 0 };
    edges.set(key, {
      ...{ index: edges.size, type, subject, object, verb, ...place, modality, condition, rule: 'across' },
      weight: own?.weight ?? 1,
      from,
      loose: own,
      isWhole,
      further: [],
    });
  };
  for (const relation of [...loose].sort(inTextOrder)) add(relation, relation, false);
  for (const relation of [...known].sort(inTextOrder)) add(relation, null, relation.isWhole);
  return edges;
}

type Said = Omit<KnownRelation, 'isWhole'>;

function inTextOrder(a: Said, b: Said): number {
  if (a.documentId !== b.documentId) return a.documentId < b.documentId ? -1 : 1;
  return (a.span?.start ?? 0) - (b.span?.start ?? 0) || (edgeText(a) < edgeText(b) ? -1 : 1);
}
const edgeText = ({ subject, type, object }: Said) => `${subject.term}\0${type}\0${object.term}`;

function byWorth(a: Edge, b: Edge): number {
  return (
    b.weight - a.weight || (claimKeyOf(a.subject, a.type, a.object) < claimKeyOf(b.subject, b.type, b.object) ? -1 : 1)
  );
}

/** Another text says it the other way round, which the type does not allow. */
function isReversed({ type, subject, object }: Edge, around: ReadonlyMap<string, readonly Edge[]>): boolean {
  if (!ALGEBRA[type].asymmetric) return false;
  return (around.get(subject) ?? []).some(
    (other) => other.type === type && other.subject === object && other.object === subject,
  );
}

/** The relation that goes on best from a concept of the seed; null where none does so well enough. */
function bestJoint(graph: RelationGraph, seed: Edge, node: string, taken: readonly string[]): Edge | null {
  let best: { edge: Edge; score: number } | null = null;
  for (const edge of (graph.around.get(node) ?? []) as readonly Edge[]) {
    if (edge === seed || taken.includes(farEnd(edge, node)) || !isOneThing(seed, edge, node)) continue;
    const score = junctionScore(graph, seed, edge, node);
    if (score < JUNCTION_MIN) continue;
    if (best === null || score > best.score || (score === best.score && byWorth(edge, best.edge) < 0))
      best = { edge, score };
  }
  return best?.edge ?? null;
}

/** A term of types that do not go together may mean two things. */
function isOneThing(a: Edge, b: Edge, node: string): boolean {
  const [one, other] = [endOf(a, node).type, endOf(b, node).type];
  return one === null || other === null || compatibleTypes(one).includes(other);
}

function endOf({ from, subject }: Edge, node: string) {
  return subject === node ? from.subject : from.object;
}
function farEnd({ subject, object }: Edge, node: string): string {
  return subject === node ? object : subject;
}

function chainOf({ loose, subject }: Edge, path: readonly Edge[]): ProposedChain {
  const { discipline, documentId } = loose!;
  const opens = path[0]!.loose !== loose;
  const keys = [opens ? farEnd(path[0]!, subject) : subject];
  for (const edge of path) keys.push(farEnd(edge, keys.at(-1)!));
  const nodes = keys.map((key, i) => nodeOf(key, path.slice(Math.max(0, i - 1), i + 1)));
  const steps = path.map((edge, i): ProposedStep => {
    const { verb, quote, span, modality, condition } = edge.from;
    const further = edge.further.map((place) => ({
      ...{
        verb: place.verb,
        quote: place.quote,
        span: place.span,
        modality: place.modality,
        condition: place.condition,
      },
      documentId: place.documentId,
    }));
    return {
      type: edge.type,
      direction: edge.subject === keys[i] ? 'forward' : 'backward',
      ...{ verb, quote, span, modality, condition },
      ...(edge.from.documentId !== documentId && { documentId: edge.from.documentId }),
      ...(further.length > 0 && { further }),
    };
  });
  const conditions = steps.map(({ condition }) => condition).filter((condition) => condition !== null);
  return {
    discipline,
    documentId,
    ...describeChain(nodes, steps),
    preconditions: [...new Set(conditions)],
    negativeConstraints: [],
    nodes,
    steps,
  };
}

/** As the loose relation names it; where a known one is met, as that one does, which says no more of it than the term. */
function nodeOf(key: string, beside: readonly Edge[]): ProposedConcept {
  const ends = beside.filter(({ subject, object }) => subject === key || object === key);
  const known = ends.find(({ loose }) => loose === null);
  if (known !== undefined) return { ...endOf(known, key), definition: null, aliases: [] };
  const { term, type, definition, aliases } = { definition: null, aliases: [], ...endOf(ends[0]!, key) };
  return { term, type, definition, aliases };
}
