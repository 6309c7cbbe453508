"""The language of the window: every string goes through `tr`, as Qt's own tools expect it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(words: str, note: str = "", number: int = -1) -> str:
    """Words in the person's language; `%n` in them is a number, in the right plural.

    All strings share one context, the empty one, which `lupdate` gives to plain calls of `tr`.
    `note` tells translators apart what English says alike.
    """
    return QCoreApplication.translate("", words, note or None, number)
