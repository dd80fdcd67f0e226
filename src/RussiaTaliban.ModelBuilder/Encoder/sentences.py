"""The sentences that the encoder is taught with: WordNet's definitions and examples, short lines of open text, and its questions."""
import glob
import gzip
import os
import random
import re


def definitions(wordnet):
    for path in sorted(glob.glob(os.path.join(wordnet, "data.*"))):
        with open(path, encoding="latin-1") as file:
            for line in file:
                if line.startswith("  ") or " | " not in line:
                    continue
                head, gloss = line.rstrip("\n").split(" | ", 1)
                fields = head.split()
                words = [fields[4 + 2 * at].replace("_", " ").split("(")[0] for at in range(int(fields[3], 16))]
                parts = [part.strip(' "') for part in re.split(r";\s*", gloss.strip())]
                yield ", ".join(words[:3]) + ": " + parts[0]
                yield from [part for part in parts[1:] if len(part.split()) > 3][:2]


def lines(path, share):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            line, words = line.strip(), len(line.split())
            if line.endswith("?") and 4 <= words <= 20:
                yield line, True
            elif 5 <= words <= 22 and random.random() < share:
                yield line, False


def read(text, wordnet, most):
    """All sentences, shuffled; questions twice, as there are few."""
    glosses = list(definitions(wordnet))
    random.shuffle(glosses)
    plain, questions = [], []
    for line, asks in lines(text, 0.3):
        (questions if asks else plain).append(line)
    random.shuffle(plain)
    chosen = glosses[:most] + plain[:most] + 2 * sorted(set(questions))
    random.shuffle(chosen)
    return chosen
