"""What goes along with the program: names and endings agree, nothing is written twice."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import struct
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PySide6.QtCore import QMimeDatabase
from PySide6.QtGui import QImage

from annotator import __version__
from annotator.exchanging import EXCHANGE_SUFFIX
from annotator.formats import READERS
from annotator.jobs import PROJECT_SUFFIX
from annotator.store.schema import APPLICATION_ID
from tests.conftest import HERE
from tests.handout.__main__ import FOLDER, WHEEL

ROOT = HERE.parent
DESKTOP = ROOT / "resources" / "desktop"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
WORKFLOW = (ROOT / ".github" / "workflows" / "tests.yml").read_text("utf-8")


def kinds() -> dict[str, Any]:
    """The kinds of files that the desktop is told of, by name."""
    tree = etree.parse(DESKTOP / "annotator-mime.xml")
    return {str(one.get("type")): one for one in tree.iter(f"{MIME}mime-type")}


def entry() -> configparser.SectionProxy:
    read = configparser.ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(DESKTOP / "annotator.desktop", "utf-8")
    return read["Desktop Entry"]


def test_the_desktop_knows_our_files_by_the_endings_that_the_program_writes() -> None:
    globs = {name: [glob.get("pattern") for glob in one.iter(f"{MIME}glob")] for name, one in kinds().items()}
    assert globs == {
        "application/x-annotator-project": [f"*{PROJECT_SUFFIX}"],
        "application/x-annotator-annotations+json": [f"*{EXCHANGE_SUFFIX}"],
    }


def test_a_project_is_known_by_what_is_in_it(letter: Any) -> None:
    first, second = kinds()["application/x-annotator-project"].iter(f"{MIME}match")
    header = letter.path.read_bytes()[:100]
    sign = str(first.get("value")).encode().decode("unicode_escape").encode("latin-1")
    assert header[int(first.get("offset")) :].startswith(sign)
    offset = int(second.get("offset"))
    assert (second.get("type"), struct.unpack(">I", header[offset : offset + 4])[0]) == ("big32", APPLICATION_ID)
    assert int(str(second.get("value")), 16) == APPLICATION_ID


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have no such database")
def test_a_desktop_that_was_told_knows_our_files(letter: Any, tmp_path: Path) -> None:
    packages = tmp_path / "told" / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(DESKTOP / "annotator-mime.xml", packages)
    bare = shutil.copy(letter.path, tmp_path / "without ending")
    exchange = tmp_path / f"ana{EXCHANGE_SUFFIX}"
    exchange.write_text("{}\n", "utf-8")
    words = (
        "import sys; from PySide6.QtCore import QMimeDatabase; known = QMimeDatabase()\n"
        "print(*(known.mimeTypeForFile(one).name() for one in sys.argv[1:]))"
    )

    def asked(folder: str) -> list[str]:
        command = [sys.executable, "-c", words, str(letter.path), str(bare), str(exchange)]
        places = {"XDG_DATA_HOME": str(tmp_path / folder), "XDG_DATA_DIRS": str(tmp_path / folder)}
        env = {**os.environ, **places}
        return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout.split()

    project, annotations = kinds()
    assert asked("told") == [project, project, annotations]
    assert not {project, annotations} & set(asked("untold"))


def test_the_desktop_entry_starts_the_program_on_files_of_these_kinds_and_of_documents() -> None:
    found = entry()
    assert (found["Exec"], found["Icon"]) == ("annotator %F", "annotator")
    named = set(found["MimeType"].strip(";").split(";"))
    database, document = QMimeDatabase(), named - set(kinds())
    assert set(kinds()) <= named
    endings = {suffix.removeprefix(".") for reader in READERS.values() for suffix in reader.suffixes}
    for name in document - {"application/tei+xml"}:  # which Qt does not know
        assert endings & set(database.mimeTypeForName(name).suffixes()), name


def test_the_wheel_puts_entry_kinds_and_icons_where_desktops_look() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    shared = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert all((ROOT / one).is_file() for one in shared)
    places = set(shared.values())
    assert {"share/applications/annotator.desktop", "share/mime/packages/annotator.xml"} <= places
    assert {f"share/icons/hicolor/{size}x{size}/apps/annotator.png" for size in SIZES} <= places
    assert entry()["Exec"].split()[0] in project["project"]["scripts"]


@pytest.mark.parametrize("size", SIZES)
def test_the_icon_fills_its_square_and_has_a_marked_line(size: int) -> None:
    drawn = QImage(str(DESKTOP / f"annotator-{size}.png"))
    assert (drawn.width(), drawn.height()) == (size, size)
    every = range(0, size, max(1, size // 64))
    colours = [drawn.pixelColor(x, y) for x in every for y in every]
    marked = sum(1 for one in colours if one.alpha() > 200 and 35 < one.hue() < 50 and one.saturation() > 150)
    clear = sum(1 for one in colours if one.alpha() < 30)
    assert marked > len(colours) * 0.05
    assert 0 < clear < len(colours) * 0.15


def test_the_icons_of_windows_and_macos_hold_the_sizes_they_show() -> None:
    windows = (DESKTOP / "annotator.ico").read_bytes()
    count = struct.unpack("<HHH", windows[:6])[2]
    assert {windows[6 + 16 * one] or 256 for one in range(count)} == {16, 24, 32, 48, 64, 256}
    macos = (DESKTOP / "annotator.icns").read_bytes()
    assert macos[:4] == b"icns"
    assert struct.unpack(">I", macos[4:8])[0] == len(macos)


def test_each_build_is_one_documented_command() -> None:
    for command in (WHEEL, FOLDER):
        assert f".venv/bin/python {' '.join(command)}" in CONTRIBUTING


def test_the_workflow_runs_the_readmes_command_and_does_not_write_it_again() -> None:
    found = re.search(r"<!-- test command -->\n```sh\n(.+)\n```", README)
    assert found is not None
    assert "run: .ci/run\n" in WORKFLOW
    assert "pytest" not in WORKFLOW
    assert "pytest" in found[1]


def test_the_workflow_tries_the_oldest_and_the_newest_python_on_three_systems() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    oldest = project["requires-python"].removeprefix(">=")
    newest = max(
        (one.rpartition(" ")[2] for one in project["classifiers"] if re.search(r":: 3\.\d+$", one)),
        key=lambda one: int(one.partition(".")[2]),
    )
    assert f'python: ["{oldest}", "{newest}"]' in WORKFLOW
    assert "system: [ubuntu-latest, macos-latest, windows-latest]" in WORKFLOW


def test_the_libraries_of_the_workflow_are_those_of_the_readme() -> None:
    assert set(re.findall(r"\blib[a-z]+[a-z0-9.-]*\d\b", WORKFLOW)) <= set(re.findall(r"\blib[a-z0-9.-]+", README))


def test_the_program_has_the_version_that_the_changelog_released_last() -> None:
    headings = re.findall(r"^## (\d.*)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == __version__
