import { ALGEBRA, idOf, type Random, type Sample } from '../../domain/index.ts';
import { isPlural, sentenceOf, stylesOf, termInSentence } from '../../knowledge/index.ts';
import type { FactTerm, RelationFact } from '../../training/index.ts';

/** A path of relations: steps[i] joins nodes[i] and nodes[i + 1], in either direction. */
export interface ReasoningPath {
  readonly nodes: readonly FactTerm[];
  readonly steps: readonly RelationFact[];
}
export const SCAFFOLDS = ['full', 'faded', 'self-explained'] as const;
export type Scaffold = (typeof SCAFFOLDS)[number];

/**
 * A worked example along a path: every step shown, one step left to be filled in, or the reason of each step asked for (Renkl &
 * Atkinson 2003, "Structuring the transition from example study to problem solving in cognitive skill acquisition").
 */
export function scaffold({ nodes, steps }: ReasoningPath, kind: Scaffold, random: Random): Sample {
  const said = steps.map((fact) => sentenceOf(fact, Math.floor(random() * stylesOf(fact.type))));
  const first = termInSentence(nodes[0]!);
  const last = termInSentence(nodes.at(-1)!);
  const conclusion = concludeFrom({ nodes, steps });
  const numbered = said.map((sentence, i) => `Step ${i + 1}: ${sentence}`);
  const made = {
    full: () => ({
      question: `Work out step by step how ${first} ${isPlural(nodes[0]!) ? 'are' : 'is'} connected with ${last}.`,
      answer: [...numbered, conclusion].join('\n'),
      rationale: 'Each step is a fact of its own; together they make the connection.',
    }),
    faded: () => {
      const hidden = Math.floor(random() * steps.length);
      return {
        question: `Fill in the step that is left out.\n${numbered.map((line, i) => (i === hidden ? `Step ${i + 1}: …` : line)).join('\n')}\n${conclusion}`,
        answer: `Step ${hidden + 1}: ${said[hidden]}`,
        rationale: numbered.join('\n'),
      };
    },
    'self-explained': () => ({
      question: `${conclusion} Explain to yourself why: which facts carry this, in their order?`,
      answer: numbered.join('\n'),
      rationale: `Step by step: what one step ends with, the next begins with. ${nodes
        .slice(1, -1)
        .map((node) => termInSentence(node))
        .join(', ')} lies in between.`,
    }),
  }[kind]();
  return {
    id: idOf('smp', 'cot', kind, made.question, made.answer, made.rationale),
    format: 'open',
    style: `cot-${kind}`,
    discipline: steps[0]!.discipline,
    origin: 'cot',
    ...made,
    teaches: steps.map(({ id }) => ({ kind: 'relation', id })),
  };
}

/** What follows under the algebra when one transitive type runs all the way; else only that the ends are connected, and over what. */
function concludeFrom({ nodes, steps }: ReasoningPath): string {
  const type = steps[0]!.type;
  const runsOn = ALGEBRA[type].transitive && steps.every((step) => step.type === type);
  const forward = steps.every((step, i) => step.subject.id === nodes[i]!.id);
  const backward = steps.every((step, i) => step.object.id === nodes[i]!.id);
  if (runsOn && (forward || backward)) {
    const [subject, object] = forward ? [nodes[0]!, nodes.at(-1)!] : [nodes.at(-1)!, nodes[0]!];
    const sentence = sentenceOf({ type, subject, object });
    return `So, ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
  }
  const between = nodes.slice(1, -1).map((node) => termInSentence(node));
  return `So ${termInSentence(nodes[0]!)} and ${termInSentence(nodes.at(-1)!)} are connected over ${between.join(' and ')}.`;
}
