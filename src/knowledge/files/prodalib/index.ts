export { importProdalib } from './import-prodalib.ts';
export type { FolderFile } from './read-tables.ts';
export { DocumentKeys, INDEX_FORMAT, INDEX_PATH, type Level, type LevelRow, rowsOfLines, TABLES } from './tables.ts';
