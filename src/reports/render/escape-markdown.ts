import { cleanText } from './clean-text.ts';

/**
 * Text as one line of Markdown that reads as itself: no tag, link, emphasis, formula, table cell, mention or bare address comes out of it.
 * Any ASCII punctuation may stand behind a backslash (CommonMark 2.4).
 */
export function escapeMarkdown(text: string): string {
  return cleanText(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~$&@^]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (word) => `${word.slice(0, -1)}\\.`)
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])(?= |$)/, '$1\\$2');
}
