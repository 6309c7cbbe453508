"""What the window shows, and what it ought to show by a fresh reading of the file: the two must be equal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from annotator.errors import AnnotatorError
from annotator.gui.main_window import MainWindow
from annotator.gui.panels.documents import _DOCUMENT
from annotator.gui.panels.tags import _COUNT, _TAG
from annotator.model import Identity
from annotator.store import annotations, check, documents, filter, history, links, places, tags
from annotator.store.project import Project

_WAITS = "they are kept until it arrives."  # what came of documents that nobody sent
Seen = dict[str, Any]


def differences(window: MainWindow) -> list[str]:
    """Where the window shows something else than is in the file, a line each; and what is wrong with the file."""
    if not window.sidebar.flush():
        return [f"what is typed cannot be saved: {window.sidebar.unsaved()}: {window.messages.sentence}"]
    catch_up(window)
    shown = by_the_window(window)
    here = window.session.project
    who = Identity(here.reader, here.device)
    with closing(Project.open(here.path, who, read_only=True)) as project:
        fresh = by_the_file(window, project)
        found = [f"damage: {one}" for one in check.problems(project) if not str(one).endswith(_WAITS)]
    return found + [line for part in fresh for line in _unlike(part, shown[part], fresh[part])]


def catch_up(window: MainWindow) -> None:
    """Let come to pass now what the window means to do in a moment, or once a name is typed."""
    window.view.setFocus()
    window.session.look_for_changes()
    for _ in range(3):
        QApplication.processEvents()
        waiting = (window.sidebar.filter_bar._pause, window.sidebar._opening)
        for timer in (*waiting, window.documents._later, window.tags._patience, window.tags._later):
            _now(timer)
    QApplication.processEvents()


def _now(timer: QTimer) -> None:
    if timer.isActive():
        timer.stop()
        timer.timeout.emit()


def by_the_window(window: MainWindow) -> Seen:
    """The parts of the window, as values."""
    session, model = window.session, window.sidebar.model
    rows = range(window.documents.count())
    return {
        "document": session.document_id,
        "documents": [window.documents.item(row).data(_DOCUMENT) for row in rows],
        "tags": [item.data(0, _TAG) for item in window.tags._items()],
        "counts": {item.data(0, _TAG).id: item.data(0, _COUNT) for item in window.tags._items()},
        "references": list(window.references._rows.references),
        "text": window.view.text,
        "painted": sorted(window.view.drawing.highlights),
        "cards": [model.card(row) for row in range(model.rowCount())],
        "total": model.total,
        "undo": getattr(session.next_undo(), "id", None),
        "undo is offered": window.actions_by_name["edit.undo"].isEnabled(),
        "redo is offered": window.actions_by_name["edit.redo"].isEnabled(),
        "open card": window.sidebar.editor.card if window.sidebar.editor else None,
    }


def by_the_file(window: MainWindow, project: Project) -> Seen:
    """The same by a fresh reading; the filter, the order and what is chosen are the window's own."""
    here, model = window.session.document_id, window.sidebar.model
    known = documents.listed(project)
    there = here if any(one.id == here for one in known) else (known[0].id if known else "")
    ordered = [row[-1] for row in places.order(project, there, model.by)] if there else []
    wanted = _left(window, project, there)
    ids = [one for one in ordered if wanted is None or one in wanted]
    loaded = {one.id: one for one in annotations.load(project, ids)}
    open_card = window.sidebar.editor.card.id if window.sidebar.editor else ""
    return {
        "document": there,
        "documents": known,
        "tags": tags.listed(project),
        "counts": {one.id: tags.counts(project).get(one.id, 0) for one in tags.listed(project)},
        "references": [*links.of(project, [there])[there], *documents.references(project, there)] if there else [],
        "text": documents.text(project, there) if there else "",
        "painted": sorted(places.painted(project, there)) if there else [],
        "cards": [loaded.get(one) for one in ids],
        "total": len(ordered),
        "undo": getattr(history.next_undo(project), "id", None),
        "undo is offered": history.next_undo(project) is not None,
        "redo is offered": history.next_redo(project) is not None,
        "open card": annotations.get(project, open_card) if open_card else None,
    }


def _left(window: MainWindow, project: Project, here: str) -> frozenset[str] | None:
    """What the filter leaves, and the cards that were let in all the same, because somebody went to them."""
    line = window.sidebar.filter_bar.words
    if not line:
        return None
    try:
        found = filter.matching(project, line, here)
    except AnnotatorError:
        return window.sidebar.model.left
    return found | (window.sidebar.model.left or frozenset()) if found is not None else None


def _unlike(part: str, shown: Any, fresh: Any) -> Iterator[str]:
    if shown == fresh:
        return
    if isinstance(shown, list) and isinstance(fresh, list):
        yield f"{part}: {len(shown)} shown, {len(fresh)} in the file"
        for one in [one for one in shown if one not in fresh][:3]:
            yield f"  shown only: {one}"
        for one in [one for one in fresh if one not in shown][:3]:
            yield f"  in the file only: {one}"
    else:
        yield f"{part}: {str(shown)[:300]} shown, {str(fresh)[:300]} in the file"
