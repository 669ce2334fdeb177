import { createHash } from 'node:crypto';
import { judgeClaim, judgePath, judgeWithout } from './derive.ts';
import { createMemory, type Memory, type Statement } from './memory.ts';
import { CLOSED_READING, type ItemText, type Reading, type SampleText } from './reading.ts';

/** Part of a run's identity: raise it whenever the student would answer otherwise. */
export const STUDENT_VERSION = 3;

/** The bundled student, a stand-in for a fine-tuned model. */
export interface Student {
  readonly memory: Memory;
  answer(item: ItemText): { readonly chosen: number; readonly why: string };
}

/** Compiles a student from training texts and nothing else. With `capacity` it holds that many rows. */
export async function compileStudent(
  samples: AsyncIterable<SampleText> | Iterable<SampleText>,
  { capacity = null, reading = CLOSED_READING }: { capacity?: number | null; reading?: Reading } = {},
): Promise<Student> {
  return learn(reading, createMemory(capacity), samples);
}

/**
 * A student that goes on from an earlier one, which stays as it is, with further rows as one lesson. Under a capacity they take the
 * places of earlier rows; of a row that is among them, and so replayed, nothing is lost.
 */
export async function continueStudent(
  { memory }: Student,
  samples: AsyncIterable<SampleText> | Iterable<SampleText>,
  { reading = CLOSED_READING }: { reading?: Reading } = {},
): Promise<Student> {
  const later = memory.copy();
  later.beginLesson();
  const fresh: (readonly Statement[])[] = [];
  // What is known already is rehearsed first: a lesson is one whole, whatever the order of its rows.
  for await (const sample of samples) {
    const row = reading.readSample(textOf(sample));
    if (later.holdsRow(row)) later.learnRow(row);
    else fresh.push(row);
  }
  for (const row of fresh) later.learnRow(row);
  return studentOf(reading, later);
}

async function learn(
  reading: Reading,
  memory: Memory,
  samples: AsyncIterable<SampleText> | Iterable<SampleText>,
): Promise<Student> {
  for await (const sample of samples) memory.learnRow(reading.readSample(textOf(sample)));
  return studentOf(reading, memory);
}

const studentOf = (reading: Reading, memory: Memory): Student => ({
  memory,
  answer: (item) => answerItem(reading, memory, item),
});

/** Only the text goes on from here, whatever else the record holds. */
const textOf = ({ format, question, choices, answer, rationale }: SampleText): SampleText => ({
  format,
  question,
  answer,
  rationale,
  ...(choices && { choices }),
});

/**
 * The option whose claims are best supported by what was learned. Options that fare alike are told apart by a hash of item
 * and option text, so not knowing is guessing: position and length have no say.
 */
function answerItem(reading: Reading, memory: Memory, item: ItemText): { chosen: number; why: string } {
  const scored = reading.readItem(item).map((claims, i) => {
    const supports = claims.map((claim) => {
      if (claim.kind === 'path') return judgePath(memory, claim);
      return claim.kind === 'without' ? judgeWithout(memory, claim) : judgeClaim(memory, claim);
    });
    const supported = supports.filter((support) => support === 'supported').length;
    const contradicted = supports.filter((support) => support === 'contradicted').length;
    const score = claims.length === 0 ? 0 : (supported - contradicted) / claims.length;
    return { i, score, supported, contradicted, claims: claims.length, tie: tieOf(item.id, item.choices[i]!) };
  });
  const best = scored.reduce((a, b) => (b.score > a.score || (b.score === a.score && b.tie < a.tie) ? b : a));
  const alike = scored.filter(({ score }) => score === best.score).length;
  const how =
    alike > 1
      ? `a guess among ${alike}`
      : `${best.supported} of ${best.claims} claims supported, ${best.contradicted} contradicted`;
  return { chosen: best.i, why: `${String.fromCharCode(65 + best.i)} (${how})` };
}

function tieOf(itemId: string, choice: string): string {
  return createHash('sha256').update(`${itemId}\0${choice}`).digest('hex');
}
