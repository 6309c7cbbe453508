"""What a person is asked when a file comes in: how it is encoded, and whether a book is one document or many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from annotator.formats import decoding
from annotator.gui import ask
from annotator.gui.language import counted, tr
from annotator.gui.previewing import Option
from annotator.model import ImportedDocument

_SHOWN = 6000  # characters of a book as one document
_BEGINNING = 140  # characters of each chapter
_MOST_CHAPTERS = 200
_FOREIGN = "[^\\x00-\\x7f…]+"  # what reads otherwise in each encoding


def encoding(parent: QWidget, path: Path) -> str:
    """How a text file is encoded; empty where the person thinks better of it."""
    found = decoding.previews(path)
    question = tr("{0} is not in UTF-8. Which of these reads right?").format(path.name)
    told = _told()
    options = [Option(name, told.get(name, ""), words) for name, words in found]
    answer = ask.with_preview(parent, tr("Encoding"), question, options, _FOREIGN)
    return "" if answer is None else found[answer][0]


def _told() -> dict[str, str]:
    """Where each encoding comes from."""
    return {
        "windows-1252": tr("Western Europe, Windows"),
        "iso-8859-15": tr("Western Europe, Unix"),
        "iso-8859-2": tr("Central Europe"),
        "windows-1251": tr("Cyrillic, Windows"),
        "mac-roman": tr("Western Europe, old Macintosh"),
        "cp437": tr("DOS"),
    }


def as_one(
    parent: QWidget, name: str, chapters: Sequence[ImportedDocument], whole: Sequence[ImportedDocument]
) -> bool | None:
    """Whether a book is one document, or one for each chapter; None for neither."""
    question = tr("{0} is a book. How do you want to read it?").format(name)
    options = [
        Option(
            tr("One document for each chapter"),
            tr("{0} documents").format(counted(len(chapters))),
            "\n\n".join(_listed(chapters)),
        ),
        Option(tr("One document"), _words(whole), "\n\n".join(f"{one.title}\n\n{one.text[:_SHOWN]}" for one in whole)),
    ]
    answer = ask.with_preview(parent, tr("Import"), question, options)
    return None if answer is None else answer == 1


def _listed(chapters: Sequence[ImportedDocument]) -> Iterator[str]:
    """Each chapter with its length and how it begins."""
    for one in chapters[:_MOST_CHAPTERS]:
        beginning = " ".join(one.text[: 2 * _BEGINNING].split())
        cut = f"{beginning[:_BEGINNING].rstrip(' .,')}…" if len(beginning) > _BEGINNING else beginning
        yield f"{one.title} ({_words([one])})\n{cut}"
    if len(chapters) > _MOST_CHAPTERS:
        yield "…"


def _words(found: Sequence[ImportedDocument]) -> str:
    return tr("{0} words").format(counted(sum(len(one.text.split()) for one in found)))
