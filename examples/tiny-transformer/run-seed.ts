import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EvalRun, KnowledgeRef, Sample } from '../../src/domain/index.ts';
import type { ExportResource } from '../../src/exports/index.ts';
import { buildProbes, PROBE_TASK, PROBE_YAML } from './build-probes.ts';
import type { Answers } from './compare-arms.ts';
import type { Done, Python } from './python.ts';
import { readProbeLog } from './read-probe-log.ts';
import { FIRST, HOP_PROBES, NEXT, PATCH, PROBES, type Stage } from './schedule.ts';
import type { Service, VersionRef } from './service.ts';

/** The models of one seed: version 1, and what became of it by the patch, by as many undirected rows, and by the patch without replay. */
export const ARMS = ['version 1', 'patch', 'control', 'without replay'] as const;
export type Arm = (typeof ARMS)[number];

export interface ArmResult {
  /** Null for an arm that was asked the probes only. */
  readonly run: EvalRun | null;
  readonly items: Answers;
  readonly probes: Answers;
  readonly training: Done;
  readonly evaluation: Done;
}
export interface SeedResult {
  readonly seed: number;
  readonly arms: Readonly<Record<Arm, ArmResult>>;
  /** Items apart by what a patch may touch; relations apart by which version teaches them. */
  readonly groups: {
    readonly dev: readonly string[];
    readonly touched: readonly string[];
    readonly untouched: readonly string[];
    readonly patched: readonly string[];
    readonly known: readonly string[];
    readonly neverTaught: readonly string[];
  };
  readonly diagnosis: Readonly<Record<string, number>>;
  readonly versions: Readonly<Record<string, number>>;
  /** The single-relation questions that the diagnosis of version 1 was helped with. */
  readonly hopProbes: Done;
}

export interface SeedOptions {
  readonly seed: number;
  readonly folder: string;
  readonly texts: readonly string[];
  readonly device: 'cpu' | 'cuda';
  say(text: string): void;
}

