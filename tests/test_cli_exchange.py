"""The commands of exchange, as a seminar uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.test_cli import LETTER, Command, annotator, done, path, refused  # noqa: F401
