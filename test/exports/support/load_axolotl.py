"""Axolotl's own loader and prompt strategies on an export, with the configurations that come with it."""
import json
import os
import sys

import yaml
from axolotl.prompt_strategies.dpo import load as load_dpo
from axolotl.utils.data.shared import load_dataset_with_config
from axolotl.utils.data.sft import _load_and_process_single_dataset
from axolotl.utils.dict import DictDefault
from tiny_tokenizer import tiny_tokenizer

os.chdir(sys.argv[1])


def config(name):
    with open(name, encoding='utf-8') as file:
        told = yaml.safe_load(file)
    return DictDefault({**told, 'sequence_len': 512, 'seed': 1, 'chat_template': 'tokenizer_default',
                        'dataset_num_proc': 1, 'train_on_inputs': False})


with open('sft.chat.jsonl', encoding='utf-8') as file:
    tokenizer = tiny_tokenizer(turn['content'] for line in file for turn in json.loads(line)['messages'])
sft = config('axolotl.sft.yaml')
rows, _ = _load_and_process_single_dataset(sft.datasets[0], sft, tokenizer, 'train', 1)
trained = [token for token, label in zip(rows[0]['input_ids'], rows[0]['labels']) if label != -100]
found = {'sft': {'rows': len(rows), 'trained': tokenizer.decode(trained)}}

dpo = config('axolotl.dpo.yaml')
pairs = load_dataset_with_config(dpo.datasets[0], False, streaming=False)
transform = load_dpo(dpo.datasets[0]['type'], dpo, dataset_idx=0)
transform = transform[0] if isinstance(transform, tuple) else transform
first = transform(pairs[0], tokenizer=tokenizer)
found['dpo'] = {'rows': len(pairs), **{key: first[key] for key in ('prompt', 'chosen', 'rejected')}}
print(json.dumps(found))
