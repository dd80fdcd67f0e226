"""The word signal as the product's English analyser makes it: function words left out, Snowball stems, BM25 (0.9, 0.4) over the sum of the question's idf."""
import math
import re
import unicodedata
from collections import Counter

import numpy as np
import snowballstemmer

FUNCTION = set("""
a an the and or but nor for so if then than as of in on at to from by with without about into onto over under after before between among
during through per via against toward towards upon within along across behind beyond despite
is are was were be been being am isnt arent wasnt werent do does did done doing dont doesnt didnt have has had having hasnt havent hadnt
will would shall should can could may might must wont wouldnt shouldnt cant cannot couldnt
not no only just also too very own same such both each every few more most much many other another some any all this that these those there here
it its itself they them their theirs themselves he she his her hers him himself herself i me my mine we us our ours you your yours who whom whose which
what when where why how because while until again further once out up down off yet still even ever else rather quite whether though although else besides ones ever
""".split())
STEMMER, KEPT = snowballstemmer.stemmer("english"), {}


def stems(text):
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")
    out = []
    for found in re.findall(r"\w+(?:[’']\w+)*", plain):
        word = re.sub(r"[’']s$", "", found).replace("’", "").replace("'", "")
        if word and word not in FUNCTION:
            if word not in KEPT:
                KEPT[word] = STEMMER.stemWord(word)
            out.append(KEPT[word])
    return out


def signal(passages, questions, k=0.9, b=0.4):
    """questions x passages; from 0 to k + 1."""
    texts = [Counter(stems((p["head"] + ". " if p["head"] else "") + p["text"])) for p in passages]
    size = np.array([sum(t.values()) for t in texts], np.float64)
    mean, where, n = size.mean(), {}, len(texts)
    for i, t in enumerate(texts):
        for w, count in t.items():
            where.setdefault(w, []).append((i, count))
    out = np.zeros((len(questions), n))
    for row, q in enumerate(questions):
        mass = 0.0
        for w in set(stems(q)):
            hits = where.get(w, [])
            idf = math.log(1 + (n - len(hits) + 0.5) / (len(hits) + 0.5))
            mass += idf
            for i, count in hits:
                out[row, i] += idf * count * (k + 1) / (count + k * (1 - b + b * size[i] / mean))
        out[row] /= max(1e-6, mass)
    return out
