"""An older project is brought up to date whole, or not at all."""

from __future__ import annotations

import gzip
import os
import random
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from annotator import jobs
from annotator.errors import AnnotatorError
from annotator.model import Identity
from annotator.store import connection, manifest, opening, schema
from annotator.store.project import Project
from tests.conftest import HERE
from tests.trust.bar import Bar

FIXTURES = sorted((HERE / "fixtures").glob("version-*.annotator.gz"))


def content_of(fixture: Path) -> bytes:
    return gzip.decompress(fixture.read_bytes())


@pytest.mark.parametrize("read_only", [True, False], ids=["read", "written"])
@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.name.partition(".")[0])
def test_an_old_project_exports_what_it_exported_then(
    fixture: Path, tmp_path: Path, identity: Identity, read_only: bool
) -> None:
    path = tmp_path / "Old.annotator"
    path.write_bytes(content_of(fixture))
    project = Project.open(path, identity, read_only=read_only)
    jobs.export(project, "json", tmp_path / "now.json")
    assert manifest.differing(project.db.conn) == []
    project.close()
    then = fixture.with_name(fixture.name.replace(".annotator.gz", ".json"))
    assert without_version(tmp_path / "now.json") == without_version(then)


def without_version(exported: Path) -> str:
    """An export but for which version of the program wrote it."""
    return re.sub(r"nnotator \d+\.\d+\.\d+", "nnotator", exported.read_text("utf-8"))


def statement_by_statement(db: Database, version: int = schema.VERSION) -> None:
    """Migrate as the control does: without one transaction around it."""
    found = schema.version_of(db.conn)
    for migration in schema.MIGRATIONS[found:version]:
        migration(db)
    db.execute(f"PRAGMA user_version = {version}")


@contextmanager
def killed_after(statements: int, seconds: float) -> Iterator[None]:
    """Within a child: die at a statement of the migration, or after a time, whichever comes first."""
    opened = connection.connect
    count = 0

    def counted(_sql: str) -> None:
        nonlocal count
        count += 1
        if count >= statements:
            os.kill(os.getpid(), signal.SIGKILL)

    def watched(*values: Any, **named: Any) -> Database:
        db = opened(*values, **named)
        db.conn.set_trace_callback(counted)
        return db

    connection.connect = watched  # type: ignore[assignment]
    signal.setitimer(signal.ITIMER_REAL, seconds)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    yield


def kill_one(path: Path, identity: Identity, migrate: Callable[..., None] | None, statements: int, wait: float) -> None:
    """Open a project in a child that is killed while it does."""
    child = os.fork()
    if child == 0:
        try:
            if migrate is not None:
                opening.migrate = migrate  # type: ignore[assignment]
            with killed_after(statements, wait):
                Project.open(path, identity)
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def is_mixed(path: Path, then: str) -> bool:
    """Whether a project is neither of its old version nor of the new one, or lost something."""
    try:
        project = Project.open(path, read_only=True)
        jobs.export(project, "json", path.with_suffix(".json"))
        project.close()
    except AnnotatorError:
        return True
    return without_version(path.with_suffix(".json")) != then


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a child that is a copy of this process")
@pytest.mark.timeout(0)
def test_a_migration_that_is_killed_leaves_the_old_version_or_the_new(
    tmp_path: Path, identity: Identity, bar: Bar
) -> None:
    chance, count = random.Random(4), bar.count(60)
    connection._own_schema(schema.VERSION)  # known before the children begin, who count statements
    mixed = old = control = 0
    for number in range(count):
        fixture = FIXTURES[number % len(FIXTURES)]
        then = without_version(fixture.with_name(fixture.name.replace(".annotator.gz", ".json")))
        path = tmp_path / f"{number}.annotator"
        path.write_bytes(content_of(fixture))
        statements, seconds = (chance.randrange(7, 100), 10.0) if number % 2 else (10**6, chance.uniform(0.002, 0.1))
        kill_one(path, identity, None, statements, seconds)
        old += path.read_bytes()[63] != schema.VERSION
        mixed += is_mixed(path, then)
        if number % 4 == 0:
            path.write_bytes(content_of(fixture))
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
            kill_one(path, identity, statement_by_statement, chance.randrange(30, 80), 10.0)
            control += is_mixed(path, then)
    bar.tell(
        "A killed migration leaves the old version or the new",
        f"{count} kills",
        f"{mixed} mixed, {old} old, {count - old} new",
        f"without one transaction {control} of {(count + 3) // 4} mixed",
    )
    assert mixed == 0
    assert 0 < old < count
    assert control > 0