/** One closed loop: suite, data, training, evaluation, diagnosis, patch and control, training again, evaluation again. */
export async function runSeed(service: Service, python: Python, options: SeedOptions): Promise<SeedResult> {
  const { seed, folder, texts, device } = options;
  const say = (text: string) => options.say(`seed ${seed}: ${text}`);
  const suite = await service.freezeSuite(`tiny transformer ${seed}`, seed);
  const suiteFolder = join(folder, 'suite');
  const task = clozeOf(await service.export({ kind: 'benchmark', id: suite.id, target: 'lm-eval' }, suiteFolder));
  const relations = await service.relations();
  const probes = buildProbes(relations, seed, PROBES);
  await writeFile(join(suiteFolder, 'probes.jsonl'), probes.map((row) => `${JSON.stringify(row)}\n`).join(''));
  await writeFile(join(suiteFolder, `${PROBE_TASK}.yaml`), PROBE_YAML);

  const first = await service.drawFirstVersion(`tiny transformer ${seed}`, suite.id, seed);
  const firstSamples = await service.samples(first);
  const taughtFirst = relationsOf(firstSamples.flatMap(({ teaches }) => teaches));
  say(`${suite.items} items; version 1 teaches ${taughtFirst.size} of ${relations.length} relations`);

  /** Learns the rows of an export that teach a relation, since relations are what the suite and the probes ask for. */
  const train = async (
    name: string,
    { data, samples, stage, on }: { data: string; samples: readonly Sample[]; stage: Stage; on?: Trained },
  ): Promise<Trained> => {
    const [out, only] = [join(folder, name), join(folder, `${name}.rows.txt`)];
    const rows = samples.filter(({ teaches }) => relationsOf(teaches).size > 0);
    const chosen = rows.map(({ id }) => `${id}\n`).join('');
    await writeFile(only, chosen);
    const schedule = ['--seed', `${seed}`, '--epochs', `${stage.epochs}`, '--lr', `${stage.lr}`];
    const from = on === undefined ? ['--text', ...texts] : ['--base', on.checkpoint];
    const done = await python.run('train', ['--data', data, '--only', only, '--out', out, ...schedule, ...from], {
      log: join(folder, `${name}.train.log`),
      inputs: [await readFile(data, 'utf8'), chosen, ...(on === undefined ? [] : [on.done.key])],
    });
    say(`${name}: trained on ${done.rows} rows, loss ${done.loss}, ${done.seconds} s`);
    return { checkpoint: out, done };
  };
  const ask = async (
    name: string,
    { checkpoint, done }: Trained,
    tasks: readonly string[],
    cwd: string,
    inputs: readonly string[],
  ) => {
    const out = join(folder, `${name}.asked`);
    const log = `${out}.log`;
    const args = evaluationOf({ checkpoint, out, tasks, device });
    return { out, evaluation: await python.run('evaluate', args, { log, cwd, inputs: [done.key, ...inputs] }) };
  };
  const evaluate = async (
    arm: Arm,
    { checkpoint, done: training }: Trained,
    trainedOn: VersionRef,
  ): Promise<ArmResult> => {
    // Replay is about forgetting, which the probes show; the items take most of the time.
    const tasks = arm === 'without replay' ? [PROBE_TASK] : [PROBE_TASK, task];
    const { out, evaluation } = await ask(fileNameOf(arm), { checkpoint, done: training }, tasks, suiteFolder, [
      suite.contentHash,
      JSON.stringify(probes),
      PROBE_YAML,
    ]);
    const answered = readProbeLog(await readFile(await findLog(out, PROBE_TASK), 'utf8'));
    const told = { probes: answered, training, evaluation };
    if (arm === 'without replay') return { ...told, run: null, items: new Map() };
    const log = await findLog(out, task);
    const run = await service.importLog(log, suite.id, `tiny transformer ${seed}, ${arm}`, trainedOn);
    const responses = await service.responses(run.id);
    say(`${arm}: ${run.correct} of ${run.n} items right`);
    return { ...told, run, items: new Map(responses.map(({ itemId, correct }) => [itemId, correct === true])) };
  };

  const exportOf = async (version: VersionRef, part: 'contents' | 'increment', name: string) => {
    const into = join(folder, name);
    await service.export(
      { kind: 'dataset', id: version.datasetId, version: version.version, target: 'trl', part },
      into,
    );
    return join(into, 'sft.trl.jsonl');
  };
  const v1 = await train('version-1', {
    data: await exportOf(first, 'contents', 'data-1'),
    samples: firstSamples,
    stage: FIRST,
  });
  const base = await evaluate('version 1', v1, first);

  // Which relations of its failures does it not know? Asked one by one, so that the diagnosis need not guess.
  const wrong = (await service.items(suite.id)).filter(({ id, split }) => split === 'dev' && !base.items.get(id));
  const proposed = await service.proposeHopProbes(base.run!.id, HOP_PROBES * wrong.length);
  const hopFolder = join(folder, 'hop-probes');
  const hops = await service.export({ kind: 'probes', id: base.run!.id, target: 'lm-eval' }, hopFolder);
  const hopTask = clozeOf(hops);
  const hopInputs = [await readFile(join(hopFolder, 'items.jsonl'), 'utf8')];
  const { out: hopsOut, evaluation: hopEvaluation } = await ask('hop-probes', v1, [hopTask], hopFolder, hopInputs);
  await service.importHopProbes(await findLog(hopsOut, hopTask), base.run!.id);

  const diagnosis = await service.diagnose(base.run!.id);
  const patch = await service.patch(diagnosis.id, { seed, ...PATCH });
  const control = await service.control(patch.id, seed);
  const next: VersionRef = patch.datasetVersion;
  const beside: VersionRef = { datasetId: control.datasetId, version: control.n };
  const { added } = await service.diff(next, first.version);
  const undirected = await service.diff(beside, first.version);
  const taughtNext = relationsOf(added.flatMap(({ teaches }) => teaches));
  const taughtBeside = relationsOf(undirected.added.flatMap(({ teaches }) => teaches));
  say(
    `${diagnosis.failures} failures; patch: ${patch.refine} refine, ${patch.cot} step by step, ${patch.replay} replayed; control: ${control.added} added`,
  );

  const increment = await exportOf(next, 'increment', 'data-2');
  const goOn = async (arm: Arm, data: string, version: VersionRef, samples: readonly Sample[]) =>
    evaluate(arm, await train(fileNameOf(arm), { data, samples, stage: NEXT, on: v1 }), version);
  const besideData = await exportOf(beside, 'increment', 'data-control');
  const [patched, controlled, withoutReplay] = await Promise.all([
    goOn('patch', increment, next, [...firstSamples, ...added]),
    goOn('control', besideData, beside, [...firstSamples, ...undirected.added]),
    goOn('without replay', increment, next, added),
  ]);

  const items = await service.items(suite.id);
  const touches = ({ requires }: (typeof items)[number]) => requires.some(({ id }) => taughtNext.has(id));
  const idsOf = (keep: (item: (typeof items)[number]) => boolean) => items.filter(keep).map(({ id }) => id);
  const relationIds = relations.map(({ id }) => id);
  return {
    seed,
    arms: { 'version 1': base, patch: patched, control: controlled, 'without replay': withoutReplay },
    groups: {
      dev: idsOf(({ split }) => split === 'dev'),
      touched: idsOf((item) => item.split === 'held-out' && touches(item)),
      untouched: idsOf((item) => item.split === 'held-out' && !touches(item)),
      patched: relationIds.filter((id) => taughtNext.has(id) && !taughtFirst.has(id)),
      known: relationIds.filter((id) => taughtFirst.has(id) && !taughtNext.has(id)),
      neverTaught: relationIds.filter((id) => !taughtFirst.has(id) && !taughtNext.has(id) && !taughtBeside.has(id)),
    },
    diagnosis: { failures: diagnosis.failures, ...diagnosis.classes, probed: proposed },
    hopProbes: hopEvaluation,
    versions: {
      first: (await service.version(first)).samples,
      refine: patch.refine,
      cot: patch.cot,
      replay: patch.replay,
      unpatchable: patch.unpatchable.length,
      control: control.added,
      controlReplay: control.replayed,
    },
  };
}

