"""What a ranking and a "does it answer" number are worth on a set of questions; BM25 over word pieces; candidates."""
import math
from collections import Counter

import numpy as np

from sets import OWN_WORDS, slug


def auc(yes, no):
    yes, no = np.asarray(yes), np.asarray(no)
    return float(((yes[:, None] > no[None]) + 0.5 * (yes[:, None] == no[None])).mean()) if len(yes) and len(no) else float("nan")


def ranked(s, scores):
    """scores: questions x passages, -inf where not read. Shares (first right, right among three) of all answerable, of those in the asker's own words, of the rest."""
    out = {"all": [], "own": [], "rest": []}
    for q, row in zip(s.questions, scores):
        if q["answers"]:
            top = [s.passages[i]["id"] in q["answers"] for i in np.argsort(-row, kind="stable")[:3]]
            for k in ("all", "own" if q["kind"] in OWN_WORDS else "rest"):
                out[k].append((top[0], any(top)))
    return {k: tuple(round(float(x), 3) for x in np.mean(v, 0)) for k, v in out.items() if v}


def claims(s, order, answerability, share=0.6):
    """Where `share` of the answerable are claimed: which share of the unanswerable is claimed too (own words; sharing words), and which share of all claims shows a right passage first."""
    answers = np.array([bool(q["answers"]) for q in s.questions])
    own = np.array([q["kind"] in OWN_WORDS for q in s.questions])
    right = np.array([s.passages[int(np.argmax(r))]["id"] in q["answers"] for q, r in zip(s.questions, order)])
    a = np.asarray(answerability)
    limit = np.sort(a[answers])[::-1][max(0, int(round(share * answers.sum())) - 1)]
    claimed = a >= limit

    def part(mask):
        return round(float(claimed[mask].mean()), 3) if mask.any() else None

    return {"auc": round(auc(a[answers], a[~answers]), 3), "auc_own": round(auc(a[answers & own], a[~answers & own]), 3), "auc_rest": round(auc(a[answers & ~own], a[~answers & ~own]), 3),
            "un_own": part(~answers & own), "un_words": part(~answers & ~own), "un": part(~answers), "yes_own": part(answers & own), "yes_words": part(answers & ~own),
            "right": round(float(right[claimed].mean()), 3), "limit": float(limit)}


def bm25(wp, passages, questions, k=1.2, b=0.75):
    """questions x passages; the words are word pieces."""
    texts = [Counter(wp.cut(p)[0]) for p in passages]
    size = np.array([sum(t.values()) for t in texts], np.float32)
    mean = size.mean()
    where = {}
    for i, t in enumerate(texts):
        for w, n in t.items():
            where.setdefault(w, []).append((i, n))
    out = np.zeros((len(questions), len(texts)), np.float32)
    for row, q in enumerate(questions):
        for w in set(wp.cut(q)[0]):
            hits = where.get(w, [])
            idf = math.log(1 + (len(texts) - len(hits) + 0.5) / (len(hits) + 0.5))
            for i, n in hits:
                out[row, i] += idf * n * (k + 1) / (n + k * (1 - b + b * size[i] / mean))
    return out


def near_by_words(wp, s, most):
    """For every question the passages of its own article, nearest by words first."""
    out = [[] for _ in s.questions]
    mine = {}
    for i, q in enumerate(s.questions):
        mine.setdefault(slug(q), []).append(i)
    for name, qs in mine.items():
        places = s.article[name]
        m = bm25(wp, [s.passages[j]["text"] for j in places], [s.questions[i]["q"] for i in qs])
        for k, i in enumerate(qs):
            out[i] = [places[j] for j in np.argsort(-m[k], kind="stable")[:most]]
    return out
