"""Make the icon's pictures from its two drawings: `.venv/bin/python .packaging/icons.py`.

16 and 32 pixels come from the drawing whose edges lie on pixels. Needs Pillow (`pip install -e '.[handout]'`).
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "desktop"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)  # pixels; what icon themes have
SMALL = (16, 32)
OF_WINDOWS = (16, 24, 32, 48, 64, 256)


def main() -> None:
    """Draw each size, then join them for Windows and macOS."""
    application = QGuiApplication([])
    for size in SIZES:
        _draw("annotator-small" if size in SMALL else "annotator", size, _picture(size))
    found = {size: Image.open(_picture(size)) for size in SIZES}
    windows = [found[size] for size in OF_WINDOWS]
    found[256].save(FOLDER / "annotator.ico", sizes=[(one, one) for one in OF_WINDOWS], append_images=windows)
    with TemporaryDirectory() as folder:
        finest = Path(folder) / "annotator.png"
        _draw("annotator", 1024, finest)
        macos = [found[size] for size in (16, 32, 64, 128, 256, 512)]
        Image.open(finest).save(FOLDER / "annotator.icns", append_images=macos)
    application.quit()


def _picture(size: int) -> Path:
    return FOLDER / f"annotator-{size}.png"


def _draw(name: str, size: int, picture: Path) -> None:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(FOLDER / f"{name}.svg")).render(painter)
    painter.end()
    image.save(str(picture))


if __name__ == "__main__":
    main()
