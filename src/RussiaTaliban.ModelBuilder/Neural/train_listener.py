"""Trains the listener (listener.py) and writes listener.pt, and the predictions of five folds for messages that were not in their training data (folds.jsonl).

  python3 train_listener.py --encoder ../../RussiaTaliban.Onnx/Models/encoder.onnx --vocab ../../RussiaTaliban.Onnx/Models/vocab.txt --data ../Data --out . --device cuda

Data: messages/*.tsv (kind, marked message), messages/left-out.txt (wishes among what other sets call none: letters and digits only),quotes/*.txt (messages with the words held up marked), wishes/*.tsv (of these what is no wish), teach/*.jsonl (questions to articles).
"""
import argparse
import glob
import json
import os
import random
import re
import time

import numpy as np
import torch
import torch.nn.functional as F

from bert import WordPiece
from listener import KINDS, LABELS, MOST, TAGS, Listener, parse

SWAPPED = {"days", "time", "about", "place", "zone", "until", "from", "question", "length", "skip", "for", "notabout", "quote", "shift"}


def read(data):
    with open(os.path.join(data, "messages", "left-out.txt"), encoding="utf-8") as file:
        seen, messages = {line.rstrip("\n") for line in file}, []

    def add(kind, marked, source):
        text, spans, splits = parse(marked)
        key = re.sub(r"\W+", " ", text.lower()).strip()
        if key and key not in seen and len(text) <= 1200:
            seen.add(key)
            messages.append({"kind": kind, "text": text, "spans": spans, "splits": splits, "source": source})

    for name in sorted(glob.glob(os.path.join(data, "messages", "*.tsv"))):
        with open(name, encoding="utf-8") as file:
            for line in file:
                kind, marked = line.rstrip("\n").split("\t", 1)
                add(kind, marked.replace("⏎", "\n"), os.path.basename(name))
    for name in sorted(glob.glob(os.path.join(data, "wishes", "*.tsv"))):
        with open(name, encoding="utf-8") as file:
            for line in file:
                kind, text = line.rstrip("\n").split("\t")[:2]
                if kind in ("question", "none"):
                    add("none", text.replace("⏎", "\n"), os.path.basename(name))
    for name in sorted(glob.glob(os.path.join(data, "quotes", "*.txt"))):
        with open(name, encoding="utf-8") as file:
            for line in file:
                line = line.rstrip("\n").replace("⏎", "\n")
                kind = "none" if os.path.basename(name).startswith("none") else "check"
                add(kind, re.sub(r"⟦(?!//|[a-z]+:)", "⟦quote:", line), os.path.basename(name))
    for name in sorted(glob.glob(os.path.join(data, "kinds", "*.txt"))):
        with open(name, encoding="utf-8") as file:
            for line in file:
                add("none", line.strip(), os.path.basename(name))
    for name in sorted(glob.glob(os.path.join(data, "teach", "*.jsonl"))):
        with open(name, encoding="utf-8") as file:
            for line in random.Random(4).sample(list(file), 1800):
                add("none", json.loads(line)["q"], os.path.basename(name))
    random.Random(3).shuffle(messages)
    for at, message in enumerate(messages):
        message["fold"] = at % 5
    return messages


def varied(message, pool, dice):
    """The message with other days, times, subjects in its marks, or written in another way."""
    text, spans, splits = message["text"], message["spans"], message["splits"]
    if spans and dice.random() < 0.4:
        made, at, moved = "", 0, []
        for tag, start, end in sorted(spans, key=lambda s: s[1]):
            words = text[start:end]
            if tag in SWAPPED and dice.random() < 0.5:
                words = dice.choice(pool[tag])
            moved.append((len(made) + start - at, start))
            made += text[at:start]
            moved[-1] = (tag, len(made), len(made) + len(words))
            made += words
            at = end
        made += text[at:]
        if not splits:
            text, spans = made, moved
    if dice.random() < 0.3:
        low = text.lower()
        text = low if len(low) == len(text) else text
    if dice.random() < 0.2 and text and text[-1] in ".?!":
        text = text[:-1]
    if dice.random() < 0.2:
        letters = [at for at in range(len(text) - 1) if text[at].isalpha() and text[at + 1].isalpha() and not any(start <= at + 1 and at < end for tag, start, end in spans if tag in ("quote", "time"))]
        if letters:
            at = dice.choice(letters)
            text = text[:at] + text[at + 1] + text[at] + text[at + 2:]
    return text, spans, splits


