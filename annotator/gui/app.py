"""Start the window: on the last project, on files, or for a picture of itself."""

from __future__ import annotations

import atexit
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QLockFile, QObject, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QTextEdit

from annotator import crashes, jobs, paths, report
from annotator.errors import AnnotatorError
from annotator.gui import habits, language, locks, restoring
from annotator.gui import theme as themes
from annotator.gui.language import said, tr
from annotator.gui.main_window import MainWindow
from annotator.settings import Settings
from annotator.store import backup_folders, backups
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
    found = locks.claimed(path, settings.get("reader_name", "")) if path.exists() else None
    lock = found if isinstance(found, QLockFile) else None
    try:
        window = _started(Project.open(path, settings.identity(), read_only=lock is None), settings, lock)
    except BaseException:
        if lock is not None:
            lock.unlock()
        raise
    window.show()
    window.checking.begin()
    _greet(window, found if isinstance(found, locks.Holder) else None)
    if settings.path is not None:
        window.filing.remember()
    _windows.append(window)
    return window


def _started(project: Project, settings: Settings, lock: QLockFile | None) -> MainWindow:
    """A window on a project that was opened; one that turns out to be damaged is let go of.

    :raises AnnotatorError: when it is.
    """
    window = MainWindow(project, settings, lock)
    window.project_wanted.connect(lambda other: _replace(window, other))
    try:
        window.start()
    except BaseException:
        for timer in window.findChildren(QTimer):
            timer.stop()
        project.close()
        window.deleteLater()
        raise
    return window


def _greet(window: MainWindow, holder: locks.Holder | None) -> None:
    """Say what the person should know of the project they opened: one thing, the weightiest."""
    settings, project = window.session.settings, window.session.project
    service = paths.synced_by(project.path)
    if holder is not None:
        locks.Waiting(window, holder).say()
    elif settings.trouble:
        window.say(said(settings.trouble))
    elif project.read_only:
        window.say(tr("{0} may not be written; it is open for reading only.").format(project.path.name))
    elif service and settings.path is not None and not settings.get("hinted_synced", False):
        settings.set("hinted_synced", True)
        words = tr(
            "{0} lies in a folder that {1} keeps in step. That works for one person at a time; to work together, "
            "share annotations or use a shared folder (menu Group)."
        )
        window.say(words.format(project.path.name, service))


def _replace(window: MainWindow, path: Path) -> None:
    """Open another project, then close this window, unless it is to stay; where that fails all stays as it is."""
    habits.keep(window)  # the other window is as large
    try:
        _shown(path, window.session.settings)
    except AnnotatorError as error:
        restoring.offer(window, path, error)
        return
    if not window.close():  # the person will not lose what could not be saved
        return
    if window in _windows:
        _windows.remove(window)
    window.deleteLater()


def run(files: Sequence[Path]) -> int:
    """Open the window on files, or on what was open last, and stay until it is closed."""
    app = application()
    sys.excepthook = _unexpected
    settings = Settings(paths.settings_file())
    crashed = crashes.told()
    backup_folders.sweep_all()
    with crashes.watched():
        window = _first_window(files, settings)
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


def _first_window(files: Sequence[Path], settings: Settings) -> MainWindow:
    """A window on the first project that can be opened; what was wrong with the one that was wanted is said in it.

    :raises AnnotatorError: when none can be opened.
    """
    first: tuple[Path, AnnotatorError] | None = None
    for path in _candidates(files, settings):
        try:
            window = _shown(path, settings)
        except Exception as error:
            if path in files and not path.exists() and not backups.of_file(path):
                raise
            trouble = error if isinstance(error, AnnotatorError) else report.unexpected(error)
            first = first or (path, trouble)
            continue
        if first is not None:
            restoring.offer(window, *first)
        return window
    raise first[1] if first else AnnotatorError("There is no project that can be opened.")


def _candidates(files: Sequence[Path], settings: Settings) -> Iterator[Path]:
    """The project among the files; else those that were open last; else the sample, made anew where it is damaged."""
    named = [file for file in files if file.suffix.lower() == jobs.PROJECT_SUFFIX][:1]
    recent = [Path(name) for name in settings.get("recent", []) if isinstance(name, str) and Path(name).exists()]
    yield from named
    yield from recent
    sample = paths.sample_project()
    for number in range(2, 20):
        if not sample.exists():
            jobs.make_sample_project(sample, settings.identity()).close()
        yield sample
        sample = sample.with_stem(f"{paths.sample_project().stem} {number}")


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
    """Our own mistakes: written down, said in the window, and the window goes on. What a person can act on is said."""
    if isinstance(error, AnnotatorError):
        for window in _windows:
            window.say(said(error))
        return
    trouble = report.unexpected(error)
    print(trouble, file=sys.stderr)
    for window in _windows:
        window.say_with_report(said(trouble))
