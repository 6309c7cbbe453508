"""Milliseconds and megabytes, and what stands for many of them."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

Samples = dict[str, list[float]]
__all__ = ["Samples", "median", "megabytes", "percentile", "repeated", "took"]


def took(work: Callable[[], object]) -> float:
    """How many milliseconds some work takes."""
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def repeated(work: Callable[[], object], times: int = 5) -> list[float]:
    """The same several times."""
    return [took(work) for _ in range(times)]


def percentile(samples: Sequence[float], percent: float) -> float:
    """The sample below which so many percent lie."""
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def megabytes() -> float:
    """What this process holds in memory."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    except (OSError, ValueError):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak / (1e6 if sys.platform == "darwin" else 1e3)
