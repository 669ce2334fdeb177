import { createHash } from 'node:crypto';
import { type EvalRun, type JobContext, ProdaError, type Split } from '../domain/index.ts';
import type { Graph } from '../platform/graph/index.ts';
import type { Answer } from './answer.ts';
import type { Models } from './models.ts';
import { recordAnswers } from './record-answers.ts';
import type { Runs } from './runs.ts';
import type { ItemSource, SampleSource } from './sources.ts';
import { STUDENT_VERSION } from './student/index.ts';
import { type StudentMode, trainStudent, variantOf } from './train-student.ts';

export interface StudentRun extends StudentMode {
  readonly benchmarkId: string;
  readonly modelId: string;
  readonly split?: Split | undefined;
}

/**
 * Lets the bundled student (a stand-in for a fine-tuned model) take the benchmark: trained on the model's dataset
 * version and nothing else. The same version on the same benchmark is the same run with the same answers.
 */
export function createStudentEvaluation({
  graph,
  benchmark,
  training,
  models,
  runs,
}: {
  graph: Graph;
  benchmark: ItemSource;
  training: SampleSource;
  models: Models;
  runs: Runs;
}) {
  return async function evaluateStudent(projectId: string, input: StudentRun, context: JobContext): Promise<EvalRun> {
    const { benchmarkId, modelId, split = null, capacity, from } = input;
    const suite = await benchmark.getBenchmark(projectId, benchmarkId);
    const model = await models.get(projectId, modelId);
    if (model.datasetVersion === null) throw new ProdaError('model/untrained', { modelId });
    const { datasetId, version } = model.datasetVersion;
    const { contentHash } = await training.getVersion(projectId, datasetId, version);
    const student = await trainStudent({ models, training }, projectId, model, { capacity, from });

    const total = split === 'dev' ? suite.devItems : split === 'held-out' ? suite.heldOutItems : suite.items;
    const source = createHash('sha256')
      .update(JSON.stringify([STUDENT_VERSION, contentHash, suite.contentHash, capacity ?? null, from ?? null]))
      .digest('hex');
    const variant = variantOf({ capacity, from });
    const run = await runs.create(projectId, { benchmarkId, modelId, split, harness: 'student', variant, source });
    const post = source.slice(0, 16);
    await recordAnswers(graph, { projectId, runId: run.id, post }, answers(), context, total);
    return runs.get(projectId, run.id);

    async function* answers(): AsyncGenerator<Answer, void> {
      for await (const item of benchmark.streamItems(projectId, benchmarkId)) {
        // The student sees what a model would: never the key, the options' operators or what the item requires.
        if (split !== null && item.split !== split) continue;
        // It reads the closed wording of the templates only, so a phrased item is read as it was before.
        const { id, answer, template = item } = item;
        const { chosen, why } = student.answer({ id, question: template.question, choices: template.choices });
        const correct = chosen === answer;
        yield {
          itemId: id,
          repeat: 0,
          outcome: correct ? 'correct' : 'wrong',
          correct,
          chosen,
          response: why,
          warnings: [],
          optionScores: null,
        };
      }
    }
  };
}
