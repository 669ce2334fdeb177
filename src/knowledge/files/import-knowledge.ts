import type { Corpus } from '../../corpus/index.ts';
import {
  type JobContext,
  KnowledgeLine,
  normalizeTerm,
  type ProposedChain,
  refuseBrokenText,
} from '../../domain/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { mergeOrRefuse } from '../store/merge-or-refuse.ts';
import type { ImportResult } from '../types.ts';
import { proposeLine } from './propose-line.ts';
import { REFUSALS_SHOWN } from './refusals-shown.ts';
import { SourceShelf } from './source-shelf.ts';
import { verifyEvidence } from './verify-evidence.ts';
import { type LaneKeys, WriteLanes } from './write-lanes.ts';

/** Unknown types that are named in the result; what a file has beyond them, and what is no name, is counted together. */
const UNKNOWN_NAMED = 200;
const UNKNOWN_LONGEST = 80;
const OTHERS = '(others)';

/** What two chains may have in common: a document that they are linked to or rest on, and a name. */
const KEYS: LaneKeys<ProposedChain> = {
  sourcesOf: ({ documentId, alsoFrom = [], steps }) => [
    documentId,
    ...alsoFrom,
    ...steps.flatMap((step) => [
      ...(step.documentId === undefined ? [] : [step.documentId]),
      ...(step.further ?? []).map((place) => place.documentId),
    ]),
  ],
  namesOf: ({ nodes }) => nodes.map(({ term }) => normalizeTerm(term)),
};

/**
 * Reads a knowledge file line by line, in flat memory. A line that is no knowledge line, or that the gate refuses, is
 * counted with its number and reason, and the others go on. Doing it twice changes nothing.
 */
export async function importKnowledge(
  { graph, corpus }: { graph: Graph; corpus: Corpus },
  projectId: string,
  lines: AsyncIterable<string>,
  context: JobContext,
): Promise<ImportResult> {
  const shelf = new SourceShelf(graph, corpus, projectId);
  const created = { concepts: 0, relations: 0, chains: 0 };
  const refusals: ImportResult['refusals'] = [];
  const reasons = new Map<string, number>();
  const refuse = (line: number, { reason, detail }: { readonly reason: string; readonly detail: string }): void => {
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    if (refusals.length < REFUSALS_SHOWN) refusals.push({ line, reason, detail: detail.slice(0, 300) });
  };
  const lineOf = new WeakMap<ProposedChain, number>();
  const lanes = new WriteLanes(async (batch: ProposedChain[]) => {
    context.signal.throwIfAborted();
    const merged = await mergeOrRefuse(graph, projectId, batch);
    for (const kind of ['concepts', 'relations', 'chains'] as const) created[kind] += merged.created[kind];
    chains -= merged.refused.length;
    for (const { chain, ...refusal } of merged.refused) refuse(lineOf.get(chain) ?? 0, refusal);
  }, KEYS);
  const unknown = new Map<string, number>();
  let [number, read, chains, unverifiedEvidence] = [0, 0, 0, 0];
  for await (const text of lines) {
    number += 1;
    if (text.trim() === '') continue;
    context.signal.throwIfAborted();
    read += 1;
    const { chain, refused, unknownTypes } = await verdictOf(number === 1 ? text.replace(/^\uFEFF/, '') : text, shelf);
    for (const type of unknownTypes) {
      const isNamed = unknown.has(type) || (unknown.size < UNKNOWN_NAMED && type.length <= UNKNOWN_LONGEST);
      const name = isNamed ? type : OTHERS;
      unknown.set(name, (unknown.get(name) ?? 0) + 1);
    }
    for (const refusal of refused) refuse(number, refusal);
    if (chain === null) continue;
    chains += 1;
    lineOf.set(chain, number);
    for (const { span, further } of chain.steps)
      for (const place of [{ span }, ...(further ?? [])]) if (place.span === null) unverifiedEvidence += 1;
    await lanes.add(chain.discipline, chain);
    if (read % 100 === 0) context.progress(read, null, 'lines');
  }
  await lanes.finish();
  // A text that came meanwhile was looked up before this evidence was there to wait for it.
  for (const documentId of await shelf.arrived())
    unverifiedEvidence -= (await verifyEvidence({ graph, corpus }, projectId, documentId)).verified;
  context.progress(read, read, 'lines');
  return {
    lines: read,
    chains,
    created,
    documentsMade: shelf.made,
    unverifiedEvidence: Math.max(0, unverifiedEvidence),
    unknownTypes: [...unknown].map(([type, count]) => ({ type, count })).sort((a, b) => b.count - a.count),
    refused: [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
    refusals: refusals.sort((a, b) => a.line - b.line),
  };
}

async function verdictOf(text: string, shelf: SourceShelf): ReturnType<typeof proposeLine> {
  const invalid = (detail: string) => ({
    chain: null,
    refused: [{ reason: 'line-invalid', detail }],
    unknownTypes: [],
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
    refuseBrokenText(text, value);
  } catch (error) {
    return invalid(error instanceof Error ? error.message : 'no JSON');
  }
  const line = KnowledgeLine.safeParse(value);
  if (!line.success) {
    const [issue] = line.error.issues;
    return invalid(`/${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`);
  }
  return proposeLine(line.data, (ref) => shelf.get(ref, line.data.discipline));
}
