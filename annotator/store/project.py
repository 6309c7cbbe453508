"""A project: one SQLite file and the one door for writing to it.

One pass through the door is a transaction, an undo step and a piece of news.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from annotator.errors import AnnotatorError, ReadOnlyProject, UnreadableFile
from annotator.ids import new_device, new_id
from annotator.model import Change, Identity, Step
from annotator.progress import Progress, no_progress, part
from annotator.store import committing, derived, guard, journal, json_columns, kept, manifest, opening, whole
from annotator.store import connection as files
from annotator.store.file import ProjectFile, Row, known
from annotator.store.schema import RECORDS
from annotator.store.stamps import Clock, Origin

_FACT = "INSERT INTO project (key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value"


class Project(ProjectFile):
    """Everything is written through `edit` with `put`, `delete` and `restore`; a stray write raises."""

    def __init__(self, path: Path, db: Database, identity: Identity | None, *, read_only: bool) -> None:
        super().__init__(path, db, read_only=read_only)
        self._file = files.identity_of(path)
        self._header = committing.Header(path, writes=not read_only)
        self._listeners: list[Callable[[Step | None], None]] = []
        self._entry: journal.Entry | None = None
        self._sums = manifest.Sums(db)
        self.reader = identity.reader if identity else self.last_reader()
        self.device = identity.device if identity else new_device()
        self._clock = Clock(self.device)
        self.when_displaced: Callable[[], object] = lambda: None  # may `go_on_with` another file

    # --- opening and closing

    @classmethod
    def create(cls, path: str | Path, identity: Identity | None = None) -> Project:
        """Make an empty project file.

        :raises AnnotatorError: when there is a file already, or none can be made there.
        """
        opening.create(Path(path))
        return cls._opened(Path(path), identity, read_only=False)

    @classmethod
    def open(cls, path: str | Path, identity: Identity | None = None, *, read_only: bool = False) -> Project:
        """Open a project file; one that may not be written is opened for reading only.

        :raises UnreadableFile: when it is no project, is damaged, or a newer version made it.
        """
        path = Path(path)
        if not path.exists():
            raise UnreadableFile("There is no file {path}.", path=path)
        files.check_header(path)
        return cls._opened(path, identity, read_only=read_only or not files.can_be_written(path))

    @classmethod
    def _opened(cls, path: Path, identity: Identity | None, *, read_only: bool) -> Project:
        db = opening.opened(path, read_only=read_only)
        try:
            return cls(path, db, identity, read_only=read_only)
        except BaseException:
            db.close()
            raise

    def close(self) -> None:
        """Let go of the file, and take the empty journal away that lies beside it while it is open."""
        self._listeners.clear()
        self._let_go()

    def _let_go(self) -> None:
        files.let_go(self.db, with_journal=not self.read_only and not self.is_displaced)
        self._header.close()

    @property
    def is_displaced(self) -> bool:
        """Whether the file was moved, replaced or deleted by another program since it was opened."""
        return not self.is_at(self.path)

    def is_at(self, path: Path) -> bool:
        """Whether the very file that is open lies at a path."""
        return files.identity_of(path) == self._file

    def go_on_with(self, path: Path, *, read_only: bool = False) -> None:
        """Read and write another file from now on, one that holds what this one held. The caller tells the views.

        :raises AnnotatorError: when it cannot be opened; then all is as it was.
        """
        if not self.is_at(path):
            files.check_header(path)
        db = opening.opened(path, read_only=read_only)
        self._let_go()
        self.path, self.db, self.read_only = path, db, read_only
        self._file, self._header = files.identity_of(path), committing.Header(path, writes=not read_only)
        self._sums = manifest.Sums(db)
        for kept_of_it in (self.cache, self.texts, self.lasting):
            kept_of_it.clear()
        self._version = self._data_version()

    def require_own(self, kind: str, record_id: str) -> None:
        """Make sure that a record is there, and that the one who writes here made it.

        :raises AnnotatorError: otherwise, with what can be done instead.
        """
        row = self.find(kind, record_id)
        if row is None:
            raise AnnotatorError("This {kind} is not in the project.", kind=kind)
        if row["author"] != self.reader.id:
            raise AnnotatorError(
                "This {kind} is another reader’s; only they can change it. Add your own instead.", kind=kind
            )

    # --- news

    def listen(self, listener: Callable[[Step | None], None]) -> None:
        """Call `listener` with every step, once it is safely in the file; with None after `arrange`."""
        self._listeners.append(listener)

    # --- writing

    @property
    def is_editing(self) -> bool:
        """Whether an edit is going on, as during a long import."""
        return self._entry is not None

    @contextmanager
    def edit(
        self, label: str, joins: str = "", progress: Progress = no_progress, *, undoable: bool = True
    ) -> Iterator[None]:
        """One transaction, one undo step, one piece of news; an edit inside an edit joins it.

        Edits in a row with the same `joins` (the typing in one note) become one step. `progress` is told
        how far the work at the end of a large edit is. One that is not `undoable` is in the history, but
        undo passes over it: what came by itself does not go by Ctrl+Z.

        :raises ReadOnlyProject: when the project is open for reading only.
        :raises SaveFailed: when the file cannot be written; then nothing was.
        """
        if self._entry is not None:
            yield
            return
        with self._writing(part(progress, 1, 2)):
            self._entry = journal.begin(self.db, label, self.reader.id, joins)
            self._sign()
            yield
            step = journal.finish(self.db, self._entry, part(progress, 0, 2), undoable=undoable)
        if step.changes:
            self._tell(step)

    @contextmanager
    def arrange(self) -> Iterator[Database]:
        """One transaction on what only this file knows and nobody is sent, such as who is hidden. No undo step.

        Listeners hear that anything may look different now.

        :raises AnnotatorError: as `edit` does.
        """
        if self._entry is not None:
            raise RuntimeError("arranging inside an edit")
        with self._writing(no_progress):
            yield self.db
        for listener in list(self._listeners):
            listener(None)

    def put(self, kind: str, record_id: str, values: Mapping[str, Any]) -> None:
        """Write fields of a record, new or known; only those that change get a new stamp."""
        entry = self._open_entry()
        row = self.find(kind, record_id)
        if row is None:
            self._make(kind, record_id, values, self._here_and_now())
            return
        changed = {name: value for name, value in values.items() if row[name] != value}
        if changed:
            stamps = json_columns.stamps(row["stamps"])
            for register in {RECORDS[kind][name] for name in changed}:
                stamps[register] = self._clock.stamp(after=stamps.get(register) or row["born"])
            self._update(kind, row, {**changed, "stamps": _json(stamps)})
            before = {name: row[name] for name in changed}
            entry.note(Change(kind, record_id), before if row["alive"] else {**before, "dead": 1})

    def make(self, kind: str, values: Mapping[str, Any]) -> str:
        """Make a record of one's own; returns its id."""
        record_id = new_id()
        self._make(kind, record_id, values, self._here_and_now())
        return record_id

    def _here_and_now(self) -> Origin:
        stamp = self._clock.stamp()
        return Origin(self.reader.id, stamp, stamp)

    def enter(self, kind: str, record_id: str, values: Mapping[str, Any], origin: Origin) -> None:
        """Take in a record that was made elsewhere; one that is known already is left as it is."""
        self._open_entry()
        if not self.rows(f"SELECT 1 FROM {known(kind)} WHERE id = ?", [record_id]):
            self._make(kind, record_id, values, origin)

    def _make(self, kind: str, record_id: str, values: Mapping[str, Any], origin: Origin) -> None:
        entry = self._open_entry()
        stamps = dict.fromkeys(RECORDS[kind].values(), origin.written)
        if kind == "annotation":
            values = {**values, "home": values["document_id"]}  # until it is worked out
        made = {"id": record_id, "author": origin.author, "born": origin.born, "dead_stamp": origin.born}
        self._insert(kind, {**made, **values, "stamps": _json(stamps)})
        entry.note(Change(kind, record_id), None)

    def delete(self, kind: str, record_id: str) -> None:
        """Mark a record as deleted; it stays in the file and can be restored."""
        self._set_dead(kind, record_id, dead=True)

    def restore(self, kind: str, record_id: str) -> None:
        """Take a deletion back."""
        self._set_dead(kind, record_id, dead=False)

    def _set_dead(self, kind: str, record_id: str, *, dead: bool) -> None:
        entry = self._open_entry()
        row = self.find(kind, record_id)
        if row is None or bool(row["alive"]) is not dead:
            return
        latest = max(row["dead_stamp"], json_columns.newest(row))
        self._update(kind, row, {"dead": int(dead), "dead_stamp": self._clock.stamp(after=latest)})
        entry.note(Change(kind, record_id), {"dead": int(not dead)})

    def _insert(self, kind: str, row: Row) -> None:
        names = ", ".join(f'"{name}"' for name in row)
        places = ", ".join("?" * len(row))
        kept.forget(self.cache, kind)
        self.db.execute(f"INSERT INTO {known(kind)} ({names}) VALUES ({places})", [*row.values()])
        self._sums.change(kind, None, row)

    def _update(self, kind: str, row: Row, values: Row) -> None:
        after = {**row, **values}
        alive = int(not after["dead"] or json_columns.newest(after) > after["dead_stamp"])
        names = ", ".join(f'"{name}" = ?' for name in (*values, "alive"))
        kept.forget(self.cache, kind)
        self.db.execute(f"UPDATE {known(kind)} SET {names} WHERE id = ?", [*values.values(), alive, row["id"]])
        self._sums.change(kind, row, after)

    def take(self, kind: str, rows: Sequence[Row]) -> None:
        """Put whole rows in place, stamps and all, as a join made them.

        Undo puts back the rows that were there, byte for byte: what other readers wrote is forgotten
        again, and not deleted.
        """
        self.swap(kind, {row["id"]: row for row in rows})

    def swap(self, kind: str, rows: Mapping[str, Row | None]) -> None:
        """Put rows in place of those there are, or take them away; what was there is kept for undo."""
        entry = self._open_entry()
        before = whole.read(self.db, known(kind), list(rows))
        kept.forget(self.cache, kind)
        entry.moved |= whole.drop(self.db, kind, [one for one, row in rows.items() if row is None])
        whole.write(self.db, kind, [row for row in rows.values() if row is not None])
        for one, row in rows.items():
            entry.note(Change(kind, one), {"row": before.get(one)})
            self._sums.change(kind, before.get(one), row)

    def work_out(self, progress: Progress = no_progress) -> None:
        """Work out places and search index of what was written so far in the edit that is going on."""
        derived.refresh(self.db, self._open_entry(), self.texts, progress)

    def keep(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows to a local table (texts, marks, pages); they belong to their document."""
        self._open_entry()
        kept.forget(self.cache, table)
        if rows:
            names, places = ", ".join(rows[0]), ", ".join(f":{name}" for name in rows[0])
            self.db.conn.executemany(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({places})", rows)

    def accept(self) -> None:
        """Take what is in the file now for what was saved there; inside an edit as part of it."""
        with self._writing(no_progress) if self._entry is None else nullcontext():
            manifest.write_anew(self.db)
            self._sums.forget()

    def remember(self, key: str, value: str) -> None:
        """Write down a fact about this file; it is no step, and nobody else's."""
        with self._writing(no_progress):
            self.db.execute(_FACT, [key, value])

    # --- undo and redo

    def undo(self, progress: Progress = no_progress) -> Step | None:
        """Take the last step back; None where there is none."""
        return self._move("done", "undone", "DESC", progress)

    def redo(self, progress: Progress = no_progress) -> Step | None:
        """Do the step again that was undone last; None where there is none."""
        return self._move("undone", "done", "ASC", progress)

    def _move(self, state: str, into: str, order: str, progress: Progress) -> Step | None:
        if self._entry is not None:
            raise RuntimeError("undo inside an edit")
        found = self.rows(f"SELECT * FROM step WHERE state = ? ORDER BY id {order} LIMIT 1", [state])
        if not found:
            return None
        with self._writing(part(progress, 2, 3)):
            self._entry = journal.reopened(found[0], into)
            self._take_back(part(progress, 0, 3))
            step = journal.finish(self.db, self._entry, part(progress, 1, 3))
        self._tell(step)
        return step

    def _take_back(self, progress: Progress) -> None:
        """Put back what the reopened step changed."""
        entry = self._open_entry()
        swapped: dict[str, dict[str, Row | None]] = {}
        taken = journal.taken(self.db, entry)
        for done, (change, before) in enumerate(taken):
            progress(done, len(taken))
            if before is not None and "row" in before:
                swapped.setdefault(change.kind, {})[change.id] = before["row"]
            else:
                self._put_back(change, before)
        for kind, rows in swapped.items():
            self.swap(kind, rows)

    def _put_back(self, change: Change, before: Row | None) -> None:
        """Give a record its old values, with new stamps."""
        if before is None:
            self.delete(change.kind, change.id)
        elif "dead" in before:
            fields = {name: value for name, value in before.items() if name != "dead"}
            self.put(change.kind, change.id, fields)
            self._set_dead(change.kind, change.id, dead=bool(before["dead"]))
        else:
            self.put(change.kind, change.id, before)

    # --- inside the door

    @contextmanager
    def _writing(self, progress: Progress) -> Iterator[None]:
        if self.read_only:
            raise ReadOnlyProject("{name} is open for reading only; nothing was changed.", name=self.path.name)
        if self.is_displaced:
            self.when_displaced()
            if self.is_displaced:
                raise committing.displaced(self.path.name)
        try:
            with guard.writing(self.db):
                self._sums.watch()
                self.db.execute(f"PRAGMA {files.WRITING}")
                self.db.execute("BEGIN IMMEDIATE")
                if self._version_now() != self._version:
                    self.cache.clear()
                yield
                if self._entry is not None:
                    derived.refresh(self.db, self._entry, self.texts, progress)
                self._sums.write()
                committing.commit(self.db, self._header, self.path.name)
        except sqlite3.Error as error:
            self._roll_back()
            raise files.explained(error, self.path) from error
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._entry = None
            kept.forget_passing(self.cache)
            with suppress(sqlite3.Error):
                self.db.execute(f"PRAGMA {files.READING}")

    def _roll_back(self) -> None:
        self.cache.clear()
        self._sums.forget()
        committing.roll_back(self.db)

    def _open_entry(self) -> journal.Entry:
        if self._entry is None:
            raise RuntimeError("writing needs an open edit()")
        return self._entry

    def _sign(self) -> None:
        """Enter the reader's name where they write for the first time. Not a step of its own."""
        if "signed" in self.cache:
            return
        if self.find("reader", self.reader.id) is None:
            stamp = self._clock.stamp()
            row = {"id": self.reader.id, "author": self.reader.id, "born": stamp, "dead_stamp": stamp}
            self._insert("reader", {**row, "name": self.reader.name, "stamps": _json({"name": stamp})})
        self.cache["signed"] = True

    def _tell(self, step: Step) -> None:
        for listener in list(self._listeners):
            listener(step)


_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
