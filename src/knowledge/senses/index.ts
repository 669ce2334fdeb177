export { assignSenses, type SenseDoubt } from './assign-senses.ts';
export { contentWords, judgeSense, overlapOf } from './judge-sense.ts';
