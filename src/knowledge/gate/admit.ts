import {
  normalizeTerm,
  type ProposedChain,
  type ProposedPlace,
  type ProposedStep,
  type RelationType,
} from '../../domain/index.ts';
import { checkStep, type GateSource } from './check-step.ts';
import { type Claim, contradicts } from './contradicts.ts';
import { quoteFinder } from './find-quote.ts';
import type { Refusal, RefusalReason } from './refusal.ts';

/** A chain says something only from here on. */
const STEPS_MIN = 2;

export interface GateOutput {
  readonly admitted: ProposedChain[];
  readonly refused: Refusal[];
}

/**
 * The one gate for whatever proposes knowledge: reader, model, import. Each step is checked by itself, then the longest
 * run of good steps that is a simple path without contradiction is kept, if it has two relations. Everything that is
 * turned away is returned with its reason. `source` null: the document has no text yet, quotes stay unverified. `elsewhere`: the other documents
 * that steps name as theirs.
 */
export function admit(
  chains: readonly ProposedChain[],
  source: GateSource | null,
  elsewhere: ReadonlyMap<string, GateSource | null> = new Map(),
): GateOutput {
  const admitted: ProposedChain[] = [];
  const refused: Refusal[] = [];
  const find = quoteFinder(source?.text ?? '');
  for (const chain of chains) {
    const refuse = (reason: RefusalReason, i: number | null) => refused.push(refusalOf(chain, reason, i));
    if (chain.nodes.length !== chain.steps.length + 1) {
      refuse('path-broken', null);
      continue;
    }
    const steps = chain.steps.map((step, i): ProposedStep | null => {
      const terms = [chain.nodes[i]!.term, chain.nodes[i + 1]!.term] as const;
      const other = step.documentId === undefined ? source : (elsewhere.get(step.documentId) ?? null);
      const verdict = checkStep(step, terms, other, other === source ? find : quoteFinder(other?.text ?? ''));
      if ('step' in verdict) return verdict.step;
      refuse(verdict.reason, i);
      return null;
    });
    const piece = longestPiece(chain, steps, refuse);
    if (piece.to - piece.from < STEPS_MIN) {
      refuse('chain-too-short', null);
      continue;
    }
    const kept = steps.slice(piece.from, piece.to).filter((step) => step !== null);
    admitted.push({ ...chain, nodes: chain.nodes.slice(piece.from, piece.to + 1), steps: kept });
  }
  return { admitted, refused };
}

/** Single relations of a document that may become steps of a chain later: each is checked by itself, as the steps of a chain are. */
export function admitRelations<T extends ProposedPlace & RelationTerms>(
  relations: readonly T[],
  source: GateSource,
): { admitted: T[]; refused: Refusal[] } {
  const admitted: T[] = [];
  const refused: Refusal[] = [];
  const find = quoteFinder(source.text);
  for (const relation of relations) {
    const { subject, type, object, quote } = relation;
    const step: ProposedStep = { ...relation, direction: 'forward' };
    const verdict = checkStep(step, [subject.term, object.term], source, find);
    if ('step' in verdict) admitted.push({ ...relation, span: verdict.step.span });
    else
      refused.push({
        ...{ reason: verdict.reason, chain: `${subject.term} ${type} ${object.term}`, step: 0 },
        ...{ subject: subject.term, type, object: object.term, quote },
      });
  }
  return { admitted, refused };
}

/** Chains made of steps that the gate has let through one by one, whatever their documents: only the path is judged. */
export function admitPaths(chains: readonly ProposedChain[]): GateOutput {
  const admitted: ProposedChain[] = [];
  const refused: Refusal[] = [];
  for (const chain of chains) {
    const refuse = (reason: RefusalReason, i: number | null) => refused.push(refusalOf(chain, reason, i));
    const piece = longestPiece(chain, chain.steps, refuse);
    if (piece.to - piece.from < chain.steps.length) refuse('chain-too-short', null);
    else admitted.push(chain);
  }
  return { admitted, refused };
}

interface RelationTerms {
  readonly subject: { readonly term: string };
  readonly type: RelationType;
  readonly object: { readonly term: string };
}

/** The longest run of good steps, first of equals; where a run breaks for what it says, that is refused once. */
function longestPiece(
  chain: ProposedChain,
  steps: readonly (ProposedStep | null)[],
  refuse: (reason: RefusalReason, i: number) => void,
): { from: number; to: number } {
  const keys = chain.nodes.map(({ term }) => normalizeTerm(term));
  const claims = steps.map((step, i) => (step === null ? null : claimOf(step, keys[i]!, keys[i + 1]!)));
  const told = new Set<number>();
  let best = { from: 0, to: 0 };
  for (let from = 0; from < steps.length; from++) {
    let to = from;
    for (; to < steps.length; to++) {
      const claim = claims[to];
      if (claim == null) break;
      const isRepeated = keys.slice(from, to + 1).includes(keys[to + 1]!);
      const isDenied = claims.slice(from, to).some((earlier) => earlier != null && contradicts(earlier, claim));
      if (!isRepeated && !isDenied) continue;
      if (!told.has(to)) refuse(isDenied ? 'contradicts-chain' : 'concept-repeated', to);
      told.add(to);
      break;
    }
    if (to - from > best.to - best.from) best = { from, to };
  }
  return best;
}

function claimOf(step: ProposedStep, left: string, right: string): Claim {
  return step.direction === 'forward'
    ? { subject: left, type: step.type, object: right }
    : { subject: right, type: step.type, object: left };
}

function refusalOf(chain: ProposedChain, reason: RefusalReason, i: number | null): Refusal {
  const step = i === null ? undefined : chain.steps[i];
  const [left, right] = i === null ? [null, null] : [chain.nodes[i]?.term ?? null, chain.nodes[i + 1]?.term ?? null];
  const isForward = step?.direction !== 'backward';
  return {
    reason,
    chain: chain.name,
    step: i,
    subject: isForward ? left : right,
    type: step?.type ?? null,
    object: isForward ? right : left,
    quote: step?.quote ?? null,
  };
}
