"""Crashes in foreign libraries, after which Python says nothing more: caught in a file, told at the next start."""

from __future__ import annotations

import faulthandler
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from annotator import paths, report

_ENDING = ".crash"
_FORGOTTEN = 7 * 24 * 3600  # seconds after which an empty file belongs to no program that still runs


@contextmanager
def watched() -> Iterator[None]:
    """Where this process crashes meanwhile, where it stood is written beside the log of errors."""
    place = paths.log_file().with_name(f"{os.getpid()}{_ENDING}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        file = place.open("w", encoding="utf-8")
    except OSError:  # then a crash leaves no trace, as it did before
        yield
        return
    faulthandler.enable(file)
    try:
        yield
    finally:
        faulthandler.disable()
        file.close()
        with suppress(OSError):
            place.unlink()


def told() -> bool:
    """Take what crashes left behind into the log; whether there was any since one asked last."""
    found = False
    for place in sorted(paths.log_file().parent.glob(f"*{_ENDING}")):
        with suppress(OSError):
            words = place.read_text("utf-8", errors="replace").strip()
            if words:
                report.log(f"The program crashed.\n{words}")
                place.unlink()
                found = True
            elif _is_forgotten(place):
                place.unlink()
    return found


def _is_forgotten(place: Path) -> bool:
    return time.time() - place.stat().st_mtime > _FORGOTTEN
