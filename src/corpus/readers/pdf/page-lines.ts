/** One printed line. Lengths are in points, from the lower left corner of the page. */
export interface PdfLine {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly endX: number;
  readonly y: number;
  readonly size: number;
  /** Height of the line on the page: 0 at its foot, 1 at its head. */
  readonly height: number;
}

/** What pdf.js tells of one run of glyphs. */
export interface TextRun {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly number[];
}

/** Puts runs of glyphs together into lines, in the order in which the page draws them; turned text is not read. */
export function linesOfPage(runs: readonly TextRun[], page: number, pageHeight: number): PdfLine[] {
  const lines: PdfLine[] = [];
  let current: { text: string; x: number; endX: number; y: number; size: number } | null = null;
  const finish = (): void => {
    if (current === null) return;
    const text = current.text
      .replace(/[\u200b\u2060\ufeff]/g, '')
      .replace(/\s+/g, ' ')
      .normalize('NFC')
      .trim();
    if (text !== '') lines.push({ ...current, text, page, height: current.y / pageHeight });
    current = null;
  };
  for (const { str, width, transform } of runs) {
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = transform;
    if (str === '' || Math.abs(b) > Math.abs(a) * 0.1) continue;
    const size = Math.hypot(c, d);
    const line: { text: string; x: number; endX: number; y: number; size: number } | null = current;
    // A raised or lowered sign stays in its line; a new column or line does not.
    const isSameLine =
      line !== null &&
      Math.abs(y - line.y) < 0.55 * Math.max(size, line.size) &&
      x > line.endX - 2 * size &&
      x < line.endX + 6 * size;
    if (line === null || !isSameLine) {
      if (str.trim() === '') continue;
      finish();
      current = { text: str, x, endX: x + width, y, size };
      continue;
    }
    const needsSpace = x - line.endX > 0.2 * size && !/\s$/.test(line.text) && !/^\s/.test(str);
    line.text += (needsSpace ? ' ' : '') + str;
    line.endX = Math.max(line.endX, x + width);
    // Initials and raised signs are not the size of their line.
    if (str.trim().length > 2 && size > line.size) line.size = size;
  }
  finish();
  return lines;
}
