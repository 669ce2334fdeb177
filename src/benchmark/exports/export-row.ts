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
  const { question, choices, labels, answer } = item;
  return {
    item_id: item.id,
    export_id: exportId,
    content_hash: contentHashOf({ question, choices, answer }),
    kind: 'mc',
    question,
    choices,
    labels,
    answer,
    answer_label: labels[answer]!,
    options_text: choices.map((choice, i) => `${labels[i]}. ${choice}`).join('\n'),
    chain_id: item.chainId,
    meta_json: JSON.stringify({
      discipline: item.discipline,
      split: item.split,
      archetype: item.archetype,
      hops: item.hops,
    }),
  };
}
