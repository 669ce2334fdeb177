import type { FailureClass } from '../../domain/index.ts';
import type { Variable } from './build-factors.ts';

export interface Cause {
  readonly kind: 'concept' | 'relation' | 'chain';
  readonly id: string;
  readonly score: number;
}

export interface Judgement {
  readonly class: FailureClass;
  /** Of the class. */
  readonly probability: number;
  readonly blamed: Cause | null;
  /** P(what decided the wrong answer was …); they sum to 1. */
  readonly shares: { readonly gap: number; readonly deficit: number; readonly defect: number; readonly slip: number };
  /** Everything the item needs, most likely cause first. */
  readonly causes: readonly Cause[];
}

/** Acting on a verdict that is more likely wrong than right costs more than it gains. */
const DECIDED = 0.5;

/** What probably decided a wrong answer → a verdict. A slip leaves nothing to repair, so it is undecided too. */
export function judgeCauses(
  parts: readonly { readonly variable: Variable; readonly share: number }[],
  slip: number,
): Judgement {
  const causes: Cause[] = [];
  const shares = { gap: 0, deficit: 0, defect: 0, slip };
  for (const { variable, share } of parts) {
    if (variable.kind === 'defect') shares.defect += share;
    else if (variable.kind === 'chain') {
      shares.deficit += share;
      causes.push({ kind: 'chain', id: variable.chainId, score: share });
    } else {
      shares.gap += share;
      causes.push({ kind: variable.element.kind, id: variable.element.id, score: share });
    }
  }
  causes.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const decide = (verdict: FailureClass, probability: number, blamed: Cause | null): Judgement => ({
    class: verdict,
    probability,
    blamed,
    shares,
    causes,
  });
  if (shares.gap >= DECIDED)
    return decide('concept-gap', shares.gap, causes.find(({ kind }) => kind !== 'chain') ?? null);
  if (shares.deficit >= DECIDED)
    return decide('reasoning-deficit', shares.deficit, causes.find(({ kind }) => kind === 'chain') ?? null);
  if (shares.defect >= DECIDED) return decide('defective-item', shares.defect, null);
  return decide('undecided', slip >= DECIDED ? slip : 1 - Math.max(shares.gap, shares.deficit, shares.defect), null);
}
