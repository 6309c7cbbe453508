"""The language of the window: every string goes through `tr`, as Qt's own tools expect it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QKeySequence

from annotator import paths
from annotator.errors import AnnotatorError, Notice

_COUNTRIES = {"en": "en_GB", "de": "de_DE"}  # where a language is not the system's
_installed: list[QTranslator] = []


def load(app: QCoreApplication, name: str) -> None:
    """Speak `en` or `de` from now on; for `system` what the desktop speaks, English where that is neither.

    Windows built before keep their words, and turn round where the language is written from the other side.
    """
    wanted = name if name in _COUNTRIES else _of_the_system()
    while _installed:
        app.removeTranslator(_installed.pop())
    system = QLocale.system()
    own = QLocale.languageToCode(system.language()) == wanted
    QLocale.setDefault(system if own else QLocale(_COUNTRIES[wanted]))
    if isinstance(app, QGuiApplication):
        app.setLayoutDirection(QLocale().textDirection())
    if wanted != "en":
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for file in (
            Path(qt) / f"qtbase_{wanted}.qm",
            paths.bundled("resources", f"translations/annotator_{wanted}.qm"),
        ):
            translator = QTranslator(app)
            if translator.load(str(file)):
                app.installTranslator(translator)
                _installed.append(translator)


def _of_the_system() -> str:
    first = next(iter(QLocale.system().uiLanguages()), "en")
    language = first.replace("_", "-").partition("-")[0]
    return language if language in _COUNTRIES else "en"


def tr(words: str, note: str = "", number: int = -1) -> str:
    """Words in the person's language; `%n` in them is a number, in the right plural.

    All strings share one context, the empty one, which `lupdate` gives to plain calls of `tr`.
    `note` tells translators apart what English says alike.
    """
    return QCoreApplication.translate("", words, note or None, number)


def marked(words: str, note: str = "") -> str:
    """The words as they are, for a table whose words are translated when they are shown."""
    return words


def said(error: AnnotatorError | Notice) -> str:
    """What went wrong, or is to be known, in the person's language."""
    values = {name: tr(str(one), name) if name == "kind" else one for name, one in error.values.items()}
    return tr(error.template).format(**values) if values else tr(error.template)


def quoted(words: str) -> str:
    """Words between quotation marks."""
    return tr("“{0}”").format(words)


def counted(number: int) -> str:
    """A number as the person's country writes it."""
    return QLocale().toString(number)


def moment(made: str) -> str:
    """A time of the project (UTC, ISO 8601) by the clock of this computer."""
    found = QDateTime.fromString(made, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(found, tr("d MMM yyyy, HH:mm", "a date as Qt writes it"))


def keys(name: str) -> str:
    """Keys such as `Ctrl+Shift+F`, as they are called on this computer."""
    return QKeySequence(name).toString(QKeySequence.SequenceFormat.NativeText)
