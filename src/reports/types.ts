import type {
  Benchmark,
  Comparison,
  Diagnosis,
  EvalRun,
  Failure,
  FailureClass,
  ModelVersion,
  Operator,
  Opinion,
  Split,
} from '../domain/index.ts';
import type { DetailedComparison } from '../evaluation/index.ts';

export const REPORT_FORMATS = ['html', 'md', 'json', 'junit'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Text in pieces, and what it is. */
export interface Report {
  readonly mediaType: string;
  readonly fileName: string;
  readonly text: Iterable<string>;
}

export type ItemOutcome = 'right' | 'wrong' | 'unparsed' | 'error';

/** A relation that an item requires: as a sentence, the sentences of books that state it, the samples that teach it. */
export interface RequiredStatement {
  readonly relationId: string;
  readonly statement: string;
  readonly evidence: readonly { readonly quote: string; readonly document: string | null }[];
  /** In the dataset version behind the model; null: nobody knows which data that was. */
  readonly samples: number | null;
  readonly sampleIds: readonly string[];
}

/** One edit of a wrong option that was taken: the chain element, and what stood in its place. */
export interface Confusion {
  readonly operator: Operator;
  readonly element: string;
  readonly substitute: string | null;
}

export interface Verdict {
  readonly class: FailureClass;
  readonly probability: number;
  readonly blamed: Failure['blamed'];
  /** A person's own verdict. */
  readonly person: Failure['verdict'];
  /** A model's opinion, kept apart: no part of the verdict. Null: none was asked for. */
  readonly opinion: Opinion | null;
}

/** An item as it was asked. `answer` and all that is chosen index `choices`. */
export interface AskedItem {
  readonly itemId: string;
  readonly discipline: string;
  readonly split: Split;
  readonly archetype: string;
  readonly question: string;
  readonly choices: readonly string[];
  readonly labels: readonly string[];
  readonly answer: number;
}

export interface FailedItem extends AskedItem {
  /** What was taken, each once; empty: only the judgement is known, or nothing could be read. */
  readonly chosen: readonly number[];
  /** What an unparsed answer said, cut. */
  readonly said: string | null;
  readonly confused: readonly Confusion[];
  readonly verdict: Verdict | null;
  readonly requires: readonly RequiredStatement[];
}

/** One answered item of a run. `failed` is there for wrong and unparsed ones. */
export interface AnsweredItem {
  readonly itemId: string;
  readonly discipline: string;
  readonly split: Split;
  readonly question: string;
  readonly outcome: ItemOutcome;
  readonly failed: FailedItem | null;
}

export interface Suspect {
  readonly kind: 'concept' | 'relation';
  readonly id: string;
  readonly label: string;
  readonly score: number;
  readonly support: number;
}

export interface RunReport {
  readonly kind: 'run';
  readonly run: EvalRun;
  readonly model: ModelVersion;
  readonly benchmark: Pick<Benchmark, 'id' | 'name' | 'version' | 'contentHash' | 'items'>;
  /** What a blind guesser would reach on the items answered. */
  readonly chance: number | null;
  readonly diagnosis: (Omit<Diagnosis, 'ranking'> & { readonly suspects: readonly Suspect[] }) | null;
  /** By discipline, then by id. */
  readonly items: readonly AnsweredItem[];
}

export type Change = DetailedComparison['items'][number]['change'];

/** `touched`: the newer data taught a relation of the item since `taughtSince`; null: not known. */
export interface ComparedItem extends AskedItem {
  readonly change: Change;
  readonly touched: boolean | null;
  readonly baseChosen: readonly number[];
  readonly candidateChosen: readonly number[];
}

export interface ComparisonReport {
  readonly kind: 'comparison';
  readonly benchmark: RunReport['benchmark'];
  readonly base: { readonly run: EvalRun; readonly model: ModelVersion };
  readonly candidate: { readonly run: EvalRun; readonly model: ModelVersion };
  readonly groups: Comparison['groups'];
  readonly taughtSince: Comparison['taughtSince'];
  readonly byDiscipline: DetailedComparison['byDiscipline'];
  /** By discipline, then by id. */
  readonly items: readonly ComparedItem[];
}
