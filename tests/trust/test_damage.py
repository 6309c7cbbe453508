"""Damage is found, or changed nothing that counts; what still can be read can be saved; repair makes nothing worse."""

from __future__ import annotations

import gzip
from pathlib import Path
from random import Random

import pytest

from annotator import jobs
from annotator.errors import AnnotatorError
from annotator.model import Identity
from annotator.store import annotations, check, documents, history, merging, salvage, search
from annotator.store.damage import in_error
from annotator.store.project import Project
from annotator.store.repair import repair
from tests.trust import damage
from tests.trust.bar import Bar


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Seminar.annotator"


@pytest.fixture
def content(path: Path, identity: Identity) -> bytes:
    return damage.make(path, identity)


def test_what_is_damaged_here_is_sound_before(path: Path, content: bytes) -> None:
    assert not damage.noticed(path)
    assert damage.missed_by_sqlite(path)


@pytest.mark.timeout(0)
def test_a_flipped_byte_is_found_or_changed_nothing(path: Path, content: bytes, bar: Bar) -> None:
    chance, count = Random(1), bar.count(1000)
    whole = damage.told(path)
    places = damage.full_places(content) + list(range(0, 2 * damage.PAGE, 9))  # and some of the first pages
    overlooked, changed, missed = [], 0, 0
    for _ in range(count):
        at = chance.choice(places)
        path.write_bytes(damage.flipped(content, at, chance))
        if damage.told(path) == whole:
            continue
        changed += 1
        missed += damage.missed_by_sqlite(path)
        if not damage.noticed(path):
            overlooked.append(at)
    bar.tell(
        "A flipped byte is found, or changed nothing",
        f"{count} bytes, {changed} changed what is told",
        f"{len(overlooked)} overlooked",
        f"SQLite’s integrity_check missed {missed} of {changed}",
    )
    assert overlooked == []
    assert missed > changed // 2


@pytest.mark.timeout(0)
def test_cut_zeroed_and_exchanged_pages_are_found_and_the_rest_saved(
    path: Path, content: bytes, bar: Bar, tmp_path: Path
) -> None:
    chance, count, pages = Random(2), bar.count(200), len(content) // damage.PAGE
    whole = damage.told(path)
    overlooked = saved = tried = 0
    for number in range(2 * count):
        one, other = chance.randrange(pages) * damage.PAGE, chance.randrange(pages) * damage.PAGE
        page = bytes(damage.PAGE) if number % 4 == 1 else content[other : other + damage.PAGE]
        if number % 2 == 0:
            path.write_bytes(content[: chance.randrange(len(content))])
        else:
            path.write_bytes(content[:one] + page + content[one + damage.PAGE :])
        before = path.read_bytes()
        overlooked += damage.told(path) != whole and not damage.noticed(path)
        if number % 20 == 0:
            tried += 1
            saved += is_saved(path, tmp_path / f"{number}.annotator")
        assert path.read_bytes() == before
    control = cut_with_naive_reading(path, content)
    bar.tell(
        "Cut, zeroed and exchanged pages are found",
        f"{count} cut, {count} pages, {tried} saved from",
        f"{overlooked} overlooked, something saved from {saved}",
        f"reading on without a look showed {control} of 20 cut files as if they were whole",
    )
    assert overlooked == 0
    assert saved > tried // 2
    assert control > 0


def is_saved(path: Path, target: Path) -> bool:
    """Whether something of a damaged file can be saved; then the new one is sound but for what is missing."""
    try:
        saved = salvage.save(path, target, None)
    except AnnotatorError:
        return False
    project = Project.open(target)
    assert len(project.rows("SELECT 1 FROM annotation")) == saved.annotations
    told = [str(one) for one in check.problems(project)]
    project.close()
    assert not [one for one in told if "as it was saved" in one or "as they were saved" in one], told
    return saved.records > 0


def cut_with_naive_reading(path: Path, content: bytes) -> int:
    """The control: how many files that lack their end still give a list of documents to who merely reads."""
    import sqlite3

    shown = 0
    for number in range(20):
        path.write_bytes(content[: len(content) - (number + 1) * damage.PAGE])
        connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
        try:
            connection.execute("PRAGMA writable_schema = ON")
            shown += len(connection.execute("SELECT title FROM document").fetchall())
        except sqlite3.Error:
            continue
        finally:
            connection.close()
    return shown


