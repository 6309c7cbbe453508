"""Real projects that exchange real files: everything arrives, twice is once, and undo forgets."""

from __future__ import annotations

import json
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from annotator import exchanging, jobs
from annotator.errors import AnnotatorError, Cancelled
from annotator.ids import new_id
from annotator.model import Identity, Reader
from annotator.records import Record, Register, Sent
from annotator.store import annotations, check, documents, history, links, merging, places, tags
from annotator.store.project import Project
from annotator.store.schema import RECORDS
from tests.conftest import HERE, LETTER
from tests.making import a_document, loaded, mark_words, records, tamper

ICE = "on ice until the end of the elections"


def sent_by(project: Project, tmp_path: Path, **how: Any) -> tuple[Path, Sent]:
    path = tmp_path / f"{project.path.stem}.annotations.json"
    exchanging.export(project, path, **how)
    return path, exchanging.read(path)


def fold(into: Project, source: Project, tmp_path: Path) -> exchanging.MergeReport:
    return exchanging.merge(into, *sent_by(source, tmp_path))


def full(project: Project) -> str:
    """An annotation with everything that can hang on it."""
    here = documents.listed(project)[0].id
    one = mark_words(project, here, ICE, note="A pledge.", tag_paths=["elections/congress"], colour="sky")
    annotations.add_fragment(project, one, *jobs.find_passages(documents.text(project, here), ["symbolic troops"])[0])
    annotations.reply(project, one, "Is it?")
    links.add(project, one, links.source_from(project, "Beschloss, The Crisis Years, p. 3"), "see also")
    return one


def test_everything_arrives_under_its_author(letter: Project, bens: Project, tmp_path: Path) -> None:
    one = full(letter)
    report = fold(bens, letter, tmp_path)
    assert [(reader.name, reader.new, reader.replies, reader.tags, reader.links) for reader in report.readers] == [
        ("Ana", 1, 1, 1, 1)
    ]
    mine, theirs = loaded(letter, one), loaded(bens, one)
    assert theirs == mine
    assert merging.state(bens) != merging.state(letter)  # Ben's name is in his
    fold(letter, bens, tmp_path)
    assert merging.state(letter) == merging.state(bens)


def test_the_same_file_again_writes_nothing(letter: Project, bens: Project, tmp_path: Path) -> None:
    full(letter)
    path, sent = sent_by(letter, tmp_path)
    exchanging.merge(bens, path, sent)
    before = bens.path.read_bytes()
    report = exchanging.merge(bens, path, sent)
    assert report.nothing_new
    assert report.readers[0].unchanged == 1
    assert bens.path.read_bytes() == before


def test_a_preview_says_the_same_and_changes_nothing(letter: Project, bens: Project, tmp_path: Path) -> None:
    full(letter)
    path, sent = sent_by(letter, tmp_path)
    before = records(bens), history.steps(bens)
    report = exchanging.preview(bens, path, sent)
    assert (records(bens), history.steps(bens)) == before
    assert exchanging.merge(bens, path, sent).readers == report.readers


def test_undoing_a_merge_forgets_and_merging_again_brings_all_back(
    letter: Project, bens: Project, tmp_path: Path
) -> None:
    one = full(letter)
    whole = {kind: list(map(dict, bens.rows(f"SELECT * FROM {kind}"))) for kind in records(bens)}
    fold(bens, letter, tmp_path)
    after = merging.state(bens)
    step = bens.undo()
    assert step is not None
    assert step.label == "Merge Seminar.annotations.json"
    there = {kind: list(map(dict, bens.rows(f"SELECT * FROM {kind}"))) for kind in whole}
    assert there == whole
    assert annotations.get(bens, one) is None
    assert history.bin_contents(bens) == [], "no tombstone on anybody's work"
    assert not bens.rows("SELECT * FROM place WHERE annotation_id = ?", [one])
    bens.redo()
    assert merging.state(bens) == after
    bens.undo()
    fold(bens, letter, tmp_path)
    assert loaded(bens, one) == loaded(letter, one)


