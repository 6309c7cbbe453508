"""Bring the translations up to date with the sources: `python -m tests.translations` writes .ts and .qm.

It says what is not translated yet.

`resources/translations/annotator_de.ts` is what translators edit, with Qt Linguist or by hand; the .qm beside
it is made from it. Run this after a string was added or changed, and after a merge that touched either file.
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

import PySide6

from annotator import errors

ROOT = Path(__file__).resolve().parents[1]
TS = ROOT / "resources" / "translations" / "annotator_de.ts"
ERRORS = {
    name for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, (Exception, errors.Notice))
}
MARKS = {"tr", "marked", "sentence"} | ERRORS  # calls whose first argument is translated
ENGLISH_ONLY = {"cli", "__main__.py"}  # the command line is not translated


@dataclass(frozen=True, slots=True)
class Message:
    """A string and its translation, as the .ts file has them."""

    context: str  # empty for every string that `tr` finds
    source: str
    note: str
    translation: str
    finished: bool


def sources() -> list[Path]:
    """Every module whose strings are translated."""
    return [one for one in sorted((ROOT / "annotator").rglob("*.py")) if not ENGLISH_ONLY & set(one.parts)]


def messages(ts: Path = TS) -> list[Message]:
    """What a .ts file holds, the plural forms of a string one below the other."""
    found = []
    for context in ET.parse(ts).getroot().iter("context"):
        for one in context.iter("message"):
            translation = one.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation] or [translation.text or ""]
            finished = translation.get("type") is None and all(form.strip() for form in forms)
            texts = [context.findtext("name", ""), one.findtext("source", ""), one.findtext("comment", "")]
            found.append(Message(*texts, "\n".join(forms), finished))
    return found


def update() -> None:
    """Read the strings from the sources into the .ts file; what is gone from them goes from it."""
    aliases = ",".join(f"tr+={name}" for name in sorted(MARKS - {"tr"}))
    options = ["-silent", "-no-obsolete", "-sort-messages", "-locations", "none", "-tr-function-alias", aliases]
    _qt("lupdate", *map(str, sources()), *options, "-ts", str(TS))


def release(ts: Path, qm: Path) -> None:
    """Make the .qm file that the program reads."""
    _qt("lrelease", "-silent", str(ts), "-qm", str(qm))


def _qt(tool: str, *arguments: str) -> None:
    suffix = ".exe" if sys.platform == "win32" else ""
    subprocess.run([str(Path(PySide6.__file__).with_name(tool + suffix)), *arguments], check=True)


def main() -> int:
    """Do both; the exit status is 1 while something is unfinished."""
    update()
    release(TS, TS.with_suffix(".qm"))
    found = messages()
    lacking = [one for one in found if not one.finished]
    for one in lacking:
        print(f"unfinished: {one.source!r}{f' ({one.note})' if one.note else ''}")
    print(f"{TS.name}: {len(found)} strings, {len(lacking)} unfinished.")
    return 1 if lacking else 0


if __name__ == "__main__":
    raise SystemExit(main())
