"""What the window remembers of a person: theme, size, the place in each project."""

from __future__ import annotations

import base64
import binascii
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from annotator import paths
from annotator.gui import theme as themes
from annotator.gui import vocabulary
from annotator.gui.theme import Theme
from annotator.model import COLOURS
from annotator.settings import Settings
from annotator.store import documents
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.gui.main_window import MainWindow

FACES = (themes.SERIF, themes.SANS, "Noto Serif")  # those that come with the program
MEASURES = (62, 75)  # characters to the line, least and most
_MOST_PLACES = 50


def theme_named(name: str) -> Theme:
    """The light or dark theme; for any other name the system's."""
    return {"light": themes.LIGHT, "dark": themes.DARK}.get(name) or themes.system_theme()


def chosen_theme(settings: Settings) -> Theme:
    """The theme the person chose."""
    return theme_named(settings.get("theme", "system"))


def colour_words(settings: Settings) -> dict[str, str]:
    """What the person says that colours stand for, by the colour's name."""
    found = settings.get("colour_words", {})
    return {name: words for name, words in found.items() if name in COLOURS and isinstance(words, str) and words}


def colour_in_words(settings: Settings, colour: str) -> str:
    """A colour's name, and what it stands for where the person says so."""
    words = colour_words(settings).get(colour, "")
    return f"{vocabulary.colour(colour)}: {words}" if words else vocabulary.colour(colour)


def is_sample(project: Project) -> bool:
    """Whether this is the project of the first start."""
    return project.path.resolve() == paths.sample_project().resolve()


def keep(window: MainWindow) -> None:
    """Write down where one reads, and how the window stands."""
    session = window.session
    geometry = base64.b64encode(bytes(window.saveGeometry().data())).decode("ascii")
    session.settings.set("window", geometry)
    place = {"document": session.document_id, "offset": window.view.top_offset()}
    places = {name: one for name, one in session.settings.get("places", {}).items() if isinstance(one, dict)}
    here = str(session.project.path.resolve())
    places.pop(here, None)
    session.settings.set("places", {**dict(list(places.items())[-_MOST_PLACES:]), here: place})


def restore(window: MainWindow) -> None:
    """Show what was shown when the project was closed; the first document where none was."""
    session = window.session
    with suppress(ValueError, binascii.Error):
        found = session.settings.get("window", "")
        if found:
            window.restoreGeometry(QByteArray(base64.b64decode(found)))
    place = session.settings.get("places", {}).get(str(session.project.path.resolve()), {})
    known = [one.id for one in documents.listed(session.project)]
    wanted = place.get("document", "") if isinstance(place, dict) else ""
    if known:
        session.show_document(wanted if wanted in known else known[0])
    offset = place.get("offset", 0) if wanted in known else 0
    if isinstance(offset, int) and offset > 0:
        window.view.go_to_top(min(offset, len(window.view.text)))
