"""ZIP files from others: looked at before anything in them is unpacked, read in memory, never extracted."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path

from annotator.errors import UnreadableFile

MOST_BYTES = 100_000_000
_MOST_ENTRIES = 5_000
_MOST_DIRECTORY = 2_000_000  # bytes of the list of entries
_MOST_UNPACKED = 500_000_000  # what the entries say of themselves, media included
_MOST_READ = 64_000_000  # what is really unpacked of one file
_RATIO = 200
_END = b"PK\x05\x06"
_DRIVE = re.compile(r"[A-Za-z]:")
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, EOFError, RuntimeError, OSError, LookupError)


class Archive:
    """The files in a ZIP file, by name."""

    def __init__(self, path: Path) -> None:
        """Look at the list of what is in it.

        :raises UnreadableFile: for what no honest program writes.
        """
        self._name = path.name
        self._left = _MOST_READ
        content = _content(path)
        try:
            _check_end(content)
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            files = [one for one in self._zip.infolist() if not one.is_dir()]
            _check(self._zip.infolist(), files)
        except _BROKEN as error:
            raise self._refused(error) from None
        self._entries = {_key(one.filename): one for one in files}
        self.names = [one.filename.replace("\\", "/") for one in files]

    def _refused(self, reason: object) -> UnreadableFile:
        return UnreadableFile(
            "{name} is damaged, or no ZIP file that can be trusted ({reason}); nothing was imported.",
            name=self._name,
            reason=" ".join(str(reason).split())[:200],
        )

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._entries

    def read(self, name: str) -> bytes:
        """What a file holds; the case of its name does not matter.

        :raises UnreadableFile: when it is damaged, or more than its entry says.
        """
        entry = self._entries.get(_key(name))
        try:
            if entry is None:
                raise ValueError(f"{name} is missing")
            with self._zip.open(entry) as file:
                content = file.read(min(entry.file_size, self._left) + 1)
            if len(content) > self._left:
                raise ValueError("too much is packed into it")
            if len(content) != entry.file_size:
                raise ValueError(f"{name} is not as long as it should be")
        except _BROKEN as error:
            raise self._refused(error) from None
        self._left -= len(content)
        return content


def _key(name: str) -> str:
    return name.replace("\\", "/").casefold()


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFile(
                "{name} is larger than 100 MB, too large for an annotation file; nothing was imported.", name=path.name
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            "{path} cannot be read: {reason}. Nothing was imported.",
            path=path,
            reason=(error.strerror or str(error)).lower(),
        ) from error


def _check_end(content: bytes) -> None:
    """Refuse a list of entries that would take long to read, before it is."""
    at = content.rfind(_END)
    if at < 0 or at + 22 > len(content):
        raise ValueError("its list of files is missing")
    entries = int.from_bytes(content[at + 10 : at + 12], "little")
    size = int.from_bytes(content[at + 12 : at + 16], "little")
    if entries > _MOST_ENTRIES or size > _MOST_DIRECTORY:
        raise ValueError("too many files are in it")


def _check(entries: list[zipfile.ZipInfo], files: list[zipfile.ZipInfo]) -> None:
    if len(entries) > _MOST_ENTRIES:
        raise ValueError("too many files are in it")
    if sum(one.file_size for one in files) > _MOST_UNPACKED:
        raise ValueError("too much is packed into it")
    if len({_key(one.filename) for one in files}) != len(files):
        raise ValueError("two files in it have one name")
    for one in files:
        _check_entry(one)
    places = sorted((one.header_offset, one.header_offset + 30 + one.compress_size) for one in files)
    if any(after[0] < before[1] for before, after in pairwise(places)):
        raise ValueError("files in it lie over one another")


def _check_entry(one: zipfile.ZipInfo) -> None:
    name = _key(one.filename)
    if one.flag_bits & 0x41:
        raise ValueError("it is encrypted")
    if one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError("it is packed in an unusual way")
    if stat.S_IFMT(one.external_attr >> 16) not in (0, stat.S_IFREG):
        raise ValueError("it holds links")
    if len(name) > 240 or name.startswith("/") or _DRIVE.match(name) or "\0" in name or ".." in name.split("/"):
        raise ValueError("a file in it has a name that leads elsewhere")
    if one.file_size > 1_000_000 and one.file_size > _RATIO * max(1, one.compress_size):
        raise ValueError("too much is packed into it")
