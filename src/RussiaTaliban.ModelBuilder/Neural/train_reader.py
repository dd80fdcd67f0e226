"""Trains the reader: question and passage together -> relevance (listwise), does it answer (yes or no), where (start and end).

Stage "practice" reads public sets and near-misses; stage "own" goes on with our questions. The time is given in minutes, the rate falls to zero over it; whatever
the machine does beside it, the run ends then. With --teachers the run learns from the mean of several taught readers as well as from the marks.

  python3 train_reader.py --stage practice --base base/minilm.onnx --vocab base/vocab.txt --data data.json --minutes 50 --save reader-practice.pt
  python3 train_reader.py --stage own ... --start reader-practice.pt --near near.json --public 1500 --minutes 60 --save reader.pt
  on a GPU: --device cuda --workers 4 --group 48 --chunk 256
"""
import argparse
import json
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import scores
import sets
from bert import Body, Reader, WordPiece, pad
from pairs import Pairs, careless, cut_with_answer, span_of, swapped, without_answer

NOWHERE, UNKNOWN = (0, 0), (-1, -1)


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
    out = [sets.squad(path, leave) for path in data["squad"]] + [sample(sets.squad(data["squad_unlabelled"], leave, labelled=False), data.get("unlabelled", 1200), rng), sets.qed(data["qed"])]
    for path in data["policy"]:
        out.append(sample(sets.squad(path, prefix="p-"), data.get("policy_questions", 900), rng))
    return out


class Maker:
    """Makes the rows of a question: [(question, title, heading, text, span, rank, answers, weight)]; rank None: not in the list; answers None: not known."""

    def __init__(self, s, near, negatives, abroad=None, miss=0.4, swap=0.2):
        self.s, self.near, self.negatives, self.abroad, self.miss, self.swap = s, near, negatives, abroad, miss, swap

    def made(self, i, rng):
        s, q = self.s, self.s.questions[i]
        bare, asked = rng.random(), careless(q["q"], rng)

        def passage(p, text=None, span=None, rank=0, answers=0, weight=1.0, question=None):
            return (question or asked, "" if bare < 0.3 else p["title"], "" if bare < 0.15 or 0.3 < bare < 0.4 else p["head"], text or p["text"], span, rank, answers, weight)

        right = [s.passages[s.at[x]] for x in q["answers"]]
        traps = [s.at[x] for x in q["near"]]
        taken = {s.at[x] for x in q["answers"]}
        others = [j for j in dict.fromkeys(traps + self.near[i]) if j not in taken]
        abroad = [passage(s.passages[j], weight=0.4) for j in (self.abroad[i] if self.abroad else []) if rng.random() < 0.8]
        if q["kind"] == "unlabelled":
            own = s.passages[traps[0]]
            return [passage(own, rank=1, answers=None)] + [passage(s.passages[j], weight=0.3) for j in [x for x in others if x != traps[0]][:2]]
        if not right:
            hard = others[: max(1, len(traps))]
            hard = hard[:3] + rng.sample(others[len(hard) : len(hard) + 6], min(max(1, self.negatives - 2), len(others[len(hard) : len(hard) + 6])))
            return [r[:5] + (None,) + r[6:] for r in [passage(s.passages[j]) for j in hard] + abroad[:1]]
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
        hard = others[: self.negatives + 4]
        for j in hard[:2] + rng.sample(hard[2:], max(0, min(len(hard[2:]), self.negatives - 2))):
            rows.append(passage(s.passages[j], weight=0.5))
        return rows + abroad


