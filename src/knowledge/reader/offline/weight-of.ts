import type { Statement } from './statement.ts';

/** How much a statement is worth on a chain: marked terms and plain assertions first, loose rules last. */
export function weightOf(statement: Statement): number {
  const marked = Number(statement.subject.marked) + Number(statement.object.marked);
  const loose = /^(?:result-gerund|whereas|including|reduced-by|have)$/.test(statement.rule) ? 0.15 : 0;
  const modality = statement.modality === 'asserted' ? 0 : 0.15;
  return 0.5 + marked * 0.25 - loose - modality;
}
