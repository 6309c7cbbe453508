"""Python counts code points, Qt counts UTF-16 units: the one place that converts between them."""

from __future__ import annotations

import re
from bisect import bisect_left

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Units:
    """The places of one text where the two counts differ."""

    def __init__(self, text: str) -> None:
        narrow = len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)  # told sooner than by searching
        self._wide = [] if narrow else [found.start() for found in _WIDE.finditer(text)]
        self._wide_in_qt = [offset + before for before, offset in enumerate(self._wide)]

    def to_qt(self, offset: int) -> int:
        """The UTF-16 position of a code point offset."""
        return offset + bisect_left(self._wide, offset)

    def from_qt(self, position: int) -> int:
        """The code point offset of a UTF-16 position; inside a pair, the pair's own."""
        return position - bisect_left(self._wide_in_qt, position)