class Steps(torch.utils.data.IterableDataset):
    """Steps of `group` questions, without end: (token rows, where each passage begins, marks). Each worker makes its share; the same seed makes the same steps."""

    def __init__(self, maker, pairs, which, group, seed):
        self.maker, self.pairs, self.which, self.group, self.seed = maker, pairs, which, group, seed

    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        mine, of = (worker.id, worker.num_workers) if worker else (0, 1)
        step, turn, order = 0, 0, []
        while True:
            if len(order) < self.group:
                order = random.Random(f"{self.seed} {turn}").sample(self.which, len(self.which))
                turn += 1
            batch, order = order[: self.group], order[self.group :]
            if step % of == mine:
                yield self.made(batch, random.Random(f"{self.seed} step {step}"))
            step += 1

    def made(self, batch, rng):
        rows, marks = [], []
        for number, i in enumerate(batch):
            for question, title, head, text, span, rank, answers, weight in self.maker.made(i, rng):
                tokens, begin, place = self.pairs.row(question, title, head, text, None if span == "unknown" else span)
                rows.append((tokens, begin))
                where = UNKNOWN if answers is None or span == "unknown" or (answers == 1 and place is None) else place if answers == 1 else NOWHERE
                marks.append((number, -1 if rank is None else rank, -1 if answers is None else answers, weight, *where))
        return rows, np.array(marks, np.float32)


def as_made(step):
    return step


def read(model, rows, size, device="cpu"):
    """(relevance [n], answers [n], [(which rows, places [rows, pieces, 2])]) of token rows, in parts of like length."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]))
    relevance, answers, places = [], [], []
    for at in range(0, len(order), size):
        part = order[at : at + size]
        numbers, present = pad([rows[i][0] for i in part])
        types = torch.zeros_like(numbers)
        for k, i in enumerate(part):
            types[k, rows[i][1] : len(rows[i][0])] = 1
        r, a, p = model(numbers.to(device), present.to(device), types.to(device))
        relevance.append(r); answers.append(a); places.append((part, p))
    back = torch.tensor(np.argsort(order), device=device)
    return torch.cat(relevance)[back], torch.cat(answers)[back], places


def listed(groups, inside, device):
    """[questions, longest] numbers of the rows inside each question's list, and which of them are there."""
    lists = {}
    for k, (g, ok) in enumerate(zip(groups, inside)):
        if ok:
            lists.setdefault(int(g), []).append(k)
    lists = list(lists.values()) or [[]]
    longest = max(1, *map(len, lists))
    at = np.array([x + [0] * (longest - len(x)) for x in lists])
    there = np.array([[1] * len(x) + [0] * (longest - len(x)) for x in lists], bool)
    return torch.tensor(at, device=device), torch.tensor(there, device=device)


def losses(got, marks, device, taught=None):
    """(order, yes or no, where) against the marks; with taught (what the teachers said) the same three against them."""
    relevance, answers, places = got
    group, rank, known, weight = marks[:, 0], marks[:, 1], marks[:, 2], marks[:, 3]
    at, there = listed(group, rank >= 0, device)
    gold = torch.as_tensor(rank, device=device)[at].eq(1) & there
    z = relevance[at].masked_fill(~there, -1e4)
    of = (gold.any(1) & (there & ~gold).any(1)).float()
    which = ((torch.logsumexp(z, 1) - torch.logsumexp(z.masked_fill(~gold, -1e4), 1)) * of).sum() / of.sum().clamp(min=1)
    w = torch.tensor(np.where(known >= 0, weight, 0), device=device)
    yes = (F.binary_cross_entropy_with_logits(answers, torch.tensor(np.maximum(known, 0), device=device), reduction="none") * w).sum() / w.sum()
    where, placed = 0, 0
    for part, p in places:
        target = torch.tensor(marks[part, 4:6], device=device).long()
        v = torch.tensor(np.where(marks[part, 4] >= 0, marks[part, 3] * np.where(known[part] == 1, 1.0, 0.5), 0), device=device)
        lp = torch.log_softmax(p, 1)
        row = torch.arange(len(part), device=device)
        first, last = target.clamp(min=0).T
        where, placed = where - (v * (lp[row, first, 0] + lp[row, last, 1]) / 2).sum(), placed + v.sum()
    out = [which, yes, where / placed.clamp(min=1e-6)]
    if taught is None:
        return out
    t_relevance, t_answers, t_places = taught
    at, there = listed(group, np.ones(len(group), bool), device)
    aim = torch.softmax(t_relevance[at].masked_fill(~there, -1e4), 1)
    out.append(-(aim * torch.log_softmax(relevance[at].masked_fill(~there, -1e4), 1)).sum(1).mean())
    out.append(F.binary_cross_entropy_with_logits(answers, torch.sigmoid(t_answers)))
    soft = 0
    for (part, p), (_, t) in zip(places, t_places):
        soft = soft - (torch.softmax(t, 1) * torch.log_softmax(p, 1)).sum((1, 2)).sum() / 2
    return out + [soft / len(group)]


