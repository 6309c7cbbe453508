"""Projects and codebooks of the REFI-QDA standard, in and out."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from annotator import foreign, jobs
from annotator.errors import AnnotatorError, UnreadableFile
from annotator.formats import WRITERS
from annotator.formats.gathering import nearest_colour
from annotator.formats.refi import COLOURS
from annotator.model import COLOURS as OURS
from annotator.progress import no_progress
from annotator.records import Sent
from annotator.store import annotations, links, tags
from annotator.store.project import Project
from tests.foreign_files import (
    CODING,
    OTHER,
    SELECTION,
    SOURCE,
    TEXT,
    USER,
    as_snapshot,
    of_kind,
    qde,
    qdpx,
    quotes,
    selection,
    tag_paths,
    text_source,
    told,
    value,
)
from tests.making import mark_words

BERLIN = frozenset({("Topics/Berlin", "Ben")})
AT = TEXT.index("West Berlin")


def read(tmp_path: Path, sources: str, rest: str = "", text: str | bytes | None = TEXT) -> Sent:
    return foreign.read(qdpx(tmp_path / "a.qdpx", qde(sources, rest), text))


def one_selection(tmp_path: Path, text: str | bytes | None, start: int, end: int, name: str) -> tuple[str, str]:
    """The words and the note of the one passage."""
    found = read(tmp_path, text_source(selection(start, end, name)), text=text)
    (one,) = of_kind(found, "annotation")
    return quotes(found)[0], value(one, "note")


def test_a_coding_keeps_its_words_author_tag_and_times(tmp_path: Path) -> None:
    found = read(tmp_path, text_source(selection(AT, AT + 11, "West Berlin", CODING)))
    assert told(found) == {("Ana", ("West Berlin",), "", BERLIN, frozenset())}
    (tagging,) = of_kind(found, "tagging")
    assert tagging.born == "1709373600000.00000.import00"
    described = {path: one for one in of_kind(found, "tag") for path in [tag_paths(found)[one.id]]}
    assert value(described["Topics"], "description") == "all"
    assert value(described["Topics/Berlin"], "colour") == "blue"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("skipped", [0, 1])
@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-16-le"])
def test_every_way_of_counting_is_told_by_the_words(
    tmp_path: Path, mark: str, skipped: int, line_end: str, encoding: str
) -> None:
    raw = f"{mark}😀 one\r\ntwo 😀\r\n\r\nWest Berlin and more"
    counted = raw.replace("\r\n", line_end).encode(encoding)[skipped * len(mark) * len("a".encode(encoding)) :]
    size = len("a".encode(encoding))
    start = counted.index("West".encode(encoding)) // size
    assert one_selection(tmp_path, raw, start, start + 11, "West Berlin") == ("West Berlin", "")


def test_words_are_followed_where_they_disagree_with_positions(tmp_path: Path) -> None:
    found = read(tmp_path, text_source(selection(0, 11, "West Berlin")))
    assert quotes(found) == ["West Berlin"]
    assert any("the words were followed (1)" in one for one in map(str, found.warnings))


def test_a_selection_shorter_than_its_name_is_as_long_as_the_name(tmp_path: Path) -> None:
    assert one_selection(tmp_path, TEXT, AT, AT + 6, "West Berlin") == ("West Berlin", "")


def test_a_name_of_the_readers_own_is_kept_as_a_note(tmp_path: Path) -> None:
    assert one_selection(tmp_path, TEXT, AT, AT + 11, "where it all began") == ("West Berlin", "where it all began")


def test_a_name_that_was_cut_is_no_note(tmp_path: Path) -> None:
    assert one_selection(tmp_path, TEXT, AT, AT + 11, "West B…") == ("West Berlin", "")


def test_without_the_text_the_words_are_all_there_is(tmp_path: Path) -> None:
    found = read(tmp_path, text_source(selection(7, 30, "West B…", CODING)), text=None)
    (span,) = of_kind(found, "span")
    anchor = {"start": 7, "end": 30, "quote": "West B", "prefix": "", "suffix": ""}
    assert value(span, "anchor") == {"document_id": found.documents[0].id, **anchor}
    assert any("does not hold the texts of: plan.txt" in one for one in map(str, found.warnings))


def note(number: int, words: str, user: str = USER, name: str = "") -> str:
    return (
        f'<Note guid="a0000000-0000-0000-0000-00000000000{number}" name="{name}" creatingUser="{user}" '
        f'creationDateTime="2024-03-03T10:00:00Z"><PlainTextContent>{words}</PlainTextContent></Note>'
    )


def link(number: int, name: str, target: str = SELECTION) -> str:
    return (
        f'<Link guid="b0000000-0000-0000-0000-00000000000{number}" name="{name}" direction="OneWay" '
        f'originGUID="{{A0000000-0000-0000-0000-00000000000{number}}}" targetGUID="{target}"/>'
    )


def test_notes_of_all_kinds_find_their_passage(tmp_path: Path) -> None:
    inside = '<Description>described</Description><NoteRef targetGUID="A0000000-0000-0000-0000-000000000001"/>'
    notes = (
        note(1, "described")
        + note(2, "a memo", name="Memo 2")
        + note(3, "what Ben says", OTHER)
        + note(4, "an answer of her own")
        + note(5, "loose", name="Plan")
    )
    rest = f"<Notes>{notes}</Notes><Links>{link(2, 'memo')}{link(3, 'memo')}{link(4, 'reply to')}</Links>"
    found = read(tmp_path, text_source(selection(AT, AT + 11, "West Berlin", inside)), rest)
    answers = frozenset({("Ben", "what Ben says"), ("Ana", "an answer of her own")})
    assert told(found) == {("Ana", ("West Berlin",), "described\n\nMemo 2\n\na memo", frozenset(), answers)}
    assert any("left out: Plan." in one for one in map(str, found.warnings))


def test_what_stands_at_a_whole_document_stands_at_its_first_line(tmp_path: Path) -> None:
    found = read(tmp_path, text_source(f"<Description>about it</Description>{CODING}"))
    assert told(found) == {("Ben", ("Die Größe des Plans.",), "about it", BERLIN, frozenset())}


def test_a_pdf_is_its_text(tmp_path: Path) -> None:
    source = (
        f'<PDFSource guid="{SOURCE}" name="plan.pdf"><PDFSelection guid="{SELECTION}" page="0" firstX="1" firstY="1" '
        'secondX="2" secondY="2" name="West…"><Representation guid="70000000-0000-0000-0000-000000000002">'
        f"<PlainTextContent>WestBerlin</PlainTextContent></Representation>{CODING}</PDFSelection>"
        '<Representation guid="70000000-0000-0000-0000-000000000001">'
        "<PlainTextContent>In West\nBerlin</PlainTextContent></Representation></PDFSource>"
    )
    found = read(tmp_path, source)
    assert told(found) == {("Ben", ("West\nBerlin",), "", BERLIN, frozenset())}


def test_what_has_no_place_here_is_named(tmp_path: Path) -> None:
    rest = '<Sets><Set guid="c0000000-0000-0000-0000-000000000001" name="s"/></Sets><Graphs><Graph guid="e0"/></Graphs>'
    picture = f'<PictureSource guid="{SOURCE}"><PictureSelection>{CODING}</PictureSelection></PictureSource>'
    found = read(tmp_path, text_source(selection(0, 3, "Die")) + picture, rest)
    assert list(map(str, found.warnings)) == [
        "Left out: pictures (1).",
        "Left out: passages in pictures, sound and film (1).",
        "Left out: sets (1).",
        "Left out: graphs (1).",
    ]


def test_codings_in_selections_of_their_own_are_one_annotation_two_notes_are_two(tmp_path: Path) -> None:
    def said(words: str) -> str:
        return selection(AT, AT + 11, "West Berlin", f"<Description>{words}</Description>{CODING}")

    once = read(tmp_path, text_source(said("one") + selection(AT, AT + 11, "West Berlin", CODING)))
    assert told(once) == {("Ana", ("West Berlin",), "one", BERLIN, frozenset())}
    twice = read(tmp_path, text_source(said("one") + said("two")))
    assert {words for _, _, words, _, _ in told(twice)} == {"one", "two"}


def test_new_guids_make_no_new_annotations(tmp_path: Path) -> None:
    """ATLAS.ti gives everything a new GUID with each export."""
    inner = qde(text_source(selection(AT, AT + 11, "West Berlin", CODING)))
    anew = re.sub(r"\b[1256]0000000-0000", "e0000000-0000", inner)
    assert anew != inner
    one, other = (foreign.read(qdpx(tmp_path / "a.qdpx", said)) for said in (inner, anew))
    assert one == other


def test_two_projects_in_one_file_and_a_text_that_is_none_are_refused(tmp_path: Path) -> None:
    path = qdpx(tmp_path / "a.qdpx", qde(""))
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("other.qde", qde(""))
    with pytest.raises(UnreadableFile, match="more than one project"):
        foreign.read(path)
    with pytest.raises(UnreadableFile, match="not in Unicode"):
        read(tmp_path, text_source(""), text=b"\xe4\xff\xfe")


# --- out


@pytest.fixture
def seminar(letter: Project, letter_id: str) -> Project:
    """The letter with tags in a tree, notes, an answer, and links within and outside."""
    ice = mark_words(letter, letter_id, "on ice", note="put off,\nbut not forgotten", tag_paths=["elections", "a/b/c"])
    both = mark_words(letter, letter_id, "symbolic troops", "hot-bed which", colour="sky", note="both")
    mark_words(letter, letter_id, "third force")
    links.add(letter, ice, both, "contradicts")
    links.add(letter, both, letter_id)
    jobs.link_to_source(letter, ice, "A book, 3", "see also")
    annotations.reply(letter, ice, "an answer")
    tag = tags.named(letter, "elections")
    assert tag is not None
    tags.describe(letter, tag.id, description="of 1962", colour="violet")
    return letter


def test_what_is_written_is_read_back(seminar: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    jobs.export(seminar, "qdpx", path)
    found = foreign.read(path)
    own = frozenset({("elections", "Ana"), ("a/b/c", "Ana")})
    assert told(found) == {
        ("Ana", ("on ice",), "put off,\nbut not forgotten", own, frozenset({("Ana", "an answer")})),
        ("Ana", ("symbolic troops",), "both", frozenset(), frozenset()),
        ("Ana", ("hot-bed which",), "", frozenset(), frozenset()),
        ("Ana", ("third force",), "", frozenset(), frozenset()),
    }
    assert found.documents[0].id == jobs.documents.listed(seminar)[0].id
    assert sorted(value(one, "relation") for one in of_kind(found, "link")) == ["contradicts", "see also", "see also"]
    (source,) = of_kind(found, "source")
    assert value(source, "title").startswith("A book")
    assert found.warnings == ()


def test_written_twice_is_the_same_and_read_and_written_says_the_same(seminar: Project, tmp_path: Path) -> None:
    first, again, third = (tmp_path / f"{one}.qdpx" for one in range(3))
    jobs.export(seminar, "qdpx", first)
    jobs.export(seminar, "qdpx", again)
    assert first.read_bytes() == again.read_bytes()
    found = foreign.read(first)
    WRITERS["qdpx"].write(as_snapshot(found), third, no_progress)
    assert told(foreign.read(third)) == told(found)
    assert foreign.read(third).documents == found.documents


def test_the_parts_stand_in_the_order_of_the_schema(seminar: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    jobs.export(seminar, "qdpx", path)
    with zipfile.ZipFile(path) as file:
        root = etree.fromstring(file.read("project.qde"))
        text = file.read(f"sources/{jobs.documents.listed(seminar)[0].id}.txt").decode("utf-8")
    parts = [etree.QName(one).localname for one in root]
    assert parts == ["Users", "CodeBook", "Sources", "Notes", "Links"]
    ns = {"q": "urn:QDA-XML:project:1.0"}
    for one in root.iterfind(".//q:PlainTextSelection", ns):
        assert text[int(one.get("startPosition", "")) : int(one.get("endPosition", ""))] == one.get("name")
        inside = [etree.QName(inner).localname for inner in one]
        assert inside == sorted(inside, key=["Description", "Coding", "NoteRef"].index)
    guids = [one.get("guid") for one in root.iter() if one.get("guid")]
    assert len(set(guids)) == len(guids)


def test_a_codebook_keeps_the_tree(seminar: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.qdc"
    jobs.export(seminar, "qdc", path)
    found = foreign.read(path)
    paths = tag_paths(found)
    assert set(paths.values()) == {"elections", "a", "a/b", "a/b/c"}
    described = {value(one, "description"): value(one, "colour") for one in of_kind(found, "tag")}
    assert described["of 1962"] == "violet"


def test_a_project_without_tags_has_no_codebook(letter: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.qdc"
    with pytest.raises(AnnotatorError, match="no tags"):
        jobs.export(letter, "qdc", path)
    assert not path.exists()
    jobs.export(letter, "qdpx", path.with_suffix(".qdpx"))
    with zipfile.ZipFile(path.with_suffix(".qdpx")) as file:
        assert b"CodeBook" not in file.read("project.qde")


def test_a_passage_that_was_not_found_has_words_and_no_place(tmp_path: Path) -> None:
    found = read(tmp_path, text_source(selection(AT, AT + 11, "West Berlin")))
    snapshot = as_snapshot(found)
    (one,) = snapshot.annotations
    lost = replace(one, spans=(replace(one.spans[0], quote="words that are gone", placement="unplaced"),))
    WRITERS["qdpx"].write(replace(snapshot, annotations=(lost,)), tmp_path / "b.qdpx", no_progress)
    assert quotes(foreign.read(tmp_path / "b.qdpx")) == ["words that are gone"]


def test_our_colours_come_back(tmp_path: Path) -> None:
    assert [nearest_colour(COLOURS[one]) for one in OURS] == list(OURS)
    zotero = {"#ffd400": "amber", "#ff6666": "red", "#5fb236": "green", "#2ea8e5": "blue", "#a28ae5": "violet"}
    assert {one: nearest_colour(one) for one in zotero} == zotero
    assert nearest_colour("#aaa") == nearest_colour("squirrel") == "amber"
