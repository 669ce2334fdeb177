import type { BenchmarkTarget } from './target.ts';

/** UKGovernmentBEIS/inspect_ai: src/inspect_ai/dataset/_sources/json.py, solver/_multiple_choice.py. */
export const inspect: BenchmarkTarget = ({ task }) => [
  {
    path: 'items.jsonl',
    kind: 'lines',
    row: ({ item_id, export_id, content_hash, question, choices, answer_label }) => ({
      id: item_id,
      input: question,
      choices,
      target: answer_label,
      metadata: { item_id, export_id, content_hash },
    }),
  },
  {
    path: 'task.py',
    kind: 'text',
    text: () => `from pathlib import Path

from inspect_ai import Task, task
from inspect_ai.dataset import json_dataset
from inspect_ai.scorer import choice
from inspect_ai.solver import multiple_choice


@task
def ${task}():
    dataset = json_dataset(str(Path(__file__).parent / "items.jsonl"))
    return Task(dataset=dataset, solver=multiple_choice(), scorer=choice())
`,
  },
];
