import type { KeyedItem } from '../../src/domain/index.ts';
import type { ChatRequest } from './model-server.ts';

export interface ShownItem {
  question: string;
  options: string[];
}

/** What this model says instead of the template's words; each says the same. */
const OTHER_WORDS: readonly [RegExp, string][] = [
  [/\b(?:leads to|results in)\b/gi, 'gives rise to'],
  [/\b(?:lead to|result in)\b/gi, 'give rise to'],
  [/\breduces\b/gi, 'works against'],
  [/\breduce\b/gi, 'work against'],
  [/\binhibits\b/gi, 'holds back'],
  [/\binhibit\b/gi, 'hold back'],
  [/\bis (?:inhibited|counteracted) by\b/gi, 'is held back by'],
  [/\bare (?:inhibited|counteracted) by\b/gi, 'are held back by'],
  [/\bis (?:needed|required) for\b/gi, 'is a precondition of'],
  [/\bare (?:needed|required) for\b/gi, 'are a precondition of'],
  [/\bdepends on\b/gi, 'requires'],
  [/\bis a (?:kind|form) of\b/gi, 'is a type of'],
  [/\bturns into\b/gi, 'becomes'],
  [/\bcomes before\b/gi, 'precedes'],
  [/\bcomes after\b/gi, 'follows'],
  [/\bis part of\b/gi, 'is a component of'],
  [/\bincludes\b/gi, 'contains'],
  [/\bis characterized by\b/gi, 'has the property of'],
  [/\bis a feature of\b/gi, 'is a property of'],
  [/\bpoints to\b/gi, 'is evidence for'],
  [/^Which pair (?:fills both gaps|of terms completes both statements)\?/, 'Which two terms fill the two gaps?'],
  [/^Which pair (?:answers both questions|of answers is right)\?/, 'Which two terms fit both questions?'],
];
export const inOtherWords = (text: string): string => {
  const changed = OTHER_WORDS.reduce((said, [words, others]) => said.replace(words, others), text);
  return changed.charAt(0).toUpperCase() + changed.slice(1);
};

/** The block of a prompt between its markers, read as an item. */
export function itemIn(prompt: string, block: string): ShownItem {
  const text = new RegExp(`=====${block} (\\w+)=====\\n([\\s\\S]*?)\\n=====END \\1=====`).exec(prompt)![2]!;
  const at = text.search(/\nA\. /);
  const options = text.slice(at + 1).split(/\n(?=[A-D]\. )/);
  return { question: text.slice(0, at), options: options.map((option) => option.slice(3)) };
}

/** A model that does as it is told: other words for the same claims, claims mapped by what they say, and items solved when their chain is in view. */
export function phrasingModel(items: () => readonly KeyedItem[]): (request: ChatRequest) => string {
  return ({ messages, response_format: format }) => {
    const prompt = messages[0]!.content;
    switch (format?.json_schema?.name) {
      case 'phrase_item': {
        const { question, options } = itemIn(prompt, 'QUESTION');
        return JSON.stringify({ question: inOtherWords(question), options: options.map(inOtherWords) });
      }
      case 'map_claims': {
        const [old, next] = [itemIn(prompt, 'OLD'), itemIn(prompt, 'NEW')];
        const said = old.options.map(inOtherWords);
        const isAsked = inOtherWords(old.question) === inOtherWords(next.question);
        return JSON.stringify({
          options: next.options.map((option) => {
            const at = said.indexOf(inOtherWords(option));
            return isAsked && at !== -1 ? 'ABCD'[at] : null;
          }),
        });
      }
      case 'answer_from_chain': {
        const shown = itemIn(prompt, 'QUESTION');
        const item = items().find(
          ({ question, choices }) =>
            inOtherWords(question) === inOtherWords(shown.question) &&
            choices.every((choice, i) => inOtherWords(choice) === inOtherWords(shown.options[i]!)),
        );
        return JSON.stringify({ answer: item === undefined ? null : item.labels[item.answer] });
      }
      case 'answer_from_wording':
        return JSON.stringify({ answer: null });
      default:
        return 'I can only put items into other words.';
    }
  };
}
