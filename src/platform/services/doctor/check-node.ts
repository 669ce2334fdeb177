import type { Machine } from './diagnose-machine.ts';
import { bad, type Finding, good } from './report.ts';

/** As in package.json; a test compares the two. */
export const NODE_AT_LEAST = [20, 19] as const;

export function checkNode({ nodeVersion }: Machine): Finding {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  const [wantedMajor, wantedMinor] = NODE_AT_LEAST;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return good('Node', nodeVersion);
  return bad('Node', nodeVersion, `Node ${wantedMajor}.${wantedMinor} or newer is needed`);
}
