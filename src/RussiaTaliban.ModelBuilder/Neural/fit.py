"""Fits what ranks and what decides, on the articles kept aside only, from the exported models as the product runs them; writes calibration.json.

Ranking: weights of words (BM25 over the sum of idf), cosine, MaxSim, best sentence and the reader's relevance, listwise.
Answered or not: a small logistic over the reader's own outputs (its answer logits and span margins), then the threshold that claims CLAIMED of the answerable. Every figure is of five-fold cross-fitting by article.

  python3 fit.py --base base --data data.json --onnx . --out calibration.json
"""
import argparse
import json
import os
import pickle
import zlib

import numpy as np
import torch
import torch.nn.functional as F

import onnx_run
import scores
import sets
from bert import WordPiece
from pairs import Pairs
from sets import OWN_WORDS, slug
from train_reader import open_sets, own_sets

READ, LONGEST, CLAIMED, CLOSEST = 8, 60, 0.5, 0.6  # passages read; pieces of a span; shares of the answerable that are to be claimed, or at least shown as the closest


def span_of(start, end, begin):
    """(first, last, margin over nowhere) of the best span of at most LONGEST pieces."""
    s, e = start[begin:], end[begin:]
    both = s[:, None] + e[None, :]
    ok = np.triu(np.ones_like(both)) - np.triu(np.ones_like(both), LONGEST)
    both = np.where(ok > 0, both, -1e5)
    first, last = np.unravel_index(int(both.argmax()), both.shape)
    return begin + int(first), begin + int(last), float(both.max() - start[0] - end[0])


def weights(rows, gold, start, steps=200, l2=0.002):
    """Non-negative weights, listwise. rows: [candidates x signals] a question."""
    scale = torch.tensor(np.concatenate(rows).std(0) + 1e-6, dtype=torch.float32)
    longest = max(len(r) for r in rows)
    X = torch.zeros(len(rows), longest, len(scale))
    ok, y = torch.zeros(len(rows), longest, dtype=torch.bool), torch.zeros(len(rows), longest, dtype=torch.bool)
    for i, (r, g) in enumerate(zip(rows, gold)):
        X[i, : len(r)], ok[i, : len(r)], y[i, : len(r)] = torch.tensor(r, dtype=torch.float32) / scale, True, torch.tensor(g)
    w = torch.full((len(scale),), float(start), requires_grad=True)
    optimiser = torch.optim.Adam([w], lr=0.05)
    for _ in range(steps):
        z = X @ w.clamp(min=0)
        loss = (torch.logsumexp(z.masked_fill(~ok, -1e9), 1) - torch.logsumexp(z.masked_fill(~y, -1e9), 1)).mean() + l2 * (w**2).sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return (w.clamp(min=0).detach() / scale).numpy()


def logistic(X, y, weight, positive, l2=0.01, steps=400):
    """(coefficients, constant); coefficients in `positive` stay at or above 0."""
    mean, dev = X.mean(0), X.std(0) + 1e-6
    Z, t, v = (torch.tensor(a, dtype=torch.float32) for a in ((X - mean) / dev, y, weight))
    w, c = torch.zeros(X.shape[1], requires_grad=True), torch.zeros(1, requires_grad=True)
    optimiser, keep = torch.optim.Adam([w, c], lr=0.05), torch.tensor(positive)
    for _ in range(steps):
        used = torch.where(keep, w.clamp(min=0), w)
        loss = (F.binary_cross_entropy_with_logits(Z @ used + c, t, reduction="none") * v).sum() / v.sum() + l2 * (used**2).sum()
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    used = torch.where(keep, w.clamp(min=0), w).detach().numpy()
    return used / dev, float(c.detach()) - float((used * mean / dev).sum())


def folds(s):
    return np.array([zlib.crc32(slug(q).encode()) % 5 for q in s.questions])


