"""The network: lower layers that read a window and tag its cues, upper layers that read the surroundings of one cue again."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

TAGS, ROLES, MARKS = 4, 3, 3
AWAY = 16
"""Steps of distance from a cue that are told apart on either side."""


class Net(nn.Module):
    """A BERT encoder cut in two; `lower` layers are shared, the others read a slice with its cue marked."""

    def __init__(self, folder: Path, *, lower: int, attention: str = "sdpa") -> None:
        super().__init__()
        bert = BertModel.from_pretrained(folder, attn_implementation=attention, attention_probs_dropout_prob=0.0)
        size = bert.config.hidden_size
        self.embeddings = bert.embeddings
        layers = list(bert.encoder.layer)
        self.lower, self.upper = nn.ModuleList(layers[:lower]), nn.ModuleList(layers[lower:])
        self.mark = nn.Embedding(MARKS, size)
        self.away = nn.Embedding(2 * AWAY + 1, size)
        self.cue = nn.Linear(size, size)
        nn.init.normal_(self.mark.weight, std=0.3)
        nn.init.normal_(self.away.weight, std=0.1)
        nn.init.normal_(self.cue.weight, std=0.01)
        self.tags = nn.Sequential(nn.Dropout(0.1), nn.Linear(size, TAGS))
        self.roles = nn.Sequential(nn.Dropout(0.1), nn.Linear(size, ROLES))
        self.holds = nn.Sequential(nn.Dropout(0.1), nn.Linear(size, 1))

    def read(self, ids: Tensor, mask: Tensor, kind: Tensor) -> tuple[Tensor, Tensor]:
        """Hidden states of whole windows (B, T, size), and logits of the cue tags (B, T, TAGS)."""
        hidden = self.embeddings(input_ids=ids, token_type_ids=kind[:, None].expand_as(ids))
        attend = _attend(mask, hidden)
        for layer in self.lower:
            hidden = _out(layer(hidden, attend))
        return hidden, self.tags(hidden)

    def ask(self, hidden: Tensor, mask: Tensor, marks: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of the roles (C, S, ROLES) of each piece of the slices of C cues, and of each being a cue at all (C)."""
        marked = (marks > 0).to(hidden.dtype)[..., None]
        cue = (hidden * marked).sum(1, keepdim=True) / marked.sum(1, keepdim=True).clamp(min=1)
        hidden = hidden + self.mark(marks) + self.cue(cue) + self.away(_away(marks))
        attend = _attend(mask, hidden)
        for layer in self.upper:
            hidden = _out(layer(hidden, attend))
        pooled = (hidden * marked).sum(1) / marked.sum(1).clamp(min=1)
        return self.roles(hidden), self.holds(pooled)[:, 0]


def _away(marks: Tensor) -> Tensor:
    """How far each piece stands from the first piece of its cue, in steps of 1, 1, 1, 2, 2, 3, ... pieces, as an index."""
    places = torch.arange(marks.shape[1], device=marks.device)[None] - (marks > 0).to(torch.int64).argmax(1, keepdim=True)
    steps = (places.abs().to(torch.float32) * 2).sqrt().floor().clamp(max=AWAY).to(torch.int64)
    return AWAY + steps * places.sign()


def _out(found: Tensor | tuple[Tensor, ...]) -> Tensor:
    return found[0] if isinstance(found, tuple) else found


def _attend(mask: Tensor, hidden: Tensor) -> Tensor:
    """What is added to the attention to a piece: nothing, or so much less that padding gets none."""
    return (1 - mask[:, None, None, :].to(hidden.dtype)) * -10_000.0
