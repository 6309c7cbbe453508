"""What the tests of trust print at the end of a run: what held, of how many, and how its control failed."""

from __future__ import annotations

from typing import Any

import pytest

_KEY = "bar"


class Bar:
    """One test's line in the table."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        self._request = request
        option = request.config.getoption("--count")
        self._wanted = None if option is None else int(option)
        self._seed = request.config.getoption("--seed")

    def count(self, usual: int) -> int:
        """How often to try: as many times as `--count` says, otherwise as usual."""
        return usual if self._wanted is None else self._wanted

    def seed(self, usual: int) -> int:
        """Where chance begins: as `--seed` says, so that a run can be had again."""
        return usual if self._seed is None else int(self._seed)

    def tell(self, promise: str, tried: str, found: str, control: str) -> None:
        """Say what was promised, what was tried, what came of it, and what the control did that must fail."""
        assert control, "a promise without a control proves nothing"
        self._request.node.user_properties.append((_KEY, (promise, tried, found, control)))


@pytest.fixture
def bar(request: pytest.FixtureRequest) -> Bar:
    """The line of this test in the table at the end."""
    return Bar(request)


def add_option(parser: pytest.Parser) -> None:
    """`--count N`: how often the tests of trust try, for long runs; `--seed N`: with which chance."""
    parser.addoption("--count", default=None, type=int, metavar="N", help="how often a test of trust tries")
    parser.addoption("--seed", default=None, type=int, metavar="N", help="where the chance of a test of trust begins")


def print_table(terminal: Any) -> None:
    """Print the lines that this run's tests told."""
    reports = (one for kind in ("passed", "failed") for one in terminal.stats.get(kind, ()))
    lines = [value for report in reports for key, value in report.user_properties if key == _KEY]
    if lines:
        terminal.section("trust: what held, and that each control fails")
    for promise, tried, found, control in sorted(lines):
        terminal.write_line(f"{promise}: {tried}: {found}. Control: {control}.")
