"""The network: MiniLM-L6 tags cues, and two small layers on top of it read the window once more for each cue.

Conventions of annotation are told apart by token types.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

from onrecord.read.network import FAR

SAYS = 3
"""Tags of a piece; roles of a piece at a cue."""
NARROW, HEADS, LAYERS = 128, 4, 2
"""Width of the layers that read for one cue, their heads, and their number."""


class Net(nn.Module):
    """A BERT encoder with a head for tags, one for what is learned besides, and the layers that read for one cue."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            folder, attn_implementation="sdpa", attention_probs_dropout_prob=0.0, add_pooling_layer=False
        )
        old = self.bert.embeddings.token_type_embeddings.weight.data
        types = nn.Embedding(2, old.shape[1])
        types.weight.data[0] = old[0]
        types.weight.data[1] = old[0] + 0.02 * torch.randn(old.shape[1])
        self.bert.embeddings.token_type_embeddings = types
        self.bert.embeddings.position_embeddings.weight.requires_grad_(False)
        self.drop = nn.Dropout(0.1)
        self.heads = nn.ModuleDict({"tags": nn.Linear(old.shape[1], SAYS), "within": nn.Linear(old.shape[1], 2)})
        self.asking = Asking(old.shape[1])

    def forward(self, ids: Tensor, mask: Tensor, convention: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Of pieces (B, T): logits of tags (B, T, 3), of being in a source and in a content (B, T, 2), and what asking needs."""
        types = convention[:, None].expand_as(ids)
        hidden = self.drop(self.bert(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state)
        return self.heads["tags"](hidden), self.heads["within"](hidden), self.asking.text(hidden)


class Asking(nn.Module):
    """What belongs to a cue: its window's pieces, made narrow, with the cue and how far from it each is, read once more."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.text = nn.Linear(width, NARROW)
        self.cue = nn.Linear(NARROW, NARROW)
        self.far = nn.Embedding(2 * FAR + 1, NARROW)
        nn.init.normal_(self.far.weight, std=0.3)
        self.norm = nn.LayerNorm(NARROW)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.roles = nn.Linear(NARROW, SAYS)

    def forward(self, text: Tensor, marks: Tensor, far: Tensor, mask: Tensor | None = None) -> Tensor:
        """Logits (C, T, 3) of roles.

        `text` (C, T, NARROW) are the pieces made narrow, `marks` (C, T) the share of each in the cue, `far` (C, T) how many
        pieces each is from the nearest one of the cue, at most FAR, with FAR added, `mask` (C, T) which are there.
        """
        cue = self.cue(torch.bmm(marks[:, None], text))
        hidden = self.norm(text + cue + self.far(far))
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return self.roles(hidden)


class Layer(nn.Module):
    """A transformer's layer with the norm after each part, as BERT's."""

    def __init__(self) -> None:
        super().__init__()
        self.whole, self.seen = nn.Linear(NARROW, 3 * NARROW), nn.Linear(NARROW, NARROW)
        self.wide, self.back = nn.Linear(NARROW, 4 * NARROW), nn.Linear(4 * NARROW, NARROW)
        self.first, self.second = nn.LayerNorm(NARROW), nn.LayerNorm(NARROW)
        self.drop = nn.Dropout(0.1)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        some, size, width = hidden.shape
        query, key, value = self.whole(hidden).view(some, size, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4)
        score = query @ key.transpose(2, 3) * (width // HEADS) ** -0.5
        if mask is not None:
            score = score.masked_fill(mask[:, None, None] == 0, -1e4)
        seen = (score.softmax(-1) @ value).transpose(1, 2).reshape(some, size, width)
        hidden = self.first(hidden + self.drop(self.seen(seen)))
        return self.second(hidden + self.drop(self.back(nn.functional.gelu(self.wide(hidden)))))
