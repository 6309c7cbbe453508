"""The ways in which copies of a text come to differ, done by rule, with where each character came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import pairwise
from random import Random
from typing import NamedTuple

NEW = -1  # the origin of a character that was put in


class Copy(NamedTuple):
    """The characters of a copy, and for each its offset in the text that it was made from."""

    characters: list[str]
    origins: list[int]

    @property
    def text(self) -> str:
        return "".join(self.characters)


Damage = Callable[[Copy, Random], Copy]
_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
_MISREAD = dict(zip("ecIhbsoauntirgSOB.,lf", "celbh50onufjvq508,.1t", strict=True))
_SENTENCES = (
    "The committee took note of this remark without further discussion. ",
    "A marginal hand has added a reference here, now illegible. ",
    "It was at this time that the second draft was circulated among the members. ",
    "Compare the earlier version, where the sentence is missing altogether. ",
    "Editors differ about the reading of the following words. ",
)
_PAGE_MARKS = (" [Page {}]", " [p. {}]", "\n\n{}\n\n", " |{}|")
_NOTE_MARKS = ("{}", "[{}]", "[note {}]")


def whole(text: str) -> Copy:
    """A copy that does not differ."""
    return Copy(list(text), list(range(len(text))))


def reflow(copy: Copy, random: Random) -> Copy:
    """Lines broken elsewhere, paragraphs by one line break or two, spaces doubled or unbreakable."""
    copy = _changed(copy, r"[ \t]*\n[ \t]*", lambda _: " \n" if random.random() < 0.5 else "\n\n")
    width, column, made = random.choice([60, 72, 90]), 0, Copy([], [])
    for character, origin in zip(*copy, strict=True):
        if character == " ":
            if column > width:
                character, column = "\n", 0
            elif random.random() < 0.02:
                _add(made, " ", NEW)
            elif random.random() < 0.02:
                character = "\u00a0"
        column = 0 if character == "\n" else column + 1
        _add(made, character, origin)
    return made


def quotes_and_dashes(copy: Copy, random: Random) -> Copy:
    """Straight quotation marks made curly, or curly ones straight; dashes likewise."""
    straight, curly = (len(re.findall(signs, copy.text)) for signs in ("[\"']", "[“’]"))
    steps = (
        [(r'(?<=\W)"(?=\w)', "“"), ('"', "”"), (r"(?<=\w)'(?=\w)", "’"), ("--", "—"), (" - ", " – ")]
        if straight > curly
        else [("[“”„«»]", '"'), ("[‘’]", "'"), ("—", "--"), ("–", "-"), ("…", "...")]
    )
    for pattern, sign in steps:
        copy = _changed(copy, pattern, lambda _, sign=sign: sign)
    return copy


def ligatures(copy: Copy, random: Random) -> Copy:
    """Ligatures, soft hyphens in words, accents as characters of their own."""
    copy = _changed(copy, "ffi|ffl|ff|fi|fl", lambda found: _LIGATURES[found.group()])
    text = copy.text
    inside = [at for at in range(1, len(text) - 1) if text[at - 1 : at + 1].isalpha() and random.random() < 0.01]
    copy = _with_put_in(copy, [(at, "\u00ad") for at in inside])
    return _changed(copy, "[\u00c0-\u024f]", lambda found: unicodedata.normalize("NFD", found.group()))


def ocr(rate: float) -> Damage:
    """Characters misread, lost, doubled or split, at this rate."""

    def damaged(copy: Copy, random: Random) -> Copy:
        made = Copy([], [])
        for character, origin in zip(*copy, strict=True):
            for at, sign in enumerate(_read(character, random.random() / rate, random)):
                _add(made, sign, origin if at == 0 or (character, sign) in {("m", "n"), ("w", "v")} else NEW)
        return made

    return damaged


def _read(character: str, chance: float, random: Random) -> str:
    """What a machine reads for a character; `chance` from 0 to 1 is a mistake."""
    if chance >= 1:
        return character
    if chance < 0.62:
        return _MISREAD.get(character, random.choice("abcdefghilmnorstu"))
    if chance < 0.72:
        return ""
    if chance < 0.82:
        return character + random.choice("abcdeilnrst.,'")
    if chance < 0.90:
        return character + " "
    return {"m": "rn", "w": "vv", " ": ""}.get(character, character.swapcase()[:1])


def marks(copy: Copy, random: Random) -> Copy:
    """Page marks in the middle of sentences, and note marks behind words."""
    text, put_in = copy.text, []
    at, page = random.randrange(400, 1500), random.randrange(1, 500)
    while (at := text.find(" ", at)) >= 0:
        put_in.append((at, random.choice(_PAGE_MARKS).format(page)))
        at, page = at + random.randrange(800, 2500), page + 1
    note = 0
    for found in re.finditer(r"(?<=[a-z])[.,;](?=\s)", text):
        if random.random() < 0.08:
            note += 1
            put_in.append((found.end(), random.choice(_NOTE_MARKS).format(note)))
    return _with_put_in(copy, put_in)


def hyphenate(copy: Copy, random: Random) -> Copy:
    """Lines broken elsewhere, with words divided at their ends."""
    copy = reflow(copy, random)
    text, column, put_in = copy.text, 0, []
    for at, character in enumerate(text):
        column = 0 if character == "\n" else column + 1
        inside = at > 2 and text[at - 2 : at + 2].isalpha() and at + 2 < len(text)
        if 55 < column < 80 and inside and random.random() < 0.25:
            put_in.append((at, "-\n"))
            column = 1
    return _with_put_in(copy, put_in)


def edited(put_in: float, left_out: float) -> Damage:
    """Sentences put in and left out, at these rates."""

    def damaged(copy: Copy, random: Random) -> Copy:
        made = Copy([], [])
        for start, end in _sentences(copy.text):
            if random.random() < put_in:
                for sign in random.choice(_SENTENCES):
                    _add(made, sign, NEW)
            if random.random() >= left_out:
                _append(made, copy, start, end)
        return made

    return damaged


def reorder(copy: Copy, random: Random) -> Copy:
    """A sixth of the paragraphs moved elsewhere; short ones go together."""
    blocks: list[tuple[int, int]] = []
    for start, end in _cut(copy.text, r"\n+"):
        if blocks and blocks[-1][1] - blocks[-1][0] < 200:
            blocks[-1] = blocks[-1][0], end
        else:
            blocks.append((start, end))
    for _ in range(max(1, len(blocks) // 6)):
        blocks.insert(random.randrange(len(blocks)), blocks.pop(random.randrange(len(blocks))))
    made = Copy([], [])
    for start, end in blocks:
        _append(made, copy, start, end)
        if made.characters[-1] != "\n":
            _add(made, "\n", NEW)
    return made


def repeats(copy: Copy, random: Random) -> Copy:
    """One sentence in seven put in once more, elsewhere."""
    sentences, text = _sentences(copy.text), copy.text
    chosen = [one for one in sentences if random.random() < 0.15]
    return _with_put_in(copy, [(random.choice(sentences)[0], text[start:end]) for start, end in chosen])


def one_after_another(*damages: Damage) -> Damage:
    """Several damages to one copy."""

    def damaged(copy: Copy, random: Random) -> Copy:
        for damage in damages:
            copy = damage(copy, random)
        return copy

    return damaged


DAMAGES: dict[str, Damage] = {
    "none": lambda copy, _: copy,
    "lines broken elsewhere": reflow,
    "quotes and dashes": quotes_and_dashes,
    "ligatures, soft hyphens": ligatures,
    "OCR noise 0.5 %": ocr(0.005),
    "OCR noise 2 %": ocr(0.02),
    "OCR noise 5 %": ocr(0.05),
    "page and note marks": marks,
    "hyphenation": hyphenate,
    "sentences put in, left out": edited(0.10, 0.10),
    "paragraphs moved": reorder,
    "sentences repeated": repeats,
    "a third left out": edited(0, 0.35),
    "a web copy": one_after_another(quotes_and_dashes, marks, reflow),
    "an OCR copy": one_after_another(ocr(0.02), marks, hyphenate),
    "an edited copy": one_after_another(edited(0.08, 0.08), quotes_and_dashes, ocr(0.005), reflow),
    "all at once": one_after_another(
        edited(0.08, 0.10), reorder, repeats, quotes_and_dashes, ocr(0.02), marks, hyphenate
    ),
}


def _changed(copy: Copy, pattern: str, change: Callable[[re.Match[str]], str]) -> Copy:
    """The copy with what a pattern finds replaced; what replaces it has its origins."""
    made, last = Copy([], []), 0
    for found in re.finditer(pattern, copy.text):
        start, end = found.span()
        _append(made, copy, last, start)
        put = change(found)
        for at, sign in enumerate(put):
            _add(made, sign, copy.origins[start + min(end - start - 1, at * (end - start) // len(put))])
        last = end
    _append(made, copy, last, len(copy.characters))
    return made


def _with_put_in(copy: Copy, items: Iterable[tuple[int, str]]) -> Copy:
    made, last = Copy([], []), 0
    for at, words in sorted(items):
        _append(made, copy, last, at)
        for sign in words:
            _add(made, sign, NEW)
        last = at
    _append(made, copy, last, len(copy.characters))
    return made


def _sentences(text: str) -> list[tuple[int, int]]:
    return _cut(text, r"[.!?][\"”’)]?\s+|\n\n+")


def _cut(text: str, pattern: str) -> list[tuple[int, int]]:
    """The stretches of a text that end with what a pattern finds."""
    cuts = [0, *(found.end() for found in re.finditer(pattern, text)), len(text)]
    return [(start, end) for start, end in pairwise(cuts) if start < end]


def _append(made: Copy, copy: Copy, start: int, end: int) -> None:
    made.characters.extend(copy.characters[start:end])
    made.origins.extend(copy.origins[start:end])


def _add(made: Copy, character: str, origin: int) -> None:
    made.characters.append(character)
    made.origins.append(origin)
