import { ALGEBRA, says, stepOfDerivation } from '../../domain/index.ts';
import type { Memory, Statement, StepKind } from './memory.ts';

/** Statements that the student can string together in its head. */
export const STEPS_MAX = 4;

export type Support = 'supported' | 'contradicted' | 'unknown';

/** A claim over a concept that is not named: from one end, step by step, to the other. */
export interface PathClaim {
  readonly from: string;
  readonly steps: readonly StepKind[];
  readonly to: string;
}

/** What the student makes of a claim: what it learned, composed over a few steps, says it, or says otherwise, or neither. */
export function judgeClaim(memory: Memory, claim: Statement, steps = STEPS_MAX): Support {
  if (derive(memory, claim, steps) !== null) return 'supported';
  const { type, subject, object } = claim;
  const { asymmetric, opposite } = ALGEBRA[type];
  if (asymmetric && derive(memory, { type, subject: object, object: subject }, steps) !== null) return 'contradicted';
  if (opposite !== null && derive(memory, { type: opposite, subject, object }, steps) !== null) return 'contradicted';
  return 'unknown';
}

/** Relations by which a thing is missing where another is missing. */
const COMES_OF = ['CAUSAL', 'TRANSFORMATION', 'FUNCTION', 'PREREQUISITE'] as const;

/** That one thing would be missing without another: by whichever relation it comes of it, or needs it. */
export function judgeWithout(memory: Memory, { subject, object }: Omit<Statement, 'type'>): Support {
  const supports = COMES_OF.map((type) => judgeClaim(memory, { type, subject, object }));
  if (supports.includes('supported')) return 'supported';
  return supports.includes('contradicted') ? 'contradicted' : 'unknown';
}

/**
 * A path is supported when learned statements of these very types lead there; there is no telling that none does. Following a path over a
 * concept that is not named is a skill apart from knowing its steps: one transitive type that runs on it can follow by itself, other
 * kinds of steps only where a worked example has shown how they go together.
 */
export function judgePath(memory: Memory, { from, steps, to }: PathClaim): Support {
  if (!steps.slice(1).every((step, i) => canFollow(memory, steps[i]!, step))) return 'unknown';
  let places = new Set([from]);
  for (const { type, forward } of steps.slice(0, STEPS_MAX)) {
    const next = new Set<string>();
    for (const place of withEqual(memory, places))
      for (const statement of forward ? memory.from(place) : memory.to(place))
        if (says(statement.type, type)) next.add(forward ? statement.object : statement.subject);
    places = next;
  }
  return withEqual(memory, places).has(to) ? 'supported' : 'unknown';
}

function canFollow(memory: Memory, first: StepKind, second: StepKind): boolean {
  const runsOn =
    first.type === second.type &&
    ALGEBRA[first.type].transitive &&
    (first.forward === second.forward || ALGEBRA[first.type].symmetric);
  return runsOn || memory.hasShown(first, second);
}

/** The concepts, and those learned to be the same as one of them. */
function withEqual(memory: Memory, places: ReadonlySet<string>): Set<string> {
  const all = new Set(places);
  for (const place of places)
    for (const { type, object } of memory.from(place)) if (type === 'EQUIVALENCE') all.add(object);
  return all;
}

/** `done` once the relation itself has been walked: before it a kind inherits, after it what is caused is also of its kind. */
interface Place {
  readonly term: string;
  readonly done: boolean;
  readonly used: readonly Statement[];
}

/** The fewest learned statements that together say the claim; null: none within the steps. Breadth first over the algebra. */
export function derive(memory: Memory, claim: Statement, steps = STEPS_MAX): readonly Statement[] | null {
  const { type, subject, object } = claim;
  let places: Place[] = [{ term: subject, done: false, used: [] }];
  const seen = new Set<string>([`${subject} false`]);
  for (let step = 0; step < steps; step++) {
    const next: Place[] = [];
    for (const place of places) {
      for (const statement of memory.from(place.term)) {
        const done = stepOfDerivation(type, place.done, statement.type);
        if (done === null) continue;
        const used = [...place.used, statement];
        if (done && statement.object === object) return used;
        const key = `${statement.object} ${done}`;
        if (seen.has(key)) continue;
        seen.add(key);
        next.push({ term: statement.object, done, used });
      }
    }
    places = next;
  }
  return null;
}
