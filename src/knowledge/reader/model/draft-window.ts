import type { z } from 'zod';
import { normalizeTerm, type ProposedConcept } from '../../../domain/index.ts';
import { askPrompt, markerFor, type Prompt, readPrompt } from '../../../platform/index.ts';
import type { Asker } from './asker.ts';
import { DraftedChains, DraftedConcepts, DraftedRelations } from './schemas.ts';
import type { ReadingWindow } from './windows.ts';

/** A chain as the model wrote it, before anything is checked. `steps[i]` joins `nodes[i]` and `nodes[i+1]`. */
export interface DraftedChain {
  readonly name: string;
  readonly summary: string;
  readonly preconditions: string[];
  readonly negativeConstraints: string[];
  readonly nodes: ProposedConcept[];
  readonly steps: DraftedRelations['chains'][number]['steps'];
}

export interface DraftScope {
  readonly projectId: string;
  /** Who pays. */
  readonly jobId?: string | undefined;
  readonly documentId: string;
  readonly discipline: string;
  readonly title: string;
  readonly signal: AbortSignal;
}

/** What the gate said of a chain, for the one retry. */
export interface Complaint {
  readonly chain: DraftedChain;
  readonly reasons: readonly string[];
}

const CHAINS = readPrompt('draft-chains');
const RELATIONS = readPrompt('draft-relations');
const CONCEPTS = readPrompt('draft-concepts');

/** Tokens that an answer may take: a window of 12,000 characters yields up to thirty chains of five steps. */
const MAX_TOKENS = { chains: 4_000, relations: 12_000, concepts: 8_000 } as const;

/** Top-down: chains first, then the relations on them, then the concepts in those. Throws `llm/…`. */
export async function draftWindow(model: Asker, scope: DraftScope, window: ReadingWindow): Promise<DraftedChain[]> {
  const { chains } = await ask(model, scope, CHAINS, DraftedChains, MAX_TOKENS.chains, window, {
    discipline: scope.discipline,
    title: scope.title,
  });
  const paths = chains.filter(({ nodes }) => nodes.length >= 3);
  if (paths.length === 0) return [];
  const stepsOf = await draftRelations(model, scope, window, paths, '');
  const drafted = paths.flatMap((path, i) => {
    const steps = stepsOf.get(i);
    return steps === undefined || steps.length !== path.nodes.length - 1 ? [] : [{ path, steps }];
  });
  if (drafted.length === 0) return [];
  const concepts = await draftConcepts(
    model,
    scope,
    window,
    drafted.flatMap(({ path }) => path.nodes),
  );
  return drafted.map(({ path, steps }) => ({ ...path, nodes: path.nodes.map((term) => concepts(term)), steps }));
}

/** The one retry: the same chains again, with what was wrong with each. */
export async function redraftRelations(
  model: Asker,
  scope: DraftScope,
  window: ReadingWindow,
  complaints: readonly Complaint[],
): Promise<DraftedChain[]> {
  const paths = complaints.map(({ chain }) => ({ name: chain.name, nodes: chain.nodes.map(({ term }) => term) }));
  const list = complaints.map(({ reasons }, i) => `- chain ${i}: ${reasons.join('; ')}`).join('\n');
  const stepsOf = await draftRelations(
    model,
    scope,
    window,
    paths,
    `\nAn earlier answer was refused. Mend it, or leave the chain out:\n${list}\n`,
  );
  return complaints.flatMap(({ chain }, i) => {
    const steps = stepsOf.get(i);
    return steps === undefined || steps.length !== chain.nodes.length - 1 ? [] : [{ ...chain, steps }];
  });
}

async function draftRelations(
  model: Asker,
  scope: DraftScope,
  window: ReadingWindow,
  paths: readonly { name: string; nodes: readonly string[] }[],
  complaints: string,
): Promise<Map<number, DraftedRelations['chains'][number]['steps']>> {
  const listed = JSON.stringify(paths.map(({ name, nodes }, chain) => ({ chain, name, nodes })));
  const { chains } = await ask(model, scope, RELATIONS, DraftedRelations, MAX_TOKENS.relations, window, {
    chains: listed,
    complaints,
  });
  return new Map(
    chains.filter(({ chain }) => chain >= 0 && chain < paths.length).map(({ chain, steps }) => [chain, steps]),
  );
}

async function draftConcepts(
  model: Asker,
  scope: DraftScope,
  window: ReadingWindow,
  terms: readonly string[],
): Promise<(term: string) => ProposedConcept> {
  const distinct = [...new Map(terms.map((term) => [normalizeTerm(term), term])).values()];
  const { concepts } = await ask(model, scope, CONCEPTS, DraftedConcepts, MAX_TOKENS.concepts, window, {
    terms: JSON.stringify(distinct),
  });
  const known = new Map(concepts.map((concept) => [normalizeTerm(concept.term), concept]));
  return (term) => {
    const { type = null, definition = null, aliases = [] } = known.get(normalizeTerm(term)) ?? {};
    return { term, type, definition, aliases };
  };
}

async function ask<T>(
  model: Asker,
  { projectId, jobId, documentId, signal }: DraftScope,
  prompt: Prompt,
  schema: z.ZodType<T>,
  maxTokens: number,
  window: ReadingWindow,
  values: Record<string, string>,
): Promise<T> {
  return askPrompt(model, {
    projectId,
    jobId,
    documentId,
    stage: prompt.name,
    prompt,
    values: { ...values, passage: window.text, marker: markerFor(window.text) },
    answer: schema,
    maxTokens,
    signal,
  });
}