def test_export_import_export_gives_the_same_bytes(letter: Project, tmp_path: Path, ben: Identity) -> None:
    full(letter)
    path, sent = sent_by(letter, tmp_path)
    empty = jobs.create_project(tmp_path / "Empty.annotator", ben)
    exchanging.merge(empty, path, sent)
    again = tmp_path / "again.json"
    merged = [one for one in merging.all_records(empty) if one.id != ben.reader.id]
    assert {one.id: one for one in merged} == {one.id: one for one in sent.records}
    exchanging.export(empty, again)

    def lines(file: Path) -> list[str]:
        return [one for one in file.read_text("utf-8").split("\n") if ben.reader.id not in one][3:]

    assert [one.rstrip(",") for one in lines(again)] == [one.rstrip(",") for one in lines(path)]
    assert documents.listed(empty)[0].title == documents.listed(letter)[0].title
    assert documents.marks(empty, documents.listed(empty)[0].id) == documents.marks(
        letter, documents.listed(letter)[0].id
    )
    empty.close()


def test_the_published_schema_describes_the_file(letter: Project, tmp_path: Path) -> None:
    full(letter)
    path, _ = sent_by(letter, tmp_path)
    found = json.loads(path.read_text("utf-8"))
    schema = json.loads((HERE.parent / "resources" / "exchange.schema.json").read_text("utf-8"))
    check = Draft202012Validator(schema)
    assert list(check.iter_errors(found)) == []
    assert {record["kind"] for record in found["records"]} >= {
        "annotation",
        "span",
        "tagging",
        "reply",
        "link",
        "source",
    }
    described = {one["if"]["properties"]["kind"]["const"] for one in schema["$defs"]["record"]["allOf"]}
    assert described == set(RECORDS)
    for record in found["records"]:
        for name in list(record["f"]):
            broken = json.loads(json.dumps(record))
            del broken["f"][name]
            assert list(check.iter_errors({**found, "records": [broken]})), (record["kind"], name)
            path.write_text(json.dumps({**found, "records": [broken]}), "utf-8")
            with pytest.raises(AnnotatorError, match="without"):
                exchanging.read(path)


def test_the_deleted_does_not_come_back_but_the_edited_does(letter: Project, bens: Project, tmp_path: Path) -> None:
    one, other = full(letter), mark_words(letter, documents.listed(letter)[0].id, "red-hot glow")
    old = sent_by(letter, tmp_path)[1]
    fold(bens, letter, tmp_path)
    annotations.remove(letter, [one, other])
    report = fold(bens, letter, tmp_path)
    assert report.readers[0].deleted == 2
    exchanging.merge(bens, tmp_path / "old.json", old)
    assert annotations.get(bens, one) is None
    again = Project.open(letter.path, Identity(letter.reader, "anathird"))  # Ana at another computer
    annotations.write_note(again, other, "Still meant.")
    again.close()
    assert letter.changed_elsewhere()
    fold(bens, letter, tmp_path)
    assert loaded(bens, other).note == "Still meant."
    assert annotations.get(bens, one) is None


def test_two_who_mark_the_same_words_with_the_same_tag_remain_two(
    letter: Project, bens: Project, tmp_path: Path
) -> None:
    for project in (letter, bens):
        mark_words(project, documents.listed(project)[0].id, ICE, tag_paths=["elections"])
    fold(letter, bens, tmp_path)
    here = documents.listed(letter)[0].id
    found = annotations.load(letter, [row[-1] for row in places.order(letter, here)])
    assert sorted(one.author_name for one in found) == ["Ana", "Ben"]
    assert {one.quote for one in found} == {ICE}
    assert len(tags.listed(letter)) == 1, "tags of one name show as one"
    assert tags.counts(letter) == {tags.listed(letter)[0].id: 2}


