export { type DraftEstimate, estimateDraft } from './estimate-draft.ts';
export { type ModelReaderInput, type ModelReaderOutput, readWithModel } from './read-with-model.ts';
export { DraftedChains, DraftedConcepts, DraftedRelations } from './schemas.ts';
export { windowsOf } from './windows.ts';
