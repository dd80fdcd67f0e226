"""Trains the two towers (start: all-MiniLM-L6-v2): a question finds its passage among all passages of a few articles at once.

Three signals are trained together, listwise: the cosine of whole vectors, MaxSim (for each question piece the nearest passage piece, on 64 numbers a piece, averaged) and their mean.
Title and heading stand before the passage, each left out at random, since many texts have none.

  python3 train_encoder.py --base base/minilm.onnx --vocab base/vocab.txt --data data.json --save encoder.pt
  on a GPU: --device cuda --together 12 --chunk 64
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
from bert import SMALL, WIDTH, Body, Towers, WordPiece, pad
from pairs import careless
from train_reader import open_sets, own_sets, practice_sets

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
            x = torch.cat([self.towers(*pad(rows[at : at + 16], self.small.device))[1].reshape(-1, WIDTH) for at in range(0, len(rows), 16)])
            x = x[torch.randperm(len(x), device=x.device)[:40000]]
            self.small.copy_(torch.linalg.eigh(x.T @ x)[1][:, -SMALL:])


def heading_row(wp, p):
    """The pieces that stand before a passage's text: title. heading."""
    made = ". ".join(x.rstrip(".") for x in (p["title"], p["head"]) if x)
    return wp.cut(made + ("" if made.endswith("?") else "."))[0][:HEAD_MOST] if made else []


def passage_row(wp, p, rng=None):
    """[CLS] title. heading. text [SEP]; with rng, title and heading are dropped at random."""
    if rng:
        p = dict(p, title=p["title"] if rng.random() < 0.6 else "", head=p["head"] if rng.random() < 0.75 else "")
    return [wp.cls] + (heading_row(wp, p) + wp.cut(p["text"])[0])[: MOST - 2] + [wp.sep]


def encode(model, rows, size=16):
    """(whole vectors, piece vectors less [CLS] and [SEP])"""
    whole, tokens, device = [None] * len(rows), [None] * len(rows), model.small.device
    order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
    model.eval()
    with torch.no_grad():
        for at in range(0, len(order), size):
            part = order[at : at + size]
            w, t = (x.cpu().numpy() for x in model(*pad([rows[i] for i in part], device)))
            for k, i in enumerate(part):
                whole[i], tokens[i] = w[k], t[k, 1 : len(rows[i]) - 1]
    return np.stack(whole), tokens


def signed(x):
    return np.round(np.clip(x, -1, 1) * 127).astype(np.int8)


def most_similar(asked, pieces):
    """MaxSim, questions x passages: the mean over the question's pieces of the nearest piece of the passage."""
    flat, ends = np.concatenate(pieces), np.cumsum([0] + [len(p) for p in pieces])[:-1]
    return np.stack([np.maximum.reduceat(q @ flat.T, ends, axis=1).mean(0) for q in asked])


def check(name, model, wp, s):
    asked = sets.Set(s.name, s.passages, [q for q in s.questions if q["answers"]])
    qw, qt = encode(model, [wp.encode(q["q"], QUESTION_MOST) for q in asked.questions], 64)
    pw, pt = encode(model, [passage_row(wp, p) for p in s.passages], 64)
    pw, pt = signed(pw) / np.float32(127), [signed(t) / np.float32(127) for t in pt]
    whole, most = qw @ pw.T, most_similar(qt, pt)
    text_only = most_similar(qt, [t[len(heading_row(wp, p)) :] if len(t) > len(heading_row(wp, p)) else t for t, p in zip(pt, s.passages)])
    inside = np.array([[p["id"].split("/")[0] == sets.slug(q) for p in s.passages] for q in asked.questions])
    shown = {"whole": whole, "most": most, "most, text only": text_only, "both": whole + most, "both, text only": whole + text_only}
    print(name, "".join(f"\n   {k:18s} {scores.ranked(asked, v)}   in its article {scores.ranked(asked, np.where(inside, v, -9))['all']}" for k, v in shown.items()), flush=True)
    r = scores.ranked(asked, whole + most)["all"]
    return scores.ranked(asked, most)["all"][0] + r[0] + r[1]


