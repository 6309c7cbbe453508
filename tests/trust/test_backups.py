"""Backups: whole whatever happens meanwhile, verified before an older one goes, and brought back over nothing."""

from __future__ import annotations

import gzip
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from annotator.errors import AnnotatorError, BackupFailed, UnreadableFile
from annotator.model import Identity
from annotator.store import annotations, backup_folders, backups, copies, documents, tags, thinning
from annotator.store import connection as files
from annotator.store.project import Project
from annotator.store.schema import VERSION
from annotator.store.thinning import A_WHILE, LONG, NEVER, Dated
from tests.conftest import HERE, Command
from tests.making import a_document, mark_words, records
from tests.trust.bar import Bar
from tests.trust.frozen import frozen

_MORE = 40  # times a control is tried again on a machine where it has not failed yet
OLD = HERE / "fixtures" / "version-2.annotator.gz"


def damage(path: Path) -> None:
    """Overwrite a page in the middle, as a bad sector does."""
    content = bytearray(path.read_bytes())
    at = len(content) // 2 // 4096 * 4096
    content[at : at + 4096] = b"\xff" * 4096
    path.write_bytes(bytes(content))


def is_whole(path: Path) -> bool:
    """Whether a file is a project in which no step is half there: each annotation has its one passage."""
    try:
        with closing(files.connect_stranger(path).conn) as copy:
            if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                return False
            sql = "SELECT (SELECT count(*) FROM annotation) = (SELECT count(*) FROM span)"
            return bool(copy.execute(sql).fetchone()[0])
    except sqlite3.Error:
        return False


def rows_of(path: Path, identity: Identity) -> object:
    project = Project.open(path, identity, read_only=True)
    found = records(project)
    project.close()
    return found


# --- made


def test_a_backup_holds_every_row(letter: Project, letter_id: str, identity: Identity) -> None:
    mark_words(letter, letter_id, "on ice", note="put off", tag_paths=["elections"])
    made = backups.make(letter, backups.HOURLY)
    assert rows_of(made.path, identity) == records(letter)
    held = backups.contents(made)
    assert held is not None
    assert (held.documents, held.annotations, held.last_step) == (1, 1, "Add note")


def test_what_is_held_already_is_not_copied_again_but_kept_for_the_new_reason(letter: Project) -> None:
    first = backups.make(letter, backups.HOURLY)
    assert backups.make(letter, backups.CLOSING) == first
    again = backups.make(letter, backups.IMPORT)
    assert (again.made, again.reason) == (first.made, backups.IMPORT)
    assert backups.make(letter, backups.HOURLY) == again
    assert backups.of_file(letter.path) == [again]
    tags.ensure(letter, "a new state")
    assert backups.make(letter, backups.HOURLY) != again


@pytest.mark.timeout(0)
def test_backups_beside_a_writer_are_whole(letter: Project, letter_id: str, identity: Identity, bar: Bar) -> None:
    a_document(letter, "word " * 400_000)  # so that copying takes a while
    stop, saves, slowest, torn, torn_copies = threading.Event(), [0], [0.0], 0, 0
    project_id = backup_folders.own_id(letter)
    count = bar.count(12)

    def write() -> None:
        project = Project.open(letter.path, identity)
        while not stop.is_set():
            began = time.perf_counter()
            annotations.add(project, letter_id, [(saves[0] % 900, saves[0] % 900 + 5)], note="n" * 3000)
            slowest[0] = max(slowest[0], time.perf_counter() - began)
            saves[0] += 1
            time.sleep(0.04)
        project.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(count):
            torn += not is_whole(backups.take(letter.path, project_id, backups.HOURLY).path)
            torn_copies += is_torn_by_a_plain_copy(letter.path, number)
        for number in range(_MORE):
            torn_copies += not torn_copies and is_torn_by_a_plain_copy(letter.path, number)
    finally:
        stop.set()
        writer.join()
    assert torn == 0
    assert saves[0] > count
    assert torn_copies > 0
    bar.tell(
        "A backup made while others write is whole",
        f"{count} backups, {saves[0]} saves",
        f"0 torn, no save took longer than {slowest[0] * 1000:.0f} ms",
        f"a plain copy of the file was torn {torn_copies} times",
    )


def is_torn_by_a_plain_copy(path: Path, number: int) -> bool:
    copy = path.with_name(f"copy {number}")
    copy_slowly(path, copy)
    torn = not is_whole(copy)
    copy.unlink()
    return torn


