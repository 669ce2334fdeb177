import { describeComparison } from './describe/describe-comparison.ts';
import { describeRun } from './describe/describe-run.ts';
import { listComparisonCases, listRunCases } from './describe/list-cases.ts';
import { renderHtml } from './render/render-html.ts';
import { renderJson } from './render/render-json.ts';
import { renderJunit } from './render/render-junit.ts';
import { renderMarkdown } from './render/render-markdown.ts';
import type { ComparisonReport, Report, ReportFormat, RunReport } from './types.ts';

const MEDIA: Readonly<Record<ReportFormat, readonly [mediaType: string, extension: string]>> = {
  html: ['text/html; charset=utf-8', 'html'],
  md: ['text/markdown; charset=utf-8', 'md'],
  json: ['application/json', 'json'],
  junit: ['application/xml; charset=utf-8', 'xml'],
};

/** Plain data → text in pieces; pure. */
export function renderReport(report: RunReport | ComparisonReport, format: ReportFormat): Report {
  const [mediaType, extension] = MEDIA[format];
  return { mediaType, fileName: `${nameOf(report)}.${extension}`, text: textOf(report, format) };
}

const nameOf = (report: RunReport | ComparisonReport): string =>
  report.kind === 'run' ? report.run.id : `${report.base.run.id}-${report.candidate.run.id}`;

function textOf(report: RunReport | ComparisonReport, format: ReportFormat): Iterable<string> {
  const blocks = () => (report.kind === 'run' ? describeRun(report) : describeComparison(report));
  switch (format) {
    case 'html':
      return renderHtml(titleOf(report), blocks());
    case 'md':
      return renderMarkdown(blocks());
    case 'json':
      return renderJson(report);
    case 'junit':
      return report.kind === 'run'
        ? renderJunit(report.benchmark.name, propertiesOf(report), listRunCases(report))
        : renderJunit(report.benchmark.name, propertiesOf(report), listComparisonCases(report));
  }
}

const titleOf = (report: RunReport | ComparisonReport): string =>
  report.kind === 'run'
    ? `${report.model.name} on ${report.benchmark.name}`
    : `${report.base.model.name} → ${report.candidate.model.name} on ${report.benchmark.name}`;

function propertiesOf(report: RunReport | ComparisonReport): [string, string][] {
  const { id, contentHash } = report.benchmark;
  const suite: [string, string][] = [
    ['benchmark', id],
    ['benchmark.contentHash', contentHash],
  ];
  return report.kind === 'run'
    ? [...suite, ['run', report.run.id], ['model', report.model.name], ['harness', report.run.harness]]
    : [...suite, ['run.base', report.base.run.id], ['run.candidate', report.candidate.run.id]];
}
