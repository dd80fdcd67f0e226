"""Rows of question and passage for the reader, and what is made of them: passages without their answering sentence, cut passages that still answer, questions with a swapped name or number."""
import re

from sets import sentences

OPPOSITE = {}
for both in ("first last", "before after", "more fewer", "most least", "largest smallest", "biggest smallest", "highest lowest", "oldest youngest", "rise fall", "rose fell", "increase decrease", "increased decreased",
             "win lose", "won lost", "support oppose", "supported opposed", "accept reject", "accepted rejected", "allowed banned", "early late", "earlier later", "north south", "east west", "northern southern",
             "eastern western", "men women", "minimum maximum", "longest shortest", "open close", "opened closed", "import export", "imports exports", "agreed refused", "above below", "gain loss", "begin end",
             "began ended", "start stop", "started stopped", "public private", "old new", "higher lower", "most fewest", "approved rejected", "buy sell", "bought sold"):
    a, b = both.split()
    OPPOSITE[a] = b
    OPPOSITE.setdefault(b, a)


class Pairs:
    """Token rows; a passage is given as (title, heading, text)."""

    def __init__(self, wp, most=160, question_most=40, head_most=28):
        self.wp, self.most, self.question_most, self.head_most = wp, most, question_most, head_most
        self.kept = {}

    def cut(self, text):
        if text not in self.kept:
            self.kept[text] = self.wp.cut(text)
        return self.kept[text]

    def head(self, title, head):
        """Pieces of "title. heading." before the passage."""
        made = ". ".join(x.rstrip(".") for x in (title, head) if x)
        return self.cut(made + ("" if made.endswith("?") else "."))[0][: self.head_most] if made else []

    def row(self, question, title, head, text, span=None):
        """(numbers, where the passage begins, (first, last) piece of the span or None). span: (begin, end) in the text.

        A passage that is too long loses its end; where that would cut the span away, its beginning goes."""
        q, before = self.cut(question)[0][: self.question_most], self.head(title, head)
        pieces, begins, ends = self.cut(text)
        left = [self.wp.cls] + q + [self.wp.sep]
        room = self.most - len(left) - len(before) - 1
        place, skip = None, 0
        if span:
            inside = [k for k in range(len(begins)) if begins[k] < span[1] and ends[k] > span[0]]
            if inside:
                if inside[-1] >= room:
                    skip = min(len(pieces) - room, inside[0])
                if inside[-1] - skip < room:
                    shift = len(left) + len(before) - skip
                    place = (shift + inside[0], shift + inside[-1])
        return left + before + pieces[skip : skip + room] + [self.wp.sep], len(left), place


def span_of(question, passage):
    """(begin, end) of the noted answer in the text, or None."""
    text, span = passage["text"], question.get("span") or ""
    at = question.get("span_at")
    if not span:
        return None
    if at is None or text[at : at + len(span)] != span:
        at = text.find(span)
    return (at, at + len(span)) if at >= 0 else None


def without_answer(text, span):
    """The text less the sentences that hold the span, or None where nothing much is left or the answer stands there once more."""
    keep = [(a, b) for a, b in sentences(text) if b <= span[0] or a >= span[1]]
    left = "".join(text[a:b] for a, b in keep).strip()
    answer = text[span[0] : span[1]]
    return left if len(left.split()) >= 20 and answer not in left else None


def cut_with_answer(text, span, rng):
    """(text less some sentences that the answer does not need, span in it), or None."""
    parts = sentences(text)
    holds = [k for k, (a, b) in enumerate(parts) if a < span[1] and b > span[0]]
    if len(parts) < 3 or not holds:
        return None
    drop = {k for k in range(len(parts)) if k not in holds and k + 1 not in holds and rng.random() < 0.5}
    if not drop:
        return None
    shift = sum(parts[k][1] - parts[k][0] for k in drop if parts[k][1] <= span[0])
    return "".join(text[a:b] for k, (a, b) in enumerate(parts) if k not in drop), (span[0] - shift, span[1] - shift)


NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")


def swapped(question, passage_text, other_text, rng):
    """The question with a name, number or direction changed so that the passage no longer answers it, or None."""
    choices = []
    for found in NUMBER.finditer(question):
        if found[0] in passage_text:
            like = [x for x in NUMBER.findall(other_text) if x not in passage_text and x != found[0] and (len(x) == 4) == (len(found[0]) == 4)]
            if like:
                choices.append((found.span(), rng.choice(like)))
            elif found[0].isdigit():
                choices.append((found.span(), str(int(found[0]) + rng.choice([-3, -2, 2, 3, 5]))))
    for found in NAME.finditer(question):
        if found[0] in passage_text:
            like = [x for x in NAME.findall(other_text) if x not in passage_text and len(x.split()) == len(found[0].split()) and len(x) > 3]
            if like:
                choices.append((found.span(), rng.choice(like)))
    for found in re.finditer(r"\b[a-z]+\b", question):
        if found[0] in OPPOSITE:
            choices.append((found.span(), OPPOSITE[found[0]]))
    if not choices:
        return None
    (a, b), new = rng.choice(choices)
    return question[:a] + new + question[b:]


def careless(question, rng):
    """The question as it is, or, one time in four, as people type: without capitals and question mark, or with a letter lost, doubled or exchanged in a longer word."""
    chance = rng.random()
    if chance < 0.12:
        return question.lower().rstrip(" ?.")
    if chance < 0.25:
        words = question.split(" ")
        longer = [k for k, w in enumerate(words) if len(w) > 4 and w.isalpha()]
        if longer:
            k = rng.choice(longer)
            w, at = words[k], rng.randrange(1, len(words[k]) - 1)
            words[k] = rng.choice((w[:at] + w[at + 1 :], w[:at] + w[at] + w[at:], w[:at] + w[at + 1] + w[at] + w[at + 2 :]))
            return " ".join(words)
    return question
