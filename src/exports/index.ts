export {
  createExports,
  type ExportRequest,
  ExportResource,
  type Exports,
  type KnowledgeExportRequest,
} from './create-exports.ts';
export { TRAINING_TARGETS, type TrainingRow, trainingRowOf } from './training/index.ts';
