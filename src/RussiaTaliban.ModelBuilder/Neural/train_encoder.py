"""Teaches the two towers (start: all-MiniLM-L6-v2): a question finds its passage among all passages of a few articles at once.

Three signals are trained together, listwise: the cosine of whole vectors, MaxSim (for each question piece the nearest passage piece, on 64 numbers a piece, averaged) and their mean.
Title and heading stand before the passage, each left out at random, since many texts have none.

  python3 train_encoder.py --base base --data data.json --save encoder.pt
"""
import argparse
import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import scores
import sets
import words
from bert import SMALL, WIDTH, Body, Towers, WordPiece, pad
from train_reader import open_sets, own_sets

MOST, QUESTION_MOST, HEAD_MOST = 176, 48, 28


class Encoder(nn.Module):
    """Towers and the projection of piece vectors to 64 numbers."""

    def __init__(self, body):
        super().__init__()
        self.towers = Towers(body)
        self.small = nn.Parameter(torch.eye(WIDTH)[:, :SMALL].clone())

    def forward(self, numbers, present):
        whole, tokens = self.towers(numbers, present)
        return whole, F.normalize(tokens @ self.small, dim=-1)

    def start(self, rows):
        """The projection begins as the main axes of the untaught model's piece vectors."""
        with torch.no_grad():
            x = torch.cat([self.towers(*pad(rows[at : at + 16]))[1].reshape(-1, WIDTH) for at in range(0, len(rows), 16)])
            x = x[torch.randperm(len(x))[:40000]]
            self.small.copy_(torch.linalg.eigh(x.T @ x)[1][:, -SMALL:])


def passage_row(wp, p, rng=None):
    """[CLS] title. heading. text [SEP]; with rng, title and heading are dropped at random."""
    title, head = p["title"], p["head"]
    if rng:
        title, head = title if rng.random() < 0.6 else "", head if rng.random() < 0.75 else ""
    made = ". ".join(x.rstrip(".") for x in (title, head) if x)
    before = wp.cut(made + ("" if made.endswith("?") else "."))[0][:HEAD_MOST] if made else []
    return [wp.cls] + (before + wp.cut(p["text"])[0])[: MOST - 2] + [wp.sep]


def encode(model, rows, size=16):
    whole, tokens = [None] * len(rows), [None] * len(rows)
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    model.eval()
    with torch.no_grad():
        for at in range(0, len(order), size):
            part = order[at : at + size]
            w, t = model(*pad([rows[i] for i in part]))
            for k, i in enumerate(part):
                whole[i], tokens[i] = w[k].numpy(), t[k, 1 : len(rows[i]) - 1].numpy()
    return np.stack(whole), tokens


def signed(x):
    return np.round(np.clip(x, -1, 1) * 127).astype(np.int8)


def signals(model, wp, s, questions=None, bytes_=True, sentences=True, heads=True):
    """{words, whole, most, sent}: questions x passages. Vectors go through signed bytes, as they are stored."""
    questions = [q["q"] for q in s.questions] if questions is None else questions
    bare = s.passages if heads else [dict(p, title="", head="") for p in s.passages]
    qw, qt = encode(model, [wp.encode(q, QUESTION_MOST) for q in questions])
    pw, pt = encode(model, [passage_row(wp, p) for p in bare])
    if bytes_:
        pw, pt = signed(pw) / np.float32(127), [signed(t) / np.float32(127) for t in pt]
    pieces, ends = np.concatenate(pt), np.cumsum([0] + [len(p) for p in pt])[:-1]
    most = np.stack([np.maximum.reduceat(q @ pieces.T, ends, axis=1).mean(0) for q in qt])
    out = {"words": words.signal(bare, questions), "whole": qw @ pw.T, "most": most}
    if sentences:
        texts, owner = [], []
        for j, p in enumerate(s.passages):
            for a, b in sets.sentences(p["text"]):
                texts.append(wp.encode(p["text"][a:b], 96))
                owner.append(j)
        sw, _ = encode(model, texts)
        if bytes_:
            sw = signed(sw) / np.float32(127)
        first = np.flatnonzero(np.r_[True, np.diff(owner) > 0])
        out["sent"] = np.maximum.reduceat(qw @ sw.T, first, axis=1)
    return out


