"""One measurement in a process of its own: `python -m tests.bench.child MODULE.FUNCTION FOLDER SIZE`."""

from __future__ import annotations

import gc
import importlib
import json
import sys
from pathlib import Path

from tests.bench.case import SIZES, Case


def main() -> None:
    """Measure, and print the samples as JSON on the last line."""
    gc.set_threshold(50_000, 20, 20)  # as `annotator.__main__` does
    name, folder, size = sys.argv[1:4]
    module, _, function = name.partition(".")
    measure = getattr(importlib.import_module(f"tests.bench.{module}"), function)
    print(json.dumps(measure(Case(Path(folder), SIZES[size]))))


if __name__ == "__main__":
    main()
