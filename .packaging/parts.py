"""What goes into the standalone folder: which parts of Qt and of the system, and what macOS is told of our files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from PyInstaller.depend import bindepend

Entry = tuple[str, str, str]  # place in the folder, file it comes from, kind of file, as PyInstaller has them

# Python's and Qt's parts that the program never imports; libraries that it uses would bring them in.
UNUSED_MODULES = (
    *(f"PySide6.{one}" for one in ("QtNetwork", "QtQml", "QtQuick", "QtQuickWidgets", "QtOpenGL", "QtTest", "QtSql")),
    *("ssl", "_ssl", "tkinter", "setuptools", "pip", "numpy", "PIL", "IPython"),
    *("pytest", "_pytest", "hypothesis", "mypy", "bs4", "requests", "html5lib", "cssselect", "charset_normalizer"),
)
# Plugins and libraries of Qt, by the beginning of their names (less `lib`): those that speak to a network, run QML,
# draw where there is no desktop, or bring a whole GTK of the machine that the folder was built on. The C++ library is
# the system's own: drivers of graphics cards, which are newer, would find ours too old.
UNUSED_LIBRARIES = (
    *("Qt6Network", "Qt6Qml", "Qt6Quick", "Qt6VirtualKeyboard", "Qt6Pdf", "Qt6Sql", "Qt6Test", "opengl32sw"),
    *("QtNetwork", "QtQml", "QtQuick", "QtVirtualKeyboard", "QtPdf"),  # frameworks, as macOS calls them
    *("qtuiotouchplugin", "qtvirtualkeyboardplugin", "qpdf.", "qvnc", "qminimalegl", "qgtk3", "qnetworklistmanager"),
    *("qopenssl", "qcertonly", "qschannel", "qsecuretransport", "qeglfs", "qlinuxfb", "qvkkhrdisplay", "qevdev"),
    *("stdc++.", "gcc_s."),
)
LANGUAGES = ("de",)  # that the window speaks beside English: Qt's own words in them come along


def wanted(entries: Sequence[Entry]) -> list[Entry]:
    """The files that the program uses, and of the libraries those that these files call.

    :raises SystemExit: when this machine lacks a library that the folder must bring along.
    """
    chosen = [one for one in entries if _is_wanted(one[0])]
    if not any(one[2] in ("EXTENSION", "BINARY") for one in chosen):
        return chosen
    called, missing = _called([one for one in chosen if not _is_library(one[0])])
    if missing:
        raise SystemExit(
            f"This machine lacks {', '.join(sorted(missing))}, which the folder must bring along; README names the "
            "packages. Nothing was built."
        )
    return [one for one in chosen if not _is_library(one[0]) or Path(one[0]).name in called]


def _is_wanted(name: str) -> bool:
    path = Path(name)
    if path.suffix == ".qm" and "PySide6" in path.parts:
        return path.name in {f"qtbase_{one}.qm" for one in LANGUAGES}
    base = path.name.removeprefix("lib")
    return not any(base.startswith(one) or f"{one}.framework" in path.parts for one in UNUSED_LIBRARIES)


def _is_library(name: str) -> bool:
    """Whether a file is there for others that call it: not a module of Python nor a plugin of Qt."""
    path = Path(name)
    return os.name == "posix" and ".so." in path.name and "plugins" not in path.parts and "python" not in path.name


def _called(entries: Sequence[Entry]) -> tuple[set[str], set[str]]:
    """Names of all libraries that files call, and those that are nowhere on this machine."""
    names, missing, waiting = set(), set(), [one[1] for one in entries if one[2] in ("EXTENSION", "BINARY")]
    while waiting:
        for name, path in bindepend.get_imports(waiting.pop()):
            if path is None:
                missing.add(name)
            elif Path(name).name not in names:
                names.add(Path(name).name)
                waiting.append(str(path))
    return names, missing


def document_types(project_suffix: str, exchange_suffix: str) -> dict[str, Any]:
    """What macOS is told of the files that the program opens (keys of Info.plist)."""
    kinds = list(_kinds(project_suffix, exchange_suffix))
    return {
        "CFBundleDocumentTypes": [
            {"CFBundleTypeName": words, "CFBundleTypeRole": role, "LSHandlerRank": rank, "LSItemContentTypes": [name]}
            for name, words, role, rank, _, _ in kinds
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": name,
                "UTTypeDescription": words,
                "UTTypeConformsTo": [parent],
                "UTTypeTagSpecification": {"public.filename-extension": [suffix.removeprefix(".")]},
            }
            for name, words, _, _, parent, suffix in kinds
            if suffix
        ],
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,  # the window has a dark theme of its own
    }


def _kinds(project_suffix: str, exchange_suffix: str) -> Iterator[tuple[str, str, str, str, str, str]]:
    own = "org.scholars-annotator"
    yield f"{own}.project", "Annotator project", "Editor", "Owner", "public.database", project_suffix
    yield f"{own}.annotations", "Annotations for exchange", "Viewer", "Owner", "public.json", exchange_suffix
    others = ("public.plain-text", "public.xml", "public.html", "com.adobe.pdf", "org.idpf.epub-container")
    for name in (*others, "org.openxmlformats.wordprocessingml.document", "public.rtf"):
        yield name, "Document", "Viewer", "Alternate", "", ""
