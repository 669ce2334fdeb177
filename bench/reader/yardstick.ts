import { normalizeTerm, RelationType } from '../../src/domain/index.ts';
import { pairKey, typedKey } from './graph-statement.ts';
import { knowledgeFiles } from './read-with.ts';

/** What careful readers wrote down of a document, by its path in the library. */
export type Yardstick = ReadonlyMap<
  string,
  { readonly concepts: ReadonlySet<string>; readonly pairs: ReadonlySet<string>; readonly typed: ReadonlySet<string> }
>;

export function loadYardstick(folder: string): Yardstick {
  const yardstick = new Map<string, { concepts: Set<string>; pairs: Set<string>; typed: Set<string> }>();
  for (const [uri, lines] of knowledgeFiles(folder)) {
    const entry = { concepts: new Set<string>(), pairs: new Set<string>(), typed: new Set<string>() };
    for (const { path } of lines) {
      for (const step of path) {
        const claim = {
          subject: normalizeTerm(step.subject),
          object: normalizeTerm(step.object),
          type: RelationType.parse(step.type),
        };
        entry.concepts.add(claim.subject).add(claim.object);
        entry.pairs.add(pairKey(claim));
        entry.typed.add(typedKey(claim));
      }
    }
    yardstick.set(uri, entry);
  }
  return yardstick;
}
