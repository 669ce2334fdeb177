export type { Question } from './ask-model.ts';
export type { QuestionAnswer, Respondent } from './ask-questions.ts';
export type { DetailedComparison } from './compare-stored-runs.ts';
export { createEvaluation, type Evaluation } from './create-evaluation.ts';
export type { EndpointBill, EndpointRun } from './evaluate-endpoint.ts';
export type { LogInput, Receipt } from './import-log.ts';
export {
  buildItemIndex,
  collectAnswers,
  LOG_FORMATS,
  type LogFile,
  type LogFormat,
  type Reject,
  readLog,
  recognizeFormat,
} from './importers/index.ts';
export type { NewRun, OutcomeRow } from './runs.ts';
export type { ItemSource, ManifestRow, ManifestSource, SampleSource } from './sources.ts';
export * from './statistics/index.ts';
export { compileStudent, continueStudent, type ItemText, type SampleText, type Student } from './student/index.ts';
