"""The listener: what a message to the bot wants, and which of its words say when, where, about what. Four layers over what the encoder's two lowest make of it.

A message is a line `kind<TAB>text` with the words that carry a part marked ⟦tag:words⟧; ⟦//⟧ stands before the first word of a second wish.
"""
import re

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn

from bert import EPSILON, WIDTH, Layer

TAGS = ("days", "time", "not", "skip", "from", "until", "for", "place", "notplace", "about", "notabout", "length", "new", "zone", "shift", "which", "keep", "add", "once", "question", "quote")
KINDS = ("none", "check", "subscribe", "change", "pause", "skip", "resume", "stop", "list", "why", "once", "watch")
LABELS = 1 + 2 * len(TAGS)  # outside; begins, goes on
LOWER, MOST = 2, 174
NAMED = ("which", "keep", "about", "notabout", "place", "notplace")  # what is named is named without "the"
ARTICLE = re.compile(r"(?:the|my|our)\s+(?=\S)", re.IGNORECASE)
MARK = re.compile(r"⟦(?:(//)|([a-z]+):([^⟦⟧]*))⟧")


def parse(marked):
    """(text, [(tag, start, end)], where a second wish begins)"""
    text, spans, splits, at = "", [], [], 0
    for mark in MARK.finditer(marked):
        text += marked[at:mark.start()]
        at = mark.end()
        if mark[1]:
            splits.append(len(text))
        else:
            bare = ARTICLE.match(mark[3]) if mark[2] in NAMED else None
            spans.append((mark[2], len(text) + (bare.end() if bare else 0), len(text) + len(mark[3])))
            text += mark[3]
    return text + marked[at:], spans, splits


def shipped(path):
    """The lowest layers and the rest of encoder.onnx as export.write_encoder names its constants, unpacked: ((embedding, places, kind, norm, norm), layers)."""
    graph = onnx.load(path).graph
    c = {int(t.name[1:]): numpy_helper.to_array(t) for t in graph.initializer if re.fullmatch(r"c\d+", t.name)}

    def wide(at, scale):
        return c[at].astype(np.float32) * c[scale]

    layers = []
    for base in range(14, 14 + 28 * 6, 28):
        qkv, bias = wide(base, base + 2), c[base + 3]
        unscaled = np.sqrt(np.float32(WIDTH // 12))
        layers.append({
            "q": qkv[:, :WIDTH] * unscaled, "qb": bias[:WIDTH] * unscaled, "k": qkv[:, WIDTH:2 * WIDTH], "kb": bias[WIDTH:2 * WIDTH], "v": qkv[:, 2 * WIDTH:], "vb": bias[2 * WIDTH:],
            "o": wide(base + 9, base + 11), "ob": c[base + 12], "l1": c[base + 13], "l1b": c[base + 14], "i": wide(base + 15, base + 17), "ib": c[base + 18],
            "f": wide(base + 22, base + 24), "fb": c[base + 25], "l2": c[base + 26], "l2b": c[base + 27]})
    return (wide(4, 5), wide(6, 7), c[8], c[9], c[10]), layers


class Listener(nn.Module):
    def __init__(self, encoder, drop=0.1):
        super().__init__()
        (words, places, kind, norm, norm_bias), layers = shipped(encoder)
        for name, value in (("words", words), ("places", places), ("kind", kind), ("norm", norm), ("norm_bias", norm_bias)):
            self.register_buffer(name, torch.tensor(value), persistent=False)
        self.lower = nn.ModuleList(Layer(w) for w in layers[:LOWER])
        for parameter in self.lower.parameters():
            parameter.requires_grad_(False)
        self.layers = nn.ModuleList(Layer(w) for w in layers[LOWER:])
        self.tags, self.split, self.mix, self.kinds = nn.Linear(WIDTH, LABELS), nn.Linear(WIDTH, 1), nn.Linear(2 * WIDTH, WIDTH), nn.Linear(WIDTH, len(KINDS))
        self.drop = drop

    def hidden(self, numbers, mask):
        x = F.embedding(numbers, self.words) + self.places[: numbers.shape[1]] + self.kind
        x = F.layer_norm(x, (WIDTH,), self.norm, self.norm_bias, EPSILON)
        for layer in self.lower:
            x = layer(x, mask, 0)
        return x

    def forward(self, numbers, present):
        mask = (1 - present)[:, None, None, :] * -1e4
        with torch.autocast(numbers.device.type, dtype=torch.bfloat16, enabled=numbers.device.type == "cuda"):
            with torch.no_grad():
                x = self.hidden(numbers, mask)
            x = F.dropout(x, self.drop, self.training)
            for layer in self.layers:
                x = layer(x, mask, self.drop)
        x = x.float()
        mean = (x * present[..., None]).sum(1) / present.sum(1, keepdim=True)
        pooled = torch.tanh(self.mix(F.dropout(torch.cat([x[:, 0], mean], 1), 0.2, self.training)))
        x = F.dropout(x, 0.2, self.training)
        return self.tags(x), self.split(x).squeeze(2), self.kinds(F.dropout(pooled, 0.2, self.training))
