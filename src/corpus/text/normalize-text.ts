/**
 * The text that all spans refer to: NFC, LF, no byte order mark, no control characters but tab and LF. A form feed or a
 * vertical tab ends a paragraph; NEL, line and paragraph separators end a line.
 */
export function normalizeText(text: string): string {
  return (
    text
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
      .replace(/[\f\v]/g, '\n\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: dropping them is the point
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/g, '')
      .normalize('NFC')
  );
}
