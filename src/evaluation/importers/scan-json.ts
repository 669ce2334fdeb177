/** A value of a JSON text: where it stands, and its own text. */
export interface FoundValue {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/**
 * Walks one JSON document of any size and gives the text of every value whose path is wanted, as soon as it ends. Memory:
 * one such value. Knows strings and brackets only, so what it gives is for a parser to judge; it takes Python's NaN.
 * Throws SyntaxError when brackets do not match or the text ends early.
 */
export async function* scanJson(
  pieces: AsyncIterable<string>,
  isWanted: (path: readonly (string | number)[]) => boolean,
): AsyncGenerator<FoundValue, void> {
  // One frame an open bracket: its kind, and the key or index of the value that is being read in it.
  const frames: { list: boolean; at: string | number; awaitsKey: boolean }[] = [];
  let inString = false;
  let escaped = false;
  let text = '';
  let stringText = '';
  let wantedDepth = -1;
  let inScalar = false;
  let started = false;

  const pathOf = () => frames.map(({ at }) => at);

  for await (const piece of pieces) {
    let from = 0;
    for (let i = 0; i < piece.length; i++) {
      const char = piece.charCodeAt(i);
      if (inString) {
        if (escaped) escaped = false;
        else if (char === 92) escaped = true;
        else if (char === 34) {
          inString = false;
          if (wantedDepth === -1) {
            const frame = frames.at(-1);
            if (frame?.awaitsKey) frame.at = JSON.parse(`${stringText + piece.slice(from, i)}"`) as string;
            stringText = '';
          } else if (wantedDepth === frames.length && !inScalar) {
            yield { path: pathOf(), text: text + piece.slice(from, i + 1) };
            text = '';
            wantedDepth = -1;
          }
        }
        continue;
      }
      switch (char) {
        case 32:
        case 9:
        case 10:
        case 13:
          break;
        case 34: // "
          started = true;
          inString = true;
          if (wantedDepth === -1) {
            const frame = frames.at(-1);
            if (frame?.awaitsKey) {
              stringText = '';
              from = i;
            } else if (isWanted(pathOf())) {
              wantedDepth = frames.length;
              text = '';
              from = i;
            }
          }
          break;
        case 123: // {
        case 91: {
          // [
          started = true;
          if (wantedDepth === -1 && isWanted(pathOf())) {
            wantedDepth = frames.length;
            text = '';
            from = i;
          }
          frames.push({ list: char === 91, at: char === 91 ? 0 : '', awaitsKey: char === 123 });
          break;
        }
        case 125: // }
        case 93: {
          // ]
          if (inScalar && wantedDepth === frames.length) {
            yield { path: pathOf(), text: text + piece.slice(from, i) };
            text = '';
            wantedDepth = -1;
          }
          inScalar = false;
          const frame = frames.pop();
          if (frame === undefined || frame.list !== (char === 93)) throw new SyntaxError('brackets do not match');
          if (wantedDepth === frames.length) {
            yield { path: pathOf(), text: text + piece.slice(from, i + 1) };
            text = '';
            wantedDepth = -1;
          }
          break;
        }
        case 58: {
          // :
          const frame = frames.at(-1);
          if (frame !== undefined) frame.awaitsKey = false;
          break;
        }
        case 44: {
          // ,
          if (inScalar && wantedDepth === frames.length) {
            yield { path: pathOf(), text: text + piece.slice(from, i) };
            text = '';
            wantedDepth = -1;
          }
          inScalar = false;
          const frame = frames.at(-1);
          if (frame?.list) frame.at = (frame.at as number) + 1;
          else if (frame !== undefined) frame.awaitsKey = true;
          break;
        }
        default:
          started = true;
          if (!inScalar && wantedDepth === -1) {
            inScalar = true;
            if (isWanted(pathOf())) {
              wantedDepth = frames.length;
              text = '';
              from = i;
            }
          }
      }
    }
    if (wantedDepth !== -1) text += piece.slice(from);
    else if (inString && frames.at(-1)?.awaitsKey) stringText += piece.slice(from);
    from = 0;
  }
  if (frames.length > 0 || inString || !started) throw new SyntaxError('the text ends early');
}
