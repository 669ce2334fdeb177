import { readdirSync, readFileSync } from 'node:fs';
import type { Element, ItemRow, OptionEdits } from '../../src/diagnosis/index.ts';
import {
  chainIdOf,
  conceptIdOf,
  KnowledgeLine,
  type Operator,
  pickOne,
  type Random,
  RelationType,
  randomOf,
  relationIdOf,
  shuffled,
} from '../../src/domain/index.ts';

interface Path {
  readonly id: string;
  readonly relations: readonly { readonly id: string; readonly ends: readonly [string, string] }[];
}

/** Items of a benchmark's shape straight from knowledge files: one for each window of two to four relations of a chain. */
export function readKnowledgeItems(folder: string, seed: number): { items: ItemRow[]; elements: Element[] } {
  const elements = new Map<string, Element>();
  const items: ItemRow[] = [];
  const paths = readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
    .flatMap((name) => readFileSync(`${folder}/${name}`, 'utf8').split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => pathOf(KnowledgeLine.parse(JSON.parse(line))));
  for (const path of new Map(paths.map((path) => [path.id, path])).values()) {
    for (const { id, ends } of path.relations) {
      elements.set(id, { id, kind: 'relation', ends, taught: null });
      for (const end of ends) elements.set(end, { id: end, kind: 'concept', ends: [], taught: null });
    }
    for (let from = 0; from < path.relations.length; from++)
      for (let to = from + 2; to <= Math.min(path.relations.length, from + 4); to++) {
        const id = `${path.id} ${from}-${to}`;
        items.push(itemOf(id, path, path.relations.slice(from, to), randomOf(seed, id)));
      }
  }
  return { items, elements: [...elements.values()] };
}

function pathOf({ discipline, path }: KnowledgeLine): Path {
  const relations = path.map(({ subject, type, object }) => {
    const ends: [`con_${string}`, `con_${string}`] = [
      conceptIdOf(discipline, subject),
      conceptIdOf(discipline, object),
    ];
    return { id: relationIdOf(ends[0], RelationType.parse(type), ends[1]), ends };
  });
  return { id: chainIdOf(relations.map(({ id }) => id)), relations };
}

/** One key and three options, edited as the Tester edits: a concept swapped, a relation turned round, the chain cut short. */
function itemOf(id: string, chain: Path, relations: Path['relations'], random: Random): ItemRow {
  const concepts = [...new Set(relations.flatMap(({ ends }) => ends))];
  const swap = (operator: Operator): OptionEdits => ({ edits: [{ operator, elementId: pickOne(concepts, random)! }] });
  const turn = (): OptionEdits => ({ edits: [{ operator: 'INVREL', elementId: pickOne(relations, random)!.id }] });
  const wrong = shuffled([swap('SUBST_ADJ'), swap('NEARMISS'), turn(), swap('TRUNC'), turn()], random).slice(0, 3);
  const answer = Math.floor(random() * 4);
  const options = [...wrong.slice(0, answer), { edits: [] }, ...wrong.slice(answer)];
  return { id, chainId: chain.id, requires: [...relations.map((r) => r.id), ...concepts], answer, options };
}