def copy_slowly(path: Path, copy: Path) -> None:
    """Copy in pieces with pauses, as a syncing program does. In a process of its own: closing a file unlocks it."""
    words = (
        "import sys, time\n"
        "with open(sys.argv[1], 'rb') as one, open(sys.argv[2], 'wb') as other:\n"
        "    while piece := one.read(65536):\n"
        "        other.write(piece); time.sleep(0.001)\n"
    )
    subprocess.run([sys.executable, "-S", "-c", words, str(path), str(copy)], check=True)


_IN_A_LOOP = """
import contextlib
import sys
from pathlib import Path
from annotator import parts
from annotator.store import backups, connection
path, project_id = Path(sys.argv[1]), sys.argv[2]
if sys.argv[3] == "naive":
    parts.put_in_place = lambda part, target: None
    parts.beside = contextlib.contextmanager(lambda path: iter([path]))
print("ready", flush=True)
while True:
    with connection.connect(path, read_only=False).conn as db:
        db.execute("PRAGMA user_version = {0}".format(db.execute("PRAGMA user_version").fetchone()[0]))
        db.execute("INSERT OR REPLACE INTO project VALUES ('turn', hex(randomblob(9)))")
    backups.take(path, project_id, backups.HOURLY)
"""


@pytest.mark.timeout(0)
@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
def test_a_backup_that_is_killed_is_none_and_is_swept(letter: Project, bar: Bar) -> None:
    a_document(letter, "word " * 400_000)
    project_id = backup_folders.own_id(letter)
    path = letter.path
    letter.close()
    count, half, broken, chance = bar.count(8), 0, 0, random.Random(4)
    folder = backup_folders.of(project_id)
    for _ in range(count):
        kill_while_backing_up(path, project_id, "ours", chance)
        half += len(list(folder.glob(".*.part")))
        broken += sum(not is_whole(one.path) for one in backups.listed_in(folder))
        backup_folders.sweep_all()
        assert list(folder.glob(".*")) == []
    naive = 0
    for number in range(count + _MORE):
        if number >= count and naive:
            break
        kill_while_backing_up(path, project_id, "naive", chance)
        naive += sum(not is_whole(one.path) for one in backups.listed_in(folder))
        shutil.rmtree(folder, ignore_errors=True)
    assert broken == 0
    assert naive > 0
    bar.tell(
        "A backup that is killed is none, and is swept at the next start",
        f"{count} kills",
        f"0 broken backups listed, {half} half written ones swept",
        f"written straight to its name, {naive} were broken",
    )


def kill_while_backing_up(path: Path, project_id: str, how: str, chance: random.Random) -> None:
    command = [sys.executable, "-c", _IN_A_LOOP, str(path), project_id, how]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=HERE.parent) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.02 + chance.random() * 0.1)
        process.send_signal(signal.SIGKILL)


# --- verified before an older one goes


def test_of_a_damaged_file_no_backup_is_made_and_the_good_ones_stay(letter: Project, bar: Bar) -> None:
    a_document(letter, "word " * 100_000)
    good = backups.make(letter, backups.HOURLY)
    project_id, path = backup_folders.own_id(letter), letter.path
    letter.close()
    naive = path.with_name("naive ring")
    naive.mkdir()
    shutil.copy(path, naive / "backup")
    damage(path)
    with pytest.raises(BackupFailed, match="seems to be damaged"):
        backups.take(path, project_id, backups.HOURLY)
    assert backups.of_file(path) == [good]
    assert list(good.path.parent.glob(".*")) == []
    assert is_whole(good.path)
    shutil.copy(path, naive / "backup")  # what a program does that keeps the newest copies, unread
    assert not is_whole(naive / "backup")
    bar.tell(
        "A backup is read again before an older one goes",
        "1 damaged file",
        "refused with a sentence, the good backup kept",
        "a ring of unread copies kept the damage only",
    )