def first_stage(s, m, keys):
    """Weights on all of them, and the blend with weights fitted on the other folds."""
    gold = np.array([[p["id"] in q["answers"] for p in s.passages] for q in s.questions])
    X, fold, yes = np.stack([m[k] for k in keys], 2), folds(s), gold.any(1)

    def fitted(use):
        return weights([X[i] for i in np.flatnonzero(use)], [gold[i] for i in np.flatnonzero(use)], 0.5)

    blend = np.zeros(gold.shape)
    for f in range(5):
        blend[fold == f] = X[fold == f] @ fitted(yes & (fold != f))
    return fitted(yes), blend


def read_all(model, pairs, s, order, questions=None, heads=True):
    """For each question {passage: (relevance, answers, margin, start, end, row)} of its READ first passages."""
    questions = [q["q"] for q in s.questions] if questions is None else questions
    chosen = [[int(j) for j in np.argsort(-r, kind="stable")[:READ]] for r in order]
    rows = [[pairs.row(q, *((p["title"], p["head"]) if heads else ("", "")), p["text"]) for p in (s.passages[j] for j in c)] for q, c in zip(questions, chosen)]
    got, said = onnx_run.read(model, [[r[:2] for r in g] for g in rows])
    out = []
    for c, g, o in zip(chosen, rows, got):
        out.append({})
        for j, row, (rel, ans, start, end) in zip(c, g, o):
            first, last, margin = span_of(start, end, row[1])
            out[-1][j] = (rel, ans, margin, start, end, row)
    return out, said


def features(got, blend):
    """What decides: of the passage ranked first its answer logit and span margin; the best of each among those read."""
    X = []
    for i, g in enumerate(got):
        top = max(g, key=lambda j: blend[i, j])
        X.append([g[top][1], g[top][2], max(v[1] for v in g.values()), max(v[2] for v in g.values())])
    return np.array(X)


def marked_sentence(wp, pairs, passage, got, sentences, by, cosine_weight=4.0):
    """(begin, end) of the sentence with the most of the span's likelihood (reader), the nearest cosine (encoder) or both."""
    _, _, _, start, end, row = got
    _, begins, ends = wp.cut(passage["text"])
    shift = row[1] + len(pairs.head(passage["title"], passage["head"]))
    inside = np.arange(shift, min(len(row[0]) - 1, shift + len(begins)))
    s, e = (np.exp(x[inside] - x[inside].max()) for x in (start, end))
    s, e = s / s.sum(), e / e.sum()
    best = []
    for a, b, cosine in sentences:
        here = [k for k in range(len(inside)) if begins[k] >= a and begins[k] < b]
        mass = np.log(1e-3 + (s[here].sum() + e[here].sum()) / 2)
        best.append({"reader": mass, "encoder": cosine, "both": mass + cosine_weight * cosine}[by])
    return sentences[int(np.argmax(best))][:2]


NAMES = ["answers_of_first", "margin_of_first", "best_answers", "best_margin"]


def at_limit(s, p, right, limit):
    yes = np.array([bool(q["answers"]) for q in s.questions])
    own = np.array([q["kind"] in OWN_WORDS for q in s.questions])
    c = p >= limit

    def part(mask):
        return round(float(c[mask].mean()), 3)

    return {"answerable_claimed": part(yes), "answerable_own_words_claimed": part(yes & own), "answerable_other_claimed": part(yes & ~own), "unanswerable_claimed": part(~yes), "unanswerable_own_words_claimed": part(~yes & own),
            "unanswerable_sharing_words_claimed": part(~yes & ~own), "claims_right": round(float(right[c].mean()), 3) if c.any() else None}


