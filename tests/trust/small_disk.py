"""Disks on which there is no room: a file system of six megabytes, or a limit on how long files may be."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

_MEGABYTES = 6
KINDS = ("disk", "limit")
FULL = {"disk": "The disk is full", "limit": "The disk reported an error"}  # how the program says it


class SmallDisk:
    """A folder that can be filled up and given room again."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.folder = folder
        self._kind = kind
        self._ballast = folder / "ballast"

    def fill(self, longest: int) -> None:
        """From now on there is no room; where length is what is limited, for no more than so many bytes in a file."""
        if self._kind == "limit":
            self._limit(longest)
            return
        with suppress(OSError), self._ballast.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(4096))
        assert os.statvfs(self.folder).f_bavail == 0

    def make_room(self) -> None:
        """Files can grow again."""
        if self._kind == "limit":
            self._limit(-1)
        self._ballast.unlink(missing_ok=True)

    @staticmethod
    def _limit(size: int) -> None:
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most if size < 0 else size, most))


@contextmanager
def small_disk(folder: Path, kind: str) -> Iterator[SmallDisk]:
    """A small disk in a folder; the test is skipped where the system does not allow it."""
    if sys.platform == "win32":
        pytest.skip("Windows has no file systems in memory and no limits on files")
    folder.mkdir()
    if kind == "disk" and not _mounted(folder):
        pytest.skip("mounting is not allowed here; the same is tried with a limit on files")
    disk = SmallDisk(folder, kind)
    try:
        yield disk
    finally:
        disk.make_room()
        if kind == "disk":
            subprocess.run(["umount", "--lazy", folder], check=True)


def _mounted(folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"size={_MEGABYTES}m", "none", folder]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False
