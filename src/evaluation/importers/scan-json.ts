/** A value of a JSON text: where it stands, and its own text. */
export interface FoundValue {
  readonly path: Path;
  readonly text: string;
}
export type Path = readonly (string | number)[];

/**
 * Walks one JSON document of any size and gives the text of every value whose path is wanted, as soon as it ends. Memory:
 * one such value. Knows strings and brackets only, so what it gives is for a parser to judge; it takes Python's NaN.
 * Throws SyntaxError when brackets do not match or the text ends early.
 */
export async function* scanJson(
  pieces: AsyncIterable<string>,
  isWanted: (path: Path) => boolean,
): AsyncGenerator<FoundValue, void> {
  const scanner = new Scanner(isWanted);
  for await (const piece of pieces) {
    scanner.read(piece);
    for (const found of scanner.takeFound()) yield found;
  }
  scanner.end();
}

/** An open bracket, and the key or index of the value that is being read in it. */
interface Frame {
  readonly isList: boolean;
  at: string | number;
  awaitsKey: boolean;
}

const [TAB, LINE, RETURN, SPACE] = [9, 10, 13, 32];
const [QUOTE, COMMA, COLON, BACKSLASH] = [34, 44, 58, 92];
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [91, 93, 123, 125];

class Scanner {
  private readonly frames: Frame[] = [];
  private found: FoundValue[] = [];
  private piece = '';
  /** Where in the piece the text that is being kept goes on. */
  private from = 0;
  private kept = '';
  /** Depth of the wanted value that is being read; -1: none. */
  private wantedDepth = -1;
  private inString = false;
  private isKey = false;
  private isEscaped = false;
  private inScalar = false;
  private hasStarted = false;

  constructor(private readonly isWanted: (path: Path) => boolean) {}

  read(piece: string): void {
    this.piece = piece;
    this.from = 0;
    for (let i = 0; i < piece.length; i++) {
      const char = piece.charCodeAt(i);
      if (this.inString) this.readInString(char, i);
      else this.readOutside(char, i);
    }
    if (this.wantedDepth !== -1 || this.isKey) this.kept += piece.slice(this.from);
  }

  takeFound(): FoundValue[] {
    const { found } = this;
    if (found.length > 0) this.found = [];
    return found;
  }

  end(): void {
    if (this.frames.length > 0 || this.inString || !this.hasStarted) throw new SyntaxError('the text ends early');
  }

  private readInString(char: number, i: number): void {
    if (this.isEscaped) this.isEscaped = false;
    else if (char === BACKSLASH) this.isEscaped = true;
    else if (char === QUOTE) {
      this.inString = false;
      if (this.isKey) {
        this.isKey = false;
        this.frames.at(-1)!.at = JSON.parse(this.kept + this.piece.slice(this.from, i + 1)) as string;
      } else if (this.wantedDepth === this.frames.length) this.finish(i + 1);
    }
  }

  private readOutside(char: number, i: number): void {
    switch (char) {
      case SPACE:
      case TAB:
      case LINE:
      case RETURN:
        return;
      case QUOTE:
        this.openString(i);
        return;
      case OPEN_MAP:
      case OPEN_LIST:
        this.begin(i);
        this.frames.push({ isList: char === OPEN_LIST, at: char === OPEN_LIST ? 0 : '', awaitsKey: char === OPEN_MAP });
        return;
      case CLOSE_MAP:
      case CLOSE_LIST:
        this.endScalar(i);
        if (this.frames.pop()?.isList !== (char === CLOSE_LIST)) throw new SyntaxError('brackets do not match');
        if (this.wantedDepth === this.frames.length) this.finish(i + 1);
        return;
      case COLON: {
        const frame = this.frames.at(-1);
        if (frame !== undefined) frame.awaitsKey = false;
        return;
      }
      case COMMA:
        this.endScalar(i);
        this.goOn();
        return;
      default:
        if (this.inScalar) return;
        this.begin(i);
        this.inScalar = true;
    }
  }

  private openString(i: number): void {
    this.inString = true;
    this.hasStarted = true;
    if (this.wantedDepth !== -1) return;
    if (this.frames.at(-1)?.awaitsKey) {
      this.isKey = true;
      this.kept = '';
      this.from = i;
    } else this.begin(i);
  }

  /** A value starts here. */
  private begin(i: number): void {
    this.hasStarted = true;
    if (this.wantedDepth !== -1 || !this.isWanted(this.path())) return;
    this.wantedDepth = this.frames.length;
    this.kept = '';
    this.from = i;
  }

  /** Numbers, true, false, null and NaN end where something else begins. */
  private endScalar(i: number): void {
    if (this.inScalar && this.wantedDepth === this.frames.length) this.finish(i);
    this.inScalar = false;
  }

  private finish(end: number): void {
    this.found.push({ path: this.path(), text: this.kept + this.piece.slice(this.from, end) });
    this.wantedDepth = -1;
    this.kept = '';
  }

  private goOn(): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) return;
    if (typeof frame.at === 'number') frame.at++;
    else frame.awaitsKey = true;
  }

  private path(): Path {
    return this.frames.map(({ at }) => at);
  }
}
