"""A trained network as two ONNX graphs with 8-bit weights: `lower.onnx` reads windows, `upper.onnx` the surroundings of a cue."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from net import Net
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

REDUCED = True
"""Seven bits for weights: processors without VNNI add pairs of products in 16 bits, which eight would overflow."""


class Lower(nn.Module):
    """Pieces (1, T) → hidden states (1, T, size) and probabilities of the tags (1, T, 4)."""

    def __init__(self, net: Net, kind: int) -> None:
        super().__init__()
        self.net, self.kind = net, kind

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        hidden, tags = self.net.read(ids, torch.ones_like(ids), torch.full_like(ids[:, 0], self.kind))
        return hidden, tags.softmax(-1)


class Upper(nn.Module):
    """Hidden states (1, S, size) and marks of the cue → log-probabilities of the roles (1, S, 3), probability of the cue (1)."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, hidden: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        roles, holds = self.net.ask(hidden, torch.ones_like(marks), marks)
        return roles.log_softmax(-1), holds.sigmoid()


def export(net: Net, folder: Path, *, kind: int) -> None:
    """Write both graphs to `folder`; `kind` is the convention that they speak."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = torch.ones(1, 16, dtype=torch.int64)
    hidden = torch.zeros(1, 16, net.mark.embedding_dim)
    write(Lower(net, kind), (ids,), ["ids"], ["hidden", "tags"], folder / "lower.onnx")
    write(Upper(net), (hidden, ids), ["hidden", "marks"], ["roles", "holds"], folder / "upper.onnx")


def write(module: nn.Module, inputs: tuple[Tensor, ...], names: list[str], out: list[str], path: Path) -> None:
    """One graph whose second axis is free, with 8-bit weights, a scale for each channel."""
    axes = {name: {1: "pieces"} for name in (*names, *out) if name != "holds"}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / path.name
        torch.onnx.export(
            module.eval(), inputs, full, input_names=names, output_names=out, dynamic_axes=axes, opset_version=17, dynamo=False
        )
        quantize_dynamic(full, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=REDUCED)
