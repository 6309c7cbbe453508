"""What a reader can be told: one plain sentence each. Anything else is a bug of ours."""

from __future__ import annotations


class AnnotatorError(Exception):
    """A problem the reader can act on: a sentence with places for values, `{name}`, and the values.

    As a string it is the English sentence. The window says `template` in the reader's language, so
    it is a literal where the error is made; a sentence that comes from a table is marked by `sentence`.
    """

    def __init__(self, template: str = "", /, **values: object) -> None:
        super().__init__(template.format(**values) if values else template)
        self.template = template
        self.values = values


def sentence(template: str) -> str:
    """Mark the words of an error that is made elsewhere, so that translators find them."""
    return template


class Notice:
    """What the reader should know of a file that was read all the same: made and said as an error is, never raised."""

    def __init__(self, template: str, /, **values: object) -> None:
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return self.template.format(**self.values)

    def __repr__(self) -> str:
        return f"Notice({str(self)!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Notice) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))


class UnreadableFile(AnnotatorError):
    """A file that cannot be taken in, with the reason."""


class UnknownEncoding(UnreadableFile):
    """A text file that is not Unicode: the reader must say how it is encoded."""


class ReadOnlyProject(AnnotatorError):
    """The project is open for reading only."""


class SaveFailed(AnnotatorError):
    """A change could not be written; nothing of it is in the file."""


class BackupFailed(AnnotatorError):
    """A backup could not be made, or is not what it should be; the project and earlier backups are untouched."""


class Cancelled(AnnotatorError):
    """The reader stopped a long task; nothing of it was kept."""
