"""Does a deed in a process of its own under the recorder, which marks each step that is reported as done.

`python -m tests.trust.doing DEED FOLDER [SIN]`; a sin is what the program must not do, for the controls.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tests.trust.deeds import ALL, Deed, Scene, rows_of
from tests.trust.recorder import mark
from tests.trust.sins import SINS


def first_seen(deed: Deed, folder: Path) -> str:
    """What is seen before the first step, found on a copy, because looking may write."""
    with tempfile.TemporaryDirectory() as elsewhere:
        copy = Path(shutil.copytree(folder, Path(elsewhere, "copy")))
        return deed.seen(copy)


def seen_now(deed: Deed, scene: Scene) -> str:
    """What is seen while the scene goes on."""
    return deed.seen(scene.folder) if deed.looks else rows_of(scene.project)


def main(name: str, folder: str, sin: str = "") -> None:
    """Do all steps of a deed."""
    deed, scene = ALL[name], Scene(Path(folder))
    mark(first_seen(deed, scene.folder))
    if sin:
        SINS[sin]()
    for step in deed.steps:
        step(scene)
        mark(seen_now(deed, scene))
    scene.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
