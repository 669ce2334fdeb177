export type { Coverage, Tally } from './coverage/tally-coverage.ts';
export { createTraining, type Training, type VersionChange } from './create-training.ts';
export { type Ends, gateItemOf } from './gate/gate-item.ts';
export {
  type Closest,
  createOrthogonalityGate,
  GATE_HASH,
  GATE_METHOD,
  type GateItem,
  type Leak,
  LeakReason,
  type OrthogonalityGate,
} from './gate/orthogonality-gate.ts';
export { buildConceptSample } from './samples/build-concept-sample.ts';
export {
  buildContrastSample,
  buildRelationSample,
  type SampleDraw,
  stylePairsOf,
} from './samples/build-relation-samples.ts';
export type { ConceptFact, Fact, FactTerm, RelationFact } from './samples/fact.ts';
export { buildAdmitted, type RefusedSample, withoutPair } from './versions/build-admitted.ts';
export { type DrawInput, drawSamples, type Quota } from './versions/draw-samples.ts';
export { type Facts, loadFacts } from './versions/load-facts.ts';
export type { Dataset, SamplePart } from './versions/read-versions.ts';
export { createRefusalLog, type RefusalLog, type RefusedPair } from './versions/refusal-log.ts';
export { versionIdOf } from './versions/store-version.ts';
