/** What a solver sees: the options and the suite's words, never the stem. */
export interface Seen {
  readonly choices: readonly string[];
  readonly words: readonly ReadonlySet<string>[];
  /** How many options of the suite use a word. */
  readonly frequency: ReadonlyMap<string, number>;
}
export interface Solver {
  /** Score of each option; the highest is picked, ties share the point. */
  readonly score: (seen: Seen) => readonly number[];
  /** The negative of another solver. */
  readonly isMirror: boolean;
  /** Depends on the other items too. */
  readonly ofSuite: boolean;
}

const plain = (score: Solver['score'], ofSuite = false): Solver => ({ score, isMirror: false, ofSuite });
const mirrorOf = (score: Solver['score'], ofSuite = false): Solver => ({
  score: (seen) => score(seen).map((value) => -value),
  isMirror: true,
  ofSuite,
});
const length: Solver['score'] = ({ choices }) => choices.map((choice) => choice.length);
const likeness: Solver['score'] = ({ words }) =>
  words.map((own, i) => words.reduce((sum, other, j) => (i === j ? sum : sum + jaccard(own, other)), 0));
const frequency: Solver['score'] = ({ words, frequency: uses }) =>
  words.map((own) => mean([...own].map((word) => uses.get(word) ?? 0)));

export const SOLVERS: Record<string, Solver> = {
  longest: plain(length),
  shortest: mirrorOf(length),
  'most like the others': plain(likeness),
  'least like the others': mirrorOf(likeness),
  'most frequent terms': plain(frequency, true),
  'least frequent terms': mirrorOf(frequency, true),
};

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared === 0 ? 0 : shared / (a.size + b.size - shared);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;
}
