"""Trains a small GPT-2 from nothing, or goes on from a checkpoint, on a dataset version as exported for TRL.

Reads lines of {"prompt": [user turn], "completion": [assistant turn]}, puts each in the form in which the suite asks, and learns the
completions only. Writes a checkpoint with its tokenizer, and prints one JSON line with what it did.
"""

import argparse
import json
import os
import re
import time
from pathlib import Path

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

import torch
import torch.nn.functional as F
from datasets import Dataset
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers
from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast, set_seed
from trl import SFTConfig, SFTTrainer

# What lm-evaluation-harness puts between a question and its answer, so that the model is asked as it was taught.
TEMPLATE = (
    "{% for message in messages %}{% if message['role'] == 'user' %}{{ message['content'] + '\\nAnswer:' }}"
    "{% else %}{{ ' ' + message['content'] + eos_token }}{% endif %}{% endfor %}"
)
QUOTE = re.compile(r" The text says: “[^”]*”")
CHOSEN = re.compile(r"(?P<statement>.*) Answer: [A-D]\. (?P<end>.*)", re.DOTALL)
JUDGED = re.compile(r"(?P<statement>.*) Answer: (?:True|False)\.", re.DOTALL)


class CompletionLoss(SFTTrainer):
    """
    The same loss with the output layer at the pieces of the completions only, and without the entropy and accuracy that TRL computes
    beside it: on a model this small each costs as much as the rest of the training.
    """

    def compute_loss(self, model, inputs, return_outputs=False, num_items_in_batch=None):
        bare = self.accelerator.unwrap_model(model)
        states = bare.transformer(input_ids=inputs["input_ids"], attention_mask=inputs["attention_mask"])[0]
        next_pieces = inputs["labels"][:, 1:]
        learned = next_pieces != -100
        loss = F.cross_entropy(bare.lm_head(states[:, :-1][learned]), next_pieces[learned])
        return (loss, {}) if return_outputs else loss


def as_asked(prompt: str, completion: str) -> tuple[str, str]:
    """
    A row in the form in which the suite asks: no options shown, the answer first and then the statement. Of a true-or-false question
    only the true statement is kept, because its prompt may hold a false one.
    """
    if chosen := CHOSEN.fullmatch(completion):
        return prompt.split("\n", 1)[0], f"{chosen['end']}. {chosen['statement']}"
    if judged := JUDGED.fullmatch(completion):
        return "Which statement holds?", judged["statement"]
    return prompt, completion


def read_rows(path: Path, only: Path | None = None) -> list[dict]:
    """The rows of a `sft.trl.jsonl`, without quotes; `only` is a file with the ids of those to read, one a line."""
    wanted = None if only is None else set(only.read_text(encoding="utf-8").split())
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if wanted is None or row["sample_id"] in wanted:
            prompt, completion = as_asked(row["prompt"][0]["content"], QUOTE.sub("", row["completion"][0]["content"]))
            user, assistant = {"role": "user", "content": prompt}, {"role": "assistant", "content": completion}
            rows.append({"prompt": [user], "completion": [assistant]})
    return rows


def train_tokenizer(texts: list[str], size: int) -> PreTrainedTokenizerFast:
    """Byte pairs inside words, in lower case: a term is the same pieces at the beginning of a sentence and within it."""
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.train_from_iterator(
        texts, trainers.BpeTrainer(vocab_size=size, special_tokens=["<unk>", "<pad>", "<eos>"], show_progress=False)
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, unk_token="<unk>", pad_token="<pad>", eos_token="<eos>", chat_template=TEMPLATE
    )


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--data", type=Path, required=True, help="sft.trl.jsonl of an export")
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--seed", type=int, required=True)
    ask.add_argument("--epochs", type=float, required=True)
    ask.add_argument("--lr", type=float, required=True)
    ask.add_argument("--base", type=Path, help="a checkpoint to go on from; without one, from nothing")
    ask.add_argument("--text", type=Path, nargs="*", default=[], help="plain texts that the tokenizer is trained on, beside the data")
    ask.add_argument("--only", type=Path, help="a file of sample ids, one a line: leave out every other row")
    ask.add_argument("--vocabulary", type=int, default=3000)
    ask.add_argument("--layers", type=int, default=2)
    ask.add_argument("--width", type=int, default=128)
    ask.add_argument("--batch", type=int, default=16)
    args = ask.parse_args()

    set_seed(args.seed)
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", "1")))
    started, cpu = time.monotonic(), time.process_time()
    rows = read_rows(args.data, args.only)
    if args.base is None:
        texts = [path.read_text(encoding="utf-8") for path in args.text]
        said = [turn["content"] for row in rows for turn in (*row["prompt"], *row["completion"])]
        tokenizer = train_tokenizer(texts + said, args.vocabulary)
        model = GPT2LMHeadModel(
            GPT2Config(
                vocab_size=len(tokenizer),
                n_positions=256,
                n_embd=args.width,
                n_layer=args.layers,
                n_head=args.width // 32,
                resid_pdrop=0.0,
                embd_pdrop=0.0,
                attn_pdrop=0.0,
                bos_token_id=tokenizer.eos_token_id,
                eos_token_id=tokenizer.eos_token_id,
                pad_token_id=tokenizer.pad_token_id,
            )
        )
    else:
        tokenizer = PreTrainedTokenizerFast.from_pretrained(args.base)
        model = GPT2LMHeadModel.from_pretrained(args.base)

    accelerated = torch.cuda.is_available()
    trainer = CompletionLoss(
        model=model,
        processing_class=tokenizer,
        train_dataset=Dataset.from_list(rows),
        args=SFTConfig(
            output_dir=str(args.out / "steps"),
            seed=args.seed,
            data_seed=args.seed,
            num_train_epochs=args.epochs,
            learning_rate=args.lr,
            lr_scheduler_type="cosine",
            warmup_steps=0.08,
            weight_decay=0.01,
            adam_beta2=0.98,
            per_device_train_batch_size=args.batch,
            train_sampling_strategy="group_by_length",
            max_length=192,
            completion_only_loss=True,
            gradient_checkpointing=False,
            use_cpu=not accelerated,
            bf16=accelerated,
            save_strategy="no",
            logging_steps=100,
            report_to=[],
            disable_tqdm=True,
        ),
    )
    result = trainer.train()
    trainer.save_model(str(args.out))
    tokenizer.save_pretrained(args.out)
    print(
        json.dumps(
            {
                "rows": len(rows),
                "parameters": model.num_parameters(),
                "vocabulary": len(tokenizer),
                "steps": result.global_step,
                "loss": round(result.training_loss, 4),
                "device": "cuda" if accelerated else "cpu",
                "seconds": round(time.monotonic() - started, 1),
                "cpuSeconds": round(time.process_time() - cpu, 1),
            }
        )
    )


if __name__ == "__main__":
    main()
