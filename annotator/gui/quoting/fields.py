"""What the fields of a bibliographic record are called, and which of them each kind of work has."""

from __future__ import annotations

from annotator.citing.marks import MARKS
from annotator.citing.work import ARCHIVED, ARTICLE, BOOK, CHAPTER, DOCUMENT, LETTER, WEB
from annotator.gui.language import tr

GROUPS = (
    ("title", "short_title", "number", "author", "recipient", "genre", "event_place", "date", "date_words"),
    (
        *("container", "series", "series_years", "series_editor", "volume", "volume_title", "issue"),
        *("editor", "translator", "edition", "pages"),
    ),
    ("publisher", "place", "issued", "isbn"),
    ("archive_collection", "box", "archive", "archive_place"),
    ("doi", "url", "accessed"),
)
DATES = ("date", "issued", "accessed")
_ITEM = ("title", "short_title", "author", "date", "date_words")
_IN_VOLUME = ("number", "container", "series", "series_years", "series_editor", "volume", "volume_title", "editor")
_PUBLISHED = ("publisher", "place", "issued")
OF_KIND = {
    LETTER: (*_ITEM, "recipient", "genre", "event_place", *_IN_VOLUME, *_PUBLISHED, "url", "accessed"),
    DOCUMENT: (*_ITEM, "genre", *_IN_VOLUME, *_PUBLISHED, "url", "accessed"),
    BOOK: (
        *("title", "short_title", "author", "editor", "translator", "edition", "volume", "volume_title"),
        *(*_PUBLISHED, "isbn", "doi", "url"),
    ),
    CHAPTER: (
        *("title", "short_title", "author", "container", "editor", "translator", "volume", "edition", "pages"),
        *(*_PUBLISHED, "isbn", "doi", "url"),
    ),
    ARTICLE: ("title", "short_title", "author", "container", "volume", "issue", "pages", "issued", "doi", "url"),
    ARCHIVED: (*_ITEM, "recipient", "genre", "event_place", "archive_collection", "box", "archive", "archive_place"),
    WEB: ("title", "short_title", "author", "container", "publisher", "issued", "url", "accessed"),
}


def kinds() -> dict[str, str]:
    """What the kinds of works are called."""
    return {
        LETTER: tr("Letter"),
        DOCUMENT: tr("Document in a volume"),
        BOOK: tr("Book"),
        CHAPTER: tr("Chapter in a book"),
        ARTICLE: tr("Article in a journal"),
        ARCHIVED: tr("Item in an archive"),
        WEB: tr("Web page"),
    }


def headings() -> tuple[str, ...]:
    """The headings of the groups of fields."""
    return (tr("WORK"), tr("PRINTED IN"), tr("PUBLISHED"), tr("KEPT IN"), tr("ONLINE"))


def labels() -> dict[str, str]:
    """What the fields are called."""
    return {
        "title": tr("Title"),
        "short_title": tr("Short title"),
        "number": tr("Number of the document"),
        "author": tr("Author"),
        "recipient": tr("Recipient"),
        "genre": tr("What it is"),
        "event_place": tr("Written at"),
        "date": tr("Date"),
        "date_words": tr("Date as printed"),
        "container": tr("Title of the whole"),
        "series": tr("Series"),
        "series_years": tr("Years of the series"),
        "series_editor": tr("Editor of the series"),
        "volume": tr("Volume"),
        "volume_title": tr("Title of the volume"),
        "issue": tr("Issue"),
        "editor": tr("Editor"),
        "translator": tr("Translator"),
        "edition": tr("Edition"),
        "pages": tr("Pages"),
        "publisher": tr("Publisher"),
        "place": tr("Place"),
        "issued": tr("Published"),
        "isbn": tr("ISBN"),
        "archive_collection": tr("Collection"),
        "box": tr("Box or file"),
        "archive": tr("Archive"),
        "archive_place": tr("Place of the archive"),
        "doi": tr("DOI"),
        "url": tr("Address"),
        "accessed": tr("Read there on"),
    }


def examples() -> dict[str, str]:
    """What stands in an empty field to show how it is filled."""
    people = tr("Family, Given; Family, Given")
    date = tr("1962-09-25, 1962~, 1961/1963, or undated")
    return {
        **dict.fromkeys(("author", "recipient", "editor", "translator", "series_editor"), people),
        **dict.fromkeys(DATES, date),
        "genre": tr("memorandum, telegram"),
    }


def styles() -> dict[str, str]:
    """What the citation styles are called."""
    return {
        "chicago": tr("Chicago, notes"),
        "chicago-author-date": tr("Chicago, author and date"),
        "mla": tr("MLA, 9th edition"),
        "mhra": tr("MHRA, 3rd edition"),
        "frus": tr("Foreign Relations of the United States"),
    }


def marks() -> dict[str, str]:
    """What the quotation marks one can choose are called, with a sample; none are those of the style."""
    names = {
        "double": tr("English, double"),
        "single": tr("English, single"),
        "german": tr("German"),
        "french": tr("French"),
        "straight": tr("Straight"),
    }
    samples = {name: f"{words}  {''.join(MARKS[name].outer + MARKS[name].inner)}" for name, words in names.items()}
    return {"": tr("Marks of the style"), **samples}
