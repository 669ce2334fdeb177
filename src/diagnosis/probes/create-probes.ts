import { type JobContext, type Page, type PageRequest, ProdaError, pageOf } from '../../domain/index.ts';
import {
  buildItemIndex,
  collectAnswers,
  type EndpointBill,
  type LogFile,
  type LogFormat,
  type Respondent,
  readLog,
  recognizeFormat,
} from '../../evaluation/index.ts';
import type { Knowledge } from '../../knowledge/index.ts';
import type { Graph } from '../../platform/graph/index.ts';
import { loadFacts } from '../../training/index.ts';
import { diagnoseFailures } from '../model/index.ts';
import { type FindProbesRow, findProbes, mergeProbeAnswers, mergeProbes } from '../queries.generated.ts';
import { readInput } from '../read-input.ts';
import type { ItemSource, ProbeManifestSource, RunSource } from '../sources.ts';
import { buildProbe } from './build-probe.ts';
import { Probe } from './probe.ts';
import { rankProbes } from './rank-probes.ts';

/** A probe with what it is expected to tell. Without `answer`, `requires` and `options` it is what a model may see. */
export interface ProposedProbe extends Probe {
  readonly itemIds: readonly string[];
  /** Expected information about what decided the failures, in bits. */
  readonly gain: number;
}
/** A probe of a run and, once it was asked, what came of it. `correct` null: not asked, or no choice could be read. */
export interface KeptProbe extends Probe {
  readonly isAnswered: boolean;
  readonly chosen: number | null;
  readonly correct: boolean | null;
  readonly answeredBy: string | null;
}
export interface ProbeAnswer {
  readonly probeId: string;
  /** Null: the model's answer could not be read. */
  readonly chosen: number | null;
}
export type AnsweredBy = Respondent | 'log' | 'client';
/** `errors`: the model gave no answer, which is stored as nothing; they stay open. */
export interface ProbeTally {
  readonly asked: number;
  readonly right: number;
  readonly wrong: number;
  readonly unparsed: number;
  readonly errors: number;
}
/** `unmatched`: rows of no probe of this run; `hashMismatch`: of a probe with other text, not stored either. */
export interface ProbeReceipt extends ProbeTally {
  readonly unmatched: number;
  readonly hashMismatch: number;
}

/** Single-relation questions beside a run: outside every suite, and outside what the orthogonality gate looks at. */
export interface Probes {
  /** About the failed dev items, those expected to tell most first; kept, so that answers can come by id. Throws run/missing. */
  proposeProbes(projectId: string, runId: string, budget: number): Promise<ProposedProbe[]>;
  /** In the order of ids. Throws run/missing. */
  findProbes(projectId: string, runId: string, page: PageRequest): Promise<Page<KeptProbe>>;
  streamProbes(projectId: string, runId: string): AsyncIterable<KeptProbe>;
  /**
   * Answers to them; the next diagnosis of the run weighs them, and the last answer to a probe counts. All or none. Throws
   * diagnosis/probe-unknown, diagnosis/probe-answer-invalid.
   */
  recordProbes(
    projectId: string,
    runId: string,
    answers: readonly ProbeAnswer[],
    answeredBy?: AnsweredBy,
  ): Promise<{ stored: number }>;
  /** Puts the open ones to the run's student or the configured model. Throws diagnosis/no-probes, run/not-by-student, llm/…. */
  askProbes(
    projectId: string,
    runId: string,
    who: Respondent,
    context: JobContext,
  ): Promise<{ tally: ProbeTally; bill: EndpointBill | null }>;
  /** A harness's log of exported probes. Throws log/…, diagnosis/no-probes, diagnosis/no-probe-answered. */
  importProbes(
    projectId: string,
    runId: string,
    log: { readonly files: readonly LogFile[]; readonly format: LogFormat | 'auto' },
    context: JobContext,
  ): Promise<ProbeReceipt>;
}

const BATCH = 1_000;
const LABELS = [...'ABCDEFGHIJ'];

