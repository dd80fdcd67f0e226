"""The networks: a BERT body (from an ONNX file), two towers over it, and a reader of question and passage together; and the tokenizer that the product has too."""
import math
import unicodedata

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

HEADS, EPSILON, WIDTH = 12, 1e-12, 384
SMALL = 64


def onnx_weights(path):
    """(named tensors, layers) of a MiniLM or Arctic ONNX file as Hugging Face's exporter writes it: the matrices have no names, so they are taken in the order of use."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    named = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    matrices = [named[n] for node in graph.node if node.op_type == "MatMul" for n in node.input if n in named]
    layers = []
    for number in range(len(matrices) // 6):
        q, k, v, o, i, f = matrices[6 * number : 6 * number + 6]

        def at(name, number=number):
            return named[f"encoder.layer.{number}.{name}"]

        layers.append({
            "q": q, "qb": at("attention.self.query.bias"), "k": k, "kb": at("attention.self.key.bias"), "v": v, "vb": at("attention.self.value.bias"),
            "o": o, "ob": at("attention.output.dense.bias"), "l1": at("attention.output.LayerNorm.weight"), "l1b": at("attention.output.LayerNorm.bias"),
            "i": i, "ib": at("intermediate.dense.bias"), "f": f, "fb": at("output.dense.bias"),
            "l2": at("output.LayerNorm.weight"), "l2b": at("output.LayerNorm.bias")})
    return named, layers


def pack(path, to):
    """The same weights in a third of the bytes (word vectors as signed bytes with a scale each, the rest as half floats), to be carried to another machine."""
    named, layers = onnx_weights(path)
    word = named["embeddings.word_embeddings.weight"]
    scale = np.abs(word).max(1, keepdims=True) / 127
    scale[scale == 0] = 1
    out = {"word": np.round(word / scale).astype(np.int8), "scale": scale.astype(np.float32)}
    for name in ("position_embeddings.weight", "token_type_embeddings.weight", "LayerNorm.weight", "LayerNorm.bias"):
        out["e." + name] = named["embeddings." + name].astype(np.float16)
    for number, layer in enumerate(layers):
        out.update({f"l.{number}.{k}": v.astype(np.float16) for k, v in layer.items()})
    np.savez(to, **out)


def packed_weights(path):
    with np.load(path) as file:
        made = {k: file[k] for k in file.files}
    named = {"embeddings." + k[2:]: v.astype(np.float32) for k, v in made.items() if k.startswith("e.")}
    named["embeddings.word_embeddings.weight"] = made["word"].astype(np.float32) * made["scale"]
    layers = [{} for _ in {k.split(".")[1] for k in made if k.startswith("l.")}]
    for k, v in made.items():
        if k.startswith("l."):
            layers[int(k.split(".")[1])][k.split(".")[2]] = v.astype(np.float32)
    return named, layers


class WordPiece:
    """Cuts text as the product's WordPieceTokenizer does, and tells where in the text each piece's word stands."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.pieces = [line.rstrip() for line in file]
        self.number = {}
        for at, piece in enumerate(self.pieces):
            self.number.setdefault(piece, at)
        self.cls, self.sep, self.unknown = (self.number[p] for p in ("[CLS]", "[SEP]", "[UNK]"))
        self.kept, self.letters = {}, {}

    def word(self, word):
        if word not in self.kept:
            found, start = [], 0
            while start < len(word):
                end = len(word)
                while end > start and (word[start:end] if start == 0 else "##" + word[start:end]) not in self.number:
                    end -= 1
                if end == start or len(word) > 100:
                    found = [self.unknown]
                    break
                found.append(self.number[word[start:end] if start == 0 else "##" + word[start:end]])
                start = end
            self.kept[word] = found
        return self.kept[word]

    def letter(self, c):
        """(folded letters, kind): kind 0 joins the word, 1 stands alone, 2 is a gap, 3 is left out."""
        if c not in self.letters:
            plain = "".join(x for x in unicodedata.normalize("NFD", c.lower()) if unicodedata.category(x) != "Mn")
            kind = unicodedata.category(c)
            if c.isspace():
                made = ("", 2)
            elif kind[0] == "P" or (ord(c) < 128 and kind[0] == "S") or "\u4e00" <= c <= "\u9fff" or "\u3400" <= c <= "\u4dbf":
                made = (plain, 1)
            elif kind == "Cc" or not plain:
                made = ("", 3)
            else:
                made = (plain, 0)
            self.letters[c] = made
        return self.letters[c]

    def words(self, text):
        word, begin, end = "", 0, 0
        for at, c in enumerate(text):
            plain, kind = self.letter(c)
            if kind in (1, 2) and word:
                yield word, begin, end
                word = ""
            if kind == 1:
                yield plain, at, at + 1
            elif kind == 0:
                if not word:
                    begin = at
                word += plain
                end = at + 1
        if word:
            yield word, begin, end

    def cut(self, text):
        """(numbers, where each piece's word begins in the text, where it ends)"""
        numbers, begins, ends = [], [], []
        for word, begin, end in self.words(text):
            for n in self.word(word):
                numbers.append(n)
                begins.append(begin)
                ends.append(end)
        return numbers, begins, ends

    def encode(self, text, most):
        return [self.cls] + self.cut(text)[0][: most - 2] + [self.sep]


