/**
 * The pure part of a diagnosis (fault model and spectrum) on suites of growing size: several copies of the knowledge files' items, each with
 * concepts and relations of its own, so that the structure stays and only the size grows.
 *
 *   node --import tsx bench/diagnosis-scale.bench.ts [folder of knowledge files]
 *
 * Figures: bench/README.md.
 */
import { buildSpectrum, diagnoseFailures, type Element, type ItemRow } from '../src/diagnosis/index.ts';
import { randomOf } from '../src/domain/index.ts';
import { readKnowledgeItems } from './diagnosis/knowledge-items.ts';
import { answerItems, drawLearner } from './diagnosis/simulated-learner.ts';

const once = readKnowledgeItems(process.argv[2] ?? 'data/primer/knowledge', 1);
const rows = [1, 2, 4, 7].map((copies) => {
  const items: ItemRow[] = [];
  const elements: Element[] = [];
  for (let copy = 0; copy < copies; copy++) {
    const named = (id: string) => `${id} ${copy}`;
    elements.push(...once.elements.map((e) => ({ ...e, id: named(e.id), ends: e.ends.map(named), taught: 1 })));
    items.push(
      ...once.items.map((item) => ({
        ...item,
        id: named(item.id),
        chainId: item.chainId === null ? null : named(item.chainId),
        requires: item.requires.map(named),
        options: item.options.map(({ edits }) => ({
          edits: edits.map((edit) => ({ ...edit, elementId: named(edit.elementId) })),
        })),
      })),
    );
  }
  const elementOf = new Map(elements.map((element) => [element.id, element]));
  const candidates = elements.map(({ id }) => id);
  const draw = {
    seed: copies,
    gaps: 100 * copies,
    compositionRate: 0.05,
    slip: 0.05,
    guess: 0.05,
    lean: 0.6,
    candidates,
  };
  const responses = answerItems(drawLearner(items, draw), items, (id) => elementOf.get(id), randomOf(copies));
  const seconds = (work: () => unknown) => {
    const began = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(began);
    return Number(((user + system) / 1e6).toFixed(2));
  };
  return {
    items: items.length,
    elements: elements.length,
    failures: responses.filter(({ outcome }) => outcome === 'wrong').length,
    'diagnosis, CPU s': seconds(() => diagnoseFailures({ items, elements, responses })),
    'spectrum, CPU s': seconds(() => buildSpectrum(items, responses)),
  };
});
console.table(rows);
