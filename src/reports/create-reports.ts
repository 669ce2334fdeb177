import { buildComparisonReport } from './build/build-comparison-report.ts';
import { buildRunReport } from './build/build-run-report.ts';
import type { ReportStages } from './build/stages.ts';
import { renderReport } from './render-report.ts';
import type { Report, ReportFormat } from './types.ts';

/** What a run found, for people and for machines. */
export interface Reports {
  /** Throws run/missing. */
  runReport(projectId: string, runId: string, format: ReportFormat): Promise<Report>;
  /** Of the items that both judged. Throws run/missing, run/nothing-in-common. */
  comparisonReport(projectId: string, baseRunId: string, candidateRunId: string, format: ReportFormat): Promise<Report>;
}

export const createReports = (stages: ReportStages): Reports => ({
  runReport: async (projectId, runId, format) => renderReport(await buildRunReport(stages, projectId, runId), format),
  comparisonReport: async (projectId, baseRunId, candidateRunId, format) =>
    renderReport(await buildComparisonReport(stages, projectId, baseRunId, candidateRunId), format),
});