class Layer(nn.Module):
    def __init__(self, weights):
        super().__init__()
        for name, value in weights.items():
            self.register_parameter(name, nn.Parameter(torch.tensor(np.array(value))))

    def forward(self, x, mask, drop):
        batch, tokens, width = x.shape

        def parted(y):
            return y.view(batch, tokens, HEADS, width // HEADS).transpose(1, 2)

        def dropped(y):
            return F.dropout(y, drop, True) if drop and self.training else y

        q, k, v = parted(x @ self.q + self.qb), parted(x @ self.k + self.kb), parted(x @ self.v + self.vb)
        if hasattr(F, "scaled_dot_product_attention"):
            seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        else:
            seen = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(width // HEADS) + mask, -1) @ v
        together = seen.transpose(1, 2).reshape(batch, tokens, width)
        x = F.layer_norm(x + dropped(together @ self.o + self.ob), (width,), self.l1, self.l1b, EPSILON)
        return F.layer_norm(x + dropped(F.gelu(x @ self.i + self.ib) @ self.f + self.fb), (width,), self.l2, self.l2b, EPSILON)


class Body(nn.Module):
    """The transformer; the vectors of its word pieces stay as they are, so do its `frozen` lowest layers."""

    def __init__(self, path, drop=0.0, frozen=0):
        super().__init__()
        named, layers = packed_weights(path) if path.endswith(".npz") else onnx_weights(path)
        self.drop, self.frozen = drop, frozen

        def keep(name):
            return torch.tensor(np.array(named[name]))

        self.register_buffer("emb", keep("embeddings.word_embeddings.weight"), persistent=False)
        self.pos = nn.Parameter(keep("embeddings.position_embeddings.weight"))
        self.types = nn.Parameter(keep("embeddings.token_type_embeddings.weight"))
        self.ln, self.lnb = nn.Parameter(keep("embeddings.LayerNorm.weight")), nn.Parameter(keep("embeddings.LayerNorm.bias"))
        self.layers = nn.ModuleList([Layer(w) for w in layers])
        for name, parameter in self.named_parameters():
            if frozen and (not name.startswith("layers.") or int(name.split(".")[1]) < frozen):
                parameter.requires_grad_(False)

    def forward(self, numbers, present, types=None):
        x = F.embedding(numbers, self.emb) + self.pos[: numbers.shape[1]]
        x = x + (self.types[0] if types is None else F.embedding(types, self.types))
        x = F.layer_norm(x, (x.shape[-1],), self.ln, self.lnb, EPSILON)
        if self.drop and self.training:
            x = F.dropout(x, self.drop, True)
        mask = (1 - present)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, mask, self.drop)
        return x


class Towers(nn.Module):
    """Question and passage apart: one vector each (mean or [CLS]) and a vector a piece."""

    def __init__(self, body, pool="mean"):
        super().__init__()
        self.body, self.pool = body, pool

    def forward(self, numbers, present):
        with torch.autocast(numbers.device.type, dtype=torch.bfloat16):
            x = self.body(numbers, present)
        x = x.float()
        whole = x[:, 0] if self.pool == "cls" else (x * present[..., None]).sum(1) / present.sum(1, keepdim=True)
        return F.normalize(whole, dim=-1), F.normalize(x, dim=-1)


class Reader(nn.Module):
    """Question and passage together: how relevant (to be compared among passages), does it answer (a logit), and where (start and end; [CLS] = nowhere)."""

    def __init__(self, body, width=WIDTH):
        super().__init__()
        self.body = body
        self.mix, self.out, self.places = nn.Linear(5 * width, width), nn.Linear(width, 2), nn.Linear(width, 2)
        for part in (self.mix, self.out, self.places):
            nn.init.normal_(part.weight, std=0.02)
            nn.init.zeros_(part.bias)
        self.warm = nn.Parameter(torch.tensor([4.0, 8.0, 1.0, 2.0, 0.2]))  # cosine and MaxSim for relevance; both for answers; the span's margin for answers

    def forward(self, numbers, present, types):
        with torch.autocast(numbers.device.type, dtype=torch.bfloat16):
            x = self.body(numbers, present, types)
        x = x.float()
        passage = present * types
        question = present * (1 - types)
        question = torch.cat([torch.zeros_like(question[:, :1]), question[:, 1:]], 1)

        def mean(mask):
            return (x * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)

        q, p = mean(question), mean(passage)
        n = F.normalize(x, dim=-1)
        close = (n @ n.transpose(1, 2)).masked_fill(passage[:, None, :] == 0, -1).max(-1)[0]
        most = (close * question).sum(1) / question.sum(1)
        cosine = F.cosine_similarity(q, p)
        places = self.places(x)
        allowed = torch.cat([torch.ones_like(passage[:, :1]), passage[:, 1:]], 1)
        places = places.masked_fill(allowed[..., None] == 0, -1e4)
        margin = (places[:, 1:].max(1)[0] - places[:, 0]).sum(1)
        hidden = F.dropout(torch.tanh(self.mix(torch.cat([x[:, 0], q, p, (q - p).abs(), q * p], -1))), 0.1, self.training)
        out = self.out(hidden)
        relevance = out[:, 0] + self.warm[0] * cosine + self.warm[1] * most
        answers = out[:, 1] + self.warm[2] * cosine + self.warm[3] * most + self.warm[4] * margin - 2
        return relevance, answers, places


def pad(rows, device="cpu"):
    """(numbers, present) of rows of unequal length."""
    longest = max(len(r) for r in rows)
    numbers, present = np.zeros((len(rows), longest), np.int64), np.zeros((len(rows), longest), np.float32)
    for i, r in enumerate(rows):
        numbers[i, : len(r)] = r
        present[i, : len(r)] = 1
    return torch.from_numpy(numbers).to(device), torch.from_numpy(present).to(device)