def test_what_a_newer_version_knows_is_kept_and_passed_on(letter: Project, bens: Project, tmp_path: Path) -> None:
    one = full(letter)
    path, sent = sent_by(letter, tmp_path)
    stamp = sent.records[0].born
    newer = []
    for record in sent.records:
        fields = {**record.fields, "mood": Register({"grave": 3}, stamp)} if record.id == one else record.fields
        newer.append(record._replace(fields=fields))
    unknown = Record(
        new_id(), "sketch", letter.reader.id, stamp, {"lines": Register([1, 2], stamp)}, Register(False, stamp)
    )
    exchanging.merge(bens, path, Sent((*newer, unknown), sent.documents))
    annotations.reply(bens, one, "I see.")
    passed_on = {record.id: record for record in sent_by(bens, tmp_path)[1].records}
    assert passed_on[one].fields["mood"].value == {"grave": 3}
    assert passed_on[unknown.id] == unknown
    bens.undo()
    bens.undo()
    assert unknown.id not in {record.id for record in merging.all_records(bens)}


def test_an_old_programs_file_lacks_what_it_did_not_know(letter: Project, bens: Project, tmp_path: Path) -> None:
    one = full(letter)
    path, _ = sent_by(letter, tmp_path)
    found = json.loads(path.read_text("utf-8"))
    found["version"] = [1, 0]
    found["records"] = [record for record in found["records"] if record["kind"] not in ("placement", "source", "link")]
    path.write_text(json.dumps(found), "utf-8")
    exchanging.merge(bens, path, exchanging.read(path))
    assert loaded(bens, one).links == ()
    found["version"] = [2, 0]
    path.write_text(json.dumps(found), "utf-8")
    with pytest.raises(AnnotatorError, match="has format 2; this program reads format 1"):
        exchanging.read(path)


def test_replies_and_links_that_come_before_their_ends(letter: Project, bens: Project, tmp_path: Path) -> None:
    one = full(letter)
    path, sent = sent_by(letter, tmp_path)
    shuffled = list(sent.records)
    random.Random(1).shuffle(shuffled)
    for at in range(0, len(shuffled), 2):
        exchanging.merge(bens, path, Sent(tuple(shuffled[at : at + 2]), sent.documents))
    assert loaded(bens, one) == loaded(letter, one)


def test_a_document_comes_along_with_its_text_and_waits_without(letter: Project, bens: Project, tmp_path: Path) -> None:
    other = a_document(letter, "Something quite different, in English.\n\nAnd more.", "Another")
    one = mark_words(letter, other, "quite different")
    report = exchanging.merge(bens, *sent_by(letter, tmp_path, with_text=False))
    assert report.missing == ("Another",)
    assert loaded(bens, one).placement == "unplaced", "it waits"
    assert len(documents.listed(bens)) == 1
    a_document(bens, "Something quite different, in English.\n\nAnd more.", "Another")
    assert loaded(bens, one).placement == "exact"


def test_a_document_that_is_not_here_comes_along_with_its_text(letter: Project, bens: Project, tmp_path: Path) -> None:
    one = mark_words(
        letter, a_document(letter, "Something quite different.\n\nAnd more.", "Another"), "quite different"
    )
    report = fold(bens, letter, tmp_path)
    assert report.added == ("Another",)
    assert loaded(bens, one).placement == "exact"
    assert [found.title for found in documents.listed(bens)][1:] == ["Another"]
    bens.undo()
    assert len(documents.listed(bens)) == 1


def test_cancelling_leaves_everything(letter: Project, bens: Project, tmp_path: Path) -> None:
    full(letter)
    path, sent = sent_by(letter, tmp_path)
    before = records(bens)

    def stop(_done: int, _of: int) -> None:
        raise Cancelled("Stopped; nothing was changed.")

    with pytest.raises(Cancelled):
        exchanging.merge(bens, path, sent, progress=stop)
    assert records(bens) == before