@pytest.mark.timeout(0)
def test_damage_inside_records_is_told_as_damage(path: Path, content: bytes, bar: Bar) -> None:
    chance, count = Random(3), bar.count(60)
    starts = (b'{"anchor"', b'{"colour"', b'{"name"', b'{"title"', b'{"annotation_id"', b'{"born"', b'{"row"')
    places = [at for start in starts for at in found(content, start)]
    accidents, refused, naive = [], 0, 0
    for _ in range(count):
        at = chance.choice(places) + chance.randrange(60)
        path.write_bytes(damage.flipped(content, at, chance))
        naive += not damage.missed_by_sqlite(path)
        for read_only in (True, False):
            try:
                use(path, read_only=read_only)
            except AnnotatorError as error:
                refused += "damaged" in str(error)
            except Exception as error:
                refused += in_error(error) is not None
                accidents += [(at, repr(error))] if in_error(error) is None else []
    bar.tell(
        "Damage inside records ends in a sentence",
        f"{count} bytes in JSON",
        f"{len(accidents)} accidents, {refused} sentences",
        f"SQLite’s integrity_check found {naive} of {count}",
    )
    assert accidents == [], accidents
    assert refused > 0
    assert naive < count // 2


def found(content: bytes, words: bytes) -> list[int]:
    places, at = [], content.find(words)
    while at >= 0:
        places.append(at)
        at = content.find(words, at + 1)
    return places


def use(path: Path, *, read_only: bool) -> None:
    """Look at everything a window looks at; and write, where that is allowed."""
    project = Project.open(path, read_only=read_only)
    try:
        ids = [row["id"] for row in project.rows("SELECT id FROM annotation")]
        documents.listed(project)
        annotations.load(project, ids)
        history.bin_contents(project)
        history.steps(project)
        history.wordings(project, ids[0])
        merging.state(project)
        list(search.everywhere(project, "note"))
        jobs.export(project, "json", path.with_name("out.json"))
        check.problems(project)
        if not read_only:
            annotations.write_note(project, ids[0], "typed")
            while project.undo():
                pass
    finally:
        project.close()


@pytest.mark.timeout(0)
def test_repair_makes_nothing_worse(path: Path, content: bytes, bar: Bar, tmp_path: Path) -> None:
    chance, count = Random(5), bar.count(60)
    places = damage.full_places(content)
    worse, lost, mended, control = [], [], 0, 0
    for _ in range(count):
        changed = content
        for _ in range(3):
            changed = damage.flipped(changed, chance.choice(places), chance)
        path.write_bytes(changed)
        try:
            project = Project.open(path)
        except AnnotatorError:
            continue
        before, words = [str(one) for one in check.problems(project)], damage.words_of(path)
        try:
            repair(project)
        except AnnotatorError:
            project.close()
            lost += [words - damage.words_of(path)] if words - damage.words_of(path) else []
            continue
        after = [str(one) for one in check.problems(project)]
        project.close()
        worse += [(before, after)] if len(after) > len(before) else []
        lost += [words - damage.words_of(path)] if words - damage.words_of(path) else []
        mended += len(after) < len(before)
        control += bool(before)
        for copy in tmp_path.glob("Seminar before repair *"):
            copy.unlink()
    bar.tell(
        "Repair makes nothing worse",
        f"{count} files with three flipped bytes",
        f"{len(worse)} worse, {len(lost)} lost words, {mended} better",
        f"without repair {control} stayed damaged",
    )
    assert worse == []
    assert lost == []
    assert mended > 0
    assert control > 0


def test_a_file_that_sqlite_cannot_read_is_salvaged_from_its_rows(path: Path, content: bytes, tmp_path: Path) -> None:
    path.write_bytes(bytes(100) + content[100:])
    with pytest.raises(AnnotatorError, match="not a project file"):
        Project.open(path)
    assert str(salvage.count(path)) == "2 of 2 annotations could be read."
    saved = salvage.save(path, tmp_path / "Saved.annotator", None)
    project = Project.open(saved.path)
    assert check.problems(project) == []
    assert {row["note"] for row in project.rows("SELECT note FROM annotation")} == {"another note", ""}
    assert [hit.words for hit in search.everywhere(project, "answer")] == ["answer"]
    project.close()


@pytest.mark.parametrize("what", [b"", b"a thesis", gzip.compress(b"x" * 9999), bytes(9000)], ids=range(4))
def test_of_what_never_was_a_project_nothing_is_saved(path: Path, tmp_path: Path, what: bytes) -> None:
    path.write_bytes(what)
    assert salvage.count(path) is None
    with pytest.raises(AnnotatorError, match=r"restore it from a backup|not a project"):
        salvage.save(path, tmp_path / "Saved.annotator", None)
    assert not (tmp_path / "Saved.annotator").exists()
