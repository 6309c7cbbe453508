"""Names of people and institutions: taken apart once, put together as each style wants them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

_PARTICLES = {"van", "von", "de", "der", "den", "du", "da", "di", "della", "la", "le", "ten", "ter", "zu", "zur", "zum"}
_OF_INSTITUTIONS = {"of", "for", "the", "and", "&", "in", "für", "des", "und", "et", "pour"}
_SUFFIX = re.compile(r"(Jr\.?|Sr\.?|I{2,3}|IV)", re.IGNORECASE)


class Name(NamedTuple):
    """A person by family and given name, or an institution, which has a family name only."""

    family: str
    given: str = ""

    @property
    def direct(self) -> str:
        """As it is said: `Zadie Smith`."""
        return f"{self.given} {self.family}".strip()

    @property
    def inverted(self) -> str:
        """As it is sorted: `Smith, Zadie`."""
        return f"{self.family}, {self.given}" if self.given else self.family


OTHERS = Name("et al.")  # at the end of a list: there are more than it names


def name_of(words: str) -> Name:
    """A name as a person writes it: `Smith, Zadie`, `Zadie Smith`, `King, Martin Luther, Jr.`, or an institution."""
    words = " ".join(words.split())
    if words.startswith("{") and words.endswith("}"):
        return Name(words.strip("{}"))
    parts = [part.strip() for part in words.split(",")]
    if len(parts) == 3:
        for given, suffix in ((parts[1], parts[2]), (parts[2], parts[1])):
            if given and _SUFFIX.fullmatch(suffix):
                return Name(f"{parts[0]} {suffix}", given)
    family, comma, given = (part.strip() for part in words.partition(","))
    if comma and not _SUFFIX.fullmatch(given):
        return Name(family, given)
    if comma:
        whole = name_of(family)
        return Name(f"{whole.family} {given}", whole.given)
    parts = words.split()
    if len(parts) < 2 or {part.casefold() for part in parts} & _OF_INSTITUTIONS:
        return Name(words)
    at = len(parts) - 1
    while at > 1 and parts[at - 1] in _PARTICLES:
        at -= 1
    return Name(" ".join(parts[at:]), " ".join(parts[:at]))


def names_of(value: Any) -> tuple[Name, ...]:
    """Names as a record holds them: words, objects of CSL, or a list of either. What is neither is left out."""
    if isinstance(value, str):
        return tuple(name_of(one) for one in value.split(";") if one.strip())
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, Sequence):
        return ()
    found = [_one(each) for each in value]
    return tuple(one for one in found if one and one.family)


def _one(value: Any) -> Name | None:
    if isinstance(value, str):
        return name_of(value) if value.strip() else None
    if not isinstance(value, Mapping):
        return None
    if value.get("literal"):
        return name_of(f"{{{value['literal']}}}")
    particle = str(value.get("non-dropping-particle") or "")
    given = " ".join(str(value.get(key) or "") for key in ("given", "dropping-particle")).strip()
    family = " ".join(filter(None, (particle, str(value.get("family") or ""), str(value.get("suffix") or ""))))
    return Name(family, given) if family else Name(given)


def without_others(names: Sequence[Name]) -> tuple[Name, ...]:
    """The people that are named, for formats that cannot say that there are more."""
    return tuple(one for one in names if one != OTHERS)


def as_csl(names: Sequence[Name]) -> list[dict[str, str]]:
    """Names as CSL-JSON holds them."""
    return [{"family": one.family, "given": one.given} if one.given else {"literal": one.family} for one in names]


def as_typed(names: Sequence[Name]) -> str:
    """Names in one line that `names_of` understands again."""
    return "; ".join(one.inverted if one.given else _braced(one.family) for one in names)


def _braced(family: str) -> str:
    return family if name_of(family) == Name(family) else f"{{{family}}}"


def listed(
    names: Sequence[Name], *, most: int, invert: bool = False, comma: bool = True, others: str = "et al."
) -> str:
    """`A`, `A and B`, `A, B, and C`; the first and `others` for more than `most`.

    So too for fewer that end with OTHERS. `invert` puts the first one's family name first; `comma` is the one
    before the last of three.
    """
    has_more, names = OTHERS in names, without_others(names)
    if not names:
        return ""
    first = names[0].inverted if invert else names[0].direct
    rest = [one.direct for one in names[1:]]
    if len(names) > most:
        return f"{first}, {others}" if invert else f"{first} {others}"
    if has_more:
        return f"{', '.join([first, *rest])}{',' if invert or rest else ''} {others}"
    if not rest:
        return first
    before = "," if invert or (comma and len(rest) > 1) else ""
    return f"{', '.join([first, *rest[:-1]])}{before} and {rest[-1]}"


def families(names: Sequence[Name], *, most: int) -> str:
    """The family names alone, as short forms give them."""
    return listed([Name(one.family) for one in names], most=most)
