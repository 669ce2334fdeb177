export { wilsonInterval, Z95 } from '../../domain/index.ts';
export { adjustPValues } from './adjust-p-values.ts';
export { correlation } from './correlation.ts';
export { exactMcNemar } from './exact-mcnemar.ts';
export { pairedDifferenceInterval } from './paired-difference-interval.ts';
