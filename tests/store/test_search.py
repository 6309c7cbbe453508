from __future__ import annotations

import pytest

from annotator.model import Hit
from annotator.store import annotations, documents, search
from annotator.store.project import Project
from tests.making import a_document, mark_words


def hits(project: Project, line: str) -> list[Hit]:
    return list(search.everywhere(project, line))


def test_words_are_found_where_they_stand(letter: Project, letter_id: str) -> None:
    text = documents.text(letter, letter_id)
    found = hits(letter, "adenauer")
    assert [text[hit.start : hit.end] for hit in found] == ["Adenauer"]
    assert found[0].left.endswith("it is, of course, ")
    assert found[0].right.startswith(" who is interested")
    assert found[0].document_title == "125. Message From Chairman Khrushchev to President Kennedy"


def test_all_the_words_must_stand_in_one_paragraph(letter: Project) -> None:
    assert {hit.words.casefold() for hit in hits(letter, "hot-beds feverish")} >= {"hot-beds", "feverish"}
    assert hits(letter, "Adenauer Cuba") == []


def test_a_phrase_is_found_as_such(letter: Project) -> None:
    assert [hit.words for hit in hits(letter, '"third force"')] == ["third force"]
    assert hits(letter, '"force third"') == []


@pytest.mark.parametrize("typed", ["Khrushchev's", "khrushchev’s,", "Khrushchev’s"])
def test_apostrophes_and_punctuation_do_not_matter(project: Project, typed: str) -> None:
    a_document(project, "It was Khrushchev’s message.")
    assert [hit.words for hit in hits(project, typed)] == ["Khrushchev’s"]


def test_words_of_notes_follow_undo_redo_and_merely_deleting(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, "on ice", note="zugzwang")
    annotations.write_note(letter, one, "stalemate")
    for words, there in (("zugzwang", 0), ("stalemate", 1)):
        assert len(hits(letter, words)) == there
    annotations.remove(letter, [one])
    assert hits(letter, "stalemate") == []
    letter.undo()
    assert len(hits(letter, "stalemate")) == 1
    letter.undo()
    assert (len(hits(letter, "zugzwang")), hits(letter, "stalemate")) == (1, [])
    letter.undo()
    assert hits(letter, "zugzwang") == []
    letter.redo()
    letter.redo()
    assert (hits(letter, "zugzwang"), len(hits(letter, "stalemate"))) == ([], 1)


def test_every_place_an_annotation_has_words_is_searched(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, "on ice", note="a quixotic thought", tag_paths=["quixotism"])
    annotations.reply(letter, one, "not quixotic at all")
    found = [(hit.kind, hit.words, hit.annotation_id == one) for hit in hits(letter, "quixot")]
    assert found == [("note", "quixotic", True), ("reply", "quixotic", True), ("tag", "quixotism", False)]
    assert [hit.kind for hit in hits(letter, "ice")] == ["document", "quotation"]


def test_what_is_deleted_is_not_found(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, "on ice", note="quixotic")
    annotations.remove(letter, [one])
    assert hits(letter, "quixotic") == []
    other = a_document(letter, "unheard-of words", "Other")
    mark_words(letter, other, "unheard-of")
    documents.remove(letter, other)
    assert hits(letter, "unheard") == []


def test_a_changed_note_is_found_by_its_new_words_only(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, "on ice", note="quixotic")
    annotations.write_note(letter, one, "pragmatic")
    assert hits(letter, "quixotic") == []
    assert len(hits(letter, "pragmatic")) == 1


def test_accents_and_other_scripts(project: Project) -> None:
    a_document(project, "L’Élysée\nשלום עולם\nحرب وسلام\n東京都 ß")
    assert [hit.words for hit in hits(project, "elysee")] == ["Élysée"]
    assert [hit.words for hit in hits(project, "שלום")] == ["שלום"]
    assert [hit.words for hit in hits(project, "وسلام")] == ["وسلام"]


@pytest.mark.parametrize("line", ["", "  ", "*", '"', '""', "AND", "NOT x", "a:b", "^", "(", "NEAR", "…", "_"])
def test_nothing_that_is_typed_is_an_operator(letter: Project, line: str) -> None:
    for hit in hits(letter, line):
        assert hit.words


def test_patterns_are_found_in_all_places_too(letter: Project, letter_id: str) -> None:
    one = mark_words(letter, letter_id, "on ice", note="first\nquixotic, quixotry", tag_paths=["quixotism"])
    annotations.reply(letter, one, "quixotry")
    found = list(search.everywhere(letter, r"quixot\w+", regex=True))
    assert [(hit.kind, hit.words) for hit in found] == [
        ("note", "quixotic"),
        ("reply", "quixotry"),
        ("tag", "quixotism"),
    ]
    assert found[0].left == ""
    assert found == hits(letter, r"/quixot\w+/")
    assert hits(letter, r"quixot\w+") == []


def test_a_pattern_is_found_where_it_stands(letter: Project, letter_id: str) -> None:
    text = documents.text(letter, letter_id)
    found = list(search.everywhere(letter, r"\bU\.S\.|Adenauer", regex=True))
    assert len(found) == text.count("U.S.") + text.count("Adenauer")
    assert all(text[hit.start : hit.end] == hit.words for hit in found)


def test_a_search_says_that_it_goes_on(letter: Project) -> None:
    looked = list(search.looking(letter, "/zebra/"))
    assert len(looked) > 10
    assert set(looked) == {None}


def test_more_annotations_than_are_read_at_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    text = a_document(project, "a b c d e")
    made = [annotations.add(project, text, [(at, at + 1)], note=f"note {at}") for at in (0, 2, 4, 6, 8)]
    monkeypatch.setattr(search, "_CHUNK", 2)
    assert [hit.annotation_id for hit in hits(project, "note")] == made
    assert [hit.words for hit in hits(project, r"/note [2-6]/")] == ["note 2", "note 4", "note 6"]
