export type { ReaderInput, ReaderOutput, ReaderRefusal } from './offline/read-offline.ts';
export { readOffline } from './offline/read-offline.ts';
