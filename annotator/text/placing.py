"""Where the passages of another copy of a text stand in ours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from annotator.text import align, edges, seek
from annotator.text.align import Alignment
from annotator.text.anchor import Passage
from annotator.text.normal import Degree, Normal
from annotator.text.seek import Budget, Found, Sought

ALGORITHM = 1  # raised with every change that may place a passage elsewhere
EXACT, ALIGNED, FOUND, CHECK, UNPLACED = "exact", "aligned", "found", "check", "unplaced"
_SUGGESTED, _HELPFUL = 3, 0.10  # how many suggestions, and the confidence below which one only misleads
_SURE = 0.80  # a confidence from which on an aligned place is not compared with where such words stand
_ALIKE = 0.5  # of the signs of a passage and its place together, those that agree
_CONTEXT = 12  # characters on one side that make sure of a quotation at its own offsets
_LONG = 40  # characters of a quotation that needs no context there

Progress = Callable[[int, int], None]


class Suggestion(NamedTuple):
    """A range of our text that may be the one, and how far that can be trusted, from 0 to 1."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a passage stands in our text, how that is known, and how far it can be trusted, from 0 to 1.

    `exact`: the very words at the very offsets. `aligned`: what answers to the passage when the
    two texts are laid side by side. `found`: the one place with such words in such a context.
    `check`: probably here, a person should look. `unplaced`: nowhere; the range is empty.
    What is to check or unplaced has up to three suggestions, the likeliest first.
    """

    start: int
    end: int
    status: str
    confidence: float
    suggestions: tuple[Suggestion, ...] = ()


_NOWHERE = Placement(0, 0, UNPLACED, 0.0)


def placed(
    ours: str,
    passages: Sequence[Passage],
    theirs: str | None = None,
    progress: Progress = lambda done, total: None,
    budget: Budget | None = None,
) -> list[Placement]:
    """Where each passage stands in our text; `theirs` is the text that it was marked in, where that is known.

    `progress` is told how many are done of how many, and may raise to stop the work. `budget` is
    the time for the search by words; what it does not reach is unplaced.
    """
    work = _Work(ours, passages, theirs, progress)
    known = [work.known(passage) for passage in passages]
    doubtful = [at for at, one in enumerate(known) if not one.firm]
    suggested = work.sought([passages[at] for at in doubtful], budget or Budget())
    found = dict(zip(doubtful, suggested, strict=True))
    progress(len(passages), len(passages))
    return [_decided(one.place, *found.get(at, ([], True))) for at, one in enumerate(known)]


def suggested(
    ours: str,
    passage: Passage,
    theirs: str | None = None,
    known: tuple[int, int] = (0, 0),
    progress: Progress = lambda done, total: None,
) -> tuple[Suggestion, ...]:
    """Up to three ranges of our text where one passage may stand, beside a known one, the likeliest first.

    They are of whole words. A passage that was not reached among many may be surely found when it is looked for
    alone; then that is the first.
    """
    found = placed(ours, [passage], theirs, progress)[0]
    own = [Suggestion(found.start, found.end, found.confidence)] if found.status != UNPLACED else []
    if found.status not in (CHECK, UNPLACED):
        return _different(Placement(*known, CHECK, 0.0), own)
    places = [*own, *found.suggestions]
    whole = [Suggestion(*edges.whole_words(ours, one.start, one.end), one.confidence) for one in places]
    return _different(Placement(*known, CHECK, 0.0), whole)


class _Known(NamedTuple):
    """A placement, if there is one yet; if it is not `firm`, the words are looked for as well."""

    place: Placement | None
    firm: bool


def _decided(known: Placement | None, found: list[Suggestion], reached: bool) -> Placement:
    """One placement from what is known of the place and what was found by words.

    Words never overrule the alignment: on a text with a third left out they would place six times
    as many passages wrongly. Where they would rather stand elsewhere a person should look.
    """
    if known:
        if known.status == ALIGNED and found and not _meet(found[0], known):
            known = _by_confidence(known.start, known.end, known.confidence, sure=False)
        others = [*known.suggestions, *found] if known.status in (CHECK, UNPLACED) else []
        return replace(known, suggestions=_different(known, others))
    first = found[0] if found else Suggestion(0, 0, 0.0)
    if not reached or first.confidence < seek.CHECK:
        return replace(_NOWHERE, suggestions=_different(_NOWHERE, found))
    if first.confidence >= seek.PLACED:
        return Placement(first.start, first.end, FOUND, first.confidence)
    check = Placement(first.start, first.end, CHECK, first.confidence)
    return replace(check, suggestions=_different(check, found))


def _different(place: Placement, others: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """The likeliest of some places that share nothing with each other and with one that is known."""
    chosen: list[Suggestion] = []
    likely = [one for one in others if one.confidence >= _HELPFUL]
    for one in sorted(likely, key=lambda one: (-one.confidence, one.start)):
        if len(chosen) < _SUGGESTED and not _meet(one, place) and not any(_meet(one, other) for other in chosen):
            chosen.append(one)
    return tuple(chosen)


def _meet(one: Suggestion | Placement | Passage, other: Suggestion | Placement | Passage) -> bool:
    return one.start < other.end and other.start < one.end


class _Work:
    """One text, the passages to place in it, and what is worked out once for all of them."""

    def __init__(self, ours: str, passages: Sequence[Passage], theirs: str | None, progress: Progress) -> None:
        self._ours, self._theirs = ours, theirs
        self._done, self._total, self._progress = 0, len(passages), progress
        self._normals: dict[Degree, Normal] = {}
        self._copies: tuple[Normal, Alignment] | None = None

    def known(self, passage: Passage) -> _Known:
        """The place of a passage as far as it can be told without looking for its words."""
        self._pulse()
        self._done += 1
        if self._ours == self._theirs or self._theirs is None:
            surely = self._stands(passage) and self._surely(passage)
            return _Known(_exact(passage) if surely else None, surely)
        if not _holds(self._theirs, passage):
            return _Known(None, False)
        found = self._aligned(passage)
        stayed = found.place and (found.place.start, found.place.end) == (passage.start, passage.end)
        if self._stands(passage) and (stayed or (not found.firm and self._in_context(passage))):
            return _Known(_exact(passage), True)
        return found

    def sought(self, passages: Sequence[Passage], budget: Budget) -> list[tuple[list[Suggestion], bool]]:
        """Where the words of each passage were found, and whether all places could be looked at."""
        found: list[tuple[list[Suggestion], bool]] = [([], True)] * len(passages)
        wanted = [_wanted(passage) for passage in passages]
        for degree in Degree:
            chosen = [at for at, one in enumerate(wanted) if one and one[0] == degree]
            if not chosen:
                continue
            items = [one[1] for at in chosen if (one := wanted[at])]
            results = seek.seek(self._normal(degree), items, budget, self._pulse)
            for at, result in zip(chosen, results, strict=True):
                found[at] = self._suggested(passages[at], result, degree), result.reached
        return found

    def _pulse(self) -> None:
        self._progress(self._done, self._total)

    def _normal(self, degree: Degree) -> Normal:
        if degree not in self._normals:
            self._normals[degree] = Normal(self._ours, degree)
        return self._normals[degree]

    def _side_by_side(self, theirs: str) -> tuple[Normal, Alignment]:
        if self._copies is None:
            copy = Normal(theirs)
            self._copies = copy, Alignment(copy.signs, self._normal(Degree.WORDS).signs, self._pulse)
        return self._copies

    def _stands(self, passage: Passage) -> bool:
        """Whether the very words stand at the very offsets."""
        return _holds(self._ours, passage)

    def _surely(self, passage: Passage) -> bool:
        """Whether words at their own offsets are no chance: the texts are equal, or the words' surroundings."""
        if self._ours == self._theirs or self._in_context(passage):
            return True
        return not passage.prefix and not passage.suffix and passage.end - passage.start >= _LONG

    def _in_context(self, passage: Passage) -> bool:
        before = self._ours[max(0, passage.start - len(passage.prefix)) : passage.start]
        after = self._ours[passage.end : passage.end + len(passage.suffix)]
        enough = max(len(passage.prefix), len(passage.suffix)) >= _CONTEXT
        return enough and (before, after) == (passage.prefix, passage.suffix)

    def _aligned(self, passage: Passage) -> _Known:
        """The place that answers to a passage of the sender's text."""
        copy, alignment = self._side_by_side(self._theirs or "")
        start, end = copy.inside(passage.start, passage.end)
        if start == end:
            return self._between(passage, alignment, start)
        found = alignment.carried(start, end)
        if found is None:
            return _Known(_NOWHERE, False)
        alike = 2 * alignment.shared(start, end) / (end - start + found.end - found.start)
        place = self._fitted(passage, *self._normal(Degree.WORDS).outside(found.start, found.end))
        firm = found.firm and found.confidence >= _SURE
        return _Known(_by_confidence(*place, found.confidence, alike >= _ALIKE), firm and alike >= _ALIKE)

    def _between(self, passage: Passage, alignment: Alignment, at: int) -> _Known:
        """The place of a passage that holds no signs, a dash or [Page 338]: between those that stand around it."""
        around, wanted, ours = alignment.around(at), _wanted(passage), self._normal(Degree.WORDS)
        if around is None or wanted is None:
            return _Known(_NOWHERE, False)
        low = ours.outside(around.start - 1, around.start)[1] if around.start else 0
        high = ours.outside(around.end, around.end + 1)[0] if around.end < len(ours.signs) else len(self._ours)
        gap, quote = Normal(self._ours[low:high], wanted[0]), wanted[1].quote
        first = gap.signs.find(quote)
        if first < 0 or gap.signs.find(quote, first + 1) >= 0:
            return _Known(_NOWHERE, False)
        start, end = gap.outside(first, first + len(quote))
        return _Known(_by_confidence(low + start, low + end, around.confidence, True), around.confidence >= _SURE)

    def _suggested(self, passage: Passage, found: Found, degree: Degree) -> list[Suggestion]:
        suggestions = []
        for place in found.places[: _SUGGESTED + 1]:
            start, end = self._normal(degree).outside(place.start, place.end)
            suggestions.append(Suggestion(*self._fitted(passage, start, end), place.confidence))
        return suggestions

    def _fitted(self, passage: Passage, start: int, end: int) -> tuple[int, int]:
        start, end = edges.at_words(self._ours, start, end, passage)
        return edges.as_quoted(self._ours, start, end, passage)


