"""Picture the window in all its states: `python -m tests.gallery [FOLDER] [--only NAME]`.

The pictures go to a folder (build/gallery where none is named), which is not committed; the one that the README
shows is made anew in resources/. It needs no screen, and looks the same on every machine.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

from tests.conftest import HERE

os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={HERE}/screens.json"
os.environ["FONTCONFIG_FILE"] = str(HERE / "fonts.conf")
README = ("letter", "light")


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(path_type=Path), default=Path("build/gallery"))
@click.option("--only", multiple=True, help="Only states whose name has these letters.")
def main(folder: Path, only: tuple[str, ...]) -> None:
    from tests.gallery.states import STATES, shown

    folder.mkdir(parents=True, exist_ok=True)
    for name, state in STATES.items():
        if only and not any(part in name for part in only):
            continue
        for theme in state.themes:
            with tempfile.TemporaryDirectory(prefix="gallery-") as place, shown(state, theme, Path(place)) as window:
                picture = state.picture(window)
            file = folder / f"{name}-{theme}.png"
            if not picture.save(str(file)):
                sys.exit(f"{file} cannot be written.")
            print(file)
            if (name, theme) == README:
                picture.save(str(HERE.parent / "resources" / "screenshot.png"))


if __name__ == "__main__":
    main()
