"""Trains the quote tagger (Briefing/Quotes/Tagging/QuoteTagger.cs) and writes its quote-words.json.

Reads what `ModelBuilder marked` writes. Five folds give the figures and the thresholds, then one run learns from everything. About fifteen minutes on two cores.

  dotnet run --project src/RussiaTaliban.ModelBuilder -- marked --practice src/RussiaTaliban.ModelBuilder/Data --models src/RussiaTaliban.Onnx/Models --out marked.jsonl
  python3 train_quotes.py --messages marked.jsonl --out src/RussiaTaliban.Briefing/Quotes/Tagging/quote-words.json
"""
import argparse
import base64
import json
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

BUCKETS, PIECE, TRAITS, SCALE, MOST_PIECES, GAPS, CHANGE = 4096, 16, 12, 4.0, 160, (1, 2, 4), 2.0
SURE, LOST = 0.002, 0.02  # of the messages that hold nothing up, so many are taken for one that does; of those that do, so many are taken for another


def packed(values):
    return base64.b64encode(values.detach().numpy().astype("<f2").tobytes()).decode("ascii")


class Tagger(nn.Module):
    def __init__(self, dimensions, channels):
        super().__init__()
        self.pieces = nn.Embedding(BUCKETS, PIECE)
        nn.init.normal_(self.pieces.weight, std=0.1)
        widths = [dimensions + PIECE + TRAITS] + [channels] * (len(GAPS) - 1)
        self.layers = nn.ModuleList(nn.Conv1d(width, channels, 5, padding=2 * gap, dilation=gap) for width, gap in zip(widths, GAPS))
        self.tag, self.context, self.whole = nn.Linear(channels, 1), nn.Linear(channels, 1, bias=False), nn.Linear(channels, 1)
        self.drop = nn.Dropout(0.25)

    def forward(self, tokens, pieces, traits, mask):
        known = self.pieces(pieces)
        if self.training:  # a piece it has seen may be one that it has not
            known = known * (torch.rand(known.shape[:2]) > 0.15).unsqueeze(2)
        x = torch.cat([self.drop(tokens), known, traits], 2).transpose(1, 2)
        mask = mask.unsqueeze(1)
        for layer in self.layers:
            x = torch.relu(layer(x)) * mask
        strongest = x.amax(2)
        x = self.drop(x)
        return (self.tag(x.transpose(1, 2)) + self.context(strongest).unsqueeze(1)).squeeze(2), self.whole(self.drop(strongest)).squeeze(1)


class Messages:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.lines = [json.loads(line) for line in file]
        random.Random(1).shuffle(self.lines)
        self.dimensions = self.lines[0]["dimensions"]
        for line in self.lines:
            count = min(len(line["pieces"]), MOST_PIECES)
            line["tokens"] = np.frombuffer(base64.b64decode(line["tokens"]), dtype=np.int8).reshape(-1, self.dimensions)[:count]
            line["traits"] = np.frombuffer(base64.b64decode(line["traits"]), dtype=np.uint8).reshape(-1, TRAITS)[:count]
            line["pieces"] = np.array(line["pieces"][:count])
            line["known"] = line["tags"] is not None
            line["tags"] = np.array(line["tags"][:count] if line["known"] else [0] * count)
        self.check = torch.tensor([1.0 if line["kind"] == "check" else 0.0 for line in self.lines])
        # Each message as typed counts as much as one that holds nothing up; its copies with other words share one vote on the whole.
        sources = {}
        for line in self.lines:
            sources[line["source"]] = sources.get(line["source"], 0) + 1
        self.votes = torch.tensor([1.0 / sources[line["source"]] ** 0.5 for line in self.lines])
        names = sorted(sources)
        random.Random(2).shuffle(names)
        self.fold = {name: at % 5 for at, name in enumerate(names)}

    def batch(self, places):
        lines = [self.lines[at] for at in places]
        most = max(len(line["pieces"]) for line in lines)
        tokens, pieces = torch.zeros(len(lines), most, self.dimensions), torch.zeros(len(lines), most, dtype=torch.long)
        traits, mask, tags = torch.zeros(len(lines), most, TRAITS), torch.zeros(len(lines), most), torch.zeros(len(lines), most)
        known = torch.tensor([float(line["known"]) for line in lines])
        for at, line in enumerate(lines):
            count = len(line["pieces"])
            tokens[at, :count] = torch.from_numpy(line["tokens"].astype(np.float32)) / 127 * SCALE
            pieces[at, :count], traits[at, :count] = torch.from_numpy(line["pieces"]), torch.from_numpy(line["traits"].astype(np.float32))
            mask[at, :count], tags[at, :count] = 1, torch.from_numpy(line["tags"].astype(np.float32))
        return (tokens, pieces, traits, mask), tags, known


