"""Start the window: on the last project, on files, or for a picture of itself."""

from __future__ import annotations

import atexit
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QLockFile, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QTextEdit

from annotator import crashes, jobs, paths, report
from annotator.errors import AnnotatorError
from annotator.gui import language
from annotator.gui import theme as themes
from annotator.gui.language import said, tr
from annotator.gui.main_window import MainWindow
from annotator.settings import Settings
from annotator.store.project import Project

_windows: list[MainWindow] = []  # Qt for Python deletes a window that nobody holds


def application() -> QApplication:
    """The one QApplication, made and furnished where there is none."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    if app.property("furnished") is None:
        app.setProperty("furnished", True)
        app.setApplicationName("Annotator")
        app.setDesktopFileName("annotator")
        app.setStyle("Fusion")
        themes.load_fonts()
        app.setFont(themes.sans(14))
        app.setWindowIcon(themes.program_icon())
        atexit.register(_leave_clipboard)
    return app


def _leave_clipboard() -> None:
    """Hand over what was copied in data that is Qt's own: at its end Qt would reach for ours, and Python is gone."""
    if not isinstance(QApplication.instance(), QApplication):
        return
    clipboard, data = QApplication.clipboard(), QApplication.clipboard().mimeData()
    ours = clipboard.ownsClipboard() or QApplication.platformName() == "offscreen"  # which never says so
    if data is None:  # nothing was ever copied
        return
    if ours and data.hasHtml():
        page = QTextEdit()
        page.setHtml(data.html())
        page.selectAll()
        page.copy()
    elif ours and data.hasText():
        clipboard.setText(data.text())


def open_window(project_path: str | Path, settings_path: str | Path | None = None) -> MainWindow:
    """Build and show the main window on a project, without running the event loop.

    Makes the QApplication if there is none, and touches no settings but those given.

    :raises UnreadableFile: when the file is no project that can be opened.
    """
    application()
    settings = Settings(Path(settings_path) if settings_path is not None else None)
    return _shown(Path(project_path), settings)


def _shown(path: Path, settings: Settings) -> MainWindow:
    language.load(application(), settings.get("language", "system"))
    lock, sentence = _locked(path)
    project = Project.open(path, settings.identity(), read_only=lock is None)
    window = MainWindow(project, settings, lock)
    window.project_wanted.connect(lambda other: _replace(window, other))
    window.start()
    window.show()
    if settings.trouble:
        window.say(said(settings.trouble))
    elif sentence:
        window.say(sentence)
    elif project.read_only:
        window.say(tr("{0} may not be written; it is open for reading only.").format(path.name))
    if settings.path is not None:
        window.filing.remember()
    _windows.append(window)
    return window


def _locked(path: Path) -> tuple[QLockFile | None, str]:
    """The right to write to a project; none, and a sentence, where another window has it."""
    lock = QLockFile(str(path.with_name(f".{path.name}.lock")))
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        return lock, ""
    if lock.error() != QLockFile.LockError.LockFailedError:
        return None, ""
    _, host, _ = _owner(lock)
    rest = tr("Here it can be read but not changed; what is written there shows here.")
    where = tr("{0} is open in another window on {1}.") if host else tr("{0} is open in another window.")
    return None, f"{where.format(path.name, host)} {rest}"


def _owner(lock: QLockFile) -> tuple[int, str, str]:
    """Process, host and program that hold a lock, as far as it says."""
    found = lock.getLockInfo()
    if isinstance(found, tuple) and len(found) == 4:
        return int(found[1]), str(found[2]), str(found[3])
    return 0, "", ""


def _replace(window: MainWindow, path: Path) -> None:
    """Open another project, then close this window; where that fails all stays as it is."""
    try:
        _shown(path, window.session.settings)
    except AnnotatorError as error:
        window.say(said(error))
        return
    window.close()
    if window in _windows:
        _windows.remove(window)
    window.deleteLater()


def run(files: Sequence[Path]) -> int:
    """Open the window on files, or on what was open last, and stay until it is closed."""
    app = application()
    sys.excepthook = _unexpected
    settings = Settings(paths.settings_file())
    crashed = crashes.told()
    with crashes.watched():
        window = _shown(_project_for(files, settings), settings)
        app.installEventFilter(FileOpened(app))
        if crashed:
            window.say_with_report(tr("Annotator ended unexpectedly the last time. What you had saved is safe."))
        others = [file for file in files if file.suffix.lower() != jobs.PROJECT_SUFFIX]
        if others:
            window.filing.take_in(others)
        return int(app.exec())


class FileOpened(QObject):
    """Takes in what is opened from the desktop while the program runs: macOS says so by an event, not by arguments."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file() and _windows:
            _windows[-1].filing.take_in([Path(event.file())])
            return True
        return super().eventFilter(watched, event)


def _project_for(files: Sequence[Path], settings: Settings) -> Path:
    """The project among the files; else the one that was open last; else the sample."""
    for file in files:
        if file.suffix.lower() == jobs.PROJECT_SUFFIX:
            return file
    for name in settings.get("recent", []):
        if isinstance(name, str) and Path(name).exists():
            return Path(name)
    sample = paths.sample_project()
    if not sample.exists():
        jobs.make_sample_project(sample, settings.identity()).close()
    return sample


def save_screenshot(picture: Path, size: tuple[int, int], files: Sequence[Path]) -> int:
    """Save a picture of the window on a project, on documents, or on the sample letter.

    :raises AnnotatorError: when the picture cannot be written.
    """
    import tempfile

    app = application()
    with tempfile.TemporaryDirectory(prefix="annotator-") as folder:
        project = next((file for file in files if file.suffix.lower() == jobs.PROJECT_SUFFIX), None)
        settings = Settings(Path(folder) / "settings.json" if project is None else None)
        if project is None:
            project = Path(folder) / "Sample.annotator"
            jobs.make_sample_project(project, settings.identity()).close()
        language.load(app, settings.get("language", "system"))
        opened = Project.open(project, settings.identity(), read_only=bool(files) and project in files)
        window = MainWindow(opened, settings)
        window.resize(*size)
        window.start()
        others = [file for file in files if file != project]
        if others:
            window.filing.take_in(others)
        window.show()
        for _ in range(5):
            app.processEvents()
        saved = window.grab().save(str(picture))
        window.close()
    if not saved:
        raise AnnotatorError("{path} could not be written; its ending says the format, such as .png.", path=picture)
    return 0


def _unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Our own mistakes: written down, said in the window, and the window goes on."""
    trouble = report.unexpected(error)
    print(trouble, file=sys.stderr)
    for window in _windows:
        window.say_with_report(said(trouble))
