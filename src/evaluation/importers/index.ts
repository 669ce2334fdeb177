export { type Collected, collectAnswers } from './collect-answers.ts';
export { extractLetter } from './extract-letter.ts';
export { buildItemIndex, type ItemIndex } from './item-index.ts';
export type { LogFile } from './log-file.ts';
export type { LogRow, Reject } from './raw-answer.ts';
export { readLog } from './read-log.ts';
export { LOG_FORMATS, type LogFormat, recognizeFormat } from './recognize-format.ts';
