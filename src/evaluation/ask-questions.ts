import { setMaxListeners } from 'node:events';
import { type JobContext, ProdaError } from '../domain/index.ts';
import { type ModelClient, mapAhead } from '../platform/index.ts';
import { askModel, type ModelAnswer, type Question } from './ask-model.ts';
import type { EndpointBill } from './evaluate-endpoint.ts';
import type { Models } from './models.ts';
import type { Runs } from './runs.ts';
import type { SampleSource } from './sources.ts';
import { modeOf, trainStudent } from './train-student.ts';

/** Who answers: the student of the run, trained as it was for it, or the model of the settings over its endpoint. */
export type Respondent = 'student' | 'endpoint';
export interface QuestionAnswer extends Pick<ModelAnswer, 'chosen' | 'response' | 'isError'> {
  readonly id: string;
}

const AHEAD = 64;

/** Puts further questions to the model of a run; nothing is stored here. */
export function createQuestioning({
  training,
  models,
  runs,
  client,
}: {
  training: SampleSource;
  models: Models;
  runs: Runs;
  client: ModelClient | null;
}) {
  return async function askQuestions(
    projectId: string,
    runId: string,
    who: Respondent,
    questions: readonly Question[],
    context: JobContext,
  ): Promise<{ answers: QuestionAnswer[]; bill: EndpointBill | null }> {
    const { harness, variant, modelId } = await runs.getRow(projectId, runId);
    if (who === 'student') {
      if (harness !== 'student') throw new ProdaError('run/not-by-student', { runId, harness });
      const model = await models.get(projectId, modelId);
      const student = await trainStudent({ models, training }, projectId, model, modeOf(variant));
      const answers = questions.map(({ id, question, choices }) => {
        const { chosen, why } = student.answer({ id, question, choices });
        return { id, chosen, response: why, isError: false };
      });
      return { answers, bill: null };
    }
    if (client === null) throw new ProdaError('llm/not-configured');
    const bill = { calls: 0, stored: 0, promptTokens: 0, completionTokens: 0 };
    const how = { repeat: 0, temperature: 0, maxTokens: 1_024 };
    setMaxListeners(4 * AHEAD, context.signal);
    const answers: QuestionAnswer[] = [];
    for await (const answer of mapAhead(questions, AHEAD, async (question) => ({
      id: question.id,
      ...(await askModel(client, projectId, question, how, context, bill)),
    }))) {
      answers.push(answer);
      context.progress(answers.length, questions.length, 'questions');
    }
    return { answers, bill };
  };
}