def teach(messages, places, options, seed):
    torch.manual_seed(seed)
    net = Tagger(messages.dimensions, options.channels)
    optimiser = torch.optim.AdamW(net.parameters(), lr=options.rate, weight_decay=0.02)
    places, step, order = list(places), 0, np.random.default_rng(seed)
    steps = options.epochs * -(-len(places) // 32)
    for _ in range(options.epochs):
        order.shuffle(places)
        # Alike in length, so that little is padding.
        chunks = [sorted(places[at:at + 1024], key=lambda place: len(messages.lines[place]["pieces"])) for at in range(0, len(places), 1024)]
        batches = [chunk[at:at + 32] for chunk in chunks for at in range(0, len(chunk), 32)]
        order.shuffle(batches)
        net.train()
        for batch in batches:
            for group in optimiser.param_groups:
                group["lr"] = options.rate * (1 - step / steps)
            step += 1
            inputs, tags, known = messages.batch(batch)
            found, whole = net(*inputs)
            mask = inputs[3] * known.unsqueeze(1)
            each = F.binary_cross_entropy_with_logits(found, tags * 0.98 + 0.01, reduction="none")
            loss = (each * mask).sum() / mask.sum().clamp(min=1)
            loss = loss + (F.binary_cross_entropy_with_logits(whole, messages.check[batch] * 0.98 + 0.01, reduction="none") * messages.votes[batch]).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return net.eval()


def viterbi(odds):
    """The likeliest row of tags where each change costs CHANGE: the same as in C#."""
    outside, inside, back = 0.0, odds[0], []
    for odd in odds[1:]:
        back.append((inside - CHANGE > outside, inside >= outside - CHANGE))
        outside, inside = max(outside, inside - CHANGE), max(inside, outside - CHANGE) + odd
    tags = [inside > outside]
    for from_outside, from_inside in reversed(back):
        tags.append(from_inside if tags[-1] else from_outside)
    return [bool(tag) for tag in reversed(tags)]


def judge(net, messages, places):
    tags, whole = {}, {}
    with torch.no_grad():
        for at in range(0, len(places), 64):
            part = places[at:at + 64]
            found, odds = net(*messages.batch(part)[0])
            for row, place in enumerate(part):
                tags[place] = viterbi(found[row, :len(messages.lines[place]["pieces"])].tolist())
                whole[place] = float(odds[row])
    return tags, whole


def report(messages, tags, whole, options):
    """(lines, thresholds): of messages as they were typed, by runs that had not seen them."""
    lines, places = messages.lines, list(tags)
    true, other = sorted(whole[at] for at in places if lines[at]["kind"] == "check"), sorted((whole[at] for at in places if lines[at]["kind"] != "check"), reverse=True)
    sure, least = other[int(SURE * len(other))], true[int(LOST * len(true))]
    marked = [at for at in places if lines[at]["kind"] == "check" and lines[at]["known"]]
    exact = sum(list(map(bool, lines[at]["tags"])) == tags[at] for at in marked) / len(marked)
    pieces = sum(int(sum(a == b for a, b in zip(map(bool, lines[at]["tags"]), tags[at]))) for at in marked) / sum(len(tags[at]) for at in marked)
    alike = lambda at: next((x for x, t in enumerate(tags[at]) if t), -1) == next((x for x, t in enumerate(lines[at]["tags"]) if t), -1)
    begin = sum(map(alike, marked)) / len(marked)
    return [
        f"{len(true)} messages that hold words up and {len(other)} others, by helpers who had not seen the code; {options.channels} channels; five folds",
        f"where the words stand: to the piece {exact:.3f} of {len(marked)}, their beginning {begin:.3f}, pieces {pieces:.3f}",
        f"sure at {sure:.2f}: {sum(x >= sure for x in true) / len(true):.3f} of them, {sum(x >= sure for x in other)} others; below {least:.2f}: {sum(x < least for x in true) / len(true):.3f} of them and {sum(x < least for x in other) / len(other):.3f} of the others",
    ], {"sure": sure}


def numbers(values):
    return [round(x, 5) for x in values.detach().flatten().tolist()]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--channels", type=int, default=80)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--folds", type=int, default=5, help="of five; fewer for a quick look")
    options = parser.parse_args()
    messages = Messages(options.messages)
    fold = [messages.fold[line["source"]] for line in messages.lines]
    typed = {at for at, line in enumerate(messages.lines) if line["typed"]}
    tags, whole = {}, {}
    for number in range(options.folds):
        net = teach(messages, [at for at in range(len(fold)) if fold[at] != number], options, number)
        found, odds = judge(net, messages, [at for at in range(len(fold)) if fold[at] == number and at in typed])
        tags.update(found)
        whole.update(odds)
        print(f"fold {number}", flush=True)
    lines, thresholds = report(messages, tags, whole, options)
    print("\n".join(lines), flush=True)
    for at in [at for at in tags if messages.lines[at]["kind"] == "check" and messages.lines[at]["known"] and list(map(bool, messages.lines[at]["tags"])) != tags[at]][:25]:
        print(repr(messages.lines[at]["text"][:200]), "".join("x" if tag else "." for tag in tags[at]), "".join("x" if tag else "." for tag in messages.lines[at]["tags"]))
    net = teach(messages, range(len(fold)), options, options.folds)
    made = {
        "provenance": lines,
        **{name: round(value, 3) for name, value in thresholds.items()},
        "change": CHANGE,
        "scale": SCALE,
        "mostPieces": MOST_PIECES,
        "tokenDimensions": messages.dimensions,
        "pieceDimensions": PIECE,
        "pieces": packed(net.pieces.weight),
        "layers": [{"gap": gap, "weights": packed(layer.weight.permute(0, 2, 1).contiguous()), "bias": numbers(layer.bias)} for gap, layer in zip(GAPS, net.layers)],
        "tag": numbers(net.tag.weight),
        "context": numbers(net.context.weight),
        "tagBias": numbers(net.tag.bias)[0],
        "whole": numbers(net.whole.weight),
        "wholeBias": numbers(net.whole.bias)[0],
    }
    with open(options.out, "w", encoding="utf-8", newline="\n") as file:
        json.dump(made, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
