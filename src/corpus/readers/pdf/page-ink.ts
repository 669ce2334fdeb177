import './array-buffer-transfer.ts';
import { type getDocumentProxy, getResolvedPDFJS } from 'unpdf';

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

/** Characters in the order in which a page draws them, white space apart, and whether each can be seen on white paper. */
export interface PageInk {
  readonly characters: string;
  /** 1: drawn invisible (render mode 3 or 7, or without opacity); 2: white, where nothing else is painted; 0: to be seen. */
  readonly unseen: Uint8Array;
  /** Something is painted that is no text: white letters may stand on it, invisible ones may be the text of a scan. */
  readonly hasPicture: boolean;
}

/** Where a page cannot be drawn, its text counts as seen. */
export const NO_INK: PageInk = { characters: '', unseen: new Uint8Array(), hasPicture: false };

interface State {
  mode: number;
  isWhite: boolean;
  alpha: number;
  /** A place was made for something since the last save, and nothing was drawn there: a picture that is not loaded here. */
  isWaiting: boolean;
}

const PAINTS =
  /^(?:fill|eoFill|fillStroke|eoFillStroke|closeFillStroke|closeEOFillStroke|shadingFill|constructPath|rawFillPath|paint(?!FormXObject).*)$/;

/** What a page draws, from its drawing operators; no picture is decoded for it. */
export async function inkOfPage(page: Page): Promise<PageInk> {
  const { OPS } = await getResolvedPDFJS();
  const nameOf = new Map(Object.entries(OPS).map(([name, code]) => [code as number, name]));
  // Annotations are no text of the page.
  const { fnArray, argsArray } = await page.getOperatorList({ intent: 'display', annotationMode: 0 });
  const characters: string[] = [];
  const unseen: number[] = [];
  let hasPicture = false;
  let state: State = { mode: 0, isWhite: false, alpha: 1, isWaiting: false };
  const saved: State[] = [];
  for (const [i, code] of fnArray.entries()) {
    const name = nameOf.get(code) ?? '';
    const args: unknown = argsArray[i];
    if (PAINTS.test(name)) {
      // A rectangle of clipping paints nothing.
      if (name !== 'constructPath' || isFilled(args, nameOf)) hasPicture = true;
      state.isWaiting = false;
    } else if (/^(?:save|paintFormXObjectBegin|beginGroup)$/.test(name)) {
      saved.push(state);
      state = { ...state, isWaiting: false };
    } else if (/^(?:restore|paintFormXObjectEnd|endGroup)$/.test(name)) {
      if (state.isWaiting) hasPicture = true;
      state = saved.pop() ?? state;
    } else if (name === 'transform') state.isWaiting = true;
    else if (name === 'setTextRenderingMode') state.mode = Number(listOf(args)[0]);
    else if (/^setFill.*Color/.test(name)) state.isWhite = isWhite(args);
    else if (name === 'setGState') {
      for (const entry of listOf(listOf(args)[0]))
        if (listOf(entry)[0] === 'ca') state.alpha = Number(listOf(entry)[1]);
    } else if (/[sS]howText|[sS]howSpacedText/.test(name)) {
      state.isWaiting = false;
      const why = state.mode === 3 || state.mode === 7 || state.alpha === 0 ? 1 : state.isWhite ? 2 : 0;
      for (const glyph of listOf(args).flatMap(listOf)) {
        const drawn = compact((glyph as { unicode?: string } | null)?.unicode ?? '');
        characters.push(drawn);
        for (let unit = 0; unit < drawn.length; unit++) unseen.push(why);
      }
    }
  }
  return { characters: characters.join(''), unseen: Uint8Array.from(unseen), hasPicture };
}

/** As text is compared: compatibility forms taken apart, white space left out. */
export function compact(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : [];
}

function isWhite(args: unknown): boolean {
  const list = listOf(args);
  const [first] = list;
  if (typeof first === 'string') return /^#f[a-f0-9]f[a-f0-9]f[a-f0-9]$/i.test(first);
  return list.length === 3 && list.every((part) => typeof part === 'number' && part >= 250);
}

/** A path carries the operator that paints it. */
function isFilled(args: unknown, nameOf: ReadonlyMap<number, string>): boolean {
  const operator = nameOf.get(Number(listOf(args)[0])) ?? '';
  return /fill/i.test(operator);
}
