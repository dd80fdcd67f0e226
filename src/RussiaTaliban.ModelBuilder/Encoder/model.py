"""The encoder: a BERT (Devlin et al. 2019) of few layers whose word pieces have short vectors that a matrix widens (ALBERT, Lan et al. 2020)."""
import math

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import nn

WIDTH = 384
HEADS = 12
MOST_TOKENS = 128
EPSILON = 1e-12


def teacher_weights(path):
    """Weights of an ONNX export of all-MiniLM-L6-v2: named arrays, and one dictionary of matrices (input x output) and vectors a layer."""
    graph = onnx.load(path).graph
    named = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    matrices = [named[name] for node in graph.node if node.op_type == "MatMul" for name in node.input if name in named]
    layers = []
    for number in range(len(matrices) // 6):
        q, k, v, o, i, f = matrices[6 * number : 6 * number + 6]
        at = lambda name: named[f"encoder.layer.{number}.{name}"]  # noqa: E731
        layers.append({
            "q": q, "qb": at("attention.self.query.bias"), "k": k, "kb": at("attention.self.key.bias"), "v": v, "vb": at("attention.self.value.bias"),
            "o": o, "ob": at("attention.output.dense.bias"), "l1": at("attention.output.LayerNorm.weight"), "l1b": at("attention.output.LayerNorm.bias"),
            "i": i, "ib": at("intermediate.dense.bias"), "f": f, "fb": at("output.dense.bias"),
            "l2": at("output.LayerNorm.weight"), "l2b": at("output.LayerNorm.bias"),
        })
    return named, layers


class Layer(nn.Module):
    def __init__(self, weights):
        super().__init__()
        for name, value in weights.items():
            self.register_parameter(name, nn.Parameter(torch.tensor(value.copy())))

    def forward(self, x, mask):
        batch, tokens, _ = x.shape
        parted = lambda y: y.view(batch, tokens, HEADS, WIDTH // HEADS).transpose(1, 2)  # noqa: E731
        q, k, v = parted(x @ self.q + self.qb), parted(x @ self.k + self.kb), parted(x @ self.v + self.vb)
        attention = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + mask, -1)
        together = (attention @ v).transpose(1, 2).reshape(batch, tokens, WIDTH)
        x = F.layer_norm(x + together @ self.o + self.ob, (WIDTH,), self.l1, self.l1b, EPSILON)
        return F.layer_norm(x + F.gelu(x @ self.i + self.ib) @ self.f + self.fb, (WIDTH,), self.l2, self.l2b, EPSILON)


class Encoder(nn.Module):
    """Starts from some of the teacher's layers and word pieces, their vectors cut to `rank` numbers; rank 0 keeps them whole."""

    def __init__(self, named, layers, rank=0, pieces=None):
        super().__init__()
        table = named["embeddings.word_embeddings.weight"]
        table = table if pieces is None else table[pieces]
        shared = 0
        self.proj = None
        if rank:
            shared = table.mean(0)
            left, strengths, right = np.linalg.svd(table - shared, full_matrices=False)
            table = (left[:, :rank] * strengths[:rank]).astype(np.float32)
            self.proj = nn.Parameter(torch.tensor(right[:rank].astype(np.float32)))
        self.emb = nn.Parameter(torch.tensor(table.copy()))
        self.pos = nn.Parameter(torch.tensor(named["embeddings.position_embeddings.weight"][:MOST_TOKENS] + named["embeddings.token_type_embeddings.weight"][0] + shared))
        self.ln = nn.Parameter(torch.tensor(named["embeddings.LayerNorm.weight"].copy()))
        self.lnb = nn.Parameter(torch.tensor(named["embeddings.LayerNorm.bias"].copy()))
        self.layers = nn.ModuleList([Layer(weights) for weights in layers])

    def forward(self, numbers, present):
        x = F.embedding(numbers, self.emb)
        x = x if self.proj is None else x @ self.proj
        x = F.layer_norm(x + self.pos[: numbers.shape[1]], (WIDTH,), self.ln, self.lnb, EPSILON)
        mask = (1 - present)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        return F.normalize((x * present[..., None]).sum(1), dim=1)


def batch(texts):
    """Lists of numbers as one padded matrix, and which of its places are taken."""
    longest = max(map(len, texts))
    numbers, present = torch.zeros(len(texts), longest, dtype=torch.long), torch.zeros(len(texts), longest)
    for row, text in enumerate(texts):
        numbers[row, : len(text)] = torch.tensor(text)
        present[row, : len(text)] = 1
    return numbers, present