interface Trained {
  readonly checkpoint: string;
  readonly done: Done;
}

/** What `lm_eval` is asked: choices by log-likelihood, every answer logged. */
function evaluationOf(asked: { checkpoint: string; out: string; tasks: readonly string[]; device: string }): string[] {
  return [
    'run',
    ...['--model', 'hf', '--model_args', `pretrained=${asked.checkpoint},max_length=256,dtype=float32`],
    ...['--include_path', '.', '--tasks', asked.tasks.join(',')],
    ...['--device', asked.device, '--batch_size', '32', '--output_path', asked.out, '--log_samples'],
  ];
}

/** The task of an export that asks without showing the options. */
const clozeOf = ({ files }: ExportResource): string =>
  files.find(({ path }) => path.endsWith('_cloze.yaml'))!.path.replace(/\.yaml$/, '');

/** The newest log of a task; the harness puts it into a folder named after the model. */
async function findLog(out: string, task: string): Promise<string> {
  const names = (await readdir(out, { recursive: true })).sort();
  const newest = names.filter((path) => path.includes(`samples_${task}_`)).at(-1);
  if (newest === undefined) throw new Error(`lm_eval left no log of ${task} in ${out}`);
  return join(out, newest);
}

const fileNameOf = (arm: string): string => arm.replaceAll(' ', '-');
const relationsOf = (refs: readonly KnowledgeRef[]): Set<string> =>
  new Set(refs.flatMap(({ kind, id }) => (kind === 'relation' ? [id] : [])));
