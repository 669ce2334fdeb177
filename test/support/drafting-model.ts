import type { RelationType } from '../../src/domain/index.ts';
import type { ChatRequest } from './model-server.ts';

export interface ShownFact {
  discipline: string;
  subject: string;
  relation: RelationType;
  object: string;
  reads: string;
  falseStatement?: string;
  strength: string;
  condition: string | null;
  quote: string;
}

/** Two ways to say each type, none of them a template's first: subject – words – object, and object – words – subject. */
const SAID: Record<RelationType, readonly [string, string]> = {
  SPECIALIZATION: ['is a type of', 'has as one of its kinds'],
  PART_OF: ['is a component of', 'contains'],
  CAUSAL: ['leads to', 'is caused by'],
  INHIBITS: ['suppresses', 'is inhibited by'],
  PREREQUISITE: ['is essential for', 'relies on'],
  PRECEDES: ['precedes', 'comes after'],
  CONTRAST: ['is different from', 'differs from'],
  EQUIVALENCE: ['is identical to', 'is the same as'],
  PROPERTY: ['possesses', 'is a property of'],
  FUNCTION: ['is responsible for', 'is a purpose served by'],
  TRANSFORMATION: ['is converted into', 'is formed out of'],
  EVIDENCE: ['demonstrates', 'is demonstrated by'],
  ASSOCIATION: ['is linked to', 'goes together with'],
};

export const factIn = (prompt: string, block: 'FACT' | 'FACTS') =>
  JSON.parse(new RegExp(`=====${block} (\\w+)=====\\n([\\s\\S]*?)\\n=====END \\1=====`).exec(prompt)![2]!) as unknown;

const hedge = ({ strength }: ShownFact) =>
  strength === 'hedged' ? 'Perhaps ' : strength === 'attributed' ? 'Reportedly ' : '';
const ending = ({ condition }: ShownFact) => (condition === null ? '.' : ` (${condition}).`);

/** The fact as a sentence, one way or the other. */
export function say(fact: ShownFact, way: 0 | 1, object = fact.object): string {
  const [first, second] = way === 0 ? [fact.subject, object] : [object, fact.subject];
  return `${hedge(fact)}${first} ${SAID[fact.relation][way]} ${second}${ending(fact)}`;
}

/** A model that writes what it is told to and nothing else. */
export function draftingModel({ messages, response_format: format }: ChatRequest): string {
  const prompt = messages[0]!.content;
  switch (format?.json_schema?.name) {
    case 'draft_sample': {
      const fact = factIn(prompt, 'FACT') as ShownFact;
      const asksSubject = /asks for the subject/.test(prompt);
      const wrong = fact.falseStatement?.slice(fact.reads.length - fact.object.length);
      if (/without "true or false"/.test(prompt))
        return JSON.stringify({ question: say(fact, 0, wrong), answer: '', explanation: say(fact, 1) });
      const question = asksSubject
        ? `${hedge(fact)}what ${SAID[fact.relation][0]} ${fact.object}?`
        : `${hedge(fact)}what ${SAID[fact.relation][1]} ${fact.subject}?`;
      return JSON.stringify({ question, answer: say(fact, 0), explanation: say(fact, 1) });
    }
    case 'draft_steps':
      return JSON.stringify({ steps: (factIn(prompt, 'FACTS') as ShownFact[]).map((fact) => say(fact, 0)) });
    case 'opine_failure':
      return JSON.stringify({ class: 'concept-gap', element: 1, why: 'It chose as if it did not know the first.' });
    default:
      return 'I can only write samples.';
  }
}
