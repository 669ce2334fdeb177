import {
  ConceptType,
  type KnowledgeLine,
  normalizeTerm,
  type ProposedChain,
  type ProposedStep,
  RelationType,
} from '../../../src/domain/index.ts';
import { createKnowledge } from '../../../src/knowledge/index.ts';
import type { Graph } from '../../../src/platform/graph/index.ts';
import { givenRecord } from '../../knowledge/support/given.ts';

/** Writes the chains of knowledge lines, with document records for the texts they come from. */
export async function givenChains(graph: Graph, projectId: string, lines: readonly KnowledgeLine[]): Promise<void> {
  const chains: ProposedChain[] = [];
  const documents = new Map<string, ProposedChain['documentId']>();
  for (const line of lines) {
    const { title } = line.document;
    const documentId = documents.get(title) ?? (await givenRecord(graph, projectId, title));
    documents.set(title, documentId);
    const chain = proposedOf(line, documentId);
    if (chain !== null) chains.push(chain);
  }
  await createKnowledge({ graph }).mergeChains(projectId, chains);
}

function proposedOf(line: KnowledgeLine, documentId: ProposedChain['documentId']): ProposedChain | null {
  const described = new Map(line.concepts.map((concept) => [normalizeTerm(concept.term), concept]));
  const [first, second] = line.path.map(({ subject, object }) => [normalizeTerm(subject), normalizeTerm(object)]);
  if (first === undefined || second === undefined) return null;
  const start = second.includes(first[0]!) ? line.path[0]!.object : line.path[0]!.subject;
  const terms = [start];
  const steps = line.path.map((step): ProposedStep => {
    const isForward = normalizeTerm(step.subject) === normalizeTerm(terms.at(-1)!);
    terms.push(isForward ? step.object : step.subject);
    return {
      type: RelationType.parse(step.type),
      direction: isForward ? 'forward' : 'backward',
      verb: step.verb,
      quote: step.quote,
      span: null,
      modality: step.modality,
      condition: step.condition ?? null,
    };
  });
  return {
    discipline: line.discipline,
    documentId,
    name: line.chain.name,
    summary: line.chain.summary,
    preconditions: line.chain.preconditions,
    negativeConstraints: line.chain.negativeConstraints,
    nodes: terms.map((term) => {
      const concept = described.get(normalizeTerm(term));
      const type = ConceptType.safeParse(concept?.type);
      return {
        term,
        type: type.success ? type.data : null,
        definition: concept?.definition ?? null,
        aliases: concept?.aliases ?? [],
      };
    }),
    steps,
  };
}
