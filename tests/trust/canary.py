"""Words that would open a file or an address if any view took them for more than words, and who sees if one did."""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

_OPENED = 0x20  # IN_OPEN of inotify
_EVENT = struct.calcsize("iIII")
_WATCHED_EVENTS = ("socket.connect", "subprocess.Popen", "os.system", "os.exec", "os.startfile", "urllib.Request")
UNC = "<img src='\\\\127.0.0.1\\share\\x'>"  # a share, to which Windows would hand its name and password
_watches: list[Canary] = []


class Canary:
    """A picture in a file and a listener on this computer: both tell who came."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "canary.png"
        self.file.write_bytes(_picture())
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.setblocking(False)
        self.port = self._listener.getsockname()[1]
        self._inotify = _watching(self.file)
        self._seen: list[str] = []
        _watches.append(self)
        _install_hook()

    @property
    def sees_foreign_opens(self) -> bool:
        """Whether opens by Qt itself are seen too, and not only those by Python."""
        return self._inotify >= 0

    def words(self) -> list[str]:
        """Strings that a view must show as they are."""
        url, web = self.file.as_uri(), f"http://127.0.0.1:{self.port}"
        return [
            f'<img src="{url}"><img src="{self.file}"><img src=canary.png><img src={web}/x.png>',
            f'<link rel=stylesheet href="{url}"><style>@import url("{url}"); p {{ background: url({web}/x) }}</style>',
            f"<p style=\"background-image:url('{url}')\">![x]({url}) ![y]({web}/y.png)</p>",
            f"![x]({url}) [x]({url}) <{web}/z> ![r](canary.png)",
            f"<a href='javascript:alert(1)'>x</a><img src='qrc:/x'><iframe src={url}></iframe>" + UNC,
            f'<table background="{url}"><tr><td><object data="{url}"></object><script>x</script></td></tr></table>',
        ]

    def names(self) -> list[str]:
        """The same as far as it fits into names, in which a slash divides."""
        return ["<img src=canary.png>", "<img src='\\\\127.0.0.1\\share\\x'>", "<b>![x](canary.png)", "=<p>javascript:"]

    def came(self) -> list[str]:
        """Who came since one asked last."""
        found, self._seen = self._seen, []
        try:
            while True:
                found.append(f"connection from {self._listener.accept()[1]}")
        except BlockingIOError:
            pass
        return found + ["the file was opened"] * self._opens()

    def _opens(self) -> int:
        if self._inotify < 0:
            return 0
        try:
            return len(os.read(self._inotify, 65536)) // _EVENT
        except BlockingIOError:
            return 0

    def note(self, event: str, values: tuple[Any, ...]) -> None:
        """Python did something: is it one of the things that nobody may do?"""
        told = " ".join(str(one) for one in values)
        if event == "subprocess.Popen" and values[0] == sys.executable:  # files are read in a process of our own
            return
        if event in _WATCHED_EVENTS or (event == "open" and str(values[0]).endswith("canary.png")):
            self._seen.append(f"{event} {told[:200]}")

    def close(self) -> None:
        _watches.remove(self)
        self._listener.close()
        if self._inotify >= 0:
            os.close(self._inotify)


def _watching(file: Path) -> int:
    """A descriptor that tells when a file is opened by anybody; -1 where the system has none."""
    if not sys.platform.startswith("linux"):
        return -1
    library = ctypes.CDLL(None, use_errno=True)
    found = int(library.inotify_init1(os.O_NONBLOCK))
    library.inotify_add_watch(found, os.fsencode(file), _OPENED)
    return found


def _install_hook() -> None:
    """A hook cannot be taken away again, so there is one for all."""
    if not getattr(sys, "_canary_hook", False):
        sys._canary_hook = True  # type: ignore[attr-defined]
        sys.addaudithook(_hook)


def _hook(event: str, values: tuple[Any, ...]) -> None:
    if _watches and (event == "open" or event in _WATCHED_EVENTS):
        for one in _watches:
            one.note(event, values)


def _picture() -> bytes:
    """A red dot as PNG."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
