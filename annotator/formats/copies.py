"""Documents as another program's file knows them, and the passages marked in them."""

from __future__ import annotations

from array import array
from bisect import bisect_left

from annotator.formats.json_file import MOST_BYTES
from annotator.text import anchor, clean
from annotator.text.anchor import Passage
from annotator.text.offsets import Normalised

_HEADING = 200
_LONGEST_PRESSED = 5_000_000


class Budget:
    """What the passages of one file may cost: a small file can ask for much work."""

    def __init__(self) -> None:
        self.searched = 200_000_000  # characters read in search of words that do not stand where the file says
        self.quoted = 50_000_000  # characters of all quotations

    def spend(self, words: str) -> None:
        """Count a quotation.

        :raises ValueError: when they are too long together.
        """
        self.quoted -= len(words)
        if self.quoted < 0:
            raise ValueError("its passages are too long")


class Copy:
    """A document of another program's file: with its text, or known by its address alone."""

    def __init__(self, one: str, title: str, budget: Budget, found: Normalised | None = None) -> None:
        self.id = one
        self.title = title
        self.text = found.text if found else ""
        self._found = found
        self._budget = budget
        self._pressed: tuple[str, array[int]] | None = None
        self._heading: Passage | None = None

    def place(self, offset: int) -> int:
        """Where an offset of the text as it came leads in the text as it is kept."""
        return self._found.place(offset) if self._found else 0

    def between(self, start: int, end: int) -> Passage | None:
        """The passage between two offsets of the text as it came; None where no words are."""
        if not 0 <= start < end:
            return None
        start, end = self.place(start), self.place(end)
        words = self.text[start:end]
        self._budget.spend(words)
        start += len(words) - len(words.lstrip())
        return anchor.describe(self.text, start, start + len(words.strip())) if words.strip() else None

    def heading(self) -> Passage:
        """What a note on the whole document stands at: the first words, or the title where there are none."""
        if self._heading is None:
            line = self.text.lstrip()[:_HEADING].split("\n")[0].rstrip()
            start = self.text.index(line)
            whole = Passage(0, len(self.title), self.title, "", "")
            self._heading = anchor.describe(self.text, start, start + len(line)) if line else whole
        return self._heading

    def quoted(self, quote: str, *, start: int = 0, end: int = 0, prefix: str = "", suffix: str = "") -> Passage | None:
        """The passage of these words, nearest to `start`; None for no words.

        Where they are not found, or there is no text, the offsets are hints for whoever has it.
        """
        quote = clean.normalise(quote).strip()
        if not quote:
            return None
        self._budget.spend(quote)
        where = self._find(quote, start)
        if where:
            return anchor.describe(self.text, *where)
        if self.text or not 0 <= start < end <= MOST_BYTES:
            start, end = 0, len(quote)
        return Passage(start, end, quote, clean.normalise(prefix), clean.normalise(suffix))

    def _find(self, quote: str, start: int) -> tuple[int, int] | None:
        if not self.text or self._budget.searched < 0:
            return None
        self._budget.searched -= len(self.text)
        at = _nearest(self.text, quote, start)
        if at >= 0:
            return at, at + len(quote)
        words = "".join(quote.split())
        if not words or len(self.text) > _LONGEST_PRESSED:
            return None
        if self._pressed is None:
            signs = [(at, sign) for at, sign in enumerate(self.text) if not sign.isspace()]
            self._pressed = "".join(sign for _, sign in signs), array("I", [at for at, _ in signs])
        pressed, places = self._pressed
        at = _nearest(pressed, words, bisect_left(places, start))
        return (places[at], places[at + len(words) - 1] + 1) if at >= 0 else None


def _nearest(text: str, words: str, start: int) -> int:
    """Where words stand nearest to a place; -1 where nowhere."""
    start = max(0, min(start, len(text)))
    after = text.find(words, start)
    before = text.rfind(words, 0, start + len(words))
    if after < 0 or before < 0:
        return max(after, before)
    return before if start - before < after - start else after