def best_span(places, begin, longest=60):
    """(first, last, score, margin over "nowhere") of the best span."""
    start, end = places[begin:, 0], places[begin:, 1]
    both = start[:, None] + end[None, :]
    ok = torch.triu(torch.ones_like(both)) - torch.triu(torch.ones_like(both), longest)
    both = both.masked_fill(ok == 0, -1e5)
    at = int(both.argmax())
    first, last = at // len(end), at % len(end)
    return begin + first, begin + last, float(both.max()), float(both.max() - places[0].sum())


def judged(model, pairs, s, candidates, size=24, device="cpu"):
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
            r, a, places = read(model, rows, size, device)
            r, a = r.cpu(), a.cpu()
            for which, p in places:
                for place, k in zip(p.cpu(), which):
                    i, j = part[k]
                    first, last, _, margin = best_span(place, rows[k][1])
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
    a.add_argument("--base", required=True, help="minilm.onnx, or the .npz that bert.pack made of it"); a.add_argument("--vocab", required=True)
    a.add_argument("--data", required=True, help="data.json")
    a.add_argument("--start"); a.add_argument("--save", required=True); a.add_argument("--minutes", type=float, required=True)
    a.add_argument("--rate", type=float, default=1e-4); a.add_argument("--frozen", type=int, default=1); a.add_argument("--drop", type=float, default=0.0)
    a.add_argument("--group", type=int, default=8); a.add_argument("--negatives", type=int, default=3); a.add_argument("--most", type=int, default=160)
    a.add_argument("--public", type=int, default=0, help="stage own: so many practice questions are mixed in")
    a.add_argument("--near", help="stage own: what nearest.py wrote: the wrong passages to read")
    a.add_argument("--teachers", nargs="*", default=[], help="taught readers whose mean is learned too")
    a.add_argument("--device", default="cpu"); a.add_argument("--workers", type=int, default=0); a.add_argument("--chunk", type=int, default=16, help="rows at once")
    a.add_argument("--threads", type=int, default=1); a.add_argument("--seed", type=int, default=1); a.add_argument("--check-every", type=float, default=12, help="minutes")
    o = a.parse_args()
    began = time.time()
    torch.set_num_threads(o.threads)
    torch.backends.cuda.matmul.allow_tf32 = True
    torch.manual_seed(o.seed)
    rng, wp, data = random.Random(o.seed), WordPiece(o.vocab), open_sets(o.data)
    own, aside = own_sets(data)
    practice = practice_sets(data, rng)
    if o.stage == "practice":
        mixed = sets.joined("practice", practice + [own])
    else:
        public = sets.joined("public", practice)
        public.questions = rng.sample([q for q in public.questions if q["kind"] != "unlabelled"], o.public)
        mixed = sets.joined("own", [own, public]) if o.public else own
    maker = Maker(mixed, scores.near_by_words(wp, mixed, 10), o.negatives, [[]] * len(mixed.questions), *((0.5, 0.3) if o.stage == "own" else (0.4, 0.2)))
    pairs = Pairs(wp, o.most)
    candidates = scores.near_by_words(wp, aside, 6)
    for i, q in enumerate(aside.questions):
        if q["answers"] and aside.at[q["answers"][0]] not in candidates[i]:
            candidates[i][-1] = aside.at[q["answers"][0]]
    if o.near:
        with open(o.near, encoding="utf-8") as file:
            known = json.load(file)
        for i, q in enumerate(mixed.questions):
            if q["id"] in known:
                maker.near[i], maker.abroad[i] = ([mixed.at[x] for x in places if x in mixed.at] for places in known[q["id"]][:2])
        for i, q in enumerate(aside.questions):
            if q["id"] in known:
                candidates[i] = [aside.at[x] for x in known[q["id"]][2][:8]]
        print("nearest passages read", len(known), flush=True)

    def loaded(path):
        model = Reader(Body(o.base, o.drop, o.frozen))
        if path:
            model.load_state_dict(torch.load(path, map_location="cpu"))
        return model.to(o.device)

    model, teachers = loaded(o.start), [loaded(path).eval() for path in o.teachers]
    heads = [p for n, p in model.named_parameters() if not n.startswith("body.") and n != "warm"]
    groups = [{"params": [p for n, p in model.named_parameters() if n.startswith("body.") and p.requires_grad], "top": o.rate},
              {"params": heads, "top": o.rate * 5}, {"params": [model.warm], "top": o.rate * 50}]
    optimiser = torch.optim.AdamW(groups, lr=o.rate, weight_decay=0.01)
    print("questions", len(mixed.questions), "kept aside", len(aside.questions), "ready after", round(time.time() - began, 1), "s", flush=True)
    steps = Steps(maker, pairs, list(range(len(mixed.questions))), o.group, o.seed)
    loader = torch.utils.data.DataLoader(steps, batch_size=None, num_workers=o.workers, collate_fn=as_made, **({"prefetch_factor": 8} if o.workers else {}))
    checked, sums, seen, last = time.time(), [], 0, time.time()

    best = [-1.0]

    def check(name):
        """What does best on the articles kept aside, in order and in telling answers from none, is kept."""
        rel, ans, mar, hit = judged(model, pairs, aside, candidates, max(24, o.chunk), o.device)
        report(name, aside, rel, ans, mar, hit)
        worth = scores.ranked(aside, rel)["all"][0] + scores.claims(aside, rel, ans.max(1))["auc"]
        if worth >= best[0]:
            best[0] = worth
            torch.save(model.state_dict(), o.save)
            print(f"kept {worth:.3f}", flush=True)

    for step, (rows, marks) in enumerate(loader, 1):
        done = (time.time() - began) / (60 * o.minutes)
        if done >= 1:
            break
        model.train()
        taught = None
        if teachers:
            with torch.no_grad():
                said = [read(t, rows, o.chunk, o.device) for t in teachers]
                mean = [torch.stack([s[k] for s in said]).mean(0) for k in (0, 1)]
                taught = (*mean, [(part, torch.stack([s[2][n][1] for s in said]).mean(0)) for n, (part, _) in enumerate(said[0][2])])
        parts = losses(read(model, rows, o.chunk, o.device), marks, o.device, taught)
        loss = sum(x * w for x, w in zip(parts, (1.0, 1.5, 0.7) if not teachers else (0.4, 0.6, 0.3, 1.0, 1.5, 0.7)))
        now = min(1, step / 60) * max(0.02, 1 - done)
        for g in optimiser.param_groups:
            g["lr"] = g["top"] * now
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        seen += sum(len(r[0]) for r in rows)
        sums.append(torch.stack([x.detach() for x in parts]))
        if step % 50 == 0:
            print(f"step {step} pass {step * o.group / len(mixed.questions):.2f} seconds {time.time() - began:.0f} loss", torch.stack(sums).mean(0).cpu().numpy().round(3), f"pieces/s {seen / (time.time() - last):.0f}",
                  "warm", model.warm.detach().cpu().numpy().round(2), flush=True)
            sums, seen, last = [], 0, time.time()
        if time.time() - checked > 60 * o.check_every:
            check(f"step {step}")
            checked = last = time.time()
            seen = 0
    check("end")


if __name__ == "__main__":
    main()