@pytest.mark.parametrize("lost", ["a row", "a page", "the end"])
def test_a_copy_that_lacks_something_is_not_taken_for_a_backup(
    letter: Project, letter_id: str, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    mark_words(letter, letter_id, "on ice")
    backups.make(letter, backups.HOURLY)
    tags.ensure(letter, "a new state")
    copied = backups._copy_once

    def lossy(source: sqlite3.Connection, part: Path, *, in_steps: bool) -> None:
        copied(source, part, in_steps=in_steps)
        if lost == "a row":
            with closing(sqlite3.connect(part)) as copy, copy:
                copy.execute("DELETE FROM annotation")
        elif lost == "a page":
            damage(part)
        else:
            os.truncate(part, part.stat().st_size // 2)

    monkeypatch.setattr(backups, "_copy_once", lossy)
    with pytest.raises(BackupFailed):
        backups.make(letter, backups.HOURLY)
    assert len(backups.of_file(letter.path)) == 1


@contextmanager
def small_files_only(most: int) -> Iterator[None]:
    """A disk on which no file grows beyond this many bytes, as one that is full."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(os.name == "nt", reason="needs a limit on the size of files")
def test_a_full_disk_keeps_the_backups_there_are_and_nothing_half_written(letter: Project) -> None:
    a_document(letter, "word " * 100_000)
    good = backups.make(letter, backups.HOURLY)
    tags.ensure(letter, "a new state")
    with small_files_only(200_000), pytest.raises(BackupFailed, match="What you write is saved all the same"):
        backups.make(letter, backups.HOURLY)
    assert backups.of_file(letter.path) == [good]
    assert list(good.path.parent.glob(".*")) == []
    assert backups.make(letter, backups.HOURLY) != good


def trouble(project: Project) -> str:
    """What is said of a backup that cannot be made."""
    try:
        backups.make(project, backups.HOURLY)
    except BackupFailed as error:
        return str(error)
    return ""


@pytest.mark.parametrize("call", ["fsync", "replace", "utime"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_whatever_call_fails_it_is_a_sentence_and_no_backup_is_lost(
    letter: Project, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    good = backups.make(letter, backups.HOURLY)
    tags.ensure(letter, "a new state")
    real, calls = getattr(os, call), [0]

    def failing(*given: object, **named: object) -> object:
        calls[0] += 1
        if calls[0] == number:
            raise OSError(28, "No space left on device")
        return real(*given, **named)

    with monkeypatch.context() as patched:
        patched.setattr(os, call, failing)
        said = trouble(letter)
    assert said == "" or "no space left on device" in said
    assert good.path.exists() == bool(said)  # what took its place is of the same hour
    assert {is_whole(one.path) for one in backups.of_file(letter.path)} == {True}
    assert list(good.path.parent.glob(".*")) == []


def test_a_folder_that_is_a_file_is_told(letter: Project) -> None:
    backup_folders.folder().parent.mkdir(parents=True, exist_ok=True)
    backup_folders.folder().write_text("not a folder")
    with pytest.raises(BackupFailed, match="No backup of Seminar"):
        backups.make(letter, backups.HOURLY)
    tags.ensure(letter, "work goes on")


def test_a_folder_that_may_not_be_written_is_told_and_work_goes_on(letter: Project) -> None:
    good = backups.make(letter, backups.HOURLY)
    tags.ensure(letter, "a new state")
    with frozen(good.path.parent):
        with pytest.raises(BackupFailed, match="can be written and has room"):
            backups.make(letter, backups.HOURLY)
        tags.ensure(letter, "work goes on")
        assert backups.of_file(letter.path) == [good]
    assert is_whole(backups.make(letter, backups.HOURLY).path)


# --- thinned


def a_year(chance: random.Random, now: datetime) -> Iterator[Dated]:
    """What hourly work makes in a year: at night, on Sundays and in some weeks nothing."""
    for hour in range(24 * 380):
        made = now - timedelta(hours=hour, minutes=chance.randrange(50))
        if 8 <= made.hour < 19 and made.weekday() < 6 and made.isocalendar().week % 5:
            pinned = A_WHILE if chance.random() < 0.05 else NEVER
            yield Dated(f"{made.isoformat()}-{hour}", made, 1_000_000, pinned)


def test_a_year_of_backups_is_thinned_and_has_no_gap(bar: Bar) -> None:
    now, chance = datetime(2026, 11, 26, 17, 55), random.Random(9)
    kept: dict[str, Dated] = {}
    made = sorted(a_year(chance, now), key=lambda one: one.made)
    for one in made:
        kept[one.name] = one
        for name in thinning.superfluous(kept.values(), one.made):
            del kept[name]
    ages = [(timedelta(days=1), timedelta(hours=2)), (timedelta(days=14), timedelta(days=2))]
    ages += [(timedelta(days=60), timedelta(days=14)), (timedelta(days=360), timedelta(days=56))]
    gaps = unreached(made, list(kept.values()), now, ages)
    last_forty = unreached(made, made[-40:], now, ages)
    assert gaps == []
    assert last_forty
    assert len(kept) < 110
    days = {one.made.date() for one in kept.values() if now - one.made < timedelta(days=13)}
    assert days == {one.made.date() for one in made if now - one.made < timedelta(days=13)}
    bar.tell(
        "Thinning leaves a backup near every moment",
        f"a year, {len(made)} backups",
        f"{len(kept)} kept, no gap",
        f"keeping the last 40 left {len(last_forty)} moments without one",
    )


def unreached(
    made: list[Dated], kept: list[Dated], now: datetime, ages: list[tuple[timedelta, timedelta]]
) -> list[datetime]:
    """Moments of work after which no kept backup comes as soon as their age promises."""
    missing = []
    for one in made:
        within = next((most for oldest, most in ages if now - one.made <= oldest), None)
        if within and not any(one.made <= other.made <= one.made + within for other in kept):
            missing.append(one.made)
    return missing


def test_pinned_backups_stay_and_the_cap_takes_the_oldest_unpinned_first() -> None:
    now = datetime(2026, 11, 26, 12)
    old = Dated("migration", now - timedelta(days=200), 10, LONG)
    pinned = [Dated(f"merge {n}", now - timedelta(days=20, minutes=n), 10, A_WHILE) for n in range(5)]
    hourly = [Dated(f"hour {n}", now - timedelta(hours=n), 10) for n in range(10)]
    everything = [old, *pinned, *hourly]
    assert thinning.superfluous(everything, now) == set()
    gone = thinning.superfluous(everything, now, cap=100)
    assert gone == {f"hour {n}" for n in range(4, 10)}
    assert thinning.superfluous(everything, now, cap=5) == {one.name for one in everything} - {"hour 0"}
    assert {one.name for one in pinned[1:]} <= thinning.superfluous(everything, now + timedelta(days=40))
    assert "migration" not in thinning.superfluous(everything, now + timedelta(days=40))


def test_thinning_on_the_disk_takes_only_backups_of_this_project(letter: Project) -> None:
    folder = backups.make(letter, backups.HOURLY).path.parent
    mine = folder / "my own copy.annotator"
    mine.write_bytes(b"a person put this here")
    for number in range(3):
        tags.ensure(letter, f"state {number}")
        backups.make(letter, backups.HOURLY)
    assert mine.exists()
    assert len(backups.of_file(letter.path)) == 1


# --- whose they are


def test_a_project_that_is_renamed_or_moved_keeps_its_backups(letter: Project, identity: Identity) -> None:
    first = backups.make(letter, backups.HOURLY)
    there = letter.path.with_name("Thesis.annotator")
    letter.close()
    letter.path.rename(there)
    moved = Project.open(there, identity)
    assert backups.make(moved, backups.IMPORT).path.parent == first.path.parent
    moved.close()
    assert backups.of_file(there)
    assert backups.of_file(letter.path) == backups.of_file(there)


def test_a_copy_gets_backups_of_its_own(letter: Project, identity: Identity) -> None:
    first = backups.make(letter, backups.HOURLY)
    copies.save(letter, letter.path.with_name("copy.annotator"))
    copy = Project.open(letter.path.with_name("copy.annotator"), identity)
    second = backups.make(copy, backups.HOURLY)
    copy.close()
    assert second.path.parent != first.path.parent
    assert backups.make(letter, backups.HOURLY) == first


def test_an_id_that_leads_elsewhere_is_not_believed(letter: Project, tmp_path: Path) -> None:
    letter.remember(backup_folders.KEY, "../../elsewhere/and/more/than/36/chara")
    made = backups.make(letter, backups.HOURLY)
    assert made.path.parent.parent == backup_folders.folder()


# --- before much changes


def test_an_older_file_is_backed_up_before_it_is_brought_up_to_date(tmp_path: Path, identity: Identity) -> None:
    path = tmp_path / "old.annotator"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    Project.open(path, identity).close()
    (made,) = backups.of_file(path)
    assert made.reason == backups.MIGRATION
    with closing(files.connect_stranger(made.path).conn) as copy:
        assert files.version_of(copy) == 2 < VERSION
    assert Project.open(made.path, identity, read_only=True).rows("SELECT 1 FROM annotation")


def test_without_a_backup_an_older_file_is_left_as_it_is(tmp_path: Path, identity: Identity) -> None:
    path = tmp_path / "old.annotator"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    backup_folders.folder().parent.mkdir(parents=True, exist_ok=True)
    backup_folders.folder().write_text("in the way")
    with pytest.raises(UnreadableFile, match="older version"):
        Project.open(path, identity)
    assert path.read_bytes()[60:64] == (2).to_bytes(4, "big")
    Project.open(path, identity, read_only=True).close()
    backup_folders.folder().unlink()
    Project.open(path, identity).close()


def test_commands_that_change_much_make_a_backup_first(
    tmp_path: Path, letter: Project, letter_id: str, done: Command
) -> None:
    path, words = letter.path, documents.text(letter, letter_id)
    with letter.edit("Many"):
        ids = [annotations.add(letter, letter_id, [(n, n + 3)], tag_paths=["many"]) for n in range(30)]
    tag = tags.codebook(letter).by_path["many"]
    backup_folders.own_id(letter)
    letter.close()
    memo = tmp_path / "memo.txt"
    memo.write_text(words[:300], "utf-8")
    others = Project.open(path)
    copies.save(others, tmp_path / "others.annotator")
    others.close()
    others = Project.open(tmp_path / "others.annotator")
    tags.ensure(others, "theirs")
    others.close()
    for command, reason in (
        (["import", path, memo], backups.IMPORT),
        (["merge", path, tmp_path / "others.annotator"], backups.MERGE),
        (["delete", path, tag], backups.DELETION),
        (["delete", path, *ids[:21]], backups.DELETION),
        (["delete", path, letter_id], backups.DELETION),
    ):
        before = path.stat().st_mtime_ns
        done(*command)
        newest = backups.of_file(path)[0]
        assert (newest.state, newest.reason) == (before, reason), command
    held = len(backups.of_file(path))
    done("restore", path, ids[0])
    done("delete", path, ids[0])
    assert len(backups.of_file(path)) == held


def test_a_backup_that_fails_is_said_and_the_command_is_done(letter: Project, tmp_path: Path, done: Command) -> None:
    path = letter.path
    letter.close()
    backup_folders.folder().parent.mkdir(parents=True, exist_ok=True)
    backup_folders.folder().write_text("in the way")
    memo = tmp_path / "memo.txt"
    memo.write_text("A memorandum that says little.", "utf-8")
    printed = done("import", path, memo)
    assert "No backup of Seminar.annotator could be made" in printed.err
    assert "memo" in printed.out


# --- brought back


def test_a_backup_is_brought_back_as_a_new_file_and_overwrites_nothing(
    letter: Project, letter_id: str, done: Command, refused: Command, identity: Identity
) -> None:
    mark_words(letter, letter_id, "on ice", note="precious")
    before = records(letter)
    backups.make(letter, backups.HOURLY)
    path = letter.path
    letter.close()
    damage(path)
    journal = path.with_name(path.name + "-journal")
    journal.write_bytes(b"what a crash left")
    kept = {one: one.read_bytes() for one in (path, journal)}
    (line,) = done("backups", path).lines
    assert "Add note" in line
    made = Path(done("restore-backup", path, "newest").out.strip())
    assert (made.parent, made != path) == (path.parent, True)
    assert rows_of(made, identity) == before
    assert "exists already" in refused("restore-backup", path, line.split("\t")[0], "-o", path).err
    assert "exists already" in refused("restore-backup", path, line.split("\t")[0], "-o", made).err
    assert {one: one.read_bytes() for one in kept} == kept
    assert "are called “no”" in refused("restore-backup", path, "no").err


def test_backups_of_a_file_that_is_gone_are_found(letter: Project, done: Command, refused: Command) -> None:
    backups.make(letter, backups.HOURLY)
    path = letter.path
    letter.close()
    path.unlink()
    assert done("backups", path, "--json").json[0]["documents"] == 1
    assert Path(done("restore-backup", path, "newest").out.strip()).is_file()
    assert "There is no file" in refused("backups", path.with_name("never.annotator")).err


def test_a_backup_that_rotted_is_not_brought_back(letter: Project, tmp_path: Path) -> None:
    a_document(letter, "word " * 100_000)
    made = backups.make(letter, backups.HOURLY)
    damage(made.path)
    with pytest.raises(AnnotatorError):
        backups.restore(made, tmp_path / "new.annotator")
    assert not (tmp_path / "new.annotator").exists()
