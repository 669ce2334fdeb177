export { createDiagnosis, type Diagnoses } from './create-diagnosis.ts';
export type { DiagnoseOptions } from './diagnose-run.ts';
export { leavesUnnamed } from './leaves-unnamed.ts';
export * from './model/index.ts';
export { optionsTouching } from './model/touched-by.ts';
export type {
  KeptProbe,
  ProbeAnswer,
  ProbeReceipt,
  Probes,
  ProbeTally,
  ProposedProbe,
} from './probes/create-probes.ts';
export { itemOfProbe, Probe } from './probes/probe.ts';
export { gainOf, type RankedProbe, rankProbes } from './probes/rank-probes.ts';
export type { ItemSource, RunSource } from './sources.ts';
export { buildSpectrum, type SpectrumRow } from './spectrum/build-spectrum.ts';
export { dStar, ochiai, tarantula } from './spectrum/suspicion.ts';
