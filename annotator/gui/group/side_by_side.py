"""What comparing readers found, as the window shows it: names, colours, and the numbers in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from annotator.gui.language import tr
from annotator.gui.people import Person
from annotator.text.agreement import Group, Marked, Stretch, groups, stretches
from annotator.text.reliability import RELIABLE, TENTATIVE, Numbers, Reading, numbers

AGREED = "agreed"  # a group that is a version the readers stand by


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The readers of one document: what they marked, cut into stretches and put into groups."""

    reading: Reading
    people: Mapping[str, Person]
    groups: Sequence[Group]
    stretches: Sequence[Stretch]
    numbers: Numbers
    settled: frozenset[str]  # annotations that a version of the group stands for
    layer: Sequence[Group] = ()

    def of_kind(self, kind: str) -> Sequence[Group]:
        """The groups of one kind, or the versions the readers stand by."""
        return self.layer if kind == AGREED else [one for one in self.groups if one.kind == kind]

    def is_settled(self, group: Group) -> bool:
        """Whether a version stands for it."""
        return any(one.annotation_id in self.settled for one in group.versions)

    def quote(self, ranges: Iterable[tuple[int, int]]) -> str:
        """Words of the text on one line."""
        return " … ".join(" ".join(self.reading.text[start:end][:400].split()) for start, end in ranges)


def compared(
    reading: Reading, known: Mapping[str, Person], settled: frozenset[str], layer: Sequence[Marked]
) -> SideBySide:
    """Compare the readers of a document. It needs no project, so that the window need not wait for it."""
    place = {reader: at for at, reader in enumerate(known)}
    found = [
        one._replace(versions=tuple(sorted(one.versions, key=lambda version: place[version.reader])))
        for one in groups(reading.marked, reading.text)
    ]
    return SideBySide(
        reading,
        known,
        found,
        stretches(reading.marked),
        numbers([reading]),
        settled,
        [Group(AGREED, (one,)) for one in layer],
    )


def named(names: Sequence[str]) -> str:
    """Several names in a row: `Ana, Ben and Chiara`."""
    if len(names) < 2:
        return "".join(names)
    return tr("{0} and {1}", "the last of several names").format(", ".join(names[:-1]), names[-1])


def figure(value: float | None) -> str:
    """A coefficient with two decimals; a dash where there is none."""
    return "–" if value is None else QLocale().toString(round(value, 2) + 0.0, "f", 2)


def sentence(found: Numbers) -> str:
    """The coefficients, and what they mean for these readers and this text."""
    alpha = found.marking.alpha
    words = tr("Krippendorff’s alpha for what is marked: {0}; where passages begin and end: {1}; their tags: {2}.")
    words = words.format(*map(figure, (alpha, found.marking.unitizing, found.tagging.alpha)))
    return f"{words} {_meaning(alpha)}"


def _meaning(alpha: float | None) -> str:
    if alpha is None:
        return tr("All marked every word, so agreement cannot be told from chance.")
    if alpha <= 0:
        return tr("These readers agree no more than chance would have it.")
    words = tr("These readers differ {0} % as often as chance would have it.").format(round((1 - alpha) * 100))
    if alpha >= RELIABLE:
        return words + " " + tr("From 0.80 on marking counts as reliable.")
    if alpha >= TENTATIVE:
        return words + " " + tr("That is enough for cautious conclusions; from 0.80 on marking counts as reliable.")
    return words + " " + tr("Nobody should count on less than 0.67; read closely, it says there is much to talk about.")
