"""Teaches the reader: question and passage together -> relevance (listwise), does it answer (yes or no), where (start and end).

Stage "practice" reads public sets and near-misses; stage "own" goes on with our questions. The time is given in minutes, the rate falls to zero over it; whatever
the machine does beside it, the run ends then. Every few minutes the weights are saved and, now and then, judged on the articles kept aside.

  python3 train_reader.py --stage practice --base base --data data.json --minutes 50 --save reader-practice.pt
  python3 train_reader.py --stage own --base base --data data.json --start reader-practice.pt --near near.json --public 1500 --minutes 60 --save reader.pt
"""
import argparse
import json
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import scores
import sets
from bert import Body, Reader, WordPiece, pad
from pairs import Pairs, cut_with_answer, span_of, swapped, without_answer


def open_sets(path):
    """The sets named in data.json: {"cuts": folder, "batches": [folders], "squad": file, "squad_unlabelled": file, "squad_leave": [articles], "policy": [files], "qed": file}."""
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def own_sets(data):
    """(to learn from, kept aside) of all our articles."""
    whole = sets.joined("own", [sets.cuts(data["cuts"])] + [sets.articles(f) for f in data.get("batches", [])])
    aside = [x for x in whole.article if sets.kept_aside(x)]
    return whole.only([x for x in whole.article if x not in set(aside)], "own"), whole.only(aside, "aside")


def sample(s, most, rng):
    return s if len(s.questions) <= most else sets.Set(s.name, s.passages, rng.sample(s.questions, most))


def practice_sets(data, rng):
    leave = {"s-" + x for x in data["squad_leave"]}
    out = [sets.squad(data["squad"], leave), sample(sets.squad(data["squad_unlabelled"], leave, labelled=False), 1200, rng), sets.qed(data["qed"])]
    for path in data["policy"]:
        out.append(sample(sets.squad(path, prefix="p-"), 900, rng))
    return out


class Maker:
    """Makes the rows of a question: [(question, title, heading, text, span, rank, answers, weight)]; rank None: not in the list; answers None: not known."""

    def __init__(self, s, near, rng, negatives, abroad=None, miss=0.4, swap=0.2):
        self.s, self.near, self.rng, self.negatives, self.abroad, self.miss, self.swap = s, near, rng, negatives, abroad, miss, swap

    def made(self, i):
        rng, s, q = self.rng, self.s, self.s.questions[i]
        bare = rng.random()

        def passage(p, text=None, span=None, rank=0, answers=0, weight=1.0, question=None):
            return (question or q["q"], "" if bare < 0.3 else p["title"], "" if bare < 0.15 or 0.3 < bare < 0.4 else p["head"], text or p["text"], span, rank, answers, weight)

        right = [s.passages[s.at[x]] for x in q["answers"]]
        traps = [s.at[x] for x in q["near"]]
        taken = {s.at[x] for x in q["answers"]}
        others = [j for j in dict.fromkeys(traps + self.near[i]) if j not in taken]
        if q["kind"] == "unlabelled":
            own = s.passages[traps[0]]
            return [passage(own, rank=1, answers=None)] + [passage(s.passages[j], weight=0.3) for j in [x for x in others if x != traps[0]][:2]]
        if not right:
            hard = others[: max(1, len(traps))] + rng.sample(others[len(traps) : len(traps) + 5], min(1, len(others[len(traps) : len(traps) + 5])))
            return [passage(s.passages[j], rank=None) for j in hard[:3]]
        rows, best, span = [], right[0], span_of(q, right[0])
        if span and rng.random() < 0.3 and (cut := cut_with_answer(best["text"], span, rng)):
            rows.append(passage(best, *cut, rank=1, answers=1))
        else:
            rows.append(passage(best, None, span, 1, 1))
        if len(right) > 1 and rng.random() < 0.5:
            rows.append(passage(rng.choice(right[1:]), None, "unknown", 1, 1, 0.7))
        if span and rng.random() < self.miss and (left := without_answer(best["text"], span)):
            rows.append(passage(best, left, None, 0, 0, 0.8))
        if rng.random() < self.swap:
            other = " ".join(s.passages[j]["text"] for j in others[:4])
            if changed := swapped(q["q"], best["text"], other, rng):
                rows.append(passage(best, None, None, None, 0, 0.8, changed))
        hard = others[: self.negatives + 3]
        for j in hard[:1] + rng.sample(hard[1:], min(len(hard[1:]), self.negatives - 1)):
            rows.append(passage(s.passages[j], weight=0.5))
        if self.abroad and self.abroad[i] and rng.random() < 0.7:
            rows.append(passage(s.passages[rng.choice(self.abroad[i])], weight=0.4))
        return rows


