"""The table at the end of a run cannot be filled without a control."""

from __future__ import annotations

import pytest

from tests.trust.bar import Bar


def test_a_promise_needs_a_control(bar: Bar) -> None:
    with pytest.raises(AssertionError, match="control"):
        bar.tell("Nothing is lost", "1 try", "0 lost", "")