def _holds(text: str, passage: Passage) -> bool:
    """Whether a passage's words stand at its offsets."""
    return 0 <= passage.start < passage.end <= len(text) and text[passage.start : passage.end] == passage.quote


def _exact(passage: Passage) -> Placement:
    return Placement(passage.start, passage.end, EXACT, 1.0)


def _by_confidence(start: int, end: int, confidence: float, sure: bool) -> Placement:
    """A place by alignment; where `sure` is not given, a person should look at it however high the confidence."""
    if confidence >= align.PLACED and sure:
        return Placement(start, end, ALIGNED, confidence)
    confidence = min(confidence, align.PLACED - 0.01)
    if confidence >= align.CHECK:
        return Placement(start, end, CHECK, confidence)
    return Placement(0, 0, UNPLACED, 0.0, (Suggestion(start, end, confidence),))


def _wanted(passage: Passage) -> tuple[Degree, Sought] | None:
    """What to look for, in the degree furthest reduced that leaves something of it; nothing for white space."""
    first = len(passage.prefix)
    for degree in Degree:
        normal = Normal(passage.prefix + passage.quote + passage.suffix, degree)
        start, end = normal.inside(first, first + len(passage.quote))
        if start < end:
            signs = normal.signs
            return degree, Sought(signs[:start], signs[start:end], signs[end:], passage.start)
    return None
