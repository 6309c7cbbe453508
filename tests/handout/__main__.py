"""Build what is handed out and try it: `python -m tests.handout wheel` or `python -m tests.handout folder`.

The wheel goes into a fresh environment, the folder is run with an empty one; both far from this checkout. With
`--built FOLDER` a standalone folder is tried that is there already.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import click

from annotator import __version__
from tests.conftest import HERE
from tests.handout.errand import Failed, Program, try_all

ROOT = HERE.parent
WHEEL = ("-m", "pip", "wheel", "--no-deps", "-w", "dist", ".")
FOLDER = ("-m", "PyInstaller", "-y", ".packaging/annotator.spec")
_MEGABYTE = 1024 * 1024


@click.command(help=__doc__)
@click.argument("what", type=click.Choice(["wheel", "folder"]))
@click.option("--built", type=click.Path(path_type=Path, exists=True), help="Try this folder; build nothing.")
def main(what: str, built: Path | None) -> None:
    with tempfile.TemporaryDirectory(prefix="handout-") as name:
        place = Path(name).resolve()
        program = _from_wheel(place) if what == "wheel" else _from_folder(place, built)
        try:
            found = try_all(program, __version__)
        except Failed as error:
            sys.exit(f"The {what} does not do what it should: {error}")
    print(f"The {what} does what it should: {', '.join(found)}.")


def _from_wheel(place: Path) -> Program:
    """Build the wheel and install it, with all it needs, into an environment of its own."""
    python = place / "fresh" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    subprocess.run([sys.executable, *WHEEL], cwd=ROOT, check=True)
    wheel = max((ROOT / "dist").glob(f"scholars_annotator-{__version__}-*.whl"), key=lambda one: one.stat().st_mtime)
    print(f"{wheel.relative_to(ROOT)}: {wheel.stat().st_size / _MEGABYTE:.1f} MB")
    venv.create(place / "fresh", with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "-q", str(wheel)], cwd=place, check=True)
    return Program([str(python.with_name("annotator"))], _home(place))


def _from_folder(place: Path, built: Path | None) -> Program:
    """Build the standalone folder, and move it away from where it was built."""
    if built is None:
        subprocess.run([sys.executable, *FOLDER], cwd=ROOT, check=True)
        built = ROOT / "dist" / "annotator"
    size = sum(one.stat().st_size for one in built.rglob("*") if one.is_file() and not one.is_symlink())
    print(f"{built}: {size / _MEGABYTE:.0f} MB")
    for part in ("annotator", "qt", "python", "fonts", "lxml"):
        if not any((built / "licences" / part).iterdir()):
            sys.exit(f"The folder has no licence of {part}.")
    moved = place / "moved elsewhere"
    shutil.copytree(built, moved, symlinks=True)
    return Program([str(moved / ("annotator.exe" if os.name == "nt" else "annotator"))], _home(place))


def _home(place: Path) -> Path:
    (place / "home").mkdir()
    return place / "home"


if __name__ == "__main__":
    main()
