export {
  type DiagnosisParams,
  diagnoseFailures,
  type FailureDiagnosis,
  type JudgedFailure,
  type RankedElement,
} from './diagnose-failures.ts';
export type { Cause, Judgement } from './judge-causes.ts';
export * from './types.ts';
