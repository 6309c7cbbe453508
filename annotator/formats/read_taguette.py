"""Taguette's database: highlights and tags; who made them and when only where its log of commands says so.

Its offsets count UTF-8 bytes over the words of a document without markup.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from annotator.errors import sentence
from annotator.formats.copies import Copy
from annotator.formats.gathering import Gathering, Tables, as_number, as_text
from annotator.records import Sent
from annotator.text import clean
from annotator.text.anchor import Passage
from annotator.text.markup import Marked, plain

TOOL = "taguette"
_TABLES = {"documents", "highlights", "tags", "highlight_tags", "commands"}


class _Document(NamedTuple):
    copy: Copy
    marked: Marked
    made: str


class _Command(NamedTuple):
    """Who made a highlight, when, and when it was last changed."""

    author: str
    made: str
    changed: str


def recognise(tables: Tables) -> bool:
    """Whether a database is Taguette's."""
    return set(tables.columns) >= _TABLES


def read(tables: Tables, _name: str) -> Sent:
    """The highlights of all projects in a database."""
    gathering = Gathering(TOOL)
    documents = _documents(gathering, tables)
    tags = {
        as_number(one): gathering.tag(tag_path(as_text(path)), description=as_text(description))
        for one, path, description in tables.rows("tags", ("id", "path", "description"))
    }
    tagged: dict[int, list[str]] = {}
    for highlight, tag in tables.rows("highlight_tags", ("highlight_id", "tag_id")):
        tagged.setdefault(as_number(highlight), []).append(tags.get(as_number(tag), ""))
    commands = _commands(gathering, tables)
    columns = ("id", "document_id", "start_offset", "end_offset", "snippet")
    for row in tables.rows("highlights", columns):
        one, document_id, start, end = map(as_number, row[:4])
        document = documents.get(document_id)
        if document is None:
            gathering.left_out(sentence("Left out: highlights of missing documents ({number})."))
            continue
        passage = _passage(document, start, end, plain(as_text(row[4])))
        command = commands.get(one, _Command(gathering.reader(""), document.made, ""))
        annotation = gathering.annotation(
            (document.copy.id, str(passage.start), str(passage.end)),
            document.copy,
            [passage],
            author=command.author,
            at=command.made,
            changed=command.changed,
        )
        for tag_id in tagged.get(one, ()):
            gathering.tagging(annotation, tag_id, command.author, command.made)
    return gathering.sent()


def _documents(gathering: Gathering, tables: Tables) -> dict[int, _Document]:
    found = {}
    for one, name, contents, made in tables.rows("documents", ("id", "name", "contents", "created")):
        marked = Marked(as_text(contents))
        copy = gathering.text(as_text(name), marked.text, at=as_text(made))
        found[as_number(one)] = _Document(copy, marked, as_text(made))
    return found


def _passage(document: _Document, start: int, end: int, snippet: str) -> Passage:
    """Where a highlight stands: where its offsets say, if the words there are its own, else where they are."""
    copy, marked = document.copy, document.marked
    passage = copy.between(marked.start(start), marked.end(end))
    if passage and (not snippet or _signs(passage.quote) == _signs(snippet)):
        return passage
    near = copy.place(marked.start(start))
    return copy.quoted(snippet, start=near) or passage or copy.heading()


def _signs(words: str) -> str:
    return "".join(clean.normalise(words).split())


def tag_path(path: str) -> Sequence[str]:
    """The names on the way to a tag; dots divide them, unless one stands at an end or beside another."""
    names = path.split(".")
    return names if all(name.strip() for name in names) else [path]


def _commands(gathering: Gathering, tables: Tables) -> Mapping[int, _Command]:
    """What the log says of each highlight; the first command made it, the last changed it."""
    found: dict[int, _Command] = {}
    for when, login, payload in tables.rows("commands", ("date", "user_login", "payload")):
        said = _payload(as_text(payload))
        one = said.get("highlight_id")
        if said.get("type") == "highlight_add" and isinstance(one, int):
            known = found.get(one)
            author = known.author if known else gathering.reader(as_text(login))
            times = sorted((as_text(when), *((known.made, known.changed) if known else ())))
            times = [time for time in times if time]
            found[one] = _Command(author, times[0] if times else "", times[-1] if times else "")
    return found


def _payload(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


# --- its table of tags


def recognise_codebook(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table is a codebook as Taguette writes it."""
    return bool(rows) and list(rows[0][:2]) == ["tag", "description"]


def read_codebook(rows: Sequence[Sequence[str]], _name: str) -> Sent:
    """The tags of a codebook."""
    gathering = Gathering(TOOL)
    for row in rows[1:]:
        if row:
            gathering.tag(tag_path(_unguarded(row[0])), description=row[1] if len(row) > 1 else "")
    return gathering.sent()


def _unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return cell[1:] if cell[:2] in ("'=", "'+", "'-", "'@") else cell
