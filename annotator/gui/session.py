"""The one bridge between the project, which knows no Qt, and the views, which know nothing else."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.errors import AnnotatorError
from annotator.gui import vocabulary
from annotator.gui.backing import Backups
from annotator.gui.language import said, tr
from annotator.gui.panels.unsaved import Unsaved
from annotator.gui.people import Readers
from annotator.model import COLOURS, Annotation, Step
from annotator.progress import Progress, no_progress
from annotator.settings import Settings
from annotator.store import annotations, documents, history, tags
from annotator.store.project import Project

Result = TypeVar("Result")


class Place(NamedTuple):
    """Where someone reads: a document, an offset, and perhaps an annotation."""

    document_id: str
    offset: int
    annotation_id: str = ""


class Session(QObject):
    """One open project, what is shown of it, and news of what changes."""

    changed = Signal(object)  # a Step, or None where anything may have changed
    document_shown = Signal(str)
    annotation_chosen = Signal(str)
    turned = Signal()  # what one can go back or forward to may be another place now
    passage_wanted = Signal(int, int)
    passage_pointed = Signal(int, int)  # to be pointed out on the page; an empty range for none any longer
    trouble = Signal(str)
    message = Signal(str)
    saved = Signal(bool)

    def __init__(self, project: Project, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.settings = settings
        self.document_id = ""
        self.annotation_id = ""
        self.colour = str(settings.get("colour", COLOURS[0]))
        self._last_tag, self._last_tag_id = str(settings.get("last_tag", "")), ""
        self._back: list[Place] = []
        self._forward: list[Place] = []
        self.here: Callable[[], int] = lambda: 0
        self.readers = Readers(project)
        self.changed.connect(self.readers.follow)
        self.backups = Backups(self)
        self.unsaved = Unsaved(self)
        project.listen(self._told)
        settings.on_trouble = lambda error: self.trouble.emit(said(error))

    # --- writing

    def attempt(self, verb: Callable[..., Result], *values: Any, **named: Any) -> Result | None:
        """Do something to the project; what went wrong is said in the window, and None returned."""
        try:
            result = verb(*values, **named)
        except AnnotatorError as error:
            self.trouble.emit(said(error))
            self.saved.emit(False)
            return None
        self.saved.emit(True)
        return result

    def after_backup(self, reason: str, verb: Callable[..., Result], *values: Any, **named: Any) -> Result | None:
        """The same for what changes much: a backup is made first, for this reason."""

        def both() -> Result:
            self.backups.before(reason)
            return verb(*values, **named)

        return self.attempt(both)

    def remember_tag(self, path: str) -> None:
        """The tag that one key gives again."""
        found = tags.named(self.project, path) if path.strip("# /") else None
        self._last_tag, self._last_tag_id = path, found.id if found else ""
        self.settings.set("last_tag", self._last_tag)

    @property
    def last_tag(self) -> str:
        """That tag, by the name it has now; one of an earlier day is known by its name when it is first asked for."""
        book = tags.codebook(self.project)
        self._last_tag_id = self._last_tag_id or book.by_path.get(self._last_tag.casefold(), "")
        known = book.canonical.get(self._last_tag_id)
        return book.tags[known].path if known else self._last_tag

    def undo(self, progress: Progress = no_progress) -> None:
        """Take the last step back, and go to what it changed, unless a tag is begun elsewhere."""
        self._move(partial(self.project.undo, progress), tr("Undid “{0}”"))

    def redo(self, progress: Progress = no_progress) -> None:
        """Do the last undone step again, and go to what it changed."""
        self._move(partial(self.project.redo, progress), tr("Redid “{0}”"))

    def _move(self, verb: Callable[[], Step | None], words: str) -> None:
        step = self.attempt(verb)
        if step:
            self.message.emit(words.format(vocabulary.step(step.label)))
            self._go_to_change(step)

    def _go_to_change(self, step: Step) -> None:
        found = annotations.first(self.project, annotations.touched(self.project, step) or ())
        if found and self.unsaved.begun_tag() in ("", found.id):
            self.go_to(Place(found.document_id, found.start, found.id))

    def _told(self, step: Step | None) -> None:
        self.changed.emit(step)

    def look_for_changes(self) -> None:
        """Read again what another program wrote to the file."""
        if self.project.is_editing:
            return
        try:
            if self.project.changed_elsewhere():
                self.changed.emit(None)
        except AnnotatorError as error:
            self.trouble.emit(said(error))

    def next_undo(self) -> Step | None:
        return history.next_undo(self.project)

    def next_redo(self) -> Step | None:
        return history.next_redo(self.project)

    # --- places

    def show_document(self, document_id: str) -> None:
        """Show a document from its beginning; none for an empty id."""
        if document_id != self.document_id:
            self.document_id = document_id
            self.annotation_id = ""
            self.document_shown.emit(document_id)
            self.annotation_chosen.emit("")

    def choose(self, annotation_id: str) -> None:
        """Make an annotation the current one, on the page and in the sidebar."""
        if annotation_id != self.annotation_id:
            self.annotation_id = annotation_id
            self.annotation_chosen.emit(annotation_id)

    def current(self) -> Annotation | None:
        """The current annotation, if there is one."""
        return annotations.get(self.project, self.annotation_id) if self.annotation_id else None

    def go_to(self, place: Place, *, remember: bool = True) -> None:
        """Show a place; `back` returns from it."""
        if not self._is_there(place):
            self.trouble.emit(tr("The document of this passage is not in the project."))
            return
        if remember and self.document_id:
            self._back.append(self._place())
            self._forward.clear()
        self.show_document(place.document_id)
        found = annotations.get(self.project, place.annotation_id) if place.annotation_id else None
        self.choose(found.id if found else "")  # it may have been deleted since
        self.passage_wanted.emit(place.offset, found.end if found else place.offset)
        self.turned.emit()

    def _is_there(self, place: Place) -> bool:
        return place.document_id in {document.id for document in documents.listed(self.project)}

    def go_to_id(self, record_id: str) -> None:
        """Follow a cross-reference to an annotation or a document, or to the one that stands for it now."""
        found = annotations.get(self.project, record_id)
        if found:
            self.go_to(Place(found.document_id, found.start, found.id))
        else:
            self.go_to(Place(documents.home(self.project, record_id), 0))

    def back(self) -> None:
        """Return to where one came from."""
        self._turn(self._back, self._forward)

    def forward(self) -> None:
        """Go again where one came back from."""
        self._turn(self._forward, self._back)

    def _turn(self, source: list[Place], target: list[Place]) -> None:
        """Go to the last place whose document is still there, and remember where one was; where none is, say so."""
        while len(source) > 1 and not self._is_there(source[-1]):
            source.pop()
        if source:
            wanted = source.pop()
            if self._is_there(wanted):
                target.append(self._place())
            self.go_to(wanted, remember=False)
            self.turned.emit()

    @property
    def can_go_back(self) -> bool:
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._forward)

    def _place(self) -> Place:
        return Place(self.document_id, self.here(), self.annotation_id)
