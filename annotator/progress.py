"""How far long work is: told by what does it, shown by what waits for it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]  # how much is done, of how much


def no_progress(_done: int, _of: int) -> None:
    """For those who do not ask how far a long task is."""


def part(progress: Progress, number: int, of: int) -> Progress:
    """The progress of one part, from 0 on, of work that has several of about one length."""
    return lambda done, total: progress(number * total + done, of * total)
