"""A guard against a binding of Qt that loses a reference to None with every call, until the interpreter aborts."""

from __future__ import annotations

import sys

import pytest

QtCore = pytest.importorskip("PySide6.QtCore")


def test_calls_into_qt_give_back_what_they_borrow() -> None:
    thing = QtCore.QObject()
    before = sys.getrefcount(None)
    for number in range(500):
        thing.setObjectName(f"name {number}")
    assert abs(sys.getrefcount(None) - before) < 100
