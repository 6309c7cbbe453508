"""Words in any field that name a file or an address open neither, in any view, dialog, tool tip, print or export."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser
from pytestqt.qtbot import QtBot

from annotator.gui import app
from annotator.settings import Settings
from tests.conftest import HERE
from tests.gui.conftest import settle
from tests.trust.bar import Bar
from tests.trust.canary import Canary
from tests.trust.canary_project import fill
from tests.trust.canary_walk import Walk, close

GUI = HERE.parent / "annotator" / "gui"
PROMISE = "Words in any field open no file and no address"


@pytest.fixture
def canary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Canary]:
    monkeypatch.chdir(tmp_path)
    made = Canary(tmp_path)
    yield made
    made.close()


@pytest.mark.timeout(300)
def test_no_view_opens_what_words_name(
    canary: Canary, settings: Settings, qtbot: QtBot, tmp_path: Path, bar: Bar
) -> None:
    path, theirs = fill(tmp_path, canary, settings)
    assert canary.came() == []
    window = app.open_window(path, settings.path)
    walk = Walk(window, tmp_path, theirs, canary.words())
    try:
        walk.everything()
    finally:
        close(window)
    assert canary.came() == []
    assert walk.found == set()
    control = _a_careless_view(canary, walk)
    bar.tell(PROMISE, f"{walk.looked} looks at all views, and every export", "0 opened", control)


def _a_careless_view(canary: Canary, walk: Walk) -> str:
    """The control: a text browser, a label and a download with the same words."""
    browser, label = QTextBrowser(), QLabel()
    browser.setHtml(canary.words()[0])
    label.setText(canary.words()[0])
    for one in (browser, label):
        one.show()
        one.grab()
        walk._judge(one)
    settle()
    opened = canary.came()
    assert opened or not canary.sees_foreign_opens
    assert walk.found
    for one in (browser, label):
        one.close()
    with pytest.raises(OSError, match=r"refused|timed out|reset|closed|Remote"):
        urllib.request.urlopen(f"http://127.0.0.1:{canary.port}/x", timeout=0.2)
    came = canary.came()
    assert any("connect" in one for one in came)
    assert canary.file.read_bytes()
    assert canary.came()
    return f"a text browser opened the file {len(opened)} times, a download came to the listener"


@pytest.mark.skipif(shutil.which("strace") is None, reason="the system calls are traced by strace, which is not here")
def test_the_whole_process_opens_no_connection_and_starts_nothing(tmp_path: Path, bar: Bar) -> None:
    if not bar.count(0):
        pytest.skip("seen from outside, the walk takes its time; --count 1 does it")
    (tmp_path / "walk").mkdir()
    calls = _traced(tmp_path, ["-m", "tests.trust.canary_walk", str(tmp_path / "walk")])
    begin = next(at for at, line in enumerate(calls) if '/begin"' in line)
    end = next(at for at, line in enumerate(calls) if '/end"' in line)
    told = [line for line in calls[begin:end] if _is_forbidden(line)]
    assert told == []
    program = (
        f"open({str(tmp_path / 'canary.png')!r}, 'w'); import urllib.request as u; u.urlopen('http://127.0.0.1:9')"
    )
    control = [line for line in _traced(tmp_path, ["-c", program]) if _is_forbidden(line)]
    assert any("AF_INET" in line for line in control)
    assert any("canary.png" in line for line in control)
    bar.tell(
        f"{PROMISE}, traced", f"{end - begin} system calls", "0 forbidden", f"{len(control)} of a careless program"
    )


def _traced(folder: Path, arguments: list[str]) -> list[str]:
    """The files, connections and programs that a Python program opens, a line each."""
    log = folder / "strace"
    strace = ["strace", "-f", "-s", "300", "-o", str(log), "-e", "trace=open,openat,connect,execve"]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    subprocess.run(
        [*strace, sys.executable, *arguments], check=False, env=environment, capture_output=True, timeout=250
    )
    return log.read_text("utf-8", errors="replace").splitlines()


def _is_forbidden(line: str) -> bool:
    named = 'canary.png"' in line or "//127.0.0.1" in line
    of_ours = f'execve("{sys.executable}"' in line  # files are read in a process of our own
    to_a_printer = "htons(631)" in line and (
        "127.0.0.1" in line or '"::1"' in line
    )  # Qt asks CUPS what printers there are
    return (
        ("AF_INET" in line and not to_a_printer)
        or (named and "ENOENT" not in line)
        or ("execve(" in line and not of_ours and "ENOENT" not in line)
    )


def test_the_window_loads_no_part_of_qt_that_knows_networks(tmp_path: Path) -> None:
    program = (
        "import sys; from annotator.gui import app; from annotator import cli, jobs, exchanging, foreign\n"
        "app.application(); print('\\n'.join(sorted(sys.modules)))\n"
        "print(open('/proc/self/maps').read() if sys.platform.startswith('linux') else '')"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=HERE.parent)
    assert "PySide6.QtWidgets" in run.stdout
    assert not re.findall(r".*(?:Qt6?Network|http\.client|urllib\.request|requests).*", run.stdout)


def test_no_line_of_the_window_makes_rich_text_but_these() -> None:
    allowed = {
        ("app.py", "setHtml"),  # hands over what we put on the clipboard ourselves
        ("quoting/copying.py", "setHtml"),  # of the clipboard's data, not of a view
        ("quoting/record.py", "RichText"),  # our own italics; the words in it are escaped
    }
    found = set()
    names = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "RichText", "MarkdownText", "QMessageBox"}
    for path in sorted(GUI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
            if name in names:
                found.add((path.relative_to(GUI).as_posix(), name))
    assert found == allowed


def test_a_label_of_qt_would_take_such_words_for_rich_text(qtbot: QtBot, canary: Canary) -> None:
    """Why all this is needed: Qt's own default."""
    assert QApplication.instance() is not None
    label = QLabel(canary.words()[0])
    qtbot.addWidget(label)
    label.grab()
    assert canary.came() or not canary.sees_foreign_opens
