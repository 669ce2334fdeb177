import type { FailureDiagnosis, JudgedFailure } from '../model/diagnose-failures.ts';
import type { Element, FaultModel } from '../model/types.ts';

export interface RankedProbe {
  readonly relationId: string;
  /** Failures that it would tell something about. */
  readonly itemIds: readonly string[];
  /** Expected information about what decided them, in bits. */
  readonly gain: number;
}

type Diagnosed = Pick<FailureDiagnosis, 'failures' | 'ranking' | 'model'>;

/**
 * Single-relation questions by expected information gain: the mutual information between the answer (right, or wrong with an
 * option that touches the relation or one of its ends) and what decided each failure. Greedy; what a question is expected to
 * settle is taken off what the next one can.
 */
export function rankProbes(diagnosed: Diagnosed, elements: readonly Element[], budget: number): RankedProbe[] {
  const relations = new Map(
    elements.flatMap((element) => (element.kind === 'relation' ? [[element.id, element]] : [])),
  );
  const missing = new Map(diagnosed.ranking.map(({ id, score }) => [id, score]));
  const candidates = new Map<string, { itemId: string; gain: number; share: number }[]>();
  for (const failure of diagnosed.failures) {
    const entropy = entropyOf(failure);
    if (entropy <= 0) continue;
    for (const { id } of failure.causes) {
      const relation = relations.get(id);
      if (relation === undefined) continue;
      const gain = gainOf(failure, relation, missing, diagnosed.model);
      const list = candidates.get(id) ?? [];
      candidates.set(id, list);
      list.push({ itemId: failure.itemId, gain, share: Math.min(1, gain / entropy) });
    }
  }
  const left = new Map<string, number>();
  const worth = (id: string): number =>
    candidates.get(id)!.reduce((sum, { itemId, gain }) => sum + gain * (left.get(itemId) ?? 1), 0);
  const picked: RankedProbe[] = [];
  // Lazy greedy (Minoux 1978): worths only fall, so a bound that still leads after refreshing is the best.
  const bounds = [...candidates.keys()].map((id) => ({ id, worth: worth(id) }));
  const order = (a: { id: string; worth: number }, b: { id: string; worth: number }) =>
    b.worth - a.worth || (a.id < b.id ? -1 : 1);
  bounds.sort(order);
  while (picked.length < budget && bounds.length > 0) {
    const first = bounds.shift()!;
    const fresh = { id: first.id, worth: worth(first.id) };
    if (bounds.length > 0 && order(fresh, bounds[0]!) > 0) {
      const at = bounds.findIndex((other) => order(fresh, other) < 0);
      bounds.splice(at < 0 ? bounds.length : at, 0, fresh);
      continue;
    }
    if (fresh.worth <= 1e-9) break;
    const told = candidates.get(fresh.id)!;
    picked.push({ relationId: fresh.id, itemIds: told.map(({ itemId }) => itemId).sort(), gain: fresh.worth });
    for (const { itemId, share } of told) left.set(itemId, (left.get(itemId) ?? 1) * (1 - share));
  }
  return picked;
}

function causesOf({ causes, shares }: JudgedFailure): { id: string | null; share: number }[] {
  return [...causes.map(({ id, score }) => ({ id, share: score })), { id: null, share: shares.slip + shares.defect }];
}

function entropyOf(failure: JudgedFailure): number {
  return causesOf(failure).reduce((sum, { share }) => sum - plogp(share), 0);
}

/** I(answer; cause) in bits, for one failure and a question for one relation. */
export function gainOf(
  failure: JudgedFailure,
  relation: Element,
  missing: ReadonlyMap<string, number>,
  { slip, guess, lean }: FaultModel,
): number {
  const parts = [relation.id, ...relation.ends];
  const share = new Map(failure.causes.map(({ id, score }) => [id, score]));
  // What else may be missing under the question, apart from being the cause here.
  const rest = parts.map((id) => {
    const cause = share.get(id) ?? 0;
    return cause >= 1 ? 0 : Math.max(0, ((missing.get(id) ?? 0) - cause) / (1 - cause));
  });
  const clean = rest.reduce((product, p) => product * (1 - p), 1);
  const weight = rest.reduce((sum, p) => sum + p, 0);
  const outcomes = new Float64Array(1 + parts.length);
  let conditional = 0;
  for (const { id, share: probability } of causesOf(failure)) {
    if (probability <= 0) continue;
    const at = id === null ? -1 : parts.indexOf(id);
    const given = parts.map((_, i) => {
      if (at >= 0) return (1 - guess) * ((i === at ? lean : 0) + (1 - lean) / parts.length);
      const leaning = weight === 0 ? 0 : rest[i]! / weight;
      return (1 - clean) * (1 - guess) * (lean * leaning + (1 - lean) / parts.length) + (clean * slip) / parts.length;
    });
    const right = 1 - given.reduce((sum, p) => sum + p, 0);
    outcomes[0]! += probability * right;
    given.forEach((p, i) => {
      outcomes[i + 1]! += probability * p;
    });
    conditional -= probability * (plogp(right) + given.reduce((sum, p) => sum + plogp(p), 0));
  }
  return Math.max(0, outcomes.reduce((sum, p) => sum - plogp(p), 0) - conditional);
}

const plogp = (p: number): number => (p <= 0 ? 0 : p * Math.log2(p));
