"""A trained network as an ONNX graph with 8-bit weights, for one sequence at a time."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from net import Net
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn.functional import embedding, gelu

REDUCED = True
"""Seven bits for weights: processors without VNNI add pairs of products in 16 bits, which eight would overflow."""
HEADS = 12


class Plain(nn.Module):
    """The encoder without padding or dropout, its queries, keys and values made by one product.

    The number of a convention (1) and ids (1, T) → tags (1, T, 3), probabilities; with marks (1, T) → roles (1, T, 3),
    log-probabilities.
    """

    def __init__(self, net: Net) -> None:
        super().__init__()
        found = net.bert.embeddings
        types = found.token_type_embeddings.weight.data
        types = torch.cat([types, (types[:2] + types[2:]) / 2])  # what stands between the two conventions
        self.words = nn.Embedding.from_pretrained(found.word_embeddings.weight.data)
        self.places = nn.Parameter(found.position_embeddings.weight.data)
        self.types = nn.Parameter(types)
        self.norm, self.layers = found.LayerNorm, net.bert.encoder.layer
        self.head = net.head
        attention = [layer.attention.self for layer in self.layers]
        size = types.shape[1]
        scale = (size // HEADS) ** -0.5
        self.weights = nn.ParameterList(
            torch.cat([a.query.weight.data * scale, a.key.weight.data, a.value.weight.data]).t().contiguous() for a in attention
        )
        self.biases = nn.ParameterList(
            torch.cat([a.query.bias.data * scale, a.key.bias.data, a.value.bias.data]) for a in attention
        )

    def forward(self, convention: Tensor, ids: Tensor, marks: Tensor | None = None) -> Tensor:
        types = 2 * convention[:, None] + (torch.zeros_like(ids) if marks is None else marks)
        hidden = self.norm(self.words(ids) + self.places[: ids.shape[1]] + embedding(types, self.types))
        for layer, weight, bias in zip(self.layers, self.weights, self.biases, strict=True):
            hidden = _through(layer, hidden, hidden @ weight + bias)
        return self.head(hidden).softmax(-1) if marks is None else self.head(hidden).log_softmax(-1)


def _through(layer: nn.Module, hidden: Tensor, made: Tensor) -> Tensor:
    """One layer, whose queries, keys and values are `made`."""
    size = hidden.shape[-1]
    parts = made.view(1, -1, 3, HEADS, size // HEADS).transpose(1, 3)  # (1, HEADS, 3, T, size of a head)
    query, key, value = parts[:, :, 0], parts[:, :, 1], parts[:, :, 2]
    seen = (query @ key.transpose(2, 3)).softmax(-1) @ value
    seen = seen.transpose(1, 2).reshape(1, -1, size)
    hidden = layer.attention.output.LayerNorm(layer.attention.output.dense(seen) + hidden)
    return layer.output.LayerNorm(layer.output.dense(gelu(layer.intermediate.dense(hidden))) + hidden)


def export(net: Net, path: Path, *, marked: bool) -> None:
    """Write the graph of `net` to `path`; `marked` if it reads the marks of a cue."""
    path.parent.mkdir(parents=True, exist_ok=True)
    ids = torch.ones(1, 16, dtype=torch.int64)
    names, out = ["convention", "ids", *(["marks"] if marked else [])], "roles" if marked else "tags"
    inputs = (torch.zeros(1, dtype=torch.int64), *(ids for _ in names[1:]))
    axes = {name: {1: "pieces"} for name in (*names[1:], out)}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / path.name
        torch.onnx.export(
            Plain(net).eval(),
            inputs,
            full,
            input_names=names,
            output_names=[out],
            dynamic_axes=axes,
            opset_version=20,
            dynamo=False,
        )
        quantize_dynamic(full, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=REDUCED)
