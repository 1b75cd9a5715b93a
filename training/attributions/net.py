"""The network: MiniLM-L6 with a head of its own; cues are marked, and conventions told apart, by token types."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertModel

SAYS = 3
"""Tags of the first network, roles of the second."""


class Net(nn.Module):
    """A BERT encoder that says one of three things of each piece, and `more` besides.

    Token types are twice the convention, and one more for the pieces of the cue.
    """

    def __init__(self, folder: Path, *, more: int) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(
            folder, attn_implementation="sdpa", attention_probs_dropout_prob=0.0, add_pooling_layer=False
        )
        old = self.bert.embeddings.token_type_embeddings.weight.data
        types = nn.Embedding(4, old.shape[1])
        types.weight.data[:2] = old
        types.weight.data[2] = old[0] + 0.02 * torch.randn(old.shape[1])
        types.weight.data[3] = old[1] + 0.02 * torch.randn(old.shape[1])
        self.bert.embeddings.token_type_embeddings = types
        self.bert.embeddings.position_embeddings.weight.requires_grad_(False)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(old.shape[1], SAYS)
        self.extra = nn.Linear(old.shape[1], more)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> tuple[Tensor, Tensor]:
        """Logits (B, T, 3) of what each piece is, and (B, T, more) of the rest."""
        hidden = self.drop(self.bert(input_ids=ids, attention_mask=mask, token_type_ids=types).last_hidden_state)
        return self.head(hidden), self.extra(hidden)
