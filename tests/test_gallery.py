"""The gallery's command makes pictures without a screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import HERE


def test_the_documented_command_makes_pictures(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.gallery", str(tmp_path), "--only", "printed", "--only", "empty"]
    subprocess.run(command, cwd=HERE.parent, check=True, capture_output=True)
    made = {one.name: one.stat().st_size for one in tmp_path.iterdir()}
    assert set(made) == {"printed-light.png", "empty-light.png", "empty-dark.png"}
    assert min(made.values()) > 5_000
