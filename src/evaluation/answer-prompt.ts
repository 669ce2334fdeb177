import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const TEMPLATE = readFileSync(new URL('../../prompts/answer-item.md', import.meta.url), 'utf8');

/** The question as a model is asked it; the version is part of every answer's address. */
export const ANSWER_PROMPT = {
  version: `answer-item@${createHash('sha256').update(TEMPLATE).digest('hex').slice(0, 12)}`,
  render: ({
    question,
    choices,
    labels,
  }: {
    question: string;
    choices: readonly string[];
    labels: readonly string[];
  }) => {
    const options = choices.map((choice, i) => `${labels[i]}. ${choice}`).join('\n');
    // Inserted as they are: a question with braces or dollars in it is no template.
    return TEMPLATE.replace(/\{\{(question|options)\}\}/g, (_, key: string) =>
      key === 'question' ? question : options,
    );
  },
};
