"""A document in paragraphs and runs: nothing of it is lost, and each run knows what holds of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.runs import Paragraph, paragraphs
from annotator.model import Mark, Page

TEXT = "The title\nIn the room, on ice.\n\nA note."
MARKS = [
    Mark(0, 9, "title"),
    Mark(17, 21, "italic"),
    Mark(21, 21, "noteref", "", "2"),
    Mark(32, 39, "note", "", "2"),
]


def test_runs_know_style_page_note_and_annotations() -> None:
    found = list(paragraphs(TEXT, MARKS, [Page(0, "1", inferred=True), Page(23, "2", inferred=False)], [(13, 25, "a")]))
    assert [(one.kind, one.value) for one in found] == [("title", ""), ("", ""), ("", ""), ("note", "2")]
    assert [(run.words, "".join(sorted(run.styles)), run.over, run.page, run.notes) for run in found[1].runs] == [
        ("In ", "", (), "", ()),
        ("the ", "", ("a",), "", ()),
        ("room", "italic", ("a",), "", ("2",)),
        (", ", "", ("a",), "", ()),
        ("on", "", ("a",), "2", ()),
        (" ice.", "", (), "", ()),
    ]
    assert found[0].runs[0].page == "1"


def test_a_note_called_before_the_first_word_and_an_empty_text() -> None:
    found = list(paragraphs("ab", [Mark(0, 0, "noteref", "", "1")], [Page(0, "7", inferred=False)], []))
    assert [(run.words, run.page, run.notes) for run in found[0].runs] == [("", "7", ("1",)), ("ab", "", ())]
    assert [len(one.runs) for one in paragraphs("", [], [], [])] == [1]


def words(found: Paragraph) -> str:
    return "".join(run.words for run in found.runs)


@given(st.text(alphabet="ab \n😀", max_size=40), st.data())
def test_every_character_is_in_one_run(text: str, data: st.DataObject) -> None:
    at = st.integers(0, len(text))
    ranges = data.draw(st.lists(st.tuples(at, at).map(sorted), max_size=6))
    marks = [Mark(start, end, data.draw(st.sampled_from(("italic", "noteref", "quote")))) for start, end in ranges]
    pages = [Page(start, "9", inferred=False) for start, _ in ranges[:2]]
    passages = [(start, end, str(n)) for n, (start, end) in enumerate(ranges) if end > start]
    found = list(paragraphs(text, marks, pages, passages))
    assert "\n".join(map(words, found)) == text
    for start, end, one in passages:
        covered = "".join(run.words for para in found for run in para.runs if one in run.over)
        assert covered == text[start:end].replace("\n", "")


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30), st.sampled_from("abc")), max_size=12),
    st.lists(st.integers(0, 60), max_size=4),
)
def test_each_run_lies_under_the_passages_that_hold_it(found: list[tuple[int, int, str]], line_ends: list[int]) -> None:
    text = "".join("\n" if at in line_ends else "x" for at in range(61))
    passages = [(start, min(start + length, 61), one) for start, length, one in found]
    for paragraph in paragraphs(text, [], [], passages):
        at = paragraph.start
        for run in paragraph.runs:
            end = at + len(run.words)
            holding = [one for first, last, one in passages if first <= at and end <= last and at < end]
            assert run.over == tuple(dict.fromkeys(holding))
            at = end