def encode(pieces, text, spans, splits):
    numbers, begins, ends = pieces.cut(text)
    numbers, begins, ends = numbers[:MOST], begins[:MOST], ends[:MOST]
    tags = np.zeros(len(numbers), np.int64)
    for tag, start, end in spans:
        inside = [at for at in range(len(numbers)) if begins[at] < end and start < ends[at]]
        for at in inside:
            tags[at] = 2 + 2 * TAGS.index(tag)
        if inside:
            tags[inside[0]] = 1 + 2 * TAGS.index(tag)
    split = np.zeros(len(numbers), np.float32)
    for place in splits:
        later = [at for at in range(len(numbers)) if begins[at] >= place]
        if later:
            split[later[0]] = 1
    return [pieces.cls] + numbers + [pieces.sep], tags, split, begins, ends


def batch(rows, device):
    most = max(len(r[0]) for r in rows)
    numbers, present = torch.zeros(len(rows), most, dtype=torch.long), torch.zeros(len(rows), most)
    tags, split = torch.full((len(rows), most), -100), torch.full((len(rows), most), -1.0)
    for at, (ids, tag, part, *_) in enumerate(rows):
        numbers[at, : len(ids)] = torch.tensor(ids)
        present[at, : len(ids)] = 1
        tags[at, 1 : len(tag) + 1] = torch.from_numpy(tag)
        split[at, 1 : len(tag) + 1] = torch.from_numpy(part)
    return [x.to(device, non_blocking=True) for x in (numbers, present, tags, split)]


