import { z } from 'zod';
import { type Count, KnowledgeLine, normalizeTerm, ProdaError, pushTo, refuseBrokenText } from '../../domain/index.ts';
import { relationTypeOf } from './foreign-names.ts';
import { REFUSALS_SHOWN } from './refusals-shown.ts';

/** ProDa's own file; what it holds beside these fields is of no use here. */
const ProdaCore = z.object({
  l1_concepts: z.array(z.looseObject({ term: z.string(), definition: z.string().nullish() })).default([]),
  l2_statements: z
    .array(
      z.looseObject({
        parent_chain_id: z.string().nullish(),
        subject: z.string(),
        predicate: z.string(),
        object: z.string(),
      }),
    )
    .default([]),
  l3_chains: z.array(
    z.looseObject({
      chain_id: z.string().nullish(),
      domain_context: z.string().nullish(),
      process_name: z.string().nullish(),
      narrative_summary: z.string().nullish(),
      steps: z.array(z.string()).default([]),
    }),
  ),
});
type Core = z.infer<typeof ProdaCore>;
type Statement = Core['l2_statements'][number];
type Chain = Core['l3_chains'][number];

export interface ProdaCoreReading {
  readonly lines: KnowledgeLine[];
  readonly repaired: z.infer<typeof Count>[];
  readonly refused: z.infer<typeof Count>[];
  /** The first of what was refused, by its place in the file. */
  readonly refusals: { readonly line: number; readonly reason: string; readonly detail: string }[];
}

/**
 * `knowledge_core.json` → knowledge lines. Merged chunks there number their chains anew, so statements hang on a chain that
 * does not speak of them: such a statement goes to the chain whose steps name both of its ends, if there is just one. A chain's
 * path is the longest simple one through its statements; what lies beside it, says an unknown predicate, or belongs to no
 * chain is refused and counted. The file quotes nothing, so a quote is the step (or the statement) as the file words it, and
 * the evidence stays unverified. Throws knowledge/file-invalid.
 */
export function readProdaCore(text: string, title = 'ProDa knowledge core'): ProdaCoreReading {
  const core = parse(text);
  const [repaired, refused] = [new Map<string, number>(), new Map<string, number>()];
  const definitions = new Map(
    core.l1_concepts.map(({ term, definition }) => [normalizeTerm(term), definition ?? null]),
  );
  const refusals: ProdaCoreReading['refusals'] = [];
  const refuse = (place: number, reason: string, detail: string) => {
    count(refused, reason);
    if (refusals.length < REFUSALS_SHOWN) refusals.push({ line: place + 1, reason, detail });
  };
  const statementsOf = assign(core, repaired, (place, reason) => {
    const { subject, predicate, object } = core.l2_statements[place]!;
    refuse(place, reason, `l2_statements[${place}]: ${subject} ${predicate} ${object}`);
  });
  const lines = core.l3_chains.flatMap((chain, place) => {
    const path = longestPath(statementsOf.get(chain) ?? []);
    for (let i = path.length; i < (statementsOf.get(chain)?.length ?? 0); i++) count(refused, 'beside-the-path');
    if (path.length < 2) {
      refuse(place, 'chain-too-short', `l3_chains[${place}]: ${chain.process_name || chain.chain_id || 'no name'}`);
      return [];
    }
    const terms = new Map(
      path.flatMap(({ subject, object }) => [subject, object].map((term) => [normalizeTerm(term), term])),
    );
    const line = KnowledgeLine.safeParse({
      discipline: (chain.domain_context?.trim() || 'general').slice(0, 80),
      document: { title },
      chain: { name: chain.process_name || (chain.steps[0] ?? 'chain'), summary: chain.narrative_summary ?? '' },
      concepts: [...terms].map(([key, term]) => ({ term, definition: definitions.get(key) ?? null })),
      path: path.map(({ subject, predicate, object }) => ({
        subject,
        type: predicate,
        object,
        verb: predicate,
        quote: chain.steps.find((step) => names(plainOf(step), subject, object)) ?? `${subject} ${predicate} ${object}`,
      })),
    });
    if (line.success) return [line.data];
    const [issue] = line.error.issues;
    refuse(place, 'line-invalid', `l3_chains[${place}]: /${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`);
    return [];
  });
  return { lines, repaired: listOf(repaired), refused: listOf(refused), refusals };
}

function parse(text: string): Core {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    refuseBrokenText(text, value);
    return ProdaCore.parse(value);
  } catch (cause) {
    const detail =
      cause instanceof z.ZodError
        ? `/${cause.issues[0]?.path.join('/')}: ${cause.issues[0]?.message}`
        : `no JSON that can be stored: ${(cause as Error).message}`;
    throw new ProdaError('knowledge/file-invalid', { format: 'proda-core', detail }, { cause });
  }
}

