"""Runs the exported models as the product will (ONNX Runtime, by the small C# console in run/), so that what is fitted is fitted on the very numbers that the product sees."""
import os
import subprocess
import tempfile

import numpy as np

from bert import SMALL, WIDTH
from train_encoder import QUESTION_MOST, passage_row, signed
import sets
import words

RUN = os.environ.get("ONNX_RUN", os.path.join(os.path.dirname(os.path.abspath(__file__)), "run", "out", "run.dll"))


def run(model, rows):
    """rows: [(batch, begin, numbers)], rows of a batch beside each other. All numbers that come back, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + "/rows", "w", encoding="ascii") as file:
            for batch, begin, numbers in rows:
                file.write(" ".join(map(str, [batch, begin, *numbers])) + "\n")
        said = subprocess.run(["dotnet", RUN, model, folder + "/rows", folder + "/out"], check=True, capture_output=True, text=True).stdout
        return np.fromfile(folder + "/out", "<f4"), said.strip()


def encode(model, rows):
    """(whole vectors, piece vectors less [CLS] and [SEP])"""
    flat, _ = run(model, [(k, 0, r) for k, r in enumerate(rows)])
    whole, tokens, at = [], [], 0
    for r in rows:
        whole.append(flat[at : at + WIDTH])
        at += WIDTH
        tokens.append(flat[at : at + SMALL * len(r)].reshape(-1, SMALL)[1:-1])
        at += SMALL * len(r)
    return np.stack(whole), tokens


def read(model, groups):
    """groups: for each question its rows [(numbers, begin)]. For each question [(relevance, answers, start, end)]."""
    rows = [(k, begin, numbers) for k, group in enumerate(groups) for numbers, begin in group]
    flat, said = run(model, rows)
    out, at = [], 0
    for group in groups:
        out.append([])
        for numbers, _ in group:
            n = len(numbers)
            out[-1].append((float(flat[at]), float(flat[at + 1]), flat[at + 2 : at + 2 + n], flat[at + 2 + n : at + 2 + 2 * n]))
            at += 2 + 2 * n
    return out, said


class Sentences:
    """Cosine of every question with every sentence (each: questions x sentences), whose passage it is, where it stands."""

    def __init__(self, each, owner, places):
        self.each, self.owner, self.places = each, owner, places
        self.first = {int(j): int(k) for k, j in reversed(list(enumerate(owner)))}

    def of(self, question, passage):
        """[(begin, end, cosine)] of the passage's sentences."""
        k, out = self.first[passage], []
        while k < len(self.owner) and self.owner[k] == passage:
            out.append((*self.places[k], float(self.each[question, k])))
            k += 1
        return out


def signals(model, wp, s, questions=None, heads=True):
    """({words, whole, most, sent}: questions x passages, as train_encoder.signals, by the exported encoder and stored bytes; the sentences)."""
    questions = [q["q"] for q in s.questions] if questions is None else questions
    bare = s.passages if heads else [dict(p, title="", head="") for p in s.passages]
    qw, qt = encode(model, [wp.encode(q, QUESTION_MOST) for q in questions])
    pw, pt = encode(model, [passage_row(wp, p) for p in bare])
    texts, owner, places = [], [], []
    for j, p in enumerate(s.passages):
        for a, b in sets.sentences(p["text"]):
            texts.append(wp.encode(p["text"][a:b], 96))
            owner.append(j)
            places.append((a, b))
    sw, _ = encode(model, texts)
    pw, sw, pt = signed(pw) / np.float32(127), signed(sw) / np.float32(127), [signed(t) / np.float32(127) for t in pt]
    pieces, ends = np.concatenate(pt), np.cumsum([0] + [len(p) for p in pt])[:-1]
    most = np.stack([np.maximum.reduceat(q @ pieces.T, ends, axis=1).mean(0) for q in qt])
    first = np.flatnonzero(np.r_[True, np.diff(owner) > 0])
    each = qw @ sw.T
    return {"words": words.signal(bare, questions), "whole": qw @ pw.T, "most": most, "sent": np.maximum.reduceat(each, first, axis=1)}, Sentences(each, np.array(owner), places)
