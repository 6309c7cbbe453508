"""Collect the licences of all that goes into the standalone folder."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def collect(folder: Path, modules: Iterable[str], libraries: Iterable[str]) -> None:
    """Lay the licences of the program, of Python, and of all that comes along into a folder, by part."""
    shutil.rmtree(folder, ignore_errors=True)
    _copy(ROOT / "LICENSE", folder / "annotator")
    for name in sorted(_distributions(modules)):
        for file in _licence_files(name):
            _copy(file, folder / name)
    for file in (ROOT / "resources" / "fonts").glob("OFL*.txt"):
        _copy(file, folder / "fonts")
    _copy(ROOT / "resources" / "icons" / "LICENSE-lucide.txt", folder / "icons")
    for file in (HERE / "licences").iterdir():
        _copy(file, folder / "qt")
    _copy(_licence_of_python(), folder / "python")
    for package, file in _of_the_system(libraries):
        _copy(file, folder / "system" / package)


def _copy(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, folder / file.name)


def _distributions(modules: Iterable[str]) -> set[str]:
    """What was installed to have these modules, but for ourselves."""
    makers = metadata.packages_distributions()
    tops = {one.partition(".")[0] for one in modules}
    found = {name.lower().replace("_", "-") for top in tops for name in makers.get(top, ())}
    return found - {"scholars-annotator", "pyside6-essentials", "shiboken6"}


def _licence_files(name: str) -> Iterator[Path]:
    """What a distribution says about its licence, wherever it keeps that.

    :raises SystemExit: where it says nothing.
    """
    found = [Path(str(one.locate())) for one in metadata.files(name) or () if _is_licence(one)]
    if not found:
        raise SystemExit(f"{name} carries no licence; put its text into {HERE / 'licences'} and say so here.")
    yield from found


def _is_licence(file: metadata.PackagePath) -> bool:
    told = any(one in file.name.lower() for one in ("licen", "copying", "notice", "authors"))
    return file.suffix not in (".py", ".pyc") and (told or ".dist-info/licenses/" in file.as_posix())


def _licence_of_python() -> Path:
    """The licence that a Python installation carries; its place differs."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(f"/usr/share/doc/python{version}/copyright"),
    )
    return next(one for one in places if one.is_file())


def _of_the_system(libraries: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """Packages of Debian and its kin from which libraries were taken, with what they say about their licences."""
    if not shutil.which("dpkg-query"):
        return
    for library in libraries:
        for name in {library, library.removeprefix("/usr"), str(Path(library).resolve())}:
            command = ["dpkg-query", "--search", name]
            found = subprocess.run(command, capture_output=True, text=True, check=False)
            package = found.stdout.partition(":")[0]
            if package:
                yield package, Path("/usr/share/doc") / package / "copyright"
                break
