"""The trained network as two ONNX graphs for one sequence at a time: the encoder with 8-bit weights, and what reads for a cue."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from net import NARROW, Net
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn.functional import embedding, gelu

REDUCED = True
"""Seven bits for weights: processors without VNNI add pairs of products in 16 bits, which eight would overflow."""
HEADS = 12
GUIDED = 2 / 3
"""How near the usual reading is to the guide, which says what we take for an attribution; PolNeAR has the rest."""


class Plain(nn.Module):
    """The encoder without padding or dropout, its queries, keys and values made by one product.

    The number of a convention (1) and ids (1, T) → tags (1, T, 3), probabilities, and the pieces made narrow (1, T, NARROW).
    """

    def __init__(self, net: Net) -> None:
        super().__init__()
        found = net.bert.embeddings
        types = found.token_type_embeddings.weight.data
        types = torch.cat([types, (1 - GUIDED) * types[:1] + GUIDED * types[1:]])  # what stands between the two conventions
        self.words = nn.Embedding.from_pretrained(found.word_embeddings.weight.data)
        self.places = nn.Parameter(found.position_embeddings.weight.data)
        self.types = nn.Parameter(types)
        self.norm, self.layers = found.LayerNorm, net.bert.encoder.layer
        self.tags, self.text = net.heads["tags"], net.asking.text
        attention = [layer.attention.self for layer in self.layers]
        size = types.shape[1]
        scale = (size // HEADS) ** -0.5
        self.weights = nn.ParameterList(
            torch.cat([a.query.weight.data * scale, a.key.weight.data, a.value.weight.data]).t().contiguous() for a in attention
        )
        self.biases = nn.ParameterList(
            torch.cat([a.query.bias.data * scale, a.key.bias.data, a.value.bias.data]) for a in attention
        )

    def forward(self, convention: Tensor, ids: Tensor) -> tuple[Tensor, Tensor]:
        hidden = self.norm(self.words(ids) + self.places[: ids.shape[1]] + embedding(convention[:, None], self.types))
        for layer, weight, bias in zip(self.layers, self.weights, self.biases, strict=True):
            hidden = _through(layer, hidden, hidden @ weight + bias)
        return self.tags(hidden).softmax(-1), self.text(hidden)


def _through(layer: nn.Module, hidden: Tensor, made: Tensor) -> Tensor:
    """One layer, whose queries, keys and values are `made`."""
    size = hidden.shape[-1]
    parts = made.view(1, -1, 3, HEADS, size // HEADS).transpose(1, 3)  # (1, HEADS, 3, T, size of a head)
    query, key, value = parts[:, :, 0], parts[:, :, 1], parts[:, :, 2]
    seen = (query @ key.transpose(2, 3)).softmax(-1) @ value
    seen = seen.transpose(1, 2).reshape(1, -1, size)
    hidden = layer.attention.output.LayerNorm(layer.attention.output.dense(seen) + hidden)
    return layer.output.LayerNorm(layer.output.dense(gelu(layer.intermediate.dense(hidden))) + hidden)


class Roles(nn.Module):
    """What belongs to one cue: log-probabilities (1, T, 3) of roles."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.asking = net.asking

    def forward(self, text: Tensor, marks: Tensor, far: Tensor) -> Tensor:
        return self.asking(text, marks, far).log_softmax(-1)


def export(net: Net, folder: Path) -> None:
    """Write the graphs of `net` to `encoder.onnx` and `roles.onnx`."""
    folder.mkdir(parents=True, exist_ok=True)
    ids = torch.ones(1, 16, dtype=torch.int64)
    with tempfile.TemporaryDirectory() as temporary:
        full = Path(temporary) / "encoder.onnx"
        _write(Plain(net), {"convention": torch.zeros(1, dtype=torch.int64), "ids": ids}, ("tags", "text"), full)
        quantize_dynamic(full, folder / full.name, weight_type=QuantType.QInt8, per_channel=True, reduce_range=REDUCED)
    asked = {"text": torch.zeros(1, 16, NARROW), "marks": torch.ones(1, 16) / 16, "far": ids}
    _write(Roles(net), asked, ("roles",), folder / "roles.onnx")


def _write(graph: nn.Module, inputs: dict[str, Tensor], outputs: tuple[str, ...], path: Path) -> None:
    axes = {name: {1: "pieces"} for name in (*inputs, *outputs) if name != "convention"}
    torch.onnx.export(
        graph.eval(),
        tuple(inputs.values()),
        path,
        input_names=list(inputs),
        output_names=list(outputs),
        dynamic_axes=axes,
        opset_version=20,
        dynamo=False,
    )
