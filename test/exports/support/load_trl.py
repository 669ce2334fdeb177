"""The real TRL trainers on an export: two steps of a tiny model with each, so that loading, templating and tokenizing all happen."""
import json
import os
import sys

import torch
from datasets import load_dataset
from tiny_tokenizer import tiny_tokenizer
from transformers import GPT2Config, GPT2LMHeadModel
from trl import DPOConfig, DPOTrainer, SFTConfig, SFTTrainer

folder = sys.argv[1]


def rows(name):
    return load_dataset('json', data_files=os.path.join(folder, name), split='train')


def model(tokenizer):
    torch.manual_seed(0)
    config = GPT2Config(vocab_size=len(tokenizer), n_positions=512, n_embd=32, n_layer=1, n_head=2)
    return GPT2LMHeadModel(config)


sft, dpo, kto = rows('sft.trl.jsonl'), rows('dpo.trl.jsonl'), rows('kto.trl.jsonl')
tokenizer = tiny_tokenizer(turn['content'] for row in sft for turn in row['prompt'] + row['completion'])
common = dict(output_dir=os.path.join(folder, 'out'), max_steps=2, per_device_train_batch_size=2, report_to=[],
              use_cpu=True, save_strategy='no', bf16=False, gradient_checkpointing=False, max_length=256)
trained = {}
for name, trainer in (
    ('sft', SFTTrainer(model=model(tokenizer), args=SFTConfig(**common), train_dataset=sft, processing_class=tokenizer)),
    ('dpo', DPOTrainer(model=model(tokenizer), ref_model=model(tokenizer), args=DPOConfig(**common), train_dataset=dpo,
                       processing_class=tokenizer)),
):
    trained[name] = {'rows': len(trainer.train_dataset), 'steps': trainer.train().global_step}
trained['kto'] = {'rows': len(kto), 'labels': sorted(set(kto['label']))}
print(json.dumps(trained))
