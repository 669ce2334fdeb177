import { cleanText } from './clean-text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element or a quoted attribute of HTML or XML. */
export const escapeMarkup = (text: string): string => cleanText(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);

/** The same for an attribute of XML, whose line ends a parser would turn into spaces. */
export const escapeAttribute = (text: string): string =>
  escapeMarkup(text).replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');
