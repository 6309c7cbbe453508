"""Web pages: headings, paragraphs, lists, quotations, tables, emphasis, links, and footnotes by their links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree

from annotator.errors import UnreadableFile
from annotator.formats import own_page, visible, web_details, web_page
from annotator.formats.decoding import decoded
from annotator.formats.refi import local
from annotator.formats.web_notes import Notes
from annotator.formats.web_writer import Writer
from annotator.model import ImportedDocument
from annotator.text.clean import one_line
from annotator.text.pages import with_first_inferred


def read(path: Path, encoding: str = "") -> Sequence[ImportedDocument]:
    """The one document of a web page; of a page that this program exported, all that it holds.

    :raises UnreadableFile: when it has no words, or some of them would be lost.
    """
    markup = decoded(path, encoding, says_itself=True)
    return own_page.documents(markup, path.name) or [from_markup(markup, path.name, path.stem)]


def from_markup(markup: str, name: str, fallback: str) -> ImportedDocument:
    """The document of a page that was read from somewhere; `fallback` is its title where it has none."""
    root = web_page.parsed(markup, name)
    found = web_details.of_page(root)
    writer = Writer(Notes({"": root}), lambda address: away(address, str(found.get("URL", ""))))
    writer.write(root)
    writer.write_notes()
    document = writer.builder.document("", found)
    title = str(found.get("title") or writer.heading(document) or _title(root) or fallback)
    visible.check(name, [*web_page.seen(markup), *writer.added], [document.text], writer.left_out)
    if not document.text:
        raise UnreadableFile("{name} has no words in it; there is nothing to import.", name=name)
    return replace(document, title=title, pages=with_first_inferred(document.pages))


def away(address: str, here: str) -> str:
    """Where a link leads that leaves the page; nothing for a place in it, and for what is no address of the web."""
    address = address.strip()
    if address.startswith("#"):
        return ""
    whole = urljoin(here, address) if here else address
    return whole if whole.lower().startswith(("http://", "https://", "mailto:")) else ""


def _title(root: etree._Element) -> str:
    found = next((one for one in root.iter() if local(one) == "title"), None)
    return one_line(found.text or "") if found is not None else ""
