import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What a person found of one relation of a sample: 1 right, 0 wrong, 0.5 in part. */
const Verdict = z.object({ discipline: z.string(), right: z.number().min(0).max(1) });

/** Judged relations by discipline: how many, and the share that is right. */
export type Verdicts = ReadonlyMap<string, { readonly judged: number; readonly right: number }>;

/** A file of lines `{"discipline": …, "right": …}`; more may stand in a line. */
export function loadVerdicts(file: string): Verdicts {
  const verdicts = new Map<string, { judged: number; right: number }>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const { discipline, right } = Verdict.parse(JSON.parse(line));
    const known = verdicts.get(discipline) ?? { judged: 0, right: 0 };
    verdicts.set(discipline, { judged: known.judged + 1, right: known.right + right });
  }
  return verdicts;
}