def test_another_project_is_read_as_a_strangers(letter: Project, bens: Project, tmp_path: Path) -> None:
    one = full(letter)
    report = exchanging.merge(bens, letter.path, exchanging.read(letter.path))
    assert report.readers[0].new == 1
    assert loaded(bens, one) == loaded(letter, one)
    letter.close()
    connection = sqlite3.connect(letter.path)
    connection.execute("CREATE TRIGGER evil AFTER INSERT ON tag BEGIN DELETE FROM annotation; END")
    connection.commit()
    connection.close()
    with pytest.raises(AnnotatorError, match="trigger"):
        exchanging.read(letter.path)


@pytest.mark.parametrize(
    "sql",
    [
        'UPDATE annotation SET stamps = \'{"note":"9"}\'',
        "UPDATE annotation SET stamps = 'nonsense'",
        "UPDATE annotation SET id = 'x'",
        "UPDATE document SET details = '[1]'",
        "UPDATE span SET start = 7, end = 7",
        "UPDATE document_text SET text = text || 'x'",
    ],
)
def test_a_project_changed_by_hand_is_refused_whole(letter: Project, bens: Project, sql: str) -> None:
    full(letter)
    letter.close()
    tamper(letter.path, sql)
    with pytest.raises(AnnotatorError, match="nothing was merged"):
        exchanging.merge(bens, letter.path, exchanging.read(letter.path))


def reader(number: int) -> Identity:
    return Identity(Reader(f"01900000-0000-7000-8000-00000000010{number}", f"Reader {number}"), f"device0{number}")


def test_what_another_computer_of_mine_changed_can_be_kept_as_it_was(
    letter: Project, tmp_path: Path, identity: Identity
) -> None:
    one = full(letter)
    away = jobs.create_project(tmp_path / "Away.annotator", Identity(identity.reader, "anasaway"))
    fold(away, letter, tmp_path)
    annotations.write_note(away, one, "Written in the train.")
    report = fold(letter, away, tmp_path)
    assert report.overwritten == (one,)
    assert loaded(letter, one).note == "Written in the train."
    mark_words(letter, documents.listed(letter)[0].id, "symbolic troops")  # whatever one does meanwhile
    exchanging.keep_mine(letter, report)
    assert loaded(letter, one).note == "A pledge."
    exchanging.keep_mine(letter, report)
    assert loaded(letter, one).note == "A pledge."
    fold(away, letter, tmp_path)
    assert loaded(away, one).note == "A pledge."
    annotations.write_note(away, one, "And in the plane.")
    assert fold(letter, away, tmp_path).overwritten == (one,)
    annotations.write_note(away, one, "And at home.")
    assert fold(letter, away, tmp_path).overwritten == (), "one knows that computer by now"
    assert loaded(letter, one).note == "And at home."
    away.close()


def test_a_passage_that_another_computer_of_mine_changed_can_be_kept_too(
    letter: Project, tmp_path: Path, identity: Identity
) -> None:
    one = full(letter)
    before = loaded(letter, one).spans
    away = jobs.create_project(tmp_path / "Away.annotator", Identity(identity.reader, "anasaway"))
    fold(away, letter, tmp_path)
    annotations.change_passage(away, one, [(10, 20)])
    report = fold(letter, away, tmp_path)
    assert set(report.overwritten) == {span.id for span in before}
    exchanging.keep_mine(letter, report)
    assert {span.quote for span in before} <= {span.quote for span in loaded(letter, one).spans}
    assert check.problems(letter) == []
    away.close()


def test_the_earlier_transcription_imported_again_leads_to_the_corrected_one(letter: Project, tmp_path: Path) -> None:
    here = documents.listed(letter)[0]
    earlier, corrected = tmp_path / "earlier.txt", tmp_path / "corrected.txt"
    earlier.write_text(documents.text(letter, here.id), "utf-8")
    corrected.write_text(documents.text(letter, here.id).replace("feverish", "fevered", 1), "utf-8")
    earlier_id = jobs.import_documents(letter, earlier)[0]
    now = exchanging.correct(letter, earlier_id, corrected).document_id
    assert jobs.import_documents(letter, earlier) == [now]
    documents.remove(letter, now)
    assert jobs.import_documents(letter, earlier) == [now]
    assert documents.get(letter, now).id == now


