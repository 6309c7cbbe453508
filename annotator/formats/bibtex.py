"""BibTeX and BibLaTeX: a small strict parser, and entries for BibLaTeX.

The libraries there are either drop what they do not understand in silence or bring a parser generator
along; what reference managers write is entries, strings, braces and accents.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from annotator.citing.names import OTHERS, Name
from annotator.citing.work import ARCHIVED, ARTICLE, BOOK, CHAPTER, DOCUMENT, LETTER, WEB, Work
from annotator.errors import AnnotatorError
from annotator.text import edtf

_KINDS = {
    "book": BOOK, "mvbook": BOOK, "collection": BOOK, "booklet": BOOK, "report": BOOK, "techreport": BOOK,
    "thesis": BOOK, "phdthesis": BOOK, "mastersthesis": BOOK, "manual": BOOK, "proceedings": BOOK,
    "incollection": CHAPTER, "inbook": CHAPTER, "inproceedings": CHAPTER, "conference": CHAPTER,
    "inreference": CHAPTER, "article": ARTICLE, "periodical": ARTICLE, "online": WEB, "electronic": WEB, "www": WEB,
    "letter": LETTER, "unpublished": ARCHIVED, "misc": DOCUMENT,
}  # fmt: skip
_TYPES = {
    BOOK: "book", CHAPTER: "incollection", ARTICLE: "article", WEB: "online", LETTER: "letter",
    ARCHIVED: "unpublished", DOCUMENT: "incollection",
}  # fmt: skip
_WORDS = {
    "title": "title", "shorttitle": "title-short", "booktitle": "container-title", "maintitle": "collection-title",
    "journal": "container-title", "journaltitle": "container-title", "series": "collection-title",
    "volume": "volume", "edition": "edition", "pages": "page", "publisher": "publisher",
    "institution": "publisher", "school": "publisher", "location": "publisher-place", "address": "publisher-place",
    "isbn": "ISBN", "doi": "DOI", "url": "URL", "urldate": "accessed", "library": "archive", "type": "genre",
}  # fmt: skip
_NAMES = {"author": "author", "editor": "editor", "translator": "translator"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ACCENTS = {"'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
            "c": "\u0327", "v": "\u030c", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a"}  # fmt: skip
_LETTERS = {"ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
            "AA": "Å", "i": "i", "j": "j"}  # fmt: skip
_ACCENT = re.compile(r"\\(['`^\"~=.]|[cvuHkr](?![A-Za-z]))\s*(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))")
_LETTER = re.compile(r"\\(" + "|".join(sorted(_LETTERS, key=len, reverse=True)) + r")(?![A-Za-z])\s*(?:\{\})?")
_SIGNS = {"\\": "textbackslash", "{": "textbraceleft", "}": "textbraceright",
          "~": "textasciitilde", "^": "textasciicircum"}  # fmt: skip
_KEPT = {name: chr(0xFDD0 + at) for at, name in enumerate(_SIGNS.values())}  # which no text holds
_SIGN = re.compile(r"\{\\(NAMES)\}|\\(NAMES)(?![A-Za-z])(?:\{\}|\s)?".replace("NAMES", "|".join(_KEPT)))
_VERBATIM = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})
_COMMAND = re.compile(r"\\(?:emph|textit|textbf|textsc|enquote|mkbibquote|url|href)\s*(?=\{)")
_NAME = re.compile(r"[^\s{}(),=#\"%]+")


class _Reader:
    """Goes through the text once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._strings = {name: str(number) for number, name in enumerate(_MONTHS, 1)}

    def entries(self) -> list[tuple[str, dict[str, str]]]:
        """Type and fields of every entry; what stands between entries is a comment."""
        found = []
        while (at := self._text.find("@", self._at)) >= 0:
            self._at = at + 1
            kind = self._name().casefold()
            self._space()
            if self._peek() not in "{(" or not self._peek():
                continue
            self._at += 1
            if kind in ("comment", "preamble"):
                self._at = at + 1
                continue
            if kind == "string":
                self._strings |= self._fields()
            else:
                self._key()
                found.append((kind, self._fields()))
        return found

    def _key(self) -> None:
        end = self._text.find(",", self._at)
        if end < 0 or not re.fullmatch(r"[^{}\"=]*", self._text[self._at : end]):
            raise self._wrong()
        self._at = end + 1

    def _fields(self) -> dict[str, str]:
        fields: dict[str, str] = {}
        while True:
            self._space(",")
            if self._peek() in ("}", ")"):
                self._at += 1
                return fields
            name = self._name().casefold()
            self._space()
            if not name or self._peek() != "=":
                raise self._wrong()
            self._at += 1
            fields[name] = self._value()

    def _value(self) -> str:
        parts = []
        while True:
            self._space()
            sign = self._peek()
            if sign == "{":
                parts.append(self._between("{", "}"))
            elif sign == '"':
                parts.append(self._between('"', '"'))
            else:
                word = self._name()
                if not word:
                    raise self._wrong()
                parts.append(self._strings.get(word.casefold(), word))
            self._space()
            if self._peek() != "#":
                return "".join(parts)
            self._at += 1

    def _between(self, opening: str, closing: str) -> str:
        """What stands between two signs, braces in it balanced."""
        start, depth = self._at + 1, 0
        for at in range(start, len(self._text)):
            sign = self._text[at]
            if sign == closing and depth == 0:
                self._at = at + 1
                return self._text[start:at]
            escaped = self._text[at - 1] == "\\"
            if not escaped:
                depth += (sign == "{") - (sign == "}")
        raise self._wrong()

    def _name(self) -> str:
        self._space()
        found = _NAME.match(self._text, self._at)
        self._at = found.end() if found else self._at
        return found[0] if found else ""

    def _space(self, more: str = "") -> None:
        while self._at < len(self._text) and (self._text[self._at].isspace() or self._text[self._at] in (more or "\n")):
            self._at += 1

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _wrong(self) -> AnnotatorError:
        line = self._text.count("\n", 0, self._at) + 1
        return AnnotatorError(
            "This BibTeX cannot be read: line {line} is not as it should be. Nothing was taken in.", line=line
        )


