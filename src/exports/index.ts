export { createExports, type ExportRequest, ExportResource, type Exports } from './create-exports.ts';
export { TRAINING_TARGETS } from './training/index.ts';