def test_a_text_removed_here_and_sent_again_is_kept_once(letter: Project, tmp_path: Path, ben: Identity) -> None:
    theirs = jobs.create_project(tmp_path / "Ben.annotator", ben)
    jobs.import_documents(theirs, LETTER)
    mark_words(theirs, documents.listed(theirs)[0].id, ICE)
    exchanging.export(theirs, tmp_path / "ben.json")
    theirs.close()
    held = {table: letter.rows(f"SELECT count(*) FROM {table}")[0][0] for table in ("mark", "page", "paragraph")}
    documents.remove(letter, documents.listed(letter)[0].id)
    exchanging.merge(letter, tmp_path / "ben.json", exchanging.read(tmp_path / "ben.json"))
    assert {table: letter.rows(f"SELECT count(*) FROM {table}")[0][0] for table in held} == held
    assert check.problems(letter) == []


def test_a_correction_can_be_corrected_back(letter: Project, tmp_path: Path) -> None:
    here = documents.listed(letter)[0]
    one = mark_words(letter, here.id, ICE)
    earlier, corrected = tmp_path / "earlier.txt", tmp_path / "corrected.txt"
    earlier.write_text(documents.text(letter, here.id), "utf-8")
    corrected.write_text(documents.text(letter, here.id).replace("feverish", "fevered", 1), "utf-8")
    earlier_id = jobs.import_documents(letter, earlier)[0]
    now = exchanging.correct(letter, earlier_id, corrected).document_id
    assert exchanging.correct(letter, now, earlier).document_id == earlier_id
    assert [found.id for found in documents.listed(letter)] == [earlier_id]
    assert documents.home(letter, now) == earlier_id
    assert loaded(letter, one).document_id == earlier_id
    assert check.problems(letter) == []
    letter.undo()
    assert [found.id for found in documents.listed(letter)] == [now]


def test_a_corrected_transcription_takes_the_annotations_over(letter: Project, tmp_path: Path, ben: Identity) -> None:
    here = documents.listed(letter)[0]
    one = mark_words(letter, here.id, ICE, note="A pledge.")
    links.add(letter, one, here.id, "see also")
    text = documents.text(letter, here.id)
    corrected = tmp_path / "corrected.txt"
    corrected.write_text(text.replace("feverish", "fevered", 1), "utf-8")
    before = records(letter)
    moved = exchanging.correct(letter, here.id, corrected, rehearse=True)
    assert (moved.kept, moved.check, moved.unplaced) == (1, 0, 0)
    assert records(letter) == before
    exchanging.correct(letter, here.id, corrected)
    now = documents.listed(letter)
    assert [(found.title, found.annotations) for found in now] == [(here.title, 1)]
    assert now[0].id != here.id
    assert documents.home(letter, here.id) == now[0].id
    found = loaded(letter, one)
    assert (found.document_id, found.quote) == (now[0].id, ICE)
    assert documents.text(letter, now[0].id)[found.start : found.end] == ICE
    letter.undo()
    assert [found.id for found in documents.listed(letter)] == [here.id]
    assert loaded(letter, one).placement == "exact"
    corrected.write_text(text, "utf-8")
    with pytest.raises(AnnotatorError, match="already"):
        exchanging.correct(letter, here.id, corrected)


def test_a_passage_is_put_in_place_by_another_reader(letter: Project, bens: Project, tmp_path: Path) -> None:
    one = full(letter)
    path, sent = sent_by(letter, tmp_path)
    exchanging.merge(bens, path, sent)
    start = documents.text(bens, documents.listed(bens)[0].id).index("red-hot glow")
    annotations.put_in_place(bens, one, start, start + 12)
    found = loaded(bens, one)
    assert (found.start, found.placement, found.quote) == (start, "by hand", loaded(letter, one).quote)
    fold(letter, bens, tmp_path)
    assert loaded(letter, one).placement == "by hand", "a placement is for this text, whoever made it"
    bens.undo()
    assert loaded(bens, one).placement == "exact"