def groups_of(s, passages_most, questions_most, rng):
    """[(passages, answerable questions)] of each article; a long one is cut into runs of passages."""
    asked, out = {}, []
    for q in s.questions:
        if q["answers"]:
            asked.setdefault(q["answers"][0], []).append(q)
    for places in s.article.values():
        for at in range(0, len(places), passages_most):
            part = places[at : at + passages_most]
            ids = {s.passages[j]["id"] for j in part}
            mine = [dict(q, answers=[x for x in q["answers"] if x in ids]) for x in ids for q in asked.get(x, [])]
            if mine:
                out.append(([s.passages[j] for j in part], rng.sample(mine, min(len(mine), questions_most))))
    return out


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--base", required=True, help="minilm.onnx, or the .npz that bert.pack made of it"); a.add_argument("--vocab", required=True)
    a.add_argument("--data", required=True); a.add_argument("--save"); a.add_argument("--start", help="a taught encoder to go on from")
    a.add_argument("--epochs", type=int, default=3); a.add_argument("--minutes", type=float, default=1e6, help="ends then at the latest")
    a.add_argument("--rate", type=float, default=4e-5); a.add_argument("--heat", type=float, default=0.05)
    a.add_argument("--together", type=int, default=3, help="articles a step"); a.add_argument("--share", type=float, default=1.0, help="of the articles (learning curve)")
    a.add_argument("--public", type=int, default=0, help="so many articles of the practice sets are mixed in, in each pass")
    a.add_argument("--device", default="cpu"); a.add_argument("--chunk", type=int, default=16, help="passages at once")
    a.add_argument("--threads", type=int, default=1); a.add_argument("--seed", type=int, default=1); a.add_argument("--drop", type=float, default=0.0)
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    rng, wp, data = random.Random(o.seed), WordPiece(o.vocab), open_sets(o.data)
    own, aside = own_sets(data)
    learn = groups_of(own, 40, 60, rng)
    public = [g for s in practice_sets(data, rng) for g in groups_of(s, 24, 40, rng)] if o.public else []
    if o.share < 1:
        learn = rng.sample(learn, round(len(learn) * o.share))
    model = Encoder(Body(o.base, o.drop)).to(o.device)
    if o.start:
        model.load_state_dict(torch.load(o.start, map_location="cpu"))
    else:
        model.start([passage_row(wp, p) for p in own.passages[::6]])
    print("articles", len(learn), "questions", sum(len(q) for _, q in learn), "public", len(public), "kept aside", len(aside.article), len([q for q in aside.questions if q["answers"]]), flush=True)
    best = check("before", model, wp, aside) if not o.start else 0
    a_pass = (len(learn) + min(o.public, len(public))) // o.together
    steps, step, began = o.epochs * a_pass, 0, time.time()
    optimiser = torch.optim.AdamW(model.parameters(), lr=o.rate, weight_decay=0.01)
    for epoch in range(o.epochs):
        turn = learn + rng.sample(public, min(o.public, len(public)))
        rng.shuffle(turn)
        model.train()
        totals = []
        for at in range(0, a_pass * o.together, o.together):
            group = turn[at : at + o.together]
            ps, qs = [p for g, _ in group for p in g], [q for _, g in group for q in g]
            place = {p["id"]: k for k, p in enumerate(ps)}
            prow, qrow = [passage_row(wp, p, rng) for p in ps], [wp.encode(careless(q["q"], rng), QUESTION_MOST) for q in qs]
            (qn, qp), parts = pad(qrow, o.device), sorted(range(len(prow)), key=lambda i: len(prow[i]))
            qw, qt = model(qn, qp)
            inner = qp.clone()
            inner[:, 0] = 0
            inner[torch.arange(len(qs)), qp.sum(1).long() - 1] = 0
            asked, owner = qt[inner > 0], torch.arange(len(qs), device=o.device)[:, None].expand(inner.shape)[inner > 0]
            whole, most = [], []
            for begin in range(0, len(parts), o.chunk):
                pn, pp = pad([prow[i] for i in parts[begin : begin + o.chunk]], o.device)
                pw, pt = model(pn, pp)
                pp = pp.clone()
                pp[:, 0] = 0
                near = (asked @ pt.reshape(-1, SMALL).T).view(-1, len(pn), pt.shape[1]).masked_fill(pp[None] == 0, -1).max(-1)[0]
                most.append(torch.zeros(len(qs), len(pn), device=o.device).index_add(0, owner, near) / inner.sum(1, keepdim=True))
                whole.append(qw @ pw.T)
            back = torch.tensor(np.argsort(parts), device=o.device)
            whole, most = torch.cat(whole, 1)[:, back], torch.cat(most, 1)[:, back]
            gold = torch.zeros(len(qs), len(ps), dtype=torch.bool)
            for k, q in enumerate(qs):
                for x in q["answers"]:
                    gold[k, place[x]] = True
            loss, gold = 0, gold.to(o.device)
            for m in (whole, most, (whole + most) / 2):
                z = m / o.heat
                loss = loss - (torch.logsumexp(z.masked_fill(~gold, -1e9), 1) - torch.logsumexp(z, 1)).mean() / 3
            done = min(1, max(step / steps, (time.time() - began) / (60 * o.minutes)))
            for g in optimiser.param_groups:
                g["lr"] = o.rate * min(1, (step + 1) / (0.1 * steps)) * max(0.02, 1 - done)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
            totals.append(loss.detach())
            if done >= 1:
                break
        got = check(f"epoch {epoch + 1} steps {step} loss {float(torch.stack(totals).mean()):.3f} seconds {time.time() - began:.0f}", model, wp, aside)
        if o.save and got >= best:
            best = got
            torch.save(model.state_dict(), o.save)
        if time.time() - began > 60 * o.minutes:
            break


if __name__ == "__main__":
    main()