def read(text: str) -> list[dict[str, Any]]:
    """The entries of a BibTeX or BibLaTeX file, in the terms of CSL.

    :raises AnnotatorError: with the line where it cannot be read.
    """
    return [_item(kind, fields) for kind, fields in _Reader(text).entries()]


def _item(kind: str, fields: dict[str, str]) -> dict[str, Any]:
    item: dict[str, Any] = {"type": _KINDS.get(kind, BOOK)}
    for name, key in _NAMES.items():
        if fields.get(name):
            item[key] = _names(_people(fields[name]))
    for name, key in _WORDS.items():
        if fields.get(name):
            item.setdefault(key, _plain(fields[name]))
    subtitle = _plain(fields.get("subtitle", ""))
    if subtitle:
        item["title"] = f"{item.get('title', '')}: {subtitle}"
    number = _plain(fields.get("number", ""))
    if number:
        item["issue" if kind in ("article", "periodical") else "number"] = number
    date = fields.get("date") or _date(fields.get("year", ""), fields.get("month", ""))
    if date:
        item["issued"] = _plain(date)
    return item


def _date(year: str, month: str) -> str:
    month = month.strip().casefold()[:3]
    number = month if month.isdecimal() else str(_MONTHS.index(month) + 1) if month in _MONTHS else ""
    return f"{year}-{int(number):02d}" if number and 1 <= int(number) <= 12 else year


def _people(names: str) -> list[str]:
    """Names divided by `and`, outside braces."""
    found, depth = [""], 0
    for word in re.split(r"(\s+)", names):
        if word == "and" and depth == 0:
            found.append("")
        else:
            found[-1] += word
            depth += word.count("{") - word.count("}")
    return [one.strip() for one in found if one.strip()]


def _names(people: list[str]) -> list[str]:
    """Names as a record has them; `others` at their end is no person."""
    more = len(people) > 1 and people[-1] == "others"
    return [*(_plain_name(one) for one in people[: -1 if more else None]), *([OTHERS.family] if more else ())]


def _plain_name(name: str) -> str:
    """A name; one wholly in braces is an institution and keeps them. Of `von Last, Jr, First` the suffix is moved."""
    if name.startswith("{") and name.endswith("}") and name.count("{") == 1:
        return f"{{{_plain(name)}}}"
    parts = _divided(name)
    return _plain(f"{parts[0]} {parts[1]}, {parts[2]}" if len(parts) == 3 else name)


