import type { DocumentId, ProposedChain, ProposedConcept, ProposedStep } from '../../../../domain/index.ts';
import type { Notebook } from '../notebook.ts';
import { conceptTypeOf } from '../terms/concept-type-of.ts';
import { describeChain } from './describe-chain.ts';
import { findChains, type Path } from './find-chains.ts';
import { graphOf } from './relation-graph.ts';

/** The chains of a document; relations that lie on none are counted as refused. */
export function buildChains(notebook: Notebook, document: { id: DocumentId; discipline: string }): ProposedChain[] {
  const relations = notebook.relations();
  const graph = graphOf(relations, (key) => notebook.isTerm(key));
  const paths = findChains(graph);
  const covered = new Set(paths.flatMap((path) => path.relations.map(({ index }) => index)));
  for (const relation of relations) {
    if (!covered.has(relation.index)) {
      notebook.refusals.add('on-no-chain', `${relation.subject} ${relation.type} ${relation.object}`);
    }
  }
  const concepts = new Map<string, ProposedConcept>();
  return paths.map((path) => chainOf(path, notebook, document, concepts));
}

function chainOf(
  path: Path,
  notebook: Notebook,
  document: { id: DocumentId; discipline: string },
  concepts: Map<string, ProposedConcept>,
): ProposedChain {
  const nodes = path.nodes.map((key) => {
    const known = concepts.get(key);
    if (known !== undefined) return known;
    const concept: ProposedConcept = {
      term: notebook.surfaceOf(key),
      type: conceptTypeOf(key, notebook.kindOf(key)),
      definition: notebook.definitionOf(key),
      aliases: notebook.aliasesOf(key),
    };
    concepts.set(key, concept);
    return concept;
  });
  const steps = path.relations.map((relation, i): ProposedStep => {
    const chunk = notebook.chunks.find(({ start, end }) => relation.start >= start && relation.end <= end)!;
    return {
      type: relation.type,
      direction: relation.subject === path.nodes[i] ? 'forward' : 'backward',
      verb: relation.verb,
      quote: notebook.text.slice(relation.start, relation.end),
      span: { chunkId: chunk.id, start: relation.start, end: relation.end },
      modality: relation.modality,
      condition: relation.condition,
    };
  });
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