function assign(
  core: Core,
  repaired: Map<string, number>,
  refuse: (place: number, reason: string) => void,
): Map<Chain, Statement[]> {
  const statementsOf = new Map<Chain, Statement[]>();
  const seen = new Set<string>();
  const index = indexChains(core.l3_chains);
  for (const [place, statement] of core.l2_statements.entries()) {
    const { subject, predicate, object, parent_chain_id: parent } = statement;
    if (relationTypeOf(predicate) === null) refuse(place, 'relation-type-unknown');
    else if (subject.trim() === '' || object.trim() === '') refuse(place, 'term-empty');
    else if (normalizeTerm(subject) === normalizeTerm(object)) refuse(place, 'self-loop');
    else {
      const named = typeof parent === 'string' ? (index.byId.get(parent) ?? []) : [];
      const speaks = (chain: Chain) => names(index.textOf.get(chain) ?? '', subject, object);
      const own = named.filter(speaks);
      const [chain, ...others] = own.length > 0 ? own : index.mentioning(subject, object).filter(speaks);
      // A parent that is there alone is believed, although its steps use other words.
      const home =
        chain !== undefined && others.length === 0
          ? chain
          : named.length === 1 && core.l3_chains.length === 1
            ? named[0]
            : undefined;
      if (home === undefined) {
        refuse(place, others.length > 0 ? 'chain-ambiguous' : 'chain-unknown');
        continue;
      }
      if (home.chain_id == null || home.chain_id !== parent) count(repaired, 'moved-to-its-chain');
      else if (named.length > 1) count(repaired, 'told-apart-by-its-words');
      const key = JSON.stringify([index.placeOf.get(home), normalizeTerm(subject), predicate, normalizeTerm(object)]);
      if (seen.has(key)) count(repaired, 'repeated');
      else pushTo(statementsOf, home, statement);
      seen.add(key);
    }
  }
  return statementsOf;
}

/** Chains by their ids and by the words of their steps, so that a core of any size is read once. */
function indexChains(chains: readonly Chain[]) {
  const [byId, byWord] = [new Map<string, Chain[]>(), new Map<string, Set<Chain>>()];
  const [textOf, placeOf] = [new Map<Chain, string>(), new Map<Chain, number>()];
  for (const [i, chain] of chains.entries()) {
    placeOf.set(chain, i);
    const id = chain.chain_id ?? '';
    pushTo(byId, id, chain);
    const text = plainOf(chain.steps.join(' '));
    textOf.set(chain, text);
    for (const word of new Set(text.split(' '))) {
      const members = byWord.get(word);
      if (members === undefined) byWord.set(word, new Set([chain]));
      else members.add(chain);
    }
  }
  const holding = (term: string): readonly ReadonlySet<Chain>[] => {
    const last = plainOf(normalizeTerm(term)).trim().split(' ').at(-1) ?? '';
    return [last, `${last}s`].flatMap((word) => byWord.get(word) ?? []);
  };
  const sizeOf = (sets: readonly ReadonlySet<Chain>[]) => sets.reduce((sum, { size }) => sum + size, 0);
  return {
    byId,
    textOf,
    placeOf,
    /** Chains that hold the last word of both, each once: those among which one may speak of both. The rarer word is looked through. */
    mentioning: (subject: string, object: string): Chain[] => {
      const [rare, other] = [holding(subject), holding(object)].sort((a, b) => sizeOf(a) - sizeOf(b)) as [
        ReadonlySet<Chain>[],
        ReadonlySet<Chain>[],
      ];
      const found = new Set<Chain>();
      for (const members of rare)
        for (const chain of members) if (other.some((set) => set.has(chain))) found.add(chain);
      return [...found];
    },
  };
}

/** Lower-case words with one space around each. */
const plainOf = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** Whether a text of plain words speaks of both, as whole words. */
function names(plain: string, subject: string, object: string): boolean {
  return [subject, object].every((term) => {
    const words = normalizeTerm(term).replace(/[^\p{L}\p{N}]+/gu, ' ');
    return plain.includes(` ${words} `) || plain.includes(` ${words}s `);
  });
}

/** Tries are bounded: a chain of a core has a dozen statements, one that has many more is no path anyway. */
const TRIES_MAX = 20_000;

function longestPath(statements: readonly Statement[]): Statement[] {
  const ends = statements.map(({ subject, object }) => [normalizeTerm(subject), normalizeTerm(object)] as const);
  let best: number[] = [];
  let tries = 0;
  const walk = (at: string, used: readonly number[], nodes: ReadonlySet<string>): void => {
    if (used.length > best.length) best = [...used];
    for (const [i, [a, b]] of ends.entries()) {
      if (++tries > TRIES_MAX) return;
      if (used.includes(i)) continue;
      const next = a === at ? b : b === at ? a : null;
      if (next !== null && !nodes.has(next)) walk(next, [...used, i], new Set([...nodes, next]));
    }
  };
  for (const start of new Set(ends.flat())) if (tries <= TRIES_MAX) walk(start, [], new Set([start]));
  return best.map((i) => statements[i]!);
}

const count = (counts: Map<string, number>, reason: string) => counts.set(reason, (counts.get(reason) ?? 0) + 1);
const listOf = (counts: ReadonlyMap<string, number>) => [...counts].map(([reason, n]) => ({ reason, count: n }));
