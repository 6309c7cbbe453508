"""The line that tags all hits of a search: what is typed, and what will be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator import concordance
from annotator.errors import AnnotatorError
from annotator.gui import background, vocabulary
from annotator.gui import theme as themes
from annotator.gui.language import keys, tr
from annotator.gui.panels.tag_line import TagLine
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model import COLOURS, Hit
from annotator.store import tags

_DOT = 14


class TagHits(QFrame):
    """Stands above the hits while one types a tag for them. Enter tags, Escape puts it away."""

    left = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._found: concordance.Tagging | None = None
        self.line = TagLine(session, self)
        self.line.setObjectName("searchTagLine")
        self.line.setAccessibleName(tr("Tag for all hits"))
        self.line.setPlaceholderText(tr("A tag for all hits"))
        self.preview = QLabel(self)
        self.preview.setObjectName("hint")
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)
        self._dot = QLabel(self)
        self._dot.setFixedSize(QSize(_DOT, _DOT))
        above = QHBoxLayout()  # what is offered while one types would hide a sentence below the line
        above.setSpacing(7)
        above.addWidget(self._dot)
        above.addWidget(self.preview, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 2)
        layout.setSpacing(5)
        layout.addLayout(above)
        layout.addWidget(self.line)
        self.line.textChanged.connect(lambda _words: self._foretell())
        self.line.returnPressed.connect(self._tag)
        self.line.left.connect(self.left)
        self.hide()

    def open(self) -> None:
        """Ask for a tag; those of the codebook are offered."""
        self.show()
        self.line.setFocus()

    def take(self, hits: Sequence[Hit] | None) -> None:
        """These hits are to be tagged; None while they are still looked for."""
        self._found = None
        if hits is not None:
            self._found = self._session.attempt(concordance.tagging_of, self._session.project, hits)
        self._foretell()

    def set_theme(self, theme: Theme) -> None:
        """Show the colour of new highlights as the theme has it."""
        self._theme = theme
        self._show_colour()

    def _show_colour(self) -> None:
        colour = self._colour()
        self._dot.setPixmap(themes.dot(self._theme.colour(colour), _DOT).pixmap(_DOT, _DOT))
        self._dot.setToolTip(tr("Colour {0}").format(vocabulary.colour(colour)))

    def _colour(self) -> str:
        return self._session.colour if self._session.colour in COLOURS else COLOURS[0]

    def _foretell(self) -> None:
        self._show_colour()
        self.preview.setText(self._sentence())
        self.line.setAccessibleDescription(self.preview.text())

    def _sentence(self) -> str:
        """What Enter will do."""
        if self._found is None:
            return tr("Still searching…")
        if not self._found.hits:
            return tr("There is nothing here to tag.")
        words = tr("Tags {0}.").format(_counted(self._found))
        try:
            tag = tags.named(self._session.project, self.line.text())
            bearers = tags.bearers(self._session.project, tag.path) if tag else set()
        except AnnotatorError:  # nothing is typed that could be a tag
            return words + " " + tr("Space in the list leaves a hit out.")
        if not tag:
            return words + " " + tr("The tag is new.")
        known = len(bearers.intersection(self._found.annotations))
        if not known:
            return words
        already = tr("1 bears the tag already.") if known == 1 else tr("{0} bear the tag already.").format(known)
        return f"{words} {already}"

    def _tag(self) -> None:
        found, path = self._found, self.line.text().strip()
        if found is None or not found.hits or not path:
            return
        with background.progress(self, tr("Tagging…")) as progress:
            project, colour = self._session.project, self._colour()
            done = self._session.attempt(concordance.tag, project, found, path, colour=colour, progress=progress)
        if done:
            words = tr("Tagged {0} with “{1}”. {2} takes it back.")
            self._session.message.emit(words.format(_counted(found), path, keys("Ctrl+Z")))
            self.line.clear()
            self.left.emit()


def _counted(found: concordance.Tagging) -> str:
    """Passages and annotations, as a sentence names them."""
    new, known = len(found.passages), len(found.annotations)
    passages = tr("1 passage") if new == 1 else tr("{0} passages").format(new)
    others = tr("1 annotation that exists") if known == 1 else tr("{0} annotations that exist").format(known)
    if new and known:
        return tr("{0} and {1}").format(passages, others)
    return passages if new else others