def read(model, rows, size):
    """(relevance, answers, [places]) of token rows, in parts of like length."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    relevance, answers, places = [None] * len(rows), [None] * len(rows), [None] * len(rows)
    for at in range(0, len(order), size):
        part = order[at : at + size]
        numbers, present = pad([rows[i][0] for i in part])
        types = torch.zeros_like(numbers)
        for k, i in enumerate(part):
            types[k, rows[i][1] : len(rows[i][0])] = 1
        r, a, p = model(numbers, present, types)
        for k, i in enumerate(part):
            relevance[i], answers[i], places[i] = r[k], a[k], p[k]
    return torch.stack(relevance), torch.stack(answers), places


def best_span(places, begin, longest=60):
    """(first, last, score, margin over "nowhere") of the best span."""
    start, end = places[begin:, 0], places[begin:, 1]
    both = start[:, None] + end[None, :]
    ok = torch.triu(torch.ones_like(both)) - torch.triu(torch.ones_like(both), longest)
    both = both.masked_fill(ok == 0, -1e5)
    at = int(both.argmax())
    first, last = at // len(end), at % len(end)
    return begin + first, begin + last, float(both.max()), float(both.max() - places[0].sum())


def judged(model, pairs, s, candidates, size=24):
    """(relevance, answers, margin: questions x passages, -inf where not read; span hit)."""
    model.eval()
    shape = (len(s.questions), len(s.passages))
    rel, ans, mar = (np.full(shape, -np.inf) for _ in range(3))
    todo = [(i, j) for i, c in enumerate(candidates) for j in c]
    hits = []
    with torch.no_grad():
        for at in range(0, len(todo), 480):
            part, rows = todo[at : at + 480], []
            for i, j in part:
                p, q = s.passages[j], s.questions[i]
                best = q["answers"] and p["id"] == q["answers"][0]
                rows.append(pairs.row(q["q"], p["title"], p["head"], p["text"], span_of(q, p) if best else None))
            r, a, places = read(model, rows, size)
            for k, (i, j) in enumerate(part):
                first, last, _, margin = best_span(places[k], rows[k][1])
                rel[i, j], ans[i, j], mar[i, j] = float(r[k]), float(a[k]), margin
                if rows[k][2]:
                    hits.append(min(last, rows[k][2][1]) >= max(first, rows[k][2][0]))
    return rel, ans, mar, round(float(np.mean(hits)), 3) if hits else None


def report(name, s, rel, ans, mar, hit):
    print(name, "| relevance", scores.ranked(s, rel), "| answers", scores.ranked(s, ans), flush=True)
    top = rel.argmax(1)
    at_top = ans[np.arange(len(ans)), top]
    for label, value in (("best answer", ans.max(1)), ("answer at top", at_top), ("span margin", np.where(np.isfinite(mar), mar, -1e9).max(1))):
        print("   claim by", label, scores.claims(s, rel, value), flush=True)
    print("   span hit", hit, flush=True)


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--stage", choices=["practice", "own"], required=True)
    a.add_argument("--base", required=True, help="folder with minilm.onnx and vocab.txt")
    a.add_argument("--data", required=True, help="data.json")
    a.add_argument("--start"); a.add_argument("--save", required=True); a.add_argument("--minutes", type=float, required=True)
    a.add_argument("--rate", type=float, default=1e-4); a.add_argument("--frozen", type=int, default=1); a.add_argument("--drop", type=float, default=0.0)
    a.add_argument("--group", type=int, default=8); a.add_argument("--negatives", type=int, default=2); a.add_argument("--most", type=int, default=160)
    a.add_argument("--public", type=int, default=0, help="stage own: so many practice questions are mixed in")
    a.add_argument("--again", type=float, default=1.0, help="stage own: share of the questions met in practice that are read again in a pass")
    a.add_argument("--near", help="stage own: what nearest.py wrote: the wrong passages to read")
    a.add_argument("--threads", type=int, default=1); a.add_argument("--seed", type=int, default=1); a.add_argument("--check-every", type=float, default=12, help="minutes")
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    wp, data = WordPiece(o.base + "/vocab.txt"), open_sets(o.data)
    own, aside = own_sets(data)
    practice = practice_sets(data, rng)
    if o.stage == "practice":
        mixed = sets.joined("practice", practice + [own])
    else:
        public = sets.joined("public", practice)
        public.questions = rng.sample([q for q in public.questions if q["kind"] != "unlabelled"], o.public)
        mixed = sets.joined("own", [own, public]) if o.public else own
    maker = Maker(mixed, scores.near_by_words(wp, mixed, 8), rng, o.negatives, [[]] * len(mixed.questions), *((0.5, 0.3) if o.stage == "own" else (0.4, 0.2)))
    pairs = Pairs(wp, o.most)
    model = Reader(Body(o.base + "/minilm.onnx", o.drop, o.frozen))
    if o.start:
        model.load_state_dict(torch.load(o.start))
    tested = sets.Set("aside", aside.passages, aside.questions)
    candidates = scores.near_by_words(wp, tested, 6)
    for i, q in enumerate(tested.questions):
        if q["answers"] and tested.at[q["answers"][0]] not in candidates[i]:
            candidates[i][-1] = tested.at[q["answers"][0]]
    known = {}

    def find_near():
        """What nearest.py wrote may come while this runs already."""
        if o.near and not known and os.path.exists(o.near):
            with open(o.near, encoding="utf-8") as file:
                known.update(json.load(file))
            for i, q in enumerate(mixed.questions):
                if q["id"] in known:
                    maker.near[i], maker.abroad[i] = ([mixed.at[x] for x in places if x in mixed.at] for places in known[q["id"]][:2])
            for i, q in enumerate(tested.questions):
                if q["id"] in known:
                    candidates[i] = [tested.at[x] for x in known[q["id"]][2][:6]]
            print("nearest passages read", len(known), flush=True)

    find_near()
    heads = [p for n, p in model.named_parameters() if not n.startswith("body.") and n != "warm"]
    groups = [{"params": [p for n, p in model.named_parameters() if n.startswith("body.") and p.requires_grad], "top": o.rate},
              {"params": heads, "top": o.rate * 5}, {"params": [model.warm], "top": o.rate * 50}]
    optimiser = torch.optim.AdamW(groups, lr=o.rate, weight_decay=0.01)
    print("questions", len(mixed.questions), "kept aside", len(tested.questions), flush=True)
    began, saved, checked, step, epoch, sums, seen = time.time(), time.time(), time.time(), 0, 0, np.zeros(4), 0
    order, seen_before = [], {q["id"] for q in sets.cuts(data["cuts"]).questions}
    while time.time() - began < 60 * o.minutes:
        done = (time.time() - began) / (60 * o.minutes)
        if len(order) < o.group:
            order = [i for i in rng.sample(range(len(mixed.questions)), len(mixed.questions)) if o.stage == "practice" or mixed.questions[i]["id"] not in seen_before or rng.random() < o.again]
            epoch += 1
        batch, order = order[: o.group], order[o.group :]
        model.train()
        rows, parts, notes = [], [], []
        for i in batch:
            made = maker.made(i)
            parts.append(range(len(rows), len(rows) + len(made)))
            for question, title, head, text, span, rank, answers, weight in made:
                rows.append(pairs.row(question, title, head, text, span if span != "unknown" else None))
                notes.append((rank, answers, weight, span))
        relevance, answer, places = read(model, rows, 16)
        which, listed, where, placed = 0, 0, 0, 0
        for part in parts:
            inside = [k for k in part if notes[k][0] is not None]
            gold = [k for k in inside if notes[k][0] == 1]
            if gold and len(inside) > len(gold):
                which = which + torch.logsumexp(relevance[inside], 0) - torch.logsumexp(relevance[gold], 0)
                listed += 1
        known = [k for k in range(len(rows)) if notes[k][1] is not None]
        weight = torch.tensor([notes[k][2] for k in known])
        yes = (F.binary_cross_entropy_with_logits(answer[known], torch.tensor([float(notes[k][1]) for k in known]), reduction="none") * weight).sum() / weight.sum()
        for k in known:
            target = rows[k][2] if notes[k][1] else (0, 0)
            if target and notes[k][3] != "unknown":
                lp = torch.log_softmax(places[k][: len(rows[k][0])], 0)
                w = notes[k][2] * (1.0 if notes[k][1] else 0.5)
                where, placed = where - w * (lp[target[0], 0] + lp[target[1], 1]) / 2, placed + w
        loss = which / max(1, listed) + 1.5 * yes + 0.7 * where / max(1, placed)
        now = min(1, (step + 1) / 60) * max(0.02, 1 - done)
        for g in optimiser.param_groups:
            g["lr"] = g["top"] * now
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        step += 1
        seen += sum(len(r[0]) for r in rows)
        sums += [float(which) / max(1, listed), float(yes), float(where) / max(1, placed), 1]
        if step % 50 == 0:
            print(f"step {step} pass {epoch} minutes {(time.time() - began) / 60:.1f} loss", (sums[:3] / sums[3]).round(3), f"pieces/s {seen / (time.time() - began):.0f}", "warm", model.warm.data.numpy().round(2), flush=True)
            sums = np.zeros(4)
        if step % 10 == 0:
            find_near()
        if time.time() - saved > 240:
            torch.save(model.state_dict(), o.save)
            saved = time.time()
        if time.time() - checked > 60 * o.check_every:
            torch.save(model.state_dict(), f"{o.save}.{step}")
            report(f"step {step}", tested, *judged(model, pairs, tested, candidates))
            checked = time.time()
    torch.save(model.state_dict(), o.save)
    report("end", tested, *judged(model, pairs, tested, candidates))


if __name__ == "__main__":
    main()
