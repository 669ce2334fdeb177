export { createReports, type Reports } from './create-reports.ts';
export { renderReport } from './render-report.ts';
export { type ComparisonReport, REPORT_FORMATS, type Report, type ReportFormat, type RunReport } from './types.ts';
