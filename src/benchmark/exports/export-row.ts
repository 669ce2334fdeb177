import { contentHashOf, type KeyedItem } from '../../domain/index.ts';

/** The canonical benchmark row, columns and types the same in every row (docs/formats.md section 1). */
export interface ExportRow {
  item_id: string;
  export_id: string;
  content_hash: string;
  kind: 'mc';
  question: string;
  choices: string[];
  labels: string[];
  answer: number;
  answer_label: string;
  options_text: string;
  chain_id: string | null;
  meta_json: string;
}

/** Displayed order is the item's own, whose key position is balanced over the suite; so `order` is the identity. */
export function exportRowOf(item: KeyedItem, exportId: string): ExportRow {
  const { chainId, labels, discipline, split, archetype, hops } = item;
  return rowOf(item, labels, exportId, chainId, { discipline, split, archetype, hops });
}

/** A single-relation question that is asked beside a suite, as a row of one; its choices were shuffled when it was made. */
export function probeRowOf(
  probe: { id: string; question: string; choices: readonly string[]; answer: number },
  exportId: string,
): ExportRow {
  return rowOf(probe, [...'ABCDEFGHIJ'].slice(0, probe.choices.length), exportId, null, {
    archetype: 'probe',
    hops: 1,
  });
}

function rowOf(
  { id, question, choices, answer }: { id: string; question: string; choices: readonly string[]; answer: number },
  labels: readonly string[],
  exportId: string,
  chainId: string | null,
  meta: object,
): ExportRow {
  return {
    item_id: id,
    export_id: exportId,
    content_hash: contentHashOf({ question, choices, answer }),
    kind: 'mc',
    question,
    choices: [...choices],
    labels: [...labels],
    answer,
    answer_label: labels[answer]!,
    options_text: choices.map((choice, i) => `${labels[i]}. ${choice}`).join('\n'),
    chain_id: chainId,
    meta_json: JSON.stringify(meta),
  };
}
