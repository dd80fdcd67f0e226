"""Sets of questions over passages in one form, and who is kept aside.

passages [{id "slug/section.paragraph", title, head, text}], questions [{id, q, kind, answers, near, span}].
kind "unlabelled": written for its passage, but nobody says whether that answers it (SQuAD's test file as it is published).
"""
import glob
import json
import os
import re
import zlib

OWN_WORDS = {"paraphrase", "unanswerable-own-words"}


class Set:
    def __init__(self, name, passages, questions):
        self.name, self.passages, self.questions = name, passages, questions
        self.at = {p["id"]: i for i, p in enumerate(passages)}
        self.article = {}
        for i, p in enumerate(passages):
            self.article.setdefault(p["id"].split("/")[0], []).append(i)

    def only(self, slugs, name=None):
        slugs = set(slugs)
        return Set(name or self.name, [p for p in self.passages if p["id"].split("/")[0] in slugs], [q for q in self.questions if slug(q) in slugs])


def slug(question):
    """The article that a question is about."""
    return (question["answers"] or question["near"] or [question["id"].rsplit("-", 1)[0] + "/"])[0].split("/")[0]


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def cuts(folder):
    """Our first 113 articles: questions.jsonl and text/*.txt, paragraphs marked [slug/0.N], no titles."""
    passages = []
    for path in sorted(glob.glob(os.path.join(folder, "text", "*.txt"))):
        with open(path, encoding="utf-8") as file:
            for part in re.split(r"\n\s*\n", file.read()):
                found = re.match(r"\s*\[([^\]]+/[\d.]+)\]\s*(.*)", part, re.S)
                if found:
                    passages.append({"id": found[1], "title": "", "head": "", "text": " ".join(found[2].split())})
    return Set("cuts", passages, lines(os.path.join(folder, "questions.jsonl")))


def articles(folder, offtopic=False):
    """A folder of our own articles: Markdown with front matter, title and headings; its questions.jsonl."""
    passages = []
    for path in sorted(glob.glob(os.path.join(folder, "*.md"))):
        name = os.path.basename(path)[:-3]
        with open(path, encoding="utf-8") as file:
            front, text = re.match(r"---\n(.*?)\n---\n(.*)", file.read(), re.S).groups()
        title = re.search(r"^title: *(.+)", front, re.M)[1].strip().strip('"')
        section, number, head = 0, 0, ""
        for part in re.split(r"\n\s*\n", text.strip()):
            part = " ".join(part.split())
            if part.startswith("#"):
                section, number, head = section + 1, 0, part.lstrip("# ")
            elif part:
                number += 1
                passages.append({"id": f"{name}/{section}.{number}", "title": title, "head": head, "text": part})
    questions = [dict(q, near=q.get("near", []), span=q.get("span", "")) for q in lines(os.path.join(folder, "questions.jsonl")) if offtopic or q["kind"] != "offtopic"]
    return Set(os.path.basename(folder.rstrip("/")), passages, questions)


def squad(path, leave=(), only=None, labelled=True, prefix="s-"):
    """A file in SQuAD's form (PolicyQA too); articles whose title is in `leave` are left out."""
    passages, questions = [], []
    with open(path, encoding="utf-8") as file:
        data = json.load(file)["data"]
    for article in data:
        name = prefix + re.sub(r"[^a-z0-9]+", "-", article["title"].lower()).strip("-")
        if name in leave or (only and name not in only):
            continue
        for k, p in enumerate(article["paragraphs"], 1):
            place, text = f"{name}/0.{k}", p["context"]
            passages.append({"id": place, "title": article["title"].replace("_", " "), "head": "", "text": text})
            for q in p["qas"]:
                none = q.get("is_impossible", False)
                kind = "unlabelled" if not labelled else "unanswerable" if none else "fact"
                questions.append({"id": f"{name}-{q['id']}", "q": q["question"].strip(), "kind": kind, "answers": [] if none or not labelled else [place],
                                  "span": "" if none or not labelled else q["answers"][0]["text"],
                                  "span_at": None if none or not labelled else q["answers"][0].get("answer_start"), "near": [place] if none or not labelled else []})
    return Set(os.path.basename(path), passages, questions)


def joined(name, sets):
    return Set(name, [p for s in sets for p in s.passages], [q for s in sets for q in s.questions])


def kept_aside(name):
    """Whether an article is kept aside, one in ten, by its name alone, so that nothing done later can change it."""
    return zlib.crc32(("aside " + name).encode()) % 10 == 0


def sentences(text):
    """[(begin, end)] of the sentences."""
    out, start = [], 0
    for found in re.finditer(r"(?<=[a-z0-9)\]”’\"'%])[.!?]+[”’\"')\]]*\s+(?=[A-Z“‘\"'(0-9])", text):
        out.append((start, found.end()))
        start = found.end()
    if start < len(text):
        out.append((start, len(text)))
    return out


def qed(path):
    """QED's file: a search question, a passage, the sentence that answers. One article for all, so that the nearest other passages are the wrong ones."""
    passages, questions, seen = [], [], {}
    for row in lines(path):
        text, title = row["paragraph_text"], row["title_text"]
        if text not in seen:
            seen[text] = f"q-qed/0.{len(seen) + 1}"
            passages.append({"id": seen[text], "title": title, "head": "", "text": text})
        answers = [x for group in row["original_nq_answers"] for x in group]
        if answers:
            best = min(answers, key=lambda x: len(x["string"]))
            questions.append({"id": f"q-qed-{row['example_id']}", "q": row["question_text"], "kind": "fact", "answers": [seen[text]], "span": best["string"], "span_at": best["start"], "near": []})
    return Set("qed", passages, questions)