def best(odds):
    """Viterbi over log probabilities [t, LABELS]: what goes on must have begun."""
    allowed = np.zeros((LABELS, LABELS))
    for to in range(2, LABELS, 2):
        allowed[:, to] = -1e4
        allowed[to - 1, to] = allowed[to, to] = 0
    score, back = odds[0].copy(), []
    score[2::2] = -1e4
    for row in odds[1:]:
        all_ = score[:, None] + allowed
        back.append(all_.argmax(0))
        score = all_.max(0) + row
    path = [int(score.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def spans_of(path, begins, ends):
    spans = []
    for at, label in enumerate(path):
        if label and label % 2:
            spans.append([TAGS[(label - 1) // 2], begins[at], ends[at]])
        elif label:
            spans[-1][2] = max(spans[-1][2], ends[at])
    return [tuple(s) for s in spans]


def teach(o, messages, seed, log):
    torch.manual_seed(seed)
    dice = random.Random(seed)
    pieces = WordPiece(o.vocab)
    model = Listener(o.encoder, o.drop).to(o.device).train()
    pool = {}
    for m in messages:
        for tag, start, end in m["spans"]:
            pool.setdefault(tag, []).append(m["text"][start:end])
    heads = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("layers.")]
    body = [p for n, p in model.named_parameters() if n.startswith("layers.")]
    optimizer = torch.optim.AdamW([{"params": body, "lr": o.rate}, {"params": heads, "lr": o.rate * 8}], weight_decay=0.01)
    steps = o.epochs * (len(messages) // o.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / (0.08 * steps)) * max(0.02, 1 - s / steps))
    began, done = time.time(), 0
    for epoch in range(o.epochs):
        order = list(range(len(messages)))
        dice.shuffle(order)
        # Like lengths together, so that little is padded.
        groups = [sorted(order[at : at + o.batch * 16], key=lambda m: len(messages[m]["text"])) for at in range(0, len(order), o.batch * 16)]
        batches = [g[at : at + o.batch] for g in groups for at in range(0, len(g), o.batch)]
        dice.shuffle(batches)
        total = 0.0
        for places in batches:
            rows = [encode(pieces, *varied(messages[m], pool, dice)) for m in places]
            numbers, present, tags, split = batch(rows, o.device)
            kinds = torch.tensor([KINDS.index(messages[m]["kind"]) for m in places], device=o.device)
            tag_odds, split_odds, kind_odds = model(numbers, present)
            loss = F.cross_entropy(tag_odds.reshape(-1, LABELS), tags.reshape(-1), ignore_index=-100)
            loss = loss + 0.5 * F.cross_entropy(kind_odds, kinds, label_smoothing=0.02)
            known = split >= 0
            loss = loss + 0.3 * F.binary_cross_entropy_with_logits(split_odds[known], split[known])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
            optimizer.step()
            if done < steps - 1:
                schedule.step()
            done += 1
            total += float(loss.detach())
        print(f"{log} epoch {epoch + 1}: {total / len(batches):.4f} {time.time() - began:.0f} s", flush=True)
    return model.eval()


@torch.no_grad()
def hear(o, models, messages):
    pieces = WordPiece(o.vocab)
    out = []
    for at in range(0, len(messages), 64):
        part = messages[at : at + 64]
        rows = [encode(pieces, m["text"], m["spans"], m["splits"]) for m in part]
        numbers, present, *_ = batch(rows, o.device)
        made = [model(numbers, present) for model in models]
        tags = sum(F.log_softmax(t, -1) for t, _, _ in made).cpu().numpy() / len(made)
        split = (sum(s for _, s, _ in made) / len(made)).cpu().numpy()
        kinds = sum(F.log_softmax(k, -1) for _, _, k in made).cpu().numpy() / len(made)
        for row, m in enumerate(part):
            ids, _, _, begins, ends = rows[row]
            count = len(begins)
            path = best(tags[row, 1 : count + 1]) if count else []
            out.append({"kind": m["kind"], "heard": KINDS[int(kinds[row].argmax())], "odds": {k: round(float(v), 3) for k, v in zip(KINDS, kinds[row])}, "text": m["text"], "spans": m["spans"],
                        "found": spans_of(path, begins, ends), "splits": m["splits"], "split": [begins[i] for i in range(count) if split[row, i + 1] > 0], "source": m["source"]})
    return out


def report(heard):
    wishes = [h for h in heard if h["kind"] not in ("none", "check")]
    others = [h for h in heard if h["kind"] == "none"]
    print("kind right of wishes", round(sum(h["kind"] == h["heard"] for h in wishes) / len(wishes), 3), "of others", round(sum(h["heard"] == "none" for h in others) / max(1, len(others)), 4),
          "of checks", round(np.mean([h["heard"] == "check" for h in heard if h["kind"] == "check"]), 3))
    print("whole frame right", round(sum(sorted(map(tuple, h["found"])) == sorted(map(tuple, h["spans"])) and h["kind"] == h["heard"] for h in wishes) / len(wishes), 3))
    for tag in TAGS:
        true = {(i, *s[1:]) for i, h in enumerate(heard) for s in h["spans"] if s[0] == tag}
        found = {(i, *s[1:]) for i, h in enumerate(heard) for s in h["found"] if s[0] == tag}
        hit = len(true & found)
        print(f"{tag:9} {len(true):5} precision {hit / max(1, len(found)):.3f} recall {hit / max(1, len(true)):.3f}")
    true = {(i, s) for i, h in enumerate(heard) for s in h["splits"]}
    found = {(i, s) for i, h in enumerate(heard) for s in h["split"]}
    print("splits", len(true), "found", len(found), "both", len(true & found), flush=True)


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--encoder", required=True); a.add_argument("--vocab", required=True); a.add_argument("--data", required=True); a.add_argument("--out", required=True)
    a.add_argument("--device", default="cpu"); a.add_argument("--epochs", type=int, default=12); a.add_argument("--batch", type=int, default=32); a.add_argument("--rate", type=float, default=1e-4)
    a.add_argument("--drop", type=float, default=0.1); a.add_argument("--folds", type=int, default=5); a.add_argument("--seeds", type=int, default=1); a.add_argument("--only", default="", help="fold numbers or 'all', to run several side by side")
    o = a.parse_args()
    messages = read(o.data)
    print(len(messages), "messages", {k: sum(m["kind"] == k for m in messages) for k in KINDS}, flush=True)
    heard = []
    for fold in range(o.folds):
        if o.only and str(fold) not in o.only.split(","):
            continue
        models = [teach(o, [m for m in messages if m["fold"] != fold], 10 * seed + fold, f"fold {fold}") for seed in range(o.seeds)]
        heard += hear(o, models, [m for m in messages if m["fold"] == fold])
        report(heard)
    if heard:
        with open(os.path.join(o.out, f"folds{o.only.replace(',', '')}.jsonl"), "w", encoding="utf-8") as file:
            file.writelines(json.dumps(h, ensure_ascii=False) + "\n" for h in heard)
    if not o.only or "all" in o.only:
        model = teach(o, messages, 99, "all")
        torch.save({n: v.half().cpu() for n, v in model.state_dict().items() if not n.startswith("lower.")}, os.path.join(o.out, "listener.pt"))


if __name__ == "__main__":
    main()
