/** C0 and C1 controls, marks that turn the direction of text around, lone surrogates, and what XML 1.0 cannot hold. */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** What any format can show: steering characters become U+FFFD, and longer text is cut at `limit` UTF-16 code units. */
export function cleanText(text: string, limit = 4_000): string {
  const cut = text.length <= limit ? text : `${text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '')} …`;
  return cut.replace(/\r\n?/g, '\n').replace(UNSAFE, '\uFFFD');
}
