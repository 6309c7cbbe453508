"""The ends of a place, set as those of the quotation were."""

from __future__ import annotations

from annotator.text.anchor import Passage, trimmed
from annotator.text.normal import Degree, Normal

_REACH = 3  # characters by which an end may be moved to a word's
_WORD = 24  # letters of a long word


def as_quoted(text: str, start: int, end: int, passage: Passage) -> tuple[int, int]:
    """A place with what the quotation has at its ends and signs do not show, a dash or [Page 338]."""
    if passage.quote[:1].isalnum() and passage.quote[-1:].isalnum():
        return start, end
    signs = Normal(passage.quote, Degree.WORDS)
    if not signs.signs:
        return start, end
    first, last = signs.outside(0, len(signs.signs))
    head, tail = passage.quote[:first].strip(), passage.quote[last:].strip()
    before = text[max(0, start - len(passage.quote)) : start].rstrip()
    after = text[end : end + len(passage.quote)]
    if head and before.endswith(head):
        start = max(0, start - len(passage.quote)) + len(before) - len(head)
    if tail and after.lstrip().startswith(tail):
        end += len(after) - len(after.lstrip()) + len(tail)
    return start, end


def at_words(text: str, start: int, end: int, passage: Passage) -> tuple[int, int]:
    """A place that ends with a whole word where the quotation did, if a word ends close by."""
    quote = passage.quote
    if quote[:1].isalnum() and not passage.prefix[-1:].isalnum() and not _same(text[start : start + 1], quote[0]):
        start = next((at for at in _nearest(start, -1) if at < end and _between_words(text, at)), start)
    if quote[-1:].isalnum() and not passage.suffix[:1].isalnum() and not _same(text[end - 1 : end], quote[-1]):
        end = next((at for at in _nearest(end, 1) if at > start and _between_words(text, at)), end)
    return start, end


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A place grown to whole words, without white space at its ends; not where no word ends for long."""
    backwards, onwards = range(start, max(0, start - _WORD) - 1, -1), range(end, min(len(text), end + _WORD) + 1)
    start = next((at for at in backwards if _between_words(text, at)), start)
    return trimmed(text, start, next((at for at in onwards if _between_words(text, at)), end))


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _nearest(at: int, outwards: int) -> list[int]:
    return [at, *(at + way * far for far in range(1, _REACH + 1) for way in (outwards, -outwards))]


def _between_words(text: str, at: int) -> bool:
    return 0 <= at <= len(text) and not (text[max(0, at - 1) : at].isalnum() and text[at : at + 1].isalnum())
