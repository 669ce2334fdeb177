import type {
  DocumentId,
  ProposedChain,
  ProposedConcept,
  ProposedPlace,
  ProposedStep,
} from '../../../../domain/index.ts';
import type { Notebook } from '../notebook.ts';
import { conceptTypeOf } from '../terms/concept-type-of.ts';
import { describeChain } from './describe-chain.ts';
import { findChains, type Path } from './find-chains.ts';
import type { LooseRelation } from './loose-relation.ts';
import { type GraphRelation, graphOf } from './relation-graph.ts';

/** The chains of a document, and its relations that lie on none. */
export function buildChains(
  notebook: Notebook,
  document: { id: DocumentId; discipline: string },
): { chains: ProposedChain[]; loose: LooseRelation[] } {
  const relations = notebook.relations();
  const graph = graphOf(relations, (key) => notebook.isTerm(key));
  const paths = findChains(graph);
  const covered = new Set(paths.flatMap((path) => path.relations.map(({ index }) => index)));
  const concepts = new Map<string, ProposedConcept>();
  const conceptOf = (key: string) => {
    const concept = concepts.get(key) ?? describedIn(notebook, key);
    concepts.set(key, concept);
    return concept;
  };
  const loose = relations.filter(({ index }) => !covered.has(index));
  return {
    chains: paths.map((path) => chainOf(path, notebook, document, conceptOf)),
    loose: loose.map((relation) => ({
      documentId: document.id,
      discipline: document.discipline,
      subject: conceptOf(relation.subject),
      type: relation.type,
      object: conceptOf(relation.object),
      ...placeOf(relation, notebook),
      weight: relation.weight,
    })),
  };
}

function describedIn(notebook: Notebook, key: string): ProposedConcept {
  return {
    term: notebook.surfaceOf(key),
    type: conceptTypeOf(key, notebook.kindOf(key)),
    definition: notebook.definitionOf(key),
    aliases: notebook.aliasesOf(key),
  };
}

function placeOf({ verb, start, end, modality, condition }: GraphRelation, { text, chunks }: Notebook): ProposedPlace {
  const chunk = chunks.find((candidate) => start >= candidate.start && end <= candidate.end)!;
  return { verb, quote: text.slice(start, end), span: { chunkId: chunk.id, start, end }, modality, condition };
}

function chainOf(
  path: Path,
  notebook: Notebook,
  document: { id: DocumentId; discipline: string },
  conceptOf: (key: string) => ProposedConcept,
): ProposedChain {
  const nodes = path.nodes.map(conceptOf);
  const steps = path.relations.map(
    (relation, i): ProposedStep => ({
      type: relation.type,
      direction: relation.subject === path.nodes[i] ? 'forward' : 'backward',
      ...placeOf(relation, notebook),
    }),
  );
  return {
    discipline: document.discipline,
    documentId: document.id,
    ...describeChain(nodes, steps),
    preconditions: [...new Set(steps.map(({ condition }) => condition).filter((condition) => condition !== null))],
    negativeConstraints: notebook.negationsAmong(path.nodes),
    nodes,
    steps,
  };
}