def _divided(name: str) -> list[str]:
    """The parts of a name between its commas, outside braces."""
    found, depth = [""], 0
    for sign in name:
        depth += (sign == "{") - (sign == "}")
        if sign == "," and depth == 0:
            found.append("")
        else:
            found[-1] += sign
    return [one.strip() for one in found]


def _plain(value: str) -> str:
    """A value without braces and commands, accents as letters."""
    value = _SIGN.sub(lambda found: _KEPT[found[1] or found[2]], value)
    value = _ACCENT.sub(lambda found: (found[2] or found[3]) + _ACCENTS[found[1]], value)
    value = _LETTER.sub(lambda found: _LETTERS[found[1]], value)
    value = _COMMAND.sub("", value)
    value = re.sub(r"\\([&%$#_{}])", r"\1", re.sub(r"(?<!\\)[{}]", "", value)).replace("~", "\N{NO-BREAK SPACE}")
    value = value.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    for sign, name in _SIGNS.items():
        value = value.replace(_KEPT[name], sign)
    return unicodedata.normalize("NFC", " ".join(value.split(" ")).strip())


def written(works: Sequence[Work]) -> str:
    """Works as entries for BibLaTeX."""
    keys: dict[str, int] = {}
    return "\n".join(_entry(work, _key(work, keys)) for work in works)


def _key(work: Work, known: dict[str, int]) -> str:
    """A key of family name and year, told apart by a letter."""
    who = (work.author or work.editor or (Name(work.title.split(" ")[0]),))[0].family
    plain = unicodedata.normalize("NFKD", f"{who}{edtf.year_of(work.issued or work.date)[:4]}")
    key = re.sub(r"[^a-z0-9]", "", plain.casefold()) or "work"
    known[key] = known.get(key, 0) + 1
    return key if known[key] == 1 else f"{key}{chr(95 + known[key])}" if known[key] < 28 else f"{key}-{known[key]}"


def _entry(work: Work, key: str) -> str:
    whole = work.volume_title or work.container
    fields = {
        "author": _joined(work.author),
        "editor": _joined(work.editor),
        "translator": _joined(work.translator),
        "title": work.title,
        "shorttitle": work.short_title,
        "journaltitle" if work.kind == ARTICLE else "booktitle": whole,
        "maintitle" if work.volume_title else "series": work.series_whole,
        "volume": work.volume,
        "number": work.issue or work.number,
        "edition": work.edition,
        "pages": work.pages.replace("–", "--") if "--" not in work.pages else work.pages,
        "publisher": work.publisher,
        "location": work.place,
        **_dates(work),
        "type": work.genre,
        "library": ", ".join(filter(None, (work.box, work.archive_collection, work.archive, work.archive_place))),
        "isbn": work.isbn,
        "doi": work.doi,
        "url": work.url,
        "urldate": work.accessed,
    }
    lines = [f"  {name} = {{{_written(name, value)}}}" for name, value in fields.items() if value]
    return f"@{_TYPES[work.kind]}{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _written(name: str, value: str) -> str:
    """A value so that no sign in it is one of BibTeX or TeX. Names are written so already."""
    if name in ("doi", "url", "date", "origdate", "urldate"):
        return value.translate(_VERBATIM)
    return value if name in _NAMES else _escaped(value)


def _dates(work: Work) -> dict[str, str]:
    """The dates that BibLaTeX can read; one in words is a year to it, and undated is left out."""
    when = work.issued or work.date
    known = edtf.is_date(when) and edtf.year_of(when) != "n.d."
    name = "date" if known else "year"
    own = work.date if work.issued and edtf.is_date(work.date) and edtf.year_of(work.date) != "n.d." else ""
    return {name: when if known or not edtf.is_date(when) else "", "origdate": own}


def _joined(names: Sequence[Name]) -> str:
    return " and ".join(
        "others" if one == OTHERS else _escaped(one.inverted) if one.given else f"{{{_escaped(one.family)}}}"
        for one in names
    )


def _escaped(value: str) -> str:
    """Words as TeX prints them: no command in them acts, and braces balance, as BibTeX asks even of escaped ones."""
    return re.sub(
        r"[\\{}~^&%$#_]", lambda sign: f"{{\\{_SIGNS[sign[0]]}}}" if sign[0] in _SIGNS else f"\\{sign[0]}", value
    )
