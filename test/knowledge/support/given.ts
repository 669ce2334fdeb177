import type { DocumentId, ProposedChain, ProposedStep, RelationType } from '../../../src/domain/index.ts';
import { documentIdOf } from '../../../src/domain/index.ts';
import { mergeDocumentRecord } from '../../../src/knowledge/queries.generated.ts';
import type { Graph } from '../../../src/platform/graph/index.ts';

/** A document record without text: the smallest thing that a chain can be extracted from. */
export async function givenRecord(graph: Graph, projectId: string, name = 'a book'): Promise<DocumentId> {
  const documentId = documentIdOf(name);
  await graph.run(mergeDocumentRecord, {
    projectId,
    documentId,
    title: name,
    discipline: 'biology',
    license: null,
    attribution: null,
    sourceUri: null,
    sha256: null,
  });
  return documentId;
}

/** `chainOf(doc, 'a', 'CAUSAL', 'b', '<PART_OF', 'c')`: terms and types in turn; `<` turns a step backward. */
export function chainOf(documentId: DocumentId, ...path: [string, ...string[]]): ProposedChain {
  const nodes = path.filter((_, i) => i % 2 === 0);
  const steps = path
    .filter((_, i) => i % 2 === 1)
    .map((type, i): ProposedStep => {
      const backward = type.startsWith('<');
      return {
        type: type.replace('<', '') as RelationType,
        direction: backward ? 'backward' : 'forward',
        verb: 'makes',
        quote: `${nodes[i]} … ${nodes[i + 1]}`,
        span: null,
        modality: 'asserted',
        condition: null,
      };
    });
  return {
    discipline: 'biology',
    documentId,
    name: nodes.join(' → '),
    summary: '',
    preconditions: [],
    negativeConstraints: [],
    nodes: nodes.map((term) => ({ term, type: null, definition: null, aliases: [] })),
    steps,
  };
}