def check(name, model, wp, s):
    asked = sets.Set(s.name, s.passages, [q for q in s.questions if q["answers"]])
    m = signals(model, wp, asked, sentences=False)
    both = m["whole"] + m["most"]
    z = (m["words"] - m["words"].mean(1, keepdims=True)) / (m["words"].std(1, keepdims=True) + 1e-6)
    r = {"words": scores.ranked(asked, m["words"]), "whole": scores.ranked(asked, m["whole"]), "most": scores.ranked(asked, m["most"]), "both": scores.ranked(asked, both), "with words": scores.ranked(asked, both + 0.012 * z)}
    print(name, "".join(f"\n   {k:10s} {v}" for k, v in r.items()), flush=True)
    return r["most"]["all"][0] + r["both"]["all"][0] + r["both"]["all"][1]


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--base", required=True); a.add_argument("--data", required=True); a.add_argument("--save"); a.add_argument("--start", help="a taught encoder to go on from")
    a.add_argument("--epochs", type=int, default=3); a.add_argument("--rate", type=float, default=4e-5); a.add_argument("--heat", type=float, default=0.05)
    a.add_argument("--together", type=int, default=3, help="articles a step"); a.add_argument("--share", type=float, default=1.0, help="of the articles (learning curve)")
    a.add_argument("--threads", type=int, default=1); a.add_argument("--seed", type=int, default=1); a.add_argument("--drop", type=float, default=0.0)
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    wp = WordPiece(o.base + "/vocab.txt")
    own, aside = own_sets(open_sets(o.data))
    by = {}
    for q in own.questions:
        if q["answers"]:
            by.setdefault(sets.slug(q), []).append(q)
    learn = sorted(by)
    if o.share < 1:
        learn = rng.sample(learn, round(len(learn) * o.share))
    model = Encoder(Body(o.base + "/minilm.onnx", o.drop))
    if o.start:
        model.load_state_dict(torch.load(o.start))
    else:
        model.start([passage_row(wp, p) for p in own.passages[::6]])
    print("articles", len(learn), "questions", sum(len(by[x]) for x in learn), "kept aside", len(aside.article), len([q for q in aside.questions if q["answers"]]), flush=True)
    best = check("before", model, wp, aside) if not o.start else 0
    steps, step, began = o.epochs * (len(learn) // o.together), 0, time.time()
    optimiser = torch.optim.AdamW(model.parameters(), lr=o.rate, weight_decay=0.01)
    for epoch in range(o.epochs):
        rng.shuffle(learn)
        model.train()
        total = 0
        for at in range(0, len(learn) - o.together + 1, o.together):
            group = learn[at : at + o.together]
            ps = [own.passages[i] for x in group for i in own.article[x]]
            qs = [q for x in group for q in by[x]]
            place = {p["id"]: k for k, p in enumerate(ps)}
            prow, qrow = [passage_row(wp, p, rng) for p in ps], [wp.encode(q["q"], QUESTION_MOST) for q in qs]
            (qn, qp), parts = pad(qrow), sorted(range(len(prow)), key=lambda i: len(prow[i]))
            qw, qt = model(qn, qp)
            inner = qp.clone()
            inner[:, 0] = 0
            inner[torch.arange(len(qs)), qp.sum(1).long() - 1] = 0
            asked, owner = qt[inner > 0], torch.arange(len(qs))[:, None].expand(inner.shape)[inner > 0]
            whole, most = [None] * len(ps), [None] * len(ps)
            for begin in range(0, len(parts), 16):
                part = parts[begin : begin + 16]
                pn, pp = pad([prow[i] for i in part])
                pw, pt = model(pn, pp)
                pp = pp.clone()
                pp[:, 0] = 0
                near = (asked @ pt.reshape(-1, SMALL).T).view(-1, len(part), pt.shape[1]).masked_fill(pp[None] == 0, -1).max(-1)[0]
                mean = torch.zeros(len(qs), len(part)).index_add(0, owner, near) / inner.sum(1, keepdim=True)
                cosine = qw @ pw.T
                for k, i in enumerate(part):
                    whole[i], most[i] = cosine[:, k], mean[:, k]
            whole, most = torch.stack(whole, 1), torch.stack(most, 1)
            gold = torch.zeros(len(qs), len(ps), dtype=torch.bool)
            for k, q in enumerate(qs):
                for x in q["answers"]:
                    gold[k, place[x]] = True
            loss = 0
            for m in (whole, most, (whole + most) / 2):
                z = m / o.heat
                loss = loss - (torch.logsumexp(z.masked_fill(~gold, -1e9), 1) - torch.logsumexp(z, 1)).mean() / 3
            for g in optimiser.param_groups:
                g["lr"] = o.rate * min(1, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step, total = step + 1, total + float(loss)
        got = check(f"epoch {epoch + 1} loss {total / (len(learn) // o.together):.3f} seconds {time.time() - began:.0f}", model, wp, aside)
        if o.save and got >= best:
            best = got
            torch.save(model.state_dict(), o.save)


if __name__ == "__main__":
    main()
