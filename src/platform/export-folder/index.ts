export { type ExportFile, type ParquetColumn, type WrittenFile, writeExport } from './write-export.ts';
