import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const PROMPTS_FOLDER = new URL('../../../prompts/', import.meta.url);

export interface Prompt {
  readonly name: string;
  /** File name and the first 12 hex digits of its SHA-256. */
  readonly version: string;
  render(values: Record<string, string>): string;
}

/** A prompt file; rendering fails on a value that is missing or unknown. Values are inserted once and never read as templates. */
export function readPrompt(name: string): Prompt {
  const template = readFileSync(new URL(`${name}.md`, PROMPTS_FOLDER), 'utf8');
  return {
    name,
    version: `${name}@${createHash('sha256').update(template).digest('hex').slice(0, 12)}`,
    render: (values) =>
      template.replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
        const value = values[key];
        if (value === undefined) throw new Error(`prompts/${name}.md: no value for ${key}`);
        return value;
      }),
  };
}

/** A marker that the passage does not contain, so that a passage cannot end its own block. */
export function markerFor(passage: string): string {
  let marker = createHash('sha256').update(passage).digest('hex').slice(0, 16);
  while (passage.includes(marker)) marker = createHash('sha256').update(marker).digest('hex').slice(0, 16);
  return marker;
}
