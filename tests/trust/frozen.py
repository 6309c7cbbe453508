"""Files and folders that nobody may change, the superuser included."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def frozen(path: Path) -> Iterator[None]:
    """Keep a file or folder from being written: by its rights, or for the superuser by the mark that binds them too."""
    if os.name == "nt":
        pytest.skip("rights are others there")
    if os.geteuid() != 0:
        before = path.stat().st_mode
        path.chmod(0o555 if path.is_dir() else 0o444)
        try:
            yield
        finally:
            path.chmod(before)
        return
    chattr = shutil.which("chattr")
    if not chattr or subprocess.run([chattr, "+i", str(path)], capture_output=True, check=False).returncode:
        pytest.skip("this file system has no mark that binds the superuser")
    try:
        yield
    finally:
        subprocess.run([chattr, "-i", str(path)], check=True)