HOW = (
    "Every score of a passage is a weighted sum. words = BM25 (k1 0.9, b 0.4, Snowball stems, no function words, heading and text) over the sum of the idf of the question's words; cosine = whole vectors; "
    "maxsim = mean over the question's pieces ([CLS] and [SEP] left out) of the nearest piece of the passage, 64 numbers each; best_sentence_cosine = whole vector of the question with that of its nearest sentence, encoded alone. "
    "The first passages_read by first_stage_weights are read; their order is by final_weights. answered_logit = sum of coefficient times value plus constant, over: answers of the passage ranked first, its span margin "
    "(best start + end within longest_span_pieces, less start and end of place 0), and the best of either among those read. answered: logit >= answered_at_logit; closest: >= closest_at_logit; else not found; "
    "not found too where the best cosine plus the best maxsim of all passages is below the gate. probability: the first line of the table whose logit_up_to is not below the logit: share of such claims that show a right passage. "
    "Sentence to mark: greatest log(0.001 + (share of start + share of end inside it) / 2) + 4 x its cosine with the question (shares: softmax over the passage's pieces)."
)


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--base", required=True); a.add_argument("--data", required=True); a.add_argument("--onnx", required=True, help="folder of encoder.onnx and reader.onnx")
    a.add_argument("--out", required=True); a.add_argument("--most", type=int, default=160); a.add_argument("--offtopic", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "offtopic.txt"))
    a.add_argument("--cache", help="file that keeps the encoder's signals between runs"); a.add_argument("--signals-only", action="store_true")
    o = a.parse_args()
    torch.set_num_threads(1)
    wp = WordPiece(o.base + "/vocab.txt")
    pairs = Pairs(wp, o.most)
    _, s = own_sets(open_sets(o.data))
    enc, rd = o.onnx + "/encoder.onnx", o.onnx + "/reader.onnx"
    with open(o.offtopic, encoding="utf-8") as file:
        off = [x.strip() for x in file if x.strip()]
    both = [q["q"] for q in s.questions] + off
    if o.cache and os.path.exists(o.cache):
        with open(o.cache, "rb") as file:
            m, sentences = pickle.load(file)
    else:
        m, sentences = onnx_run.signals(enc, wp, s, both)
        if o.cache:
            with open(o.cache, "wb") as file:
                pickle.dump((m, sentences), file)
    if o.signals_only:
        return
    n = len(s.questions)
    mo, m = {k: v[n:] for k, v in m.items()}, {k: v[:n] for k, v in m.items()}
    figures = {"questions": n, "articles": len(s.article), "passages": len(s.passages), "ranking": {}}

    def show(name, value):
        figures["ranking"][name] = scores.ranked(s, value)
        print(f"{name:40s}", figures["ranking"][name], flush=True)

    show("words alone (BM25)", m["words"]); show("cosine", m["whole"]); show("MaxSim", m["most"]); show("best sentence", m["sent"])
    keys = ["words", "whole", "most", "sent"]
    w, blend = first_stage(s, m, keys)
    show("blend", blend)
    print("   ", dict(zip(keys, w.round(2))))
    w3, blend3 = first_stage(s, m, keys[:3])
    show("blend without sentences", blend3)
    got, said = read_all(rd, pairs, s, blend)
    print(said)
    gold = np.array([[p["id"] in q["answers"] for p in s.passages] for q in s.questions])
    yes, fold = gold.any(1), folds(s)
    among = float(np.mean([any(gold[i, j] for j in g) for i, g in enumerate(got) if yes[i]]))
    print(f"right passage among the {READ} read: {among:.3f}")
    shape = gold.shape
    rel, ans = np.full(shape, -np.inf), np.full(shape, -np.inf)
    for i, g in enumerate(got):
        for j, v in g.items():
            rel[i, j], ans[i, j] = v[0], v[1]
    show("reader's relevance alone", rel); show("reader's answers alone", ans)

    def stack(i):
        js = list(got[i])
        return np.array([[m[k][i, j] for k in keys] + [rel[i, j], ans[i, j]] for j in js]), np.array([gold[i, j] for j in js]), js

    parts = [stack(i) for i in range(n)]

    def fitted(use):
        at = [i for i in np.flatnonzero(use) if parts[i][1].any()]
        return weights([parts[i][0] for i in at], [parts[i][1] for i in at], 0.5)

    final = np.full(shape, -np.inf)
    for f in range(5):
        w5 = fitted(yes & (fold != f))
        for i in np.flatnonzero(fold == f):
            for row, j in zip(parts[i][0], parts[i][2]):
                final[i, j] = row @ w5
    w5 = fitted(yes)
    show("blend and reader", final)
    print("   ", dict(zip(keys + ["relevance", "answers"], w5.round(3))))
    right = np.array([gold[i, int(np.argmax(final[i]))] for i in range(n)])
    X = features(got, final)
    own = np.array([q["kind"] in OWN_WORDS for q in s.questions])
    print("AUC of each:", {k: tuple(round(scores.auc(X[yes & u, c], X[~yes & u, c]), 3) for u in (np.ones(n, bool), own, ~own)) for c, k in enumerate(NAMES)})
    target = yes & right  # claimed = shown as the answer: it has to be the right one
    weight = np.ones(n)
    for mask in (yes & own, yes & ~own, ~yes & own, ~yes & ~own):
        weight[mask] = 1 / mask.sum()

    def claim_fit(use, columns):
        return logistic(X[use][:, columns], target[use], weight[use], [True] * len(columns))

    results = {}
    for name, columns in (("answers of first", [0]), ("answers and margin of first", [0, 1]), ("all four", [0, 1, 2, 3]), ("best answers", [2])):
        p = np.zeros(n)
        for f in range(5):
            c, k = claim_fit(fold != f, columns)
            p[fold == f] = X[fold == f][:, columns] @ c + k
        results[name] = p
        print(f"claim by {name:30s} AUC {scores.auc(p[yes], p[~yes]):.3f} own {scores.auc(p[yes & own], p[~yes & own]):.3f} rest {scores.auc(p[yes & ~own], p[~yes & ~own]):.3f}", {x: at_limit(s, p, right, np.quantile(p[yes], 1 - x)) for x in (0.45, 0.6)})
    columns = [0, 1, 2, 3]
    p = results["all four"]
    coefficients, constant = claim_fit(np.ones(n, bool), columns)
    best = float(np.quantile(p[yes], 1 - CLAIMED))
    reached = at_limit(s, p, right, best)
    print("threshold", best, reached)
    # probability that a claim is right, among questions like ours: isotonic over the cross-fitted logit, as a table
    order = np.argsort(p)
    level, count, top = [], [], []
    for i in order:
        level.append(float(target[i])); count.append(1.0); top.append(float(p[i]))
        while len(level) > 1 and level[-2] >= level[-1]:
            joined = count[-2] + count[-1]
            level[-2], count[-2], top[-2] = (level[-2] * count[-2] + level[-1] * count[-1]) / joined, joined, top[-1]
            level.pop(); count.pop(); top.pop()
    # off-topic: what the closest passage would be
    blend_off = np.stack([mo[k] for k in keys], 2) @ w
    got_off, _ = read_all(rd, pairs, s, blend_off, off)
    final_off = np.full(blend_off.shape, -np.inf)
    for i, g in enumerate(got_off):
        for j, v in g.items():
            final_off[i, j] = np.array([mo[k][i, j] for k in keys] + [v[0], v[1]]) @ w5
    X_off = features(got_off, final_off)
    p_off = X_off[:, columns] @ coefficients + constant
    near = {"cosine": (m["whole"].max(1), mo["whole"].max(1)), "maxsim": (m["most"].max(1), mo["most"].max(1)), "relevance_of_first": (rel.max(1), np.array([max(v[0] for v in g.values()) for g in got_off])),
            "answered_logit": (p, p_off)}
    for k, (inside, outside) in near.items():
        limit = float(np.quantile(outside, 0.98))
        print(f"off-topic by {k}: AUC {scores.auc(inside, outside):.4f} 98% of off-topic below {limit:.3f}, answerable below {np.mean(inside[yes] < limit):.3f}, max off {outside.max():.3f}; answerable 2% {np.quantile(inside[yes], .02):.3f}")
    print("off-topic claimed", int((p_off >= best).sum()), "of", len(off), [off[i] for i in np.argsort(-p_off)[:4]])
    closest = float(np.quantile(p[yes], 1 - CLOSEST))
    near_in, near_off = m["whole"].max(1) + m["most"].max(1), mo["whole"].max(1) + mo["most"].max(1)
    gate = float(np.quantile(near_in[yes & right & (p >= best)], 0.01))  # what is nowhere near cannot be an answer: costs one right claim in a hundred
    p_gated, off_gated = np.where(near_in >= gate, p, -99), np.where(near_off >= gate, p_off, -99)
    print("gate", gate, "off-topic claimed", int((off_gated >= best).sum()), "closest", int(((off_gated >= closest) & (off_gated < best)).sum()), "of", len(off), [off[i] for i in np.argsort(-off_gated)[:6]])
    print("with the gate", at_limit(s, p_gated, right, best))
    levels = {f"{x:.2f}": {"logit": float(np.quantile(p[yes], 1 - x)), **at_limit(s, p_gated, right, np.quantile(p[yes], 1 - x)), "off_topic_claimed": int((off_gated >= np.quantile(p[yes], 1 - x)).sum())} for x in (0.1, 0.2, 0.3, 0.4, 0.45, 0.5, 0.6, 0.7)}
    for k, v in levels.items():
        print("  claimed", k, v)
    # which sentence is marked in the right passage
    marked = {}
    for by in ("reader", "encoder", "both"):
        hits = []
        for i, q in enumerate(s.questions):
            j = int(np.argmax(final[i]))
            if yes[i] and s.passages[j]["id"] == q["answers"][0] and q["span"]:
                found = marked_sentence(wp, pairs, s.passages[j], got[i][j], sentences.of(i, j), by)
                at = s.passages[j]["text"].find(q["span"])
                hits.append(min(found[1], at + len(q["span"])) - max(found[0], at) > 0)
        marked[by] = round(float(np.mean(hits)), 3)
    print("sentence marked right", marked, "of", len(hits))
    figures.update({"right_among_read": round(among, 3), "claims_at_threshold": at_limit(s, p_gated, right, best), "claims_by_share_of_answerable_claimed": levels,
                    "auc": round(scores.auc(p[yes], p[~yes]), 3), "auc_own_words": round(scores.auc(p[yes & own], p[~yes & own]), 3), "auc_sharing_words": round(scores.auc(p[yes & ~own], p[~yes & ~own]), 3),
                    "off_topic": {"questions": len(off), "claimed": int((off_gated >= best).sum()), "closest": int(((off_gated >= closest) & (off_gated < best)).sum())}, "sentence_marked": marked})
    made = {
        "version": 1,
        "how": HOW,
        "reading": {"passages_read": READ, "most_pieces": o.most, "question_most_pieces": pairs.question_most, "title_and_heading_most_pieces": pairs.head_most, "longest_span_pieces": LONGEST, "encoder_most_pieces": 176, "encoder_question_most_pieces": 48},
        "first_stage_weights": {"words_bm25_over_idf_sum": float(w[0]), "cosine": float(w[1]), "maxsim": float(w[2]), "best_sentence_cosine": float(w[3])},
        "first_stage_weights_no_sentences": {"words_bm25_over_idf_sum": float(w3[0]), "cosine": float(w3[1]), "maxsim": float(w3[2])},
        "final_weights": {"words_bm25_over_idf_sum": float(w5[0]), "cosine": float(w5[1]), "maxsim": float(w5[2]), "best_sentence_cosine": float(w5[3]), "reader_relevance": float(w5[4]), "reader_answers": float(w5[5])},
        "answered_logit": {**{k: float(c) for k, c in zip(NAMES, coefficients)}, "constant": float(constant)},
        "answered_at_logit": best, "closest_at_logit": closest,
        "not_found_below_best_cosine_plus_best_maxsim": gate,
        "answered_probability_table": [{"logit_up_to": t, "probability": round(v, 4)} for v, t in zip(level, top)],
        "figures_on_articles_kept_aside": figures,
    }
    with open(o.out, "w", encoding="utf-8") as file:
        json.dump(made, file, indent=1)


if __name__ == "__main__":
    main()
