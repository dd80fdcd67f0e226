"""Teaches the classifier of wishes (Chat/Intents/Wishes/WishClassifier.cs) and writes its wish-kinds.json.

Reads what `ModelBuilder messages` writes. Five folds give the figures and the two thresholds, then one run learns from everything. About ten minutes on two cores.

  dotnet run --project src/RussiaTaliban.ModelBuilder -- messages --practice src/RussiaTaliban.ModelBuilder/Data --models src/RussiaTaliban.Onnx/Models --out messages.jsonl
  python3 train_wishes.py --messages messages.jsonl --out src/RussiaTaliban.Chat/Intents/Wishes/wish-kinds.json
"""
import argparse
import base64
import json
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

BUCKETS, WIDTHS, SCALE, MOST_TOKENS = 8192, (1, 3, 5), 4.0, 48
SURE, LIKELY = 0.002, 0.02  # of the messages that are no wishes, at most so many are taken for one
LOST = 0.02  # of the words held up to be checked, so many are taken for a question where nothing comes near them


class Classifier(nn.Module):
    def __init__(self, channels, dimensions, whole, kinds):
        super().__init__()
        self.convolutions = nn.ModuleList(nn.Conv1d(dimensions, channels, width, padding=width // 2) for width in WIDTHS)
        self.output = nn.Linear(len(WIDTHS) * channels + whole, kinds)
        self.grams = nn.EmbeddingBag(BUCKETS, kinds, mode="sum")
        nn.init.zeros_(self.grams.weight)
        self.drop = nn.Dropout(0.4)

    def forward(self, tokens, mask, whole, grams, starts, counts):
        x, mask = tokens.transpose(1, 2), mask.unsqueeze(1)
        pooled = [torch.relu(layer(x)).masked_fill(mask == 0, 0).amax(2) for layer in self.convolutions]
        features = torch.cat([self.drop(torch.cat(pooled, 1)), F.dropout(whole, 0.2, self.training)], 1)
        return self.output(features) + self.grams(grams, starts) / counts.sqrt().unsqueeze(1)


class Messages:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            lines = [json.loads(line) for line in file]
        random.Random(1).shuffle(lines)
        self.kinds = ["none", "check"] + sorted({line["kind"] for line in lines} - {"none", "check"})
        self.labels = torch.tensor([self.kinds.index(line["kind"]) for line in lines])
        self.whole = torch.tensor([line["whole"] for line in lines]) / 127 * SCALE
        self.dimensions = lines[0]["dimensions"]
        self.tokens = torch.zeros(len(lines), MOST_TOKENS, self.dimensions)
        self.mask = torch.zeros(len(lines), MOST_TOKENS)
        for at, line in enumerate(lines):
            values = torch.tensor(line["tokens"], dtype=torch.float32).reshape(-1, self.dimensions)[:MOST_TOKENS] / 127 * SCALE
            self.tokens[at, :len(values)], self.mask[at, :len(values)] = values, 1
        self.grams = [torch.tensor(line["grams"]) for line in lines]

    def batch(self, places):
        grams = [self.grams[at] for at in places]
        starts = torch.tensor([0] + [len(g) for g in grams[:-1]]).cumsum(0)
        # Places behind a message's end hold zeros, as beyond its ends in C#; what a convolution makes of them is masked.
        most = max(1, int(self.mask[places].sum(1).max()))
        return self.tokens[places, :most], self.mask[places, :most], self.whole[places], torch.cat(grams), starts, torch.tensor([float(len(g)) for g in grams])


def teach(messages, places, options, seed):
    torch.manual_seed(seed)
    net = Classifier(options.channels, messages.dimensions, messages.whole.shape[1], len(messages.kinds))
    small = [p for name, p in net.named_parameters() if not name.startswith("grams")]
    groups = [{"params": small, "weight_decay": 0.05, "rate": options.rate}, {"params": [net.grams.weight], "weight_decay": 0.02, "rate": 5 * options.rate}]
    optimiser = torch.optim.AdamW(groups, lr=options.rate)
    places, step, steps = np.array(places), 0, options.epochs * -(-len(places) // 32)
    order = np.random.default_rng(seed)
    for _ in range(options.epochs):
        order.shuffle(places)
        net.train()
        for start in range(0, len(places), 32):
            part = places[start:start + 32]
            for group in optimiser.param_groups:
                group["lr"] = group["rate"] * (1 - step / steps)
            step += 1
            loss = F.cross_entropy(net(*messages.batch(part)), messages.labels[part], label_smoothing=0.02)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return net.eval()


def judge(net, messages, places):
    with torch.no_grad():
        return torch.cat([net(*messages.batch(places[at:at + 64])) for at in range(0, len(places), 64)])


def report(messages, scores, channels):
    """(lines, thresholds) of scores that each came from a run that had not seen the message. Rows 0 and 1 are no wishes: other messages, and words held up to be checked."""
    odds = torch.logsumexp(scores[:, 2:], 1) - torch.logsumexp(scores[:, :2], 1)
    best, wish = scores[:, 2:].argmax(1) + 2, messages.labels > 1
    others = torch.sort(odds[~wish], descending=True)[0]
    sure, likely = (float(others[int(share * len(others))]) for share in (SURE, LIKELY))
    lines = [f"{int(wish.sum())} wishes and {len(others)} other messages by helpers who had not seen the code, {channels} channels a width; five folds"]
    for name, least in (("sure", sure), ("likely", likely)):
        taken, right = (odds >= least) & wish, (odds >= least) & wish & (best == messages.labels)
        lines.append(f"{name}: log odds {least:.2f}, {int((others >= least).sum())} others taken; of the wishes taken {taken.sum() / wish.sum():.3f}, with the right kind {right.sum() / wish.sum():.3f}")
    for at, kind in enumerate(messages.kinds):
        if at > 1:
            own = messages.labels == at
            lines.append(f"{kind}: {int(own.sum())}, likely {((odds >= likely) & own).sum() / own.sum():.3f}, right kind {((best == at) & own).sum() / own.sum():.3f}")
    check, is_check = scores[:, 1] - torch.logsumexp(scores[:, [0, *range(2, scores.shape[1])]], 1), messages.labels == 1
    true, other = torch.sort(check[is_check])[0], torch.sort(check[~is_check], descending=True)[0]
    sure_check, least_check = float(other[int(SURE * len(other))]), float(true[int(LOST * len(true))])
    lines.append(f"check: {len(true)}; sure at {sure_check:.2f}: {(true >= sure_check).sum() / len(true):.3f} of them; below {least_check:.2f}: {(true < least_check).sum() / len(true):.3f} of them and {(other < least_check).sum() / len(other):.3f} of all else")
    return lines, {"sure": sure, "likely": likely, "sureCheck": sure_check, "leastCheck": least_check}


def packed(values):
    return base64.b64encode(values.detach().numpy().astype("<f2").tobytes()).decode("ascii")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--channels", type=int, default=96)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    messages = Messages(options.messages)
    count = len(messages.labels)
    scores = torch.zeros(count, len(messages.kinds))
    for fold in range(options.folds):
        rest = [at for at in range(count) if at % options.folds == fold]
        scores[rest] = judge(teach(messages, [at for at in range(count) if at % options.folds != fold], options, fold), messages, rest)
    lines, thresholds = report(messages, scores, options.channels)
    print("\n".join(lines), flush=True)
    net = teach(messages, range(count), options, options.folds)
    made = {
        "provenance": lines,
        **{name: round(value, 3) for name, value in thresholds.items()},
        "kinds": messages.kinds,
        "scale": SCALE,
        "mostTokens": MOST_TOKENS,
        "tokenDimensions": messages.dimensions,
        "wholeDimensions": messages.whole.shape[1],
        "convolutions": [
            {"width": width, "weights": packed(layer.weight.permute(0, 2, 1).contiguous()), "bias": [round(x, 5) for x in layer.bias.tolist()]}
            for width, layer in zip(WIDTHS, net.convolutions)],
        "output": packed(net.output.weight),
        "outputBias": [round(x, 5) for x in net.output.bias.tolist()],
        "grams": packed(net.grams.weight),
    }
    with open(options.out, "w", encoding="utf-8", newline="\n") as file:
        json.dump(made, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
