export { DEFAULTS as PATCH_DEFAULTS, type PatchOptions } from './build-patch.ts';
export { createPatch, type Patches } from './create-patch.ts';
export { collectTargets, type DeficitTarget, type GapTarget } from './plan/collect-targets.ts';
export { findUnpatchable } from './plan/find-unpatchable.ts';
export { sizeOf, withinBudget } from './plan/size-of.ts';
export { drawReplay } from './samples/draw-replay.ts';
export { type FactsById, factsById } from './samples/facts-by-id.ts';
export { analogousPaths, neighborsOn, shorterWindows, windowOf } from './samples/find-paths.ts';
export { type ReasoningPath, SCAFFOLDS, type Scaffold, scaffold } from './samples/scaffold.ts';