export function createProbes({
  graph,
  knowledge,
  benchmark,
  evaluation,
  findManifest,
}: {
  graph: Graph;
  knowledge: Pick<Knowledge, 'streamRelations' | 'streamConcepts'>;
  benchmark: ItemSource;
  evaluation: RunSource;
  findManifest: ProbeManifestSource;
}): Probes {
  async function* streamProbes(projectId: string, runId: string): AsyncGenerator<KeptProbe, void> {
    for (let after = ''; ; ) {
      const rows = await graph.run(findProbes, { projectId, runId, after, limit: BATCH });
      for (const row of rows) yield keptOf(row);
      if (rows.length < BATCH) return;
      after = rows.at(-1)!.probeId;
    }
  }
  const all = async (projectId: string, runId: string): Promise<KeptProbe[]> => {
    await evaluation.getRun(projectId, runId);
    const kept: KeptProbe[] = [];
    for await (const probe of streamProbes(projectId, runId)) kept.push(probe);
    return kept;
  };
  const some = async (projectId: string, runId: string): Promise<KeptProbe[]> => {
    const kept = await all(projectId, runId);
    if (kept.length === 0) throw new ProdaError('diagnosis/no-probes', { runId });
    return kept;
  };

  const recordProbes: Probes['recordProbes'] = async (projectId, runId, answers, answeredBy = 'client') => {
    const probeOf = new Map((await all(projectId, runId)).map((probe) => [probe.id, probe]));
    const said = new Map<string, number | null>();
    const rows = answers.map(({ probeId, chosen }) => {
      const probe = probeOf.get(probeId);
      if (probe === undefined) throw new ProdaError('diagnosis/probe-unknown', { runId, probeId });
      if (chosen !== null && (chosen < 0 || chosen >= probe.choices.length))
        throw new ProdaError('diagnosis/probe-answer-invalid', {
          probeId,
          chosen,
          detail: `it has ${probe.choices.length} choices, from 0`,
        });
      if (said.has(probeId) && said.get(probeId) !== chosen)
        throw new ProdaError('diagnosis/probe-answer-invalid', {
          probeId,
          chosen,
          detail: 'it has another answer here',
        });
      said.set(probeId, chosen);
      const correct = chosen === null ? null : chosen === probe.answer;
      return { probeId, relationId: probe.relationId, chosen, correct };
    });
    const stored = await graph.write('record-probes', async (tx) => {
      let done = 0;
      for (let i = 0; i < rows.length; i += BATCH) {
        const batch = { projectId, runId, answeredBy, rows: rows.slice(i, i + BATCH) };
        done += (await tx.run(mergeProbeAnswers, batch))[0]?.stored ?? 0;
      }
      return done;
    });
    return { stored };
  };

  return {
    streamProbes,
    recordProbes,
    findProbes: async (projectId, runId, { limit, after }) => {
      const rows = await graph.run(findProbes, { projectId, runId, after: after ?? '', limit: limit + 1 });
      if (rows.length === 0) await evaluation.getRun(projectId, runId);
      return pageOf(rows.map(keptOf), limit, ({ id }) => id);
    },
    proposeProbes: async (projectId, runId, budget) => {
      const input = await readInput({ graph, benchmark, evaluation }, projectId, runId, 'dev');
      const facts = await loadFacts(knowledge, projectId);
      const factOf = new Map<string, (typeof facts.relations)[number]>(facts.relations.map((fact) => [fact.id, fact]));
      const asked = new Map<string, number>();
      for (const { probe } of input.probes) asked.set(probe.relationId, (asked.get(probe.relationId) ?? 0) + 1);
      const proposed: ProposedProbe[] = [];
      for (const { relationId, itemIds, gain } of rankProbes(diagnoseFailures(input), input.elements, 2 * budget)) {
        const fact = factOf.get(relationId);
        const probe = fact === undefined ? null : buildProbe(fact, facts, asked.get(relationId) ?? 0);
        if (probe !== null) proposed.push({ ...probe, itemIds, gain });
        if (proposed.length === budget) break;
      }
      for (let i = 0; i < proposed.length; i += BATCH) {
        const rows = proposed.slice(i, i + BATCH).map((proposal) => {
          const probe = Probe.parse(proposal);
          return { probeId: probe.id, relationId: probe.relationId, probe: JSON.stringify(probe) };
        });
        await graph.run(mergeProbes, { projectId, runId, rows });
      }
      return proposed;
    },
    askProbes: async (projectId, runId, who, context) => {
      const open = (await some(projectId, runId)).filter(({ isAnswered }) => !isAnswered);
      const { answers, bill } = await evaluation.askQuestions(projectId, runId, who, open.map(questionOf), context);
      const told = answers.filter(({ isError }) => !isError).map(({ id, chosen }) => ({ probeId: id, chosen }));
      await recordProbes(projectId, runId, told, who);
      return { tally: tallyOf(open, told, answers.length - told.length), bill };
    },
    importProbes: async (projectId, runId, { files, format }, context) => {
      const kept = await some(projectId, runId);
      const [first] = files;
      if (first === undefined) throw new ProdaError('log/damaged', { detail: 'no file' });
      const known = format === 'auto' ? await recognizeFormat(first) : format;
      const index = await buildItemIndex(
        kept.map((probe) => ({ ...questionOf(probe), split: 'dev', answer: probe.answer })),
        (exportId) => findManifest(projectId, exportId),
      );
      const collected = await collectAnswers(readLog(known, files, index.size), index, { signal: context.signal });
      try {
        const [line] = collected.rejected;
        if (line !== undefined)
          throw new ProdaError('log/lines-rejected', {
            count: collected.rejected.length,
            line: line.line,
            detail: line.detail,
          });
        const told = new Map<string, ProbeAnswer>();
        let errors = 0;
        for (const { answers } of collected.variants.values())
          for await (const { itemId, outcome, chosen, warnings } of answers.read()) {
            if (warnings.includes('hash_mismatch') || told.has(itemId)) continue;
            if (outcome === 'error') errors++;
            else told.set(itemId, { probeId: itemId, chosen });
          }
        if (told.size + errors === 0)
          throw new ProdaError('diagnosis/no-probe-answered', { count: collected.read, runId });
        await recordProbes(projectId, runId, [...told.values()], 'log');
        const { hashMismatch, unmatched } = collected;
        return { ...tallyOf(kept, [...told.values()], errors), hashMismatch, unmatched: unmatched.length };
      } finally {
        collected.remove();
      }
    },
  };
}

function tallyOf(probes: readonly KeptProbe[], told: readonly ProbeAnswer[], errors: number): ProbeTally {
  const answerOf = new Map(probes.map(({ id, answer }) => [id, answer]));
  const right = told.filter(({ probeId, chosen }) => chosen === answerOf.get(probeId)).length;
  const unparsed = told.filter(({ chosen }) => chosen === null).length;
  return { asked: told.length + errors, right, wrong: told.length - right - unparsed, unparsed, errors };
}

const questionOf = ({ id, question, choices }: Probe) => ({
  id,
  question,
  choices,
  labels: LABELS.slice(0, choices.length),
});

function keptOf({ probe, isAnswered, chosen, correct, answeredBy }: FindProbesRow): KeptProbe {
  return { ...Probe.parse(JSON.parse(probe)), isAnswered, chosen, correct, answeredBy };
}
