export { NotRecorded, recordedOnly } from './asker.ts';
export { type DraftEstimate, estimateDraft, type WindowToRead } from './estimate-draft.ts';
export {
  type ModelReaderInput,
  type ModelReaderOutput,
  readOrSplit,
  readWithModel,
  type UnreadWindow,
} from './read-with-model.ts';
export { DraftedChains, DraftedConcepts, DraftedRelations } from './schemas.ts';
export { windowsOf } from './windows.ts';
