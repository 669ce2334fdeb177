import { type Direction, type KnowledgeLine, normalizeTerm } from '../../domain/index.ts';
import { relationTypeOf } from './foreign-names.ts';

type Step = KnowledgeLine['path'][number];
export interface LinePath {
  /** The terms of the nodes, as the line first spells them. */
  readonly terms: string[];
  readonly steps: {
    readonly type: NonNullable<ReturnType<typeof relationTypeOf>>['type'];
    readonly direction: Direction;
    readonly from: Step;
  }[];
}
export type LinePathVerdict = { readonly path: LinePath } | { readonly reason: string; readonly detail: string };

/** Which way the path runs: `path[i]` joins node i and node i+1 in either direction. */
export function pathOfLine({ path }: KnowledgeLine): LinePathVerdict {
  const ends = [];
  for (const [i, step] of path.entries()) {
    const mapped = relationTypeOf(step.type);
    if (mapped === null)
      return { reason: 'relation-type-unknown', detail: `path[${i}]: ${step.type} is no relation type` };
    const [subject, object] = mapped.turned ? [step.object, step.subject] : [step.subject, step.object];
    ends.push({ step, type: mapped.type, subject, object, s: normalizeTerm(subject), o: normalizeTerm(object) });
  }
  const [first, second] = ends;
  if (first === undefined || second === undefined)
    return { reason: 'chain-too-short', detail: 'a chain has two relations or more' };
  // The first step runs toward the node that it shares with the second.
  let forward = second.s === first.o || second.o === first.o;
  if (!forward && second.s !== first.s && second.o !== first.s) return broken(1, first.step, second.step);
  const terms = [forward ? first.subject : first.object];
  const steps: LinePath['steps'] = [];
  let at = forward ? first.s : first.o;
  for (const [i, { step, type, subject, object, s, o }] of ends.entries()) {
    if (s === at) forward = true;
    else if (o === at) forward = false;
    else return broken(i, ends[i - 1]!.step, step);
    terms.push(forward ? object : subject);
    steps.push({ type, direction: forward ? 'forward' : 'backward', from: step });
    at = forward ? o : s;
  }
  return { path: { terms, steps } };
}

function broken(i: number, before: Step, after: Step): LinePathVerdict {
  const names = (step: Step) => `${step.subject} – ${step.object}`;
  return {
    reason: 'path-broken',
    detail: `path[${i}] (${names(after)}) does not go on from path[${i - 1}] (${names(before)})`,
  };
}
