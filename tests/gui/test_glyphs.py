"""Every sign the window writes is in the fonts that come with it: a bare machine shows no boxes."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtGui import QRawFont

from annotator import paths
from annotator.gui import app

ROOT = Path(__file__).resolve().parents[2] / "annotator"


def test_signs_are_in_the_bundled_sans() -> None:
    app.application()
    font = QRawFont(str(paths.bundled("resources", "fonts/SourceSansPro-Regular.ttf")), 14.0)
    sources = [*(ROOT / "gui").rglob("*.py"), *(ROOT / "store").rglob("*.py")]
    strings = re.compile(r'"([^"\n]*)"')
    signs = {sign for path in sources for words in strings.findall(path.read_text("utf-8")) for sign in words}
    missing = {sign for sign in signs if ord(sign) > 126 and not font.supportsCharacter(ord(sign))}
    assert missing <= {"\u0590", "\u08ff", "\ufb1d", "\ufdff", "\ufe70", "\ufefc"}, missing
