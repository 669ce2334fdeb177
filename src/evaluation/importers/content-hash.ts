import { createHash } from 'node:crypto';

/**
 * The hash that travels with an exported item, over what was displayed: RFC 8785 canonical JSON of question, choices and
 * answer. For strings and small integers that form is JSON.stringify with sorted keys.
 */
export function contentHashOf(shown: { question: string; choices: readonly string[]; answer: number }): string {
  const { answer, choices, question } = shown;
  return `sha256:${createHash('sha256').update(JSON.stringify({ answer, choices, question })).digest('hex')}`;
}
