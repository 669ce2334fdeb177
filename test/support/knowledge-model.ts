import { type KnowledgeLine, normalizeTerm } from '../../src/domain/index.ts';
import { quoteFinder } from '../../src/knowledge/gate/index.ts';
import type { ChatRequest } from './model-server.ts';

/**
 * A model that knows knowledge files by heart: it answers the three calls of the model reader with the chains whose quotes all stand in the passage
 * that it is shown. What a good model would answer, without a model.
 */
export function knowledgeModel(
  lines: readonly KnowledgeLine[],
  options: { inventQuotes?: number; isInvented?: () => boolean } = {},
): (request: ChatRequest) => string {
  const chains = lines.map((line) => ({ line, nodes: nodesOf(line) }));
  let invented = options.inventQuotes ?? 0;
  return ({ messages, response_format }) => {
    const prompt = messages.at(-1)?.content ?? '';
    const passage = /=====PASSAGE (\w+)=====\n([\s\S]*)\n=====END \1=====/.exec(prompt)?.[2] ?? '';
    const find = quoteFinder(passage);
    switch (response_format?.json_schema?.name) {
      case 'draft_chains':
        return JSON.stringify({
          chains: chains
            .filter(({ line }) => line.path.every(({ quote }) => find(quote) !== null))
            .map(({ line: { chain }, nodes }) => ({
              name: chain.name,
              summary: chain.summary,
              nodes,
              preconditions: chain.preconditions,
              negativeConstraints: chain.negativeConstraints,
            })),
        });
      case 'draft_relations': {
        const asked = JSON.parse(/^Chains \(JSON\): (.*)$/m.exec(prompt)?.[1] ?? '[]') as {
          chain: number;
          name: string;
          nodes: string[];
        }[];
        return JSON.stringify({
          chains: asked.flatMap(({ chain, name, nodes }) => {
            const found = chains.find(
              (candidate) => candidate.line.chain.name === name && candidate.nodes.join('\0') === nodes.join('\0'),
            );
            if (found === undefined) return [];
            return [
              {
                chain,
                steps: found.line.path.map((step, i) => ({
                  type: step.type,
                  direction: normalizeTerm(step.subject) === normalizeTerm(nodes[i]!) ? 'forward' : 'backward',
                  verb: step.verb,
                  quote:
                    options.isInvented?.() || invented-- > 0
                      ? `${step.quote} as everybody knows from elsewhere`
                      : step.quote,
                  modality: step.modality,
                  condition: step.condition ?? null,
                })),
              },
            ];
          }),
        });
      }
      case 'draft_concepts': {
        const terms = JSON.parse(/^Concepts \(JSON\): (.*)$/m.exec(prompt)?.[1] ?? '[]') as string[];
        const known = new Map(
          lines.flatMap(({ concepts }) => concepts.map((concept) => [normalizeTerm(concept.term), concept] as const)),
        );
        return JSON.stringify({
          concepts: terms.map((term) => {
            const concept = known.get(normalizeTerm(term));
            return {
              term,
              type: concept?.type ?? null,
              definition: concept?.definition ?? null,
              aliases: concept?.aliases ?? [],
            };
          }),
        });
      }
      default:
        return 'I can only read passages.';
    }
  };
}

/** The path's concepts in order: each step joins one to the next, in either direction. */
export function nodesOf({ path }: KnowledgeLine): string[] {
  const same = (a: string, b: string) => normalizeTerm(a) === normalizeTerm(b);
  const [first, second] = path;
  const start =
    second !== undefined && (same(first!.object, second.subject) || same(first!.object, second.object))
      ? first!.subject
      : first!.object;
  const nodes = [start];
  for (const { subject, object } of path) nodes.push(same(subject, nodes.at(-1)!) ? object : subject);
  return nodes;
}
