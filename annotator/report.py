"""The one place that writes down our own mistakes: a sentence for the reader, the rest into a log."""

from __future__ import annotations

import platform
import traceback
from contextlib import suppress

from annotator import __version__, paths
from annotator.errors import AnnotatorError
from annotator.store.connection import damage
from annotator.store.stamps import now

_MOST_BYTES = 1_000_000


def unexpected(error: BaseException) -> AnnotatorError:
    """Log an error that is nobody's fault but ours, and say so; damage to the project is told as such."""
    if damaged := damage(error):
        return damaged
    details = "".join(traceback.format_exception(error))
    place = paths.log_file()
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.exists() and place.stat().st_size > _MOST_BYTES:
            place.replace(place.with_suffix(".old.log"))
        with place.open("a", encoding="utf-8") as log:
            log.write(f"{now()} annotator {__version__}, Python {platform.python_version()}\n{details}\n")
    return AnnotatorError(
        "Something went wrong that should not have ({name}). What you saved is safe; the details are in {path}.",
        name=type(error).__name__,
        path=place,
    )
