"""The picture one can go about in: with the mouse, and with the arrow keys from node to node."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QWidget

from annotator.gui.language import tr
from annotator.gui.network.paint import Look, paint, paint_around
from annotator.gui.network.scene import Scene
from annotator.gui.theme import Theme
from annotator.text import graph

_LEAST, _MOST = 0.05, 4.0
_FITTED = 1.35  # a small picture is not blown up further than this to fill the room
_STEP = 1.2
_FAINT = 0.18  # what is not joined to the node one points at
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Picture(QWidget):
    """Shows a scene. Emits what is pointed at (a node's number, or -1) and what is chosen."""

    pointed = Signal(int)
    chosen = Signal(int)
    list_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("networkPicture")
        self.setAccessibleName(tr("Picture of cross-references"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.theme = theme
        self.scene = Scene()
        self.here = ""  # what is open on the page: the keyboard begins there
        self.cursor_at = -1
        self.zoom = 1.0
        self._hovered = -1
        self._origin = QPointF()  # where the scene's zero point is on the widget
        self._fitted = True
        self._pressed: QPoint | None = None
        self._dragged = False
        self._kept = QPixmap()
        self._kept_for: object = None

    def zoom_buttons(self, parent: QWidget) -> QWidget:
        """Buttons for those who have only a mouse; the keys do the same."""
        buttons = QWidget(parent)
        buttons.setObjectName("networkZoom")
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        for words, tip, act in (
            ("−", tr("Smaller (−)"), lambda: self.zoom_by(1 / _STEP)),
            ("+", tr("Larger (+)"), lambda: self.zoom_by(_STEP)),
            (tr("Fit"), tr("Show all (0)"), self.fit),
        ):
            button = QToolButton(buttons)
            button.setText(words)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(act)
            row.addWidget(button)
        return buttons

    # --- showing

    def show_scene(self, scene: Scene, *, anew: bool) -> None:
        """Show a scene; where it is not `anew` what one looks at stays, and so does the keyboard's place."""
        kept = self.scene.nodes[self.cursor_at].node.id if self.cursor_at >= 0 else ""
        self.scene, self._hovered, self._kept_for = scene, -1, None
        self.cursor_at = scene.number_of(kept) if kept else -1
        if anew or self._fitted:
            self.fit()
        self._tell()

    def fit(self) -> None:
        """Show the whole picture, as large as it goes."""
        bounds = self.scene.bounds
        wide, high = max(1.0, bounds.width()), max(1.0, bounds.height())
        self.zoom = max(_LEAST, min(_FITTED, self.width() / wide, self.height() / high))
        self._origin = QPointF(self.rect().center()) - bounds.center() * self.zoom
        self._fitted = True
        self.update()

    def zoom_by(self, times: float, about: QPointF | None = None) -> None:
        """Show it larger or smaller; the point one looks at, or the middle, stays where it is."""
        about = QPointF(self.rect().center()) if about is None else about
        zoom = max(_LEAST, min(_MOST, self.zoom * times))
        self._origin = about - (about - self._origin) * (zoom / self.zoom)
        self.zoom = zoom
        self._fitted = False
        self.update()

    def point_at(self, number: int) -> None:
        """Put the keyboard on a node, and bring it into view."""
        self.cursor_at, self._hovered = number, -1
        if number >= 0:
            at = self._to_widget(self.scene.nodes[number].at)
            room = QRectF(self.rect()).adjusted(40, 40, -40, -40)
            if not room.contains(at):
                self._origin += room.center() - at
                self._fitted = False
        self._tell()

    def at(self) -> int:
        """What is pointed at: by the mouse, else by the keyboard; -1 for nothing."""
        return self._hovered if self._hovered >= 0 else self.cursor_at

    def _tell(self) -> None:
        self.pointed.emit(self.at())
        self.update()

    def _to_widget(self, point: QPointF) -> QPointF:
        return self._origin + point * self.zoom

    def _to_scene(self, point: QPointF) -> QPointF:
        return (point - self._origin) / self.zoom

    def place_of(self, number: int) -> QPoint:
        """Where on the widget a node is."""
        return self._to_widget(self.scene.nodes[number].at).toPoint()

    def paintEvent(self, event: QPaintEvent) -> None:
        pointed = self.at()
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self.theme.page))
        painter.setOpacity(_FAINT if pointed >= 0 else 1.0)
        painter.drawPixmap(0, 0, self._whole())
        if pointed >= 0:
            painter.setOpacity(1.0)
            self._enter_scene(painter)
            paint_around(painter, self.scene, self._look(pointed))
        elif self.hasFocus():
            painter.setOpacity(1.0)
            painter.setPen(QColor(self.theme.muted))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.end()

    def _whole(self) -> QPixmap:
        """The picture with nothing pointed at, kept while one points about in it."""
        state = (self.zoom, self._origin.toTuple(), self.size().toTuple(), self.theme.name, self.here)
        if state != self._kept_for:
            ratio = self.devicePixelRatioF()
            self._kept = QPixmap(self.size() * ratio)
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(QColor(self.theme.page))
            painter = QPainter(self._kept)
            self._enter_scene(painter)
            paint(painter, self.scene, self._look(-1))
            painter.end()
            self._kept_for = state
        return self._kept

    def _enter_scene(self, painter: QPainter) -> None:
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a picture is the same in every window
        painter.translate(self._origin)
        painter.scale(self.zoom, self.zoom)

    def _look(self, pointed: int) -> Look:
        cursor = self.cursor_at if self.hasFocus() else -1
        room = QRectF(self._to_scene(QPointF()), QRectF(self.rect()).size() / self.zoom)
        return Look(self.theme, self.zoom, pointed, cursor, self.scene.number_of(self.here), room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    # --- keys

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab leads to the list, which is the same in words."""
        if forward:
            self.list_wanted.emit()
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif key in _WAYS:
            self._move(*_WAYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.at() >= 0:
            self.chosen.emit(self.at())
        elif event.text() in ("+", "="):
            self.zoom_by(_STEP)
        elif event.text() in ("-", "−"):
            self.zoom_by(1 / _STEP)
        elif event.text() == "0":
            self.fit()
        else:
            super().keyPressEvent(event)

    def _move(self, dx: int, dy: int) -> None:
        """Go to the next node that way; the first time to what is open on the page."""
        nodes = self.scene.nodes
        if not nodes:
            return
        here = self.at()
        if here < 0:
            self.point_at(max(0, self.scene.number_of(self.here)))
        else:
            self.point_at(graph.nearest([placed.at.toTuple() for placed in nodes], here, dx, dy))

    # --- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._pressed is not None:
            way = at - self._pressed
            if self._dragged or way.manhattanLength() >= QApplication.startDragDistance():
                self._origin += QPointF(way)
                self._pressed, self._dragged, self._fitted = at, True, False
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.update()
            return
        self._hover(self.scene.number_at(self._to_scene(event.position())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        number = self.scene.number_at(self._to_scene(event.position()))
        self._hover(number)
        if self._dragged:
            return
        self.point_at(number)
        if number >= 0:
            self.chosen.emit(number)

    def _hover(self, number: int) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor if number >= 0 else Qt.CursorShape.OpenHandCursor)
        if number != self._hovered:
            self._hovered = number
            self._tell()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_STEP ** (event.angleDelta().y() / 120), event.position())
        else:
            self._origin += QPointF(turned)
            self._fitted = False
            self.update()
        event.accept()
