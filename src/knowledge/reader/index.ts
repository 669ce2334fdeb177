export { type CompletionInput, completeChains } from './offline/chains/complete-chains.ts';
export type { KnownRelation, LooseRelation } from './offline/chains/loose-relation.ts';
export { claimKeyOf } from './offline/claim-key.ts';
export type { ReaderInput, ReaderOutput, ReaderRefusal } from './offline/read-offline.ts';
export { readOffline } from './offline/read-offline.ts';
