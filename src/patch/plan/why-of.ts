import type { Patch } from '../../domain/index.ts';

/** Targets named in the reason of a version. */
const NAMED = 3;

/** What a version says of itself: what was added and for what, what was dropped, what was replayed, and by which settings. */
export function whyOf(
  named: string,
  {
    refine,
    cot,
    replay,
    replayWanted,
    targets,
    settings,
  }: Pick<Patch, 'refine' | 'cot' | 'replay' | 'replayWanted' | 'targets'> & { settings: string },
): string {
  const served = targets.filter(({ samples }) => samples > 0);
  const gaps = served.filter(({ kind }) => kind !== 'chain').length;
  const most = [...served].sort((a, b) => b.decided - a.decided || (a.id < b.id ? -1 : 1)).slice(0, NAMED);
  const about = most.length === 0 ? '' : ` (most failures behind: ${most.map(({ label }) => label).join('; ')})`;
  const few = replay < replayWanted ? ', for no more share no relation with it' : '';
  return `${named}: adds ${refine} refine samples for ${gaps} gaps and ${cot} step-by-step ones for ${served.length - gaps} chains${about}; drops none; replays ${replay} of ${replayWanted} rows wanted${few}; ${settings}`;
}
