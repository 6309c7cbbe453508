"""Builds the recorder, runs the program under it, and reads what it wrote down."""

from __future__ import annotations

import ctypes
import os
import shutil
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

SOURCE = Path(__file__).with_name("recorder.c")
_ROOT = SOURCE.parents[2]
_HEAD = struct.Struct("<cIIQQ")
COMPILER = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), "")
NEEDED = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not COMPILER,
    reason="the recorder needs Linux and a C compiler: apt-get install gcc libc6-dev",
)


class Call(NamedTuple):
    """One thing done to a file: created, written, truncated, made safe, unlinked, renamed; or a mark."""

    kind: str
    name: str
    second: str
    offset: int
    data: bytes


@contextmanager
def in_memory() -> Iterator[Path]:
    """A folder that no disk is waited for, where the system has one."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="annotator-trust-", dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def built(folder: Path) -> Path:
    """The recorder, compiled."""
    library = folder / "recorder.so"
    subprocess.run([COMPILER, "-O2", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl", "-lpthread"], check=True)
    return library


def run(library: Path, watched: Path, module: str, *arguments: object, log: Path | None = None) -> str:
    """Run a module under the recorder, which watches a folder; returns what it printed."""
    watching = {"LD_PRELOAD": str(library), "RECORDER_FOLDER": str(watched), "RECORDER_SWIFT": "1"}
    if log is not None:
        watching["RECORDER_LOG"] = str(log)
    return plainly(module, *arguments, more=watching)


def plainly(module: str, *arguments: object, more: dict[str, str] | None = None) -> str:
    """Run a module of the tests in a process of its own; returns what it printed."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    done = subprocess.run(
        command, env={**os.environ, **(more or {})}, cwd=_ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (
        f"{command} ended with {done.returncode}:\n{done.stdout[-1000:]}\n{done.stderr[-3000:]}"
    )
    return done.stdout


def within() -> ctypes.CDLL:
    """The recorder that this process runs under."""
    return ctypes.CDLL(os.environ["LD_PRELOAD"])


def mark(words: str) -> None:
    """Put a mark into the log of the recorder this process runs under."""
    within().recorder_mark(words.encode())


def read(log: Path) -> list[Call]:
    """All that the recorder wrote down."""
    return list(_calls(log.read_bytes()))


def _calls(content: bytes) -> Iterator[Call]:
    at = 0
    while at < len(content):
        kind, first, second, offset, size = _HEAD.unpack_from(content, at)
        at += _HEAD.size
        name, other = content[at : at + first], content[at + first : at + first + second]
        at += first + second
        data = content[at : at + size] if kind == b"W" else b""
        at += len(data)
        yield Call(kind.decode(), os.fsdecode(name), os.fsdecode(other), offset, data)
