export { assignSenses, type SenseDoubt } from './assign-senses.ts';
export { compatibleTypes, contentWords, judgeSense, overlapOf } from './judge-sense.ts';
