"""Colours that can be read: contrast computed in both themes."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from annotator.gui.reading.paint import MOST_TINT, blended
from annotator.gui.theme import DARK, LIGHT, Theme
from annotator.model import COLOURS


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def over(colour: QColor, opacity: float, ground: QColor) -> QColor:
    return blended([colour, ground], [opacity, 1 - opacity])


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_words_can_be_read_on_every_ground(theme: Theme) -> None:
    for ground in (theme.ground, theme.page, theme.card, theme.chosen, theme.hover, theme.selection, theme.warning):
        assert contrast(QColor(theme.text), QColor(ground)) >= 7, ground
    for ink in (theme.muted, theme.soft, theme.accent, theme.good):
        for ground in (theme.ground, theme.page, theme.card):
            assert contrast(QColor(ink), QColor(ground)) >= 4.5, (ink, ground)
    assert contrast(QColor(theme.text), QColor(theme.find)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_words_can_be_read_on_any_highlight_and_any_blend_of_them(theme: Theme) -> None:
    for names in [*combinations(COLOURS, 1), *combinations(COLOURS, 2), *combinations(COLOURS, 3)]:
        blend = blended([theme.colour(name) for name in names], [1.0] * len(names))
        assert contrast(QColor(theme.text), over(blend, MOST_TINT, QColor(theme.page))) >= 4.5, names


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_siglum_of_a_reader_can_be_read_and_its_disc_seen(theme: Theme) -> None:
    for number, _ in enumerate(theme.readers):
        disc = theme.reader(number)
        assert contrast(QColor(theme.page), disc) >= 4.5, number
        for ground in (theme.ground, theme.page, theme.card, theme.chosen, theme.hover):
            assert contrast(disc, QColor(ground)) >= 3, (number, ground)
    assert len({*theme.readers, *theme.colours.values()}) == len(theme.readers) + len(theme.colours)
    assert theme.reader(len(theme.readers)) == theme.reader(0)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_rules_below_highlights_stand_out_from_the_page(theme: Theme) -> None:
    for name in COLOURS:
        assert contrast(theme.colour(name), QColor(theme.page)) >= 2.8, name
