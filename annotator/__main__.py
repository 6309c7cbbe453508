"""`annotator` and `python -m annotator`: a command does its job; anything else opens the window."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

try:
    import click

    from annotator import reading_child
    from annotator.errors import AnnotatorError
except ImportError as error:  # a checkout that nobody has set up yet
    raise SystemExit(
        f"Annotator is not set up here ({error}). This does it, and opens the window:\n"
        "  python3 -m venv .venv && .venv/bin/python -m pip install -q -e . && .venv/bin/annotator"
    ) from None


def main() -> None:
    """The entry point of the program; what it prints into files and pipes is UTF-8 on every system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if sys.argv[1:2] == [reading_child.COMMAND]:  # the frozen program, started by itself to read a file
        reading_child.main(sys.argv[2:])
    raise SystemExit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say; returns the exit status."""
    gc.set_threshold(50_000, 20, 20)  # rows are read by the ten thousand, and Python looks for rings among them
    from annotator import cli, report

    try:
        if arguments and (arguments[0] in cli.commands.commands or arguments[0] in ("-h", "--help", "--version")):
            return cli.run(arguments)
        result = window.main(list(arguments), prog_name="annotator", standalone_mode=False)
        return int(result or 0)
    except AnnotatorError as error:
        click.echo(str(error), err=True)
        return 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        return 130
    except BrokenPipeError:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        click.echo(f"The output could not be written: {(error.strerror or str(error)).lower()}.", err=True)
        return 1
    except Exception as error:
        click.echo(str(report.unexpected(error)), err=True)
        return 1


@click.command(add_help_option=False)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--screenshot", type=click.Path(path_type=Path))
@click.option("--size", default="1440x900")
def window(files: Sequence[Path], screenshot: Path | None, size: str) -> int:
    """Open the window on a project or on documents, or save a picture of it."""
    for file in files:
        if not file.exists() and not file.suffix:
            raise click.UsageError(f"There is no command and no file “{file}”; “annotator --help” lists the commands.")
    if screenshot is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _check_screen()
    try:
        from annotator.gui import app
    except ImportError as error:
        raise AnnotatorError(_NO_QT, error=error) from error
    if screenshot is not None:
        return app.save_screenshot(screenshot, _measured(size), list(files))
    return app.run(list(files))


def _measured(size: str) -> tuple[int, int]:
    width, _, height = size.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal() and 200 <= int(width) <= 10000 and 200 <= int(height) <= 10000):
        raise click.UsageError("--size is width x height, such as 1440x900.")
    return int(width), int(height)


def _check_screen() -> None:
    """Qt aborts without a screen; say instead what can be done."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform.startswith("linux") and not named:
        raise AnnotatorError(_NO_SCREEN)


_NO_SCREEN = (
    "There is no screen here to open a window on. Save a picture of it with “annotator --screenshot letter.png”, "
    "or do the same work with commands: “annotator --help” lists them."
)
_NO_QT = (
    "The window needs libraries that this system lacks ({error}). On Debian and Ubuntu: apt-get install "
    "--no-install-recommends libgl1 libegl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0 "
    "libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0. "
    "The commands work without them: “annotator --help”."
)

if __name__ == "__main__":
    main()
