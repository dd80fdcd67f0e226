"""Finds, with a taught encoder, the wrong passages that the reader is to learn from: for every question of ours [of its article, by words and towers in turn; two of other articles; the first of all].

The articles kept aside are searched among themselves only.

  python3 nearest.py --base base/minilm.onnx --vocab base/vocab.txt --data data.json --encoder encoder.pt --out near.json
"""
import argparse
import json

import numpy as np
import torch

import scores
from bert import Body, WordPiece
from sets import slug
from train_encoder import QUESTION_MOST, Encoder, encode, passage_row
from train_reader import open_sets, own_sets


def encoder(path, base, device):
    """rows -> whole vectors, by the weights that train_encoder.py saved."""
    model = Encoder(Body(base))
    model.load_state_dict(torch.load(path, map_location="cpu"))
    model.to(device)
    return lambda rows: encode(model, rows, 64)[0]


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--base", required=True); a.add_argument("--vocab", required=True); a.add_argument("--device", default="cpu"); a.add_argument("--data", required=True); a.add_argument("--encoder", required=True); a.add_argument("--out", required=True)
    o = a.parse_args()
    wp, out = WordPiece(o.vocab), {}
    whole = encoder(o.encoder, o.base, o.device)
    for s in own_sets(open_sets(o.data)):
        questions, passages = whole([wp.encode(q["q"], QUESTION_MOST) for q in s.questions]), whole([passage_row(wp, p) for p in s.passages])
        order, by_words = np.argsort(-(questions @ passages.T), axis=1, kind="stable"), scores.near_by_words(wp, s, 8)
        for i, q in enumerate(s.questions):
            places = s.article[slug(q)]
            mine = set(places)
            own = [int(j) for j in order[i] if int(j) in mine][:8]
            near = list(dict.fromkeys(j for pair in zip(own, by_words[i]) for j in pair))[:8]
            abroad = [int(j) for j in order[i, :40] if int(j) not in mine][:2]
            out[q["id"]] = [[s.passages[j]["id"] for j in x] for x in (near, abroad, [int(j) for j in order[i, :8]])]
        with open(o.out, "w", encoding="utf-8") as file:
            json.dump(out, file)


if __name__ == "__main__":
    main()
