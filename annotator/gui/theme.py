"""Colours, fonts and icons: two themes, one warm ground, colour only where it means something."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget

from annotator import look, paths
from annotator.gui.language import tr
from annotator.text import direction

SERIF = "Source Serif Pro"
SANS = "Source Sans Pro"
_FALLBACKS = ["Noto Serif", "Noto Serif Hebrew", "Noto Naskh Arabic"]


@dataclass(frozen=True)
class Theme(look.Look):
    """A look with its colours as Qt has them."""

    def colour(self, name: str) -> QColor:
        """A highlight colour at full strength: rules, bars and dots."""
        return QColor(self.colours.get(name, self.muted))

    def reader(self, number: int) -> QColor:
        """The colour of a reader's disc; beyond the last they begin again, and only the siglum differs."""
        return QColor(self.readers[number % len(self.readers)])


LIGHT, DARK = Theme(**vars(look.LIGHT)), Theme(**vars(look.DARK))
PAPER = replace(LIGHT, name="paper", page="#ffffff", text="#000000", soft="#1d1c1a", muted="#55514a", accent="#000000")


def system_theme() -> Theme:
    """The theme that the desktop asks for; light where it does not say."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return DARK if dark else LIGHT


def load_fonts() -> None:
    """Make the bundled fonts known, so that every machine shows the same page."""
    for file in sorted(paths.bundled("resources", "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def program_icon() -> QIcon:
    """The icon of the program, in the sizes that were drawn for windows and task bars."""
    found = QIcon()
    for file in paths.bundled("resources", "desktop").glob("annotator-*.png"):
        found.addFile(str(file))
    return found


def serif(pixels: float, *, face: str = SERIF, italic: bool = False, bold: bool = False) -> QFont:
    """The reading face, or the one a reader chose in its place, at a size in pixels."""
    return _font([face, *(one for one in (SERIF, *_FALLBACKS) if one != face)], pixels, italic=italic, bold=bold)


def sans(pixels: float, *, italic: bool = False, bold: bool = False) -> QFont:
    """The face of everything but the text."""
    return _font([SANS, *_FALLBACKS], pixels, italic=italic, bold=bold)


def _font(families: list[str], pixels: float, *, italic: bool, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(max(6, round(pixels)))
    font.setItalic(italic)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def apply(app: QApplication, theme: Theme) -> None:
    """Give the whole program a theme."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.ground,
        QPalette.ColorRole.Base: theme.card,
        QPalette.ColorRole.AlternateBase: theme.ground,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.Button: theme.ground,
        QPalette.ColorRole.Highlight: theme.selection,
        QPalette.ColorRole.HighlightedText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.ToolTipBase: theme.card,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Light: theme.card,
        QPalette.ColorRole.Dark: theme.line,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    app.setPalette(palette)
    app.setStyleSheet("")  # Qt changes the sheet there is by telling each widget once for every ancestor
    app.setStyleSheet(_stylesheet(theme))


def _stylesheet(theme: Theme) -> str:
    """The style sheet with each `@name` replaced by the theme's colour of that name."""
    sheet = paths.bundled("resources", "window.qss").read_text("utf-8")
    return re.sub(r"@(\w+)", lambda found: str(getattr(theme, found[1])), sheet)


def plain_tip(text: str) -> str:
    """Words that are not ours, for a tool tip: Qt must not take them for rich text and open what it names."""
    way = "rtl" if direction.leftward(text) else "ltr"
    return f"<p dir='{way}' style='white-space: pre-wrap'>{html.escape(text[:2000])}</p>"


def icon(name: str, colour: str, size: int = 18, *, turned: bool = False) -> QIcon:
    """A bundled icon in the given colour, perhaps turned round from right to left.

    Qt draws `currentColor` black, so the colour is put in.
    """
    drawing = paths.bundled("resources", f"icons/{name}.svg").read_text("utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode("utf-8")))
    ratio = 2.0
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    if turned:
        painter.translate(size, 0)
        painter.scale(-1, 1)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return QIcon(picture)


def sign_lines(window: QWidget, theme: Theme) -> None:
    """Draw the sign that empties a line like the other icons; Qt's own is the style's."""
    for line in window.findChildren(QLineEdit):
        clear = line.findChild(QAction, "_q_qlineeditclearaction")
        if clear is not None:
            clear.setIcon(icon("x", theme.muted, 16))
        for button in line.findChildren(QToolButton):
            button.setAccessibleName(tr("Clear"))


def dot(colour: QColor, size: int = 14, ring: str = "") -> QIcon:
    """A round spot of colour, with a ring around it where it is the chosen one."""
    ratio = 2.0
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    inset = 3.5 if ring else 1.5
    painter.drawEllipse(QRectF(inset, inset, size - 2 * inset, size - 2 * inset))
    if ring:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(ring))
        painter.drawEllipse(QRectF(1, 1, size - 2, size - 2))
    painter.end()
    return QIcon(picture)
