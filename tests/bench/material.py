"""Text and highlights made by rule: the same seed gives the same bytes on every machine."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from random import Random
from typing import NamedTuple

from annotator.model import COLOURS

_VOCABULARY = (
    "the of and to in a that was his for it with as on be by he at had not which is from they this their an were but "
    "have been him all would who I said we one could there if when what more so them no out up into than then some its "
    "government embassy telegram chairman ambassador minister conference Berlin treaty paragraph frontier garrison "
    "proposal assurance memorandum conversation delegation allied access settlement guarantee recognition observers "
    "Adenauer Kraków Mikoyan Gromyko Élysée façade naïve coöperation Zürich 1958 1961 nevertheless understanding "
    "“symbolic” corridor—again, inspection disarmament neutrality concession deliberations communiqué aide-mémoire"
)
_WORDS = _VOCABULARY.split()
_CHUNK = 50_000
_PAGE_EVERY = 3_000  # characters
WORD = "treaty"
TAGS = tuple(f"{top}/{below}" for top in ("actors", "places", "troops", "law") for below in "abcdefghij")


class Passage(NamedTuple):
    """A highlight to make: where, and what the reader adds to it."""

    start: int
    end: int
    colour: str
    note: str
    tag: str


def book(length: int, seed: int = 1961) -> str:
    """A book of about so many characters, a paragraph to the line, a page break about every 3,000 characters."""
    random, parts, total, page = Random(seed), [], 0, 1
    words = _running(random)
    while total < length:
        paragraph = " ".join(next(words) for _ in range(random.randint(60, 190)))
        page_break = f"[Page {page}] " if total >= (page - 1) * _PAGE_EVERY else ""
        page += bool(page_break)
        parts.append(f"{page_break}{paragraph[:1].upper()}{paragraph[1:]}.")
        total += len(paragraph) + 2
    return "\n".join(parts) + "\n"


def passages(length: int, count: int, seed: int = 1962) -> list[Passage]:
    """Passages all over a text, many of them overlapping; one in forty runs over several paragraphs."""
    random, words = Random(seed), _running(Random(seed + 1))
    return [_passage(random, words, length) for _ in range(count)]


def _passage(random: Random, words: Iterator[str], length: int) -> Passage:
    wide = random.random() < 0.025
    size = random.randint(1_500, 5_000) if wide else 10 + int(random.expovariate(1 / 90))
    start = random.randrange(max(1, length - size - 1))
    note = " ".join(next(words) for _ in range(random.randint(4, 40))) if random.random() < 0.6 else ""
    tag = random.choice(TAGS) if random.random() < 0.5 else ""
    return Passage(start, start + size, random.choice(COLOURS), note, tag)


def _running(random: Random) -> Iterator[str]:
    """Words without end, common ones more often."""
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(_WORDS))))
    while True:
        yield from random.choices(_WORDS, cum_weights=weights, k=_CHUNK)


_TEI = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="volume"><teiHeader><fileDesc>
<titleStmt><title type="complete">Papers, Volume XV</title><editor>Edith Editor</editor></titleStmt>
<publicationStmt><publisher>Office of Papers</publisher><date>1994</date></publicationStmt>
<sourceDesc><p>Made by rule.</p></sourceDesc></fileDesc></teiHeader>
<text><front><div type="section" xml:id="persons"><head>Persons</head><list>{persons}</list></div></front>
<body><div type="compilation" xml:id="comp"><head>Germany and Berlin</head>
{documents}
</div></body></text></TEI>
"""
_PERSONS = 120


def volume(documents: int, length: int, seed: int = 1963) -> str:
    """A volume of papers as TEI, of about so many characters with its markup: names, notes, pages, references."""
    random, words = Random(seed), _running(Random(seed + 1))
    persons = "\n".join(
        f'<item><hi rend="strong"><persName xml:id="p_{number}">Person {number}</persName></hi>, minister</item>'
        for number in range(_PERSONS)
    )
    found = "\n".join(_paper(random, words, number, length // documents) for number in range(1, documents + 1))
    return _TEI.format(persons=persons, documents=found)


def _paper(random: Random, words: Iterator[str], number: int, length: int) -> str:
    """One document of a volume."""
    note = f'<note n="0" xml:id="d{number}fn0" type="source">Source: Central Files. {_tagged(random, words)}</note>'
    parts = [
        f'<div type="document" xml:id="d{number}" n="{number}"><head>{number}. Telegram From the '
        f'<gloss type="from">Embassy</gloss> to the <gloss type="to">Department</gloss>{note}</head>'
        f'<dateline><placeName>Berlin</placeName>, <date when="1962-09-25">September 25, 1962</date></dateline>'
    ]
    total, notes = len(parts[0]), 0
    while total < length:
        page = f'<pb n="{number * 3 + total // 6_000}"/>' if random.random() < 0.12 else ""
        foot = ""
        if random.random() < 0.3:
            notes += 1
            target = random.randint(1, 200)
            foot = (
                f'<note n="{notes}" xml:id="d{number}fn{notes}">See <ref target="#d{target}">Document {target}</ref>.'
            )
            foot += f" {_tagged(random, words)}</note>"
        parts.append(f"<p>{page}{_tagged(random, words)} {_tagged(random, words)}{foot}</p>")
        total += len(parts[-1])
    return "\n    ".join([*parts, "<closer><signed><hi rend='smallcaps'>Rusk</hi></signed></closer></div>"])


def _tagged(random: Random, words: Iterator[str]) -> str:
    """Some words, with a name or an emphasis among them, in lines as long as editors of XML leave them."""
    some = [next(words) for _ in range(random.randint(20, 60))]
    for at in range(5, len(some), 13):
        person = random.randrange(_PERSONS)
        some[at] = random.choice(
            (f'<persName corresp="#p_{person}">{some[at]}</persName>', f'<hi rend="italic">{some[at]}</hi>', some[at])
        )
    return " ".join(f"{word}\n        " if at % 12 == 11 else word for at, word in enumerate(some))
