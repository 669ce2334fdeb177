"""LLaMA-Factory's own loader on an export: its parser of dataset_info.json and its converters, up to aligned rows."""
import json
import sys

from llamafactory.data.loader import _get_merged_dataset
from llamafactory.hparams import DataArguments, ModelArguments
from transformers import Seq2SeqTrainingArguments

folder = sys.argv[1]
data = DataArguments(dataset_dir=folder)
training = Seq2SeqTrainingArguments(output_dir=f'{folder}/out', use_cpu=True, report_to=[])
model = ModelArguments(model_name_or_path='none')
found = {}
for name, stage in (('pwd_sft', 'sft'), ('pwd_dpo', 'rm')):
    rows = _get_merged_dataset([name], model, data, training, stage)
    emptied = sum(1 for row in rows if not row['_prompt'] or not row['_response'])
    found[name] = {'rows': len(rows), 'emptied': emptied, 'prompt': rows[0]['_prompt'], 'response': rows[0]['_response']}
print(json.dumps(found))
