"""What a reader can be told: one plain sentence each. Anything else is a bug of ours."""

from __future__ import annotations


class AnnotatorError(Exception):
    """A problem the reader can act on; its text is shown as it stands."""


class UnreadableFile(AnnotatorError):
    """A file that cannot be taken in, with the reason."""


class UnknownEncoding(UnreadableFile):
    """A text file that is not Unicode: the reader must say how it is encoded."""


class ReadOnlyProject(AnnotatorError):
    """The project is open for reading only."""


class SaveFailed(AnnotatorError):
    """A change could not be written; nothing of it is in the file."""


class Cancelled(AnnotatorError):
    """The reader stopped a long task; nothing of it was kept."""
