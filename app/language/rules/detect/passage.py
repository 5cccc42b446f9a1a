"""A text read once for all detectors: its tokens and sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.language.rules.findings import Difficulty, Finding
from app.language.rules.sentences import Sentence, sentences
from app.language.rules.tokens import Kind, Token, tokens

# Only the straight apostrophe and plain blanks, so that patterns need one spelling; lengths stay the same.
_EVEN = str.maketrans("’ʼ‘`´＇\u00a0\u202f\u2009\n\u2010\u2011", "''''''    --")


@dataclass(frozen=True, slots=True)
class Passage:
    """`even`: the text with one kind of apostrophe, blank and hyphen; same places as in `text`."""

    text: str
    even: str
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]

    @classmethod
    def of(cls, text: str, language: str) -> "Passage":
        """The passage of a text."""
        return cls(text, text.translate(_EVEN), language, tuple(tokens(text)), tuple(sentences(text)))

    def by_sentence(self) -> Iterator[tuple[Sentence, list[Token]]]:
        """Each sentence with its tokens."""
        place = 0
        for sentence in self.sentences:
            inside = []
            while place < len(self.tokens) and self.tokens[place].start < sentence.end:
                if self.tokens[place].start >= sentence.start:
                    inside.append(self.tokens[place])
                place += 1
            yield sentence, inside

    def finding(self, kind: Difficulty, start: int, end: int, offer: str = "", put: str = "") -> Finding:
        """A finding at a place of this text."""
        return Finding(kind, start, end, self.text[start:end], offer, put)


def is_word(token: Token) -> bool:
    """Whether it is a word, not a number or an address."""
    return token.kind is Kind.WORD
