"""BERT's tokenizer, as RussiaTaliban.Onnx.WordPieces has it: small letters, no accents, the longest pieces first."""
import re
import unicodedata

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


class WordPiece:
    def __init__(self, pieces):
        self.pieces = pieces
        self.number = {piece: number for number, piece in enumerate(pieces)}

    @staticmethod
    def read(path):
        with open(path, encoding="utf-8") as file:
            return WordPiece([line.rstrip() for line in file if line.rstrip()])

    @staticmethod
    def words(text):
        plain = unicodedata.normalize("NFD", text.lower())
        return re.findall(r"[^\W_]+|[^\w\s]|_", "".join(c for c in plain if unicodedata.category(c) != "Mn"))

    def encode(self, text, most):
        """The pieces' numbers between those of [CLS] and [SEP]; at most `most` in all."""
        numbers = [self.number["[CLS]"]]
        for word in self.words(text):
            numbers += self._pieces(word)
            if len(numbers) >= most - 1:
                break
        return numbers[: most - 1] + [self.number["[SEP]"]]

    def _pieces(self, word):
        found, start = [], 0
        while start < len(word):
            end = len(word)
            while end > start and self._name(word, start, end) not in self.number:
                end -= 1
            if end == start:
                return [self.number["[UNK]"]]
            found.append(self.number[self._name(word, start, end)])
            start = end
        return found

    @staticmethod
    def _name(word, start, end):
        return word[start:end] if start == 0 else "##" + word[start:end]
