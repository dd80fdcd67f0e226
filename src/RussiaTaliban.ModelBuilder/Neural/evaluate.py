"""Measures encoder.onnx, reader.onnx and calibration.json on a set that nothing was learned from.

  python3 evaluate.py --base base --onnx . --batch folder            our Markdown articles, questions in folder.jsonl
  python3 evaluate.py --base base --onnx . --one passages.json questions.jsonl --title "..."     one article
  python3 evaluate.py --base base --onnx . --corpus folder questions.jsonl [--leave slug ...]    Markdown without headings, questions in score.py's form
"""
import argparse
import glob
import json
import os
import re

import numpy as np

import fit
import onnx_run
import scores
import sets
from bert import WordPiece
from pairs import Pairs
from sets import OWN_WORDS


def one_article(passages, questions, title):
    with open(passages, encoding="utf-8") as file:
        ps = [{"id": "a/" + p["id"], "title": title, "head": p["section"] or "", "text": " ".join(p["text"].split())} for p in json.load(file)]
    qs = []
    for q in sets.lines(questions):
        if q["kind"] in ("quote-check", "followup", "command", "small_talk"):
            continue
        kind = "paraphrase" if "paraphrase" in q["kind"] else q["kind"]
        qs.append({"id": q["id"], "q": q["q"], "kind": kind, "answers": ["a/" + x for x in q["answers"]], "span": " ".join((q.get("must_quote") or "").split()), "near": []})
    return sets.Set("one", ps, qs)


def corpus(folder, questions, leave):
    ps = []
    for path in sorted(glob.glob(os.path.join(folder, "*.md"))):
        name = os.path.basename(path)[:-3]
        with open(path, encoding="utf-8") as file:
            front, text = re.match(r"---\n(.*?)\n---\n(.*)", file.read(), re.S).groups()
        title = re.search(r"^title: *(.+)", front, re.M)[1].strip().strip('"')
        for k, part in enumerate([x for x in re.split(r"\n\s*\n", text.strip()) if x.strip()], 1):
            ps.append({"id": f"{name}/0.{k}", "title": title, "head": "", "text": " ".join(part.split())})
    ids = {p["id"] for p in ps}
    qs = [dict(q, span=q.get("must_quote") or "", near=[], kind=q["kind"] if q["answers"] else "unanswerable") for q in sets.lines(questions)]
    return sets.Set("corpus", ps, [q for q in qs if not any(a.split("/")[0] in leave for a in q["answers"]) and all(a in ids for a in q["answers"])])


def measured(wp, pairs, s, folder, c):
    """Runs everything over the set; (figures, details a question)."""
    m, sentences = onnx_run.signals(folder + "/encoder.onnx", wp, s)
    keys, w, w5 = ["words", "whole", "most", "sent"], list(c["first_stage_weights"].values()), list(c["final_weights"].values())
    blend = sum(m[k] * x for k, x in zip(keys, w))
    got, said = fit.read_all(folder + "/reader.onnx", pairs, s, blend)
    final = np.full(blend.shape, -np.inf)
    for i, g in enumerate(got):
        for j, v in g.items():
            final[i, j] = sum(m[k][i, j] * x for k, x in zip(keys, w5)) + v[0] * w5[4] + v[1] * w5[5]
    logit = fit.features(got, final) @ np.array([c["answered_logit"][k] for k in fit.NAMES]) + c["answered_logit"]["constant"]
    yes = np.array([bool(q["answers"]) for q in s.questions])
    off = np.array([q["kind"] == "offtopic" for q in s.questions])
    own = np.array([q["kind"] in OWN_WORDS for q in s.questions])
    right = np.array([s.passages[int(np.argmax(f))]["id"] in q["answers"] for f, q in zip(final, s.questions)])
    near = m["whole"].max(1) + m["most"].max(1) >= c["not_found_below_best_cosine_plus_best_maxsim"]
    claimed = (logit >= c["answered_at_logit"]) & near
    out = {"questions": len(s.questions), "passages": len(s.passages)}
    for name, x in (("words", m["words"]), ("cosine", m["whole"]), ("maxsim", m["most"]), ("best sentence", m["sent"]), ("first stage", blend), ("with the reader", final)):
        out[name] = scores.ranked(s, x)

    def part(mask):
        return round(float(claimed[mask].mean()), 3) if mask.any() else None

    out["claims"] = {"answerable": part(yes), "answerable own words": part(yes & own), "answerable other": part(yes & ~own), "unanswerable": part(~yes & ~off), "unanswerable own words": part(~yes & own),
                     "unanswerable sharing words": part(~yes & ~own & ~off), "off-topic": part(off), "right of claims": round(float(right[claimed].mean()), 3)}
    no = ~yes & ~off
    if no.any():
        out["auc"] = [round(scores.auc(logit[yes & u], logit[no & u]), 3) for u in (yes | no, own, ~own)]
    hits = []
    for i, q in enumerate(s.questions):
        j = int(np.argmax(final[i]))
        if yes[i] and s.passages[j]["id"] == q["answers"][0] and q["span"] and q["span"] in s.passages[j]["text"]:
            found = fit.marked_sentence(wp, pairs, s.passages[j], got[i][j], sentences.of(i, j), "both")
            at = s.passages[j]["text"].find(q["span"])
            hits.append(min(found[1], at + len(q["span"])) - max(found[0], at) > 0)
    out["sentence marked"] = round(float(np.mean(hits)), 3) if hits else None
    details = [(round(float(logit[i]), 2), q["kind"], q["q"], s.passages[int(np.argmax(final[i]))]["id"], q["answers"]) for i, q in enumerate(s.questions)]
    return out, said, details


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--base", required=True); a.add_argument("--onnx", required=True); a.add_argument("--batch"); a.add_argument("--one", nargs=2); a.add_argument("--title", default="")
    a.add_argument("--corpus", nargs=2); a.add_argument("--leave", nargs="*", default=[]); a.add_argument("--show", action="store_true")
    o = a.parse_args()
    wp = WordPiece(o.base + "/vocab.txt")
    with open(o.onnx + "/calibration.json", encoding="utf-8") as file:
        c = json.load(file)
    s = sets.articles(o.batch, offtopic=True) if o.batch else one_article(*o.one, o.title) if o.one else corpus(*o.corpus, o.leave)
    out, said, details = measured(wp, Pairs(wp, c["reading"]["most_pieces"]), s, o.onnx, c)
    for k, v in out.items():
        print(f"{k:18s}", v)
    print(said)
    if o.show:
        for x in sorted(details, key=lambda x: -x[0]):
            print(*x)


if __name__ == "__main__":
    main()
