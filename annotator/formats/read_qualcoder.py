"""QualCoder's database: codings, their memos, and annotations. Its times have no zone and are taken as UTC.

Where its offsets and the words it kept disagree, the words are followed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotator.errors import sentence
from annotator.formats.copies import Copy
from annotator.formats.gathering import Gathering, Tables, as_number, as_text
from annotator.records import Sent
from annotator.text import clean
from annotator.text.anchor import Passage

TOOL = "qualcoder"
_TABLES = {"source", "code_name", "code_text", "code_cat"}
_LEFT_OUT = {
    "cases": sentence("Left out: cases ({number})."),
    "attribute": sentence("Left out: attributes ({number})."),
    "journal": sentence("Left out: journal entries ({number})."),
    "code_image": sentence("Left out: codings of pictures ({number})."),
    "code_av": sentence("Left out: codings of sound and film ({number})."),
}


def recognise(tables: Tables) -> bool:
    """Whether a database is QualCoder's."""
    return set(tables.columns) >= _TABLES


def read(tables: Tables, _name: str) -> Sent:
    """The codings and annotations of a project."""
    gathering = Gathering(TOOL)
    documents = _documents(gathering, tables)
    tags = _tags(gathering, tables)
    columns = ("cid", "fid", "seltext", "pos0", "pos1", "owner", "date", "memo")
    for cid, fid, words, start, end, owner, made, memo in tables.rows("code_text", columns):
        copy = documents.get(as_number(fid))
        if copy is None or as_number(cid) not in tags:
            gathering.left_out(sentence("Left out: codings of what is missing ({number})."))
            continue
        passage = _passage(copy, as_number(start), as_number(end), as_text(words))
        _enter(gathering, copy, passage, (as_text(owner), as_text(made), as_text(memo)), tags[cid])
    for fid, start, end, memo, owner, made in tables.rows(
        "annotation", ("fid", "pos0", "pos1", "memo", "owner", "date")
    ):
        copy = documents.get(as_number(fid))
        if copy is None:
            gathering.left_out(sentence("Left out: annotations of missing documents ({number})."))
            continue
        passage = _passage(copy, as_number(start), as_number(end), "")
        _enter(gathering, copy, passage, (as_text(owner), as_text(made), as_text(memo)), "")
    for table, what in _LEFT_OUT.items():
        many = sum(1 for _ in tables.rows(table, tables.columns.get(table, ())[:1]))
        if many:
            gathering.left_out(what, many)
    return gathering.sent()


def _enter(gathering: Gathering, copy: Copy, passage: Passage | None, said: tuple[str, str, str], tag: str) -> None:
    """Enter a coding or an annotation; codings of one passage by one person are one annotation."""
    owner, made, memo = said
    author = gathering.reader(owner)
    place = (str(passage.start), str(passage.end)) if passage else ()
    key = (copy.id, *place, owner)
    one = gathering.annotation(key, copy, [passage] if passage else [], author=author, at=made, note=memo)
    gathering.tagging(one, tag, author, made)


def _documents(gathering: Gathering, tables: Tables) -> dict[int, Copy]:
    found = {}
    columns = ("id", "name", "fulltext", "memo", "owner", "date")
    for one, name, words, memo, owner, made in tables.rows("source", columns):
        if not as_text(words).strip():
            gathering.left_out(sentence("Left out: files without text ({number})."))
            continue
        copy = found[as_number(one)] = gathering.text(as_text(name), as_text(words), at=as_text(made))
        if as_text(memo).strip():
            _enter(gathering, copy, None, (as_text(owner), as_text(made), as_text(memo)), "")
    return found


def _tags(gathering: Gathering, tables: Tables) -> dict[int, str]:
    """The codes, each below its categories, or below another code."""
    categories = tables.rows("code_cat", ("catid", "name", "supercatid", "memo", "color", "date"))
    above = _entered(gathering, {as_number(row[0]): row[1:] for row in categories}, {})
    codes = list(tables.rows("code_name", ("cid", "name", "supercid", "memo", "color", "date", "catid")))
    tops = {one: above.get(category, "") for one, *_, category in codes}
    return _entered(gathering, {as_number(row[0]): row[1:-1] for row in codes}, tops)


def _entered(gathering: Gathering, rows: Mapping[int, tuple[Any, ...]], tops: Mapping[int, str]) -> dict[int, str]:
    """Enter tags that name the one above them (name, above, memo, colour, date); the topmost stand below `tops`."""
    found: dict[int, str] = {}
    for one in rows:
        way: dict[int, None] = {}
        at: Any = one
        while at in rows and at not in found and at not in way:
            way[at] = None
            at = rows[at][1]
        for step in reversed(way):
            name, parent, memo, colour, made = rows[step]
            found[step] = gathering.tag(
                [as_text(name)],
                below=found.get(parent) or tops.get(step, ""),
                description=as_text(memo),
                colour=as_text(colour),
                at=as_text(made),
            )
    return found


def _passage(copy: Copy, start: int, end: int, words: str) -> Passage | None:
    passage = copy.between(start, end)
    wanted = clean.normalise(words).strip()
    if not wanted or (passage and passage.quote == wanted):
        return passage
    return copy.quoted(wanted, start=copy.place(start)) or passage
