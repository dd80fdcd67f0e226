#!/usr/bin/env python3
"""Teaches a small sentence encoder to give the vectors that a large one gives (distillation, Hinton et al. 2015), and writes it as ONNX.

    train.py --teacher model.onnx --teacher-vocabulary vocab.txt --text open-text.txt.gz --wordnet DICT --out FOLDER [--minutes 50]

Needs Debian's python3-torch, python3-onnx and libopenblas0-pthread; no GPU. See ../../RussiaTaliban.Onnx/Encoder/SOURCES.md.
"""
import argparse
import collections
import os
import random
import time

import numpy as np
import torch

import export
import sentences
from model import Encoder, batch, teacher_weights
from wordpiece import SPECIAL, WordPiece

LAYERS = (0, 4, 5)  # of the teacher's six: the nearest to the teacher before any training, of those tried
RANK = 192
RAREST = 5  # a word piece that is met less often is not kept
BATCH = 96
HELD_OUT = 1500
LONGEST = 30


def vocabulary(teacher, texts):
    """The numbers of the teacher's word pieces that are kept: the special ones, those that are met, and single letters, so that every word can be spelled."""
    met = collections.Counter()
    for word, times in collections.Counter(word for text in texts for word in teacher.words(text)).items():
        for piece in teacher.encode(word, 64)[1:-1]:
            met[piece] += times
    special = [teacher.number[name] for name in SPECIAL]
    letters = {n for n, piece in enumerate(teacher.pieces) if len(piece.removeprefix("##")) == 1 and ord(piece[-1]) < 0x250}
    return special + sorted(({n for n, times in met.items() if times >= RAREST} | letters) - set(special))


def encode(encoder, texts):
    """One row a text, whatever their order and length."""
    rows = torch.zeros(len(texts), 384)
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    with torch.no_grad():
        for start in range(0, len(order), 64):
            chosen = order[start : start + 64]
            rows[chosen] = encoder(*batch([texts[at] for at in chosen]))
    return rows


def batches(texts, places):
    """For ever: batches of texts of like length, in random order."""
    while True:
        random.shuffle(places)
        for start in range(0, len(places), BATCH * 40):
            near = sorted(places[start : start + BATCH * 40], key=lambda at: len(texts[at]))
            parts = [near[at : at + BATCH] for at in range(0, len(near), BATCH)]
            random.shuffle(parts)
            yield from parts


def likeness(encoder, texts, wanted):
    """The mean cosine with the teacher's vectors, and how the similarities of all pairs correlate with the teacher's."""
    made = encode(encoder, texts)
    pairs = np.triu_indices(len(texts), 1)
    alike = [(rows @ rows.T)[pairs].numpy() for rows in (torch.nn.functional.normalize(vectors - vectors.mean(0), dim=1) for vectors in (made, wanted))]
    return float((made * wanted).sum(1).mean()), float(np.corrcoef(*alike)[0, 1])


def learn(encoder, texts, wanted, minutes, rate):
    places = [at for at in range(HELD_OUT, len(texts)) if len(texts[at]) <= LONGEST]
    optimizer = torch.optim.AdamW(encoder.parameters(), lr=rate, weight_decay=0.0, betas=(0.9, 0.98))
    began, told = time.monotonic(), 0.0
    for step, chosen in enumerate(batches(texts, places)):
        share = (time.monotonic() - began) / (minutes * 60)
        if share >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, (step + 1) / 60) * max(0.02, 1 - share)
        made, aim = encoder(*batch([texts[at] for at in chosen])), wanted[chosen]
        loss = (1 - (made * aim).sum(1)).mean() + 2 * ((made @ made.T - aim @ aim.T) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        if share >= told:
            told += 0.05
            print(f"{share:4.0%} step {step}: {likeness(encoder, texts[:HELD_OUT], wanted[:HELD_OUT])}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("--teacher", "--teacher-vocabulary", "--text", "--wordnet", "--out"):
        parser.add_argument(name, required=True)
    parser.add_argument("--minutes", type=float, default=50)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--sentences", type=int, default=110_000, help="of each kind at most")
    options = parser.parse_args()
    random.seed(1)
    torch.manual_seed(1)

    named, layers = teacher_weights(options.teacher)
    theirs = WordPiece.read(options.teacher_vocabulary)
    texts = sentences.read(options.text, options.wordnet, options.sentences)
    kept = vocabulary(theirs, texts)
    ours = WordPiece([theirs.pieces[number] for number in kept])
    print(f"{len(texts)} sentences, {len(kept)} word pieces", flush=True)

    wanted = encode(Encoder(named, layers), [theirs.encode(text, 96) for text in texts])
    encoder = Encoder(named, [layers[number] for number in LAYERS], RANK, kept)
    learn(encoder, [ours.encode(text, 40) for text in texts], wanted, options.minutes, options.rate)
    os.makedirs(options.out, exist_ok=True)
    export.write(encoder, os.path.join(options.out, "encoder.onnx"))
    with open(os.path.join(options.out, "vocab.txt"), "w", encoding="utf-8") as file:
        file.write("\n".join(ours.pieces) + "\n")


if __name__ == "__main__":
    main()
