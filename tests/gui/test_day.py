"""A day's work in the real window, with mouse and keys: the main job, whole."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.gui.main_window import MainWindow
from annotator.model import Annotation
from annotator.settings import Settings
from annotator.store import annotations, documents, history, links, places
from annotator.store.project import Project
from tests.gui.conftest import Hand, Opener, settle

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
FEVERISH = "this source will always make our relations feverish"
ICE = "put the German problem, so to say, on ice until the end of the elections"
WAIT = "the German question could wait until after the American elections"
KINDS = ("document", "annotation", "span", "reply", "tag", "tag_alias", "tagging", "link", "source", "reader")


def contents(project: Project) -> dict[str, list[dict[str, Any]]]:
    """All records, without the stamps that every change renews."""
    passing = ("stamps", "dead_stamp")
    return {
        kind: sorted(
            (
                {name: value for name, value in dict(row).items() if name not in passing}
                for row in project.rows(f"SELECT * FROM {kind}")
            ),
            key=lambda row: str(row["id"]),
        )
        for kind in KINDS
    }


def seen(window: MainWindow) -> list[Annotation]:
    project = window.session.project
    known = documents.listed(project)
    ids = [one for document in known for _, _, one in places.order(project, document.id)]
    return annotations.load(project, ids)


def annotate_two_passages(hand: Hand) -> None:
    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_N)
    hand.type("A shared illness.")
    hand.key(Qt.Key.Key_Escape)
    hand.drag_over(ICE)
    hand.key(Qt.Key.Key_3)
    hand.key(Qt.Key.Key_T)
    hand.type("elections/American")
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Escape)


def link_to_the_companion(hand: Hand) -> None:
    window = hand.window
    hand.key(Qt.Key.Key_L)
    companion = window.documents.item(1)
    window.documents.setFocus()
    window.documents.setCurrentItem(companion)
    hand.key(Qt.Key.Key_Return)
    hand.drag_over(WAIT)
    window.link_picker.relation.setCurrentText("repeats")
    window.link_picker.line.setFocus()
    hand.key(Qt.Key.Key_Return)


def test_a_day_with_the_letter(window: MainWindow, hand: Hand, opened: Opener, settings: Settings) -> None:
    project, path = window.session.project, window.session.project.path
    letter = window.session.document_id
    before = contents(project)
    steps_before = len(history.steps(project))

    annotate_two_passages(hand)
    first, second = seen(window)
    assert (first.quote, first.note) == (FEVERISH, "A shared illness.")
    assert (second.quote, second.colour, second.tags) == (ICE, "green", ("elections/American",))

    link_to_the_companion(hand)
    assert window.link_picker.isHidden()
    third = seen(window)[2]
    assert third.quote == WAIT
    assert [(one.direction, one.relation, one.other.quote) for one in third.links] == [("from", "repeats", ICE)]

    window.session.choose(third.id)
    window.view.setFocus()
    hand.key(Qt.Key.Key_Return, CONTROL)
    assert (window.session.document_id, window.session.annotation_id) == (letter, second.id)
    hand.key(Qt.Key.Key_Left, ALT)
    assert window.session.document_id == third.document_id
    hand.key(Qt.Key.Key_Right, ALT)
    assert window.session.document_id == letter

    done = contents(project)
    made = len(history.steps(project)) - steps_before
    window.view.setFocus()
    for _ in range(made):
        hand.key(Qt.Key.Key_Z, CONTROL)
    assert seen(window) == []
    alive = {kind: [row for row in rows if row["alive"]] for kind, rows in contents(project).items()}
    assert alive["document"] == before["document"]
    assert not any(alive[kind] for kind in ("annotation", "link", "tag", "tagging"))
    for _ in range(made):
        hand.key(Qt.Key.Key_Z, CONTROL, SHIFT)
    assert contents(project) == done

    window.close()
    again = opened(path)
    assert contents(again.session.project) == done
    assert [one.quote for one in seen(again)] == [FEVERISH, ICE, WAIT]
    assert again.session.document_id == letter
    hand_again = Hand(again)
    hand_again.key(Qt.Key.Key_Z, CONTROL)
    assert len(seen(again)) == 2  # the link and the passage made for it were one step


def test_selecting_and_annotating_without_the_mouse(window: MainWindow, hand: Hand) -> None:
    start = window.view.text.index("Adenauer")
    window.view.put_caret(start)
    hand.walk(2, Qt.Key.Key_Right, SHIFT, CONTROL)
    hand.key(Qt.Key.Key_H)
    assert [one.quote for one in seen(window)] == ["Adenauer who"]
    hand.key(Qt.Key.Key_T)
    hand.type("actors")
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.view
    hand.key(Qt.Key.Key_Delete)
    assert seen(window) == []
    hand.key(Qt.Key.Key_Z, CONTROL)
    assert seen(window)[0].tags == ("actors",)


def test_what_the_command_line_writes_shows_in_the_open_window(
    window: MainWindow, project_path: Path, settings: Settings
) -> None:
    from annotator.__main__ import run

    arguments = ["annotate", str(project_path), "125", "--quote", FEVERISH, "--tag", "mood", "--note", "from outside"]
    assert run(arguments) == 0
    window.session.look_for_changes()
    settle()
    assert window.sidebar.model.rowCount() == 1
    assert len(window.view.drawing.highlights) == 1
    window.session.choose(window.sidebar.model.id_at(0))
    settle()
    assert window.sidebar.editor is not None
    window.sidebar.editor.note.setFocus()
    window.sidebar.editor.note.appendPlainText("and from inside")
    assert window.sidebar.flush()
    other = Project.open(project_path, settings.identity(), read_only=True)
    (found,) = annotations.load(other, [window.session.annotation_id])
    other.close()
    assert found.note == "from outside\nand from inside"


def test_a_note_being_typed_outlives_a_change_from_outside(window: MainWindow, hand: Hand, project_path: Path) -> None:
    from annotator.__main__ import run

    hand.drag_over(FEVERISH)
    hand.key(Qt.Key.Key_N)
    hand.type("half a sen")
    assert run(["annotate", str(project_path), "125", "--quote", ICE]) == 0
    window.session.look_for_changes()
    settle()
    hand.type("tence")
    assert window.sidebar.flush()
    assert seen(window)[0].note == "half a sentence"


def shown_references(window: MainWindow) -> list[str]:
    model = window.references.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_links_between_documents_show_at_both_ends(window: MainWindow) -> None:
    project = window.session.project
    letter, companion = documents.listed(project)
    links.add(project, letter.id, companion.id, "see also")
    settle()
    rows = shown_references(window)
    assert rows[0].startswith("→ see also")
    assert "volume VI" in rows[1]
    assert "not in this project" in rows[1]
    window.session.go_to_id(companion.id)
    settle()
    assert shown_references(window)[0].startswith("← see also")
