import { type Drafting, type JobContext, randomOf, type Sample } from '../../domain/index.ts';
import { answerFaultOf, type ModelClient, mapAhead } from '../../platform/index.ts';
import type { OrthogonalityGate } from '../gate/orthogonality-gate.ts';
import type { RelationFact } from '../samples/fact.ts';
import { nearDuplicateKeyOf } from '../samples/near-duplicate-key.ts';
import { sampleIdOf } from '../samples/sample-id.ts';
import type { Facts } from '../versions/load-facts.ts';
import { type Drafted, draftRelation, SAMPLE_PROMPT, taskOf } from './draft-relation.ts';
import { draftSteps, STEPS_PROMPT } from './draft-steps.ts';
import { createDraftCount, type DraftScope } from './drafting.ts';

/** Samples worked on at once; how many calls are in flight is the client's own limit. */
const AHEAD = 32;

export interface SampleDrafter {
  /**
   * Each sample in a model's words, in order, or as it came where that failed; the model is shown the facts that the sample teaches, never an
   * item. What teaches what is the service's to say and stays. Throws `llm/…` for what concerns the endpoint or the budget.
   */
  draft(samples: Iterable<Sample>): AsyncGenerator<Sample, void>;
  /** What came of it so far. */
  report(): Drafting;
}

/**
 * Generation by a model, checked against the graph sentence by sentence and by the gate like everything else. What fails goes back once with the
 * reasons (never with an item's words); what fails again is taken from the template, counted by its reason. Definitions are the text's own and stay.
 */
export function createSampleDrafter(
  model: ModelClient,
  projectId: string,
  { facts, gate, seed }: { facts: Facts; gate: OrthogonalityGate; seed: number },
  context: JobContext,
): SampleDrafter {
  const relation = new Map<string, RelationFact>(facts.relations.map((fact) => [fact.id, fact]));
  const count = createDraftCount(model, [SAMPLE_PROMPT.version, STEPS_PROMPT.version]);
  const scope: DraftScope = { model, projectId, signal: context.signal, bill: count.bill };

  async function one(sample: Sample): Promise<Sample> {
    const taught = sample.teaches.flatMap(({ id }) => relation.get(id) ?? []);
    if (taught.length === 0 || taught.length !== sample.teaches.length) return sample;
    const write = writerOf(sample, taught);
    if (write === null) return sample;
    let faults: readonly string[] = [];
    try {
      for (let attempt = 0; attempt < 2; attempt++) {
        context.signal.throwIfAborted();
        if (attempt > 0) count.retry();
        const drafted = await write(faults);
        if ('faults' in drafted) {
          faults = drafted.faults;
          continue;
        }
        const next = withText(
          sample,
          drafted.text,
          model.model,
          sample.origin === 'cot' ? STEPS_PROMPT : SAMPLE_PROMPT,
        );
        const leak = gate.check(next, { pairs: endsOf(taught) });
        if (leak === null) return next;
        faults = [`refused: ${leak.reason}, say it in other words`];
      }
    } catch (error) {
      const fault = answerFaultOf(error);
      if (fault === null) throw error;
      faults = [fault];
    }
    count.keep(faults[0]!.replace(/^step \d+/, 'step'));
    return sample;
  }

  function writerOf(sample: Sample, taught: readonly RelationFact[]) {
    if (sample.origin === 'cot')
      return (faults: readonly string[]): Promise<Drafted> => draftSteps(scope, sample, taught, faults);
    const fact = taught[0]!;
    const isFalse = sample.format === 'tf' && /^false/i.test(sample.answer);
    const task = taskOf(fact, sample.format, randomOf('draft', seed, sample.id), isFalse);
    return task === null
      ? null
      : (faults: readonly string[]): Promise<Drafted> => draftRelation(scope, fact, sample.format, task, faults);
  }

  return {
    report: count.report,
    draft: async function* (samples) {
      async function* each(): AsyncGenerator<Sample> {
        yield* samples;
      }
      const said = new Set<string>();
      const pairs = mapAhead(each(), AHEAD, async (sample) => ({ sample, next: await one(sample) }));
      for await (const { sample, next } of pairs) {
        // A model says the same thing the same way more often than templates do.
        const isRepeated = next !== sample && said.has(nearDuplicateKeyOf(next));
        if (isRepeated) count.keep('near-duplicate');
        else if (next !== sample) count.draft();
        const taken = isRepeated ? sample : next;
        said.add(nearDuplicateKeyOf(taken));
        yield taken;
      }
    },
  };
}

function withText(
  sample: Sample,
  text: Extract<Drafted, { text: object }>['text'],
  model: string,
  { version }: { version: string },
): Sample {
  const { id: _id, choices: _choices, ...rest } = sample;
  const next: Omit<Sample, 'id'> = { ...rest, ...text, draftedBy: { model, prompt: version } };
  return { id: sampleIdOf(next), ...next };
}

/** The ends of a path of relations, which a worked example connects. */
function endsOf(taught: readonly RelationFact[]): [string, string][] {
  if (taught.length < 2) return [];
  const idsOf = ({ subject, object }: RelationFact): string[] => [subject.id, object.id];
  const [first, last] = [taught[0]!, taught.at(-1)!];
  const start = idsOf(first).find((id) => !idsOf(taught[1]!).includes(id));
  const end = idsOf(last).find((id) => !idsOf(taught.at(-2)!).includes(id));
  return start === undefined || end === undefined ? [] : [[start, end]];
}
