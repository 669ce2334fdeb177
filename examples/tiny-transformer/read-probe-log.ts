/** relation id → whether the right end was chosen, by log-likelihood (`acc`, as for the items). */
export type ProbeAnswers = ReadonlyMap<string, boolean>;

/** Reads the `samples_tiny_probes_*.jsonl` of lm-evaluation-harness. Throws on a line that is not one of its rows. */
export function readProbeLog(text: string): ProbeAnswers {
  const answers = new Map<string, boolean>();
  for (const [i, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const row = JSON.parse(line) as { doc?: { relation_id?: unknown }; acc?: unknown };
    const id = row.doc?.relation_id;
    if (typeof id !== 'string' || typeof row.acc !== 'number')
      throw new Error(`Line ${i + 1} of the probe log has no doc.relation_id or no acc`);
    answers.set(id, row.acc === 1);
  }
  return answers;
}
