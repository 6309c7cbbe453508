"""Small files such as other programs write, made here for tests."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotator.model import Annotation, Document, Link, Reader, Reply, Snapshot, Source, Span, Tag, Text
from annotator.records import Record, Sent
from annotator.store.stamps import moment

TEXT = "Die Größe des Plans.\r\nZweiter Absatz: West Berlin, e\u0301tat 😀 und mehr.\r\n"
ANNO = "http://www.w3.org/ns/anno.jsonld"


# --- looking at what came of them


def of_kind(sent: Sent, kind: str) -> list[Record]:
    return [one for one in sent.records if one.kind == kind]


def value(record: Record, name: str) -> Any:
    return record.fields[name].value


def told(sent: Sent) -> set[tuple[Any, ...]]:
    """What a person would say of the annotations: author, words, note, tags with their authors, answers."""
    names = {one.id: value(one, "name") for one in of_kind(sent, "reader")}
    paths = tag_paths(sent)
    found = set()
    for one in of_kind(sent, "annotation"):
        quotes = [span for span in of_kind(sent, "span") if value(span, "annotation_id") == one.id]
        taggings = [tag for tag in of_kind(sent, "tagging") if value(tag, "annotation_id") == one.id]
        replies = [reply for reply in of_kind(sent, "reply") if value(reply, "annotation_id") == one.id]
        found.add(
            (
                names[one.author],
                tuple(value(span, "anchor")["quote"] for span in quotes),
                value(one, "note"),
                frozenset((paths[value(tag, "tag_id")], names[tag.author]) for tag in taggings),
                frozenset((names[reply.author], value(reply, "note")) for reply in replies),
            )
        )
    return found


def tag_paths(sent: Sent) -> dict[str, str]:
    tags = {one.id: one for one in of_kind(sent, "tag")}

    def path(one: Record) -> str:
        above = tags.get(value(one, "parent_id"))
        return f"{path(above)}/{value(one, 'name')}" if above else str(value(one, "name"))

    return {one.id: path(one) for one in tags.values()}


def quotes(sent: Sent) -> list[str]:
    return [value(one, "anchor")["quote"] for one in of_kind(sent, "span")]


# --- making them


def packed(path: Path, files: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return path


def as_json(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return path


def annotation(**more: Any) -> dict[str, Any]:
    """A Web Annotation of one passage."""
    target = {
        "source": "https://example.org/letter",
        "selector": [
            {"type": "TextQuoteSelector", "exact": "on ice", "prefix": "so to say, ", "suffix": " until"},
            {"type": "TextPositionSelector", "start": 12, "end": 18},
        ],
    }
    return {"@context": ANNO, "id": "http://example.org/1", "type": "Annotation", "target": target} | more


def hypothesis(one: str, **more: Any) -> dict[str, Any]:
    """An annotation as Hypothesis gives it."""
    selectors = [
        {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 0, "endContainer": "/p[1]", "endOffset": 6},
        {"type": "TextPositionSelector", "start": 7, "end": 13},
        {"type": "TextQuoteSelector", "exact": "on ice", "prefix": "put it ", "suffix": " now"},
    ]
    return {
        "id": one,
        "created": "2024-03-01T10:00:00.000000+00:00",
        "updated": "2024-03-02T10:00:00.000000+00:00",
        "user": "acct:ana@hypothes.is",
        "user_info": {"display_name": "Ana Kern"},
        "uri": "https://example.org/letter",
        "text": "a *note*",
        "tags": ["elections"],
        "document": {"title": ["The letter"]},
        "target": [{"source": "https://example.org/letter", "selector": selectors}],
        "permissions": {"read": ["group:__world__"]},
    } | more


def zotero(key: str, **more: Any) -> dict[str, Any]:
    """An annotation as Zotero gives it."""
    return {
        "key": key,
        "itemType": "annotation",
        "parentItem": "FILE0001",
        "annotationType": "highlight",
        "annotationText": "implementeda dynamic",
        "annotationComment": "see <i>Smith</i>",
        "annotationColor": "#5fb236",
        "annotationPageLabel": "12",
        "annotationSortIndex": "00011|000100|00200",
        "annotationAuthorName": "Ana",
        "tags": [{"tag": "method"}],
        "dateAdded": "2024-03-01T10:00:00Z",
        "dateModified": "2024-03-01T11:00:00Z",
    } | more


def taguette(path: Path, *, log: bool = True) -> Path:
    """A Taguette project: two highlights, one without a tag."""
    html = "<p>Die Größe &amp; mehr</p><p>West <b>Berlin</b></p>"
    words = "Die Größe & mehrWest Berlin"
    places = [(words.encode().index(one.encode()), len(one.encode())) for one in ("Größe", "West Berlin")]
    connection = sqlite3.connect(path)
    connection.executescript(
        """CREATE TABLE projects (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT);
        CREATE TABLE documents (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(200), description TEXT, filename TEXT,
          created DATETIME, project_id INTEGER, text_direction TEXT, contents TEXT);
        CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER,
          end_offset INTEGER, snippet TEXT);
        CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER, path TEXT, description TEXT);
        CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER, PRIMARY KEY (highlight_id, tag_id));
        CREATE TABLE commands (id INTEGER PRIMARY KEY, date DATETIME, user_login TEXT, project_id INTEGER,
          document_id INTEGER, payload TEXT);
        CREATE INDEX ix_tags_path ON tags (path);"""
    )
    made = "2024-03-01 10:00:00.000000"
    values = (1, "plan.txt", "", "plan.txt", made, 1, "LEFT_TO_RIGHT", html)
    connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
    for number, ((start, length), snippet) in enumerate(zip(places, ("<p>Größe</p>", "West Berlin"), strict=True), 1):
        connection.execute("INSERT INTO highlights VALUES (?, 1, ?, ?, ?)", (number, start, start + length, snippet))
    connection.execute("INSERT INTO tags VALUES (1, 1, 'actor.USSR', 'a state'), (2, 1, 'etc.', '')")
    connection.execute("INSERT INTO highlight_tags VALUES (2, 2), (2, 1)")
    if log:
        payload = json.dumps({"type": "highlight_add", "highlight_id": 2, "start_offset": 1, "tags": [1]})
        for day, who in ((2, "ana"), (3, "ben")):
            values = (day, f"2024-03-0{day} 10:00:00", who, payload)
            connection.execute("INSERT INTO commands VALUES (?, ?, ?, 1, 1, ?)", values)
    connection.commit()
    connection.close()
    return path


def qualcoder(path: Path, text: str = TEXT) -> Path:
    """A QualCoder project, with the views that its newer versions make."""
    path.mkdir()
    connection = sqlite3.connect(path / "data.qda")
    connection.executescript(
        """CREATE TABLE project (databaseversion TEXT, date TEXT, memo TEXT, about TEXT);
        CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT, fulltext TEXT, mediapath TEXT, memo TEXT, owner TEXT,
          date TEXT, av_text_id INTEGER, risid INTEGER, UNIQUE(name));
        CREATE TABLE code_cat (catid INTEGER PRIMARY KEY, name TEXT, owner TEXT, date TEXT, memo TEXT,
          supercatid INTEGER, UNIQUE(name));
        CREATE TABLE code_name (cid INTEGER PRIMARY KEY, name TEXT, memo TEXT, catid INTEGER, owner TEXT, date TEXT,
          color TEXT, UNIQUE(name));
        CREATE TABLE code_text (ctid INTEGER PRIMARY KEY, cid INTEGER, fid INTEGER, seltext TEXT, pos0 INTEGER,
          pos1 INTEGER, owner TEXT, date TEXT, memo TEXT, avid INTEGER, important INTEGER);
        CREATE TABLE annotation (anid INTEGER PRIMARY KEY, fid INTEGER, pos0 INTEGER, pos1 INTEGER, memo TEXT,
          owner TEXT, date TEXT);
        CREATE TABLE cases (caseid INTEGER PRIMARY KEY, name TEXT, memo TEXT, owner TEXT, date TEXT);
        CREATE TABLE coder_names (name TEXT UNIQUE NOT NULL, visibility INTEGER);
        CREATE VIEW code_text_visible AS SELECT t.* FROM code_text t
          WHERE NOT EXISTS (SELECT 1 FROM coder_names c WHERE c.name = t.owner AND c.visibility = 0);
        INSERT INTO code_cat VALUES (1, 'places', 'ana', '2024-01-01 10:00:00', 'where', NULL),
          (2, 'cities', 'ana', '2024-01-01 10:00:00', '', 1);
        INSERT INTO code_name VALUES (1, 'Berlin', 'the city', 2, 'ana', '2024-01-01 10:00:00', '#2ea8e5'),
          (2, 'loose', '', NULL, 'ana', '2024-01-01 10:00:00', '');
        INSERT INTO cases VALUES (1, 'one', '', 'ana', '2024-01-01 10:00:00');"""
    )
    at = text.index("West")
    connection.execute(
        "INSERT INTO source VALUES (1, 'plan.txt', ?, NULL, '', 'ana', '2024-01-01 10:00:00', NULL, NULL)", [text]
    )
    codings = [
        (1, 1, 1, "West Berlin", at, at + 11, "ana", "2024-02-01 10:00:00", "a memo", None, 0),
        (2, 2, 1, "West Berlin", at, at + 11, "ana", "2024-02-01 10:00:00", "", None, 0),
        (3, 1, 1, "Größe", 0, 5, "ben", "2024-02-02 10:00:00", "", None, 0),  # its positions are wrong
    ]
    connection.executemany("INSERT INTO code_text VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", codings)
    values = (text.index("Plans"), text.index("Plans") + 5, "no code here")
    connection.execute("INSERT INTO annotation VALUES (1, 1, ?, ?, ?, 'ben', '2024-02-03 10:00:00')", values)
    connection.commit()
    connection.close()
    return path


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def word(path: Path, body: str, comments: str = "", answers: str = "") -> Path:
    """A Word document: what stands in its body, its comments, and which of them answer which."""
    spaces = f'xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    extended = "http://schemas.microsoft.com/office/word/2012/wordml"
    related = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    return packed(
        path,
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
            f'Type="{_OFFICE}/comments" Target="comments.xml"/><Relationship Id="r2" Type="{related}" '
            'Target="commentsExtended.xml"/></Relationships>',
            "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
            "word/comments.xml": f"<w:comments {spaces}>{comments}</w:comments>",
            "word/commentsExtended.xml": f'<w15:commentsEx xmlns:w15="{extended}">{answers}</w15:commentsEx>',
        },
    )


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def comment(number: int, author: str, words: str, paragraph: str) -> str:
    return (
        f'<w:comment w:id="{number}" w:author="{author}" w:date="2024-03-01T10:00:0{number}Z">'
        f'<w:p w14:paraId="{paragraph}">{run(words)}</w:p></w:comment>'
    )


def a_word_document(path: Path) -> Path:
    """A document with a comment, an answer to it, a comment at a point, and two highlights."""
    body = (
        f'<w:p><w:commentRangeStart w:id="0"/>{run("West ")}{run("Berlin")}<w:commentRangeEnd w:id="0"/>'
        f'<w:r><w:commentReference w:id="0"/></w:r>{run(" is a city.")}<w:r><w:commentReference w:id="2"/></w:r></w:p>'
        f"<w:p>{run('Deep ', HIGHLIGHT)}{run('red', HIGHLIGHT)}{run(' and ')}<w:del>{run('gone')}</w:del></w:p>"
    )
    comments = (
        comment(0, "Ana", "which part?", "0A") + comment(1, "Ben", "all of it", "0b") + comment(2, "", "ends", "0C")
    )
    return word(path, body, comments, '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>')


HIGHLIGHT = '<w:highlight w:val="darkRed"/>'

USER, OTHER = "10000000-0000-0000-0000-000000000001", "10000000-0000-0000-0000-00000000000B"
SOURCE, SELECTION = "40000000-0000-0000-0000-000000000001", "50000000-0000-0000-0000-000000000001"


def qde(sources: str, rest: str = "", codes: str = "") -> str:
    """The inner file of a REFI-QDA project."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Trial">'
        f'<Users><User guid="{{{USER}}}" name="Ana"/><User guid="{OTHER}" name="Ben"/></Users>'
        f"<CodeBook><Codes>{codes or CODES}</Codes></CodeBook><Sources>{sources}</Sources>{rest}</Project>"
    )


CODES = (
    '<Code guid="20000000-0000-0000-0000-000000000001" name="Topics" isCodable="false"><Description>all</Description>'
    '<Code guid="20000000-0000-0000-0000-000000000002" name="Berlin" isCodable="true" color="#2ea8e5"/></Code>'
)


def selection(start: int, end: int, name: str, inside: str = "", **names: str) -> str:
    more = " ".join(f'{key}="{value}"' for key, value in {"guid": SELECTION, "creatingUser": USER, **names}.items())
    return (
        f'<PlainTextSelection {more} name="{name}" startPosition="{start}" endPosition="{end}" '
        f'creationDateTime="2024-03-01T10:00:00Z">{inside}</PlainTextSelection>'
    )


CODING = (
    f'<Coding guid="60000000-0000-0000-0000-000000000001" creatingUser="{OTHER}" '
    'creationDateTime="2024-03-02T10:00:00Z"><CodeRef targetGUID="{20000000-0000-0000-0000-000000000002}"/></Coding>'
)


def text_source(inside: str, name: str = "plan.txt") -> str:
    return f'<TextSource guid="{SOURCE}" name="{name}" plainTextPath="internal://{SOURCE.upper()}.txt">{inside}</TextSource>'


def qdpx(path: Path, inner: str, text: str | bytes | None = TEXT) -> Path:
    files: dict[str, str | bytes] = {"Trial.QDE": inner}
    if text is not None:
        files[f"Sources/{SOURCE}.txt"] = text
    return packed(path, files)


def all_kinds(folder: Path) -> dict[str, Path]:
    """A good file of each format."""
    at = TEXT.index("West")
    qdc = f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{CODES}</Codes></CodeBook>'
    inner = qde(text_source(selection(at, at + 11, "West Berlin", CODING)))
    found = {
        "w3c": as_json(folder / "w3c.x", annotation(bodyValue="a note")),
        "recogito": as_json(
            folder / "recogito.x",
            [{"id": "1", "bodies": [], "target": {"selector": [{"quote": "on ice", "start": 1, "end": 7}]}}],
        ),
        "hypothesis": as_json(folder / "h.x", {"export_date": "2024", "annotations": [hypothesis("a")]}),
        "zotero": as_json(folder / "z.x", [{"key": "A", "data": zotero("A"), "meta": {}}]),
        "qdpx": qdpx(folder / "q.x", inner),
        "word": a_word_document(folder / "w.x"),
        "taguette": taguette(folder / "t.x"),
        "qualcoder": qualcoder(folder / "qc.qda"),
    }
    for name, content in {"qde": inner, "qdc": qdc, "taguette-tags": "tag,description\nactor.USSR,a state\n"}.items():
        found[name] = folder / f"{name}.x"
        found[name].write_text(content, "utf-8")
    return found


# --- back to what writers take


def as_snapshot(sent: Sent) -> Snapshot:
    """What was read, as a project would hand it to those who write files."""
    names = {one.id: value(one, "name") for one in of_kind(sent, "reader")}
    paths = tag_paths(sent)
    documents = [Document(one.id, one.title, "", "", "", {}, 1, (), 0) for one in sent.documents]
    fields = ("name", "parent_id", "colour", "description")
    tags = [
        Tag(path=paths[one.id], id=one.id, **{name: value(one, name) for name in fields})
        for one in of_kind(sent, "tag")
    ]
    return Snapshot(
        documents=tuple(documents),
        annotations=tuple(_as_annotation(sent, one, names, paths) for one in of_kind(sent, "annotation")),
        links=tuple(
            Link(one.id, value(one, "from_id"), value(one, "to_id"), value(one, "relation"), one.author, "")
            for one in of_kind(sent, "link")
        ),
        tags=tuple(tags),
        sources=tuple(
            Source(one.id, value(one, "title"), value(one, "locator"), value(one, "url"))
            for one in of_kind(sent, "source")
        ),
        readers=tuple(Reader(one, name) for one, name in names.items()),
        texts={one.id: Text(one.text, one.marks, one.pages) for one in sent.documents if one.text},
    )


def _as_annotation(sent: Sent, one: Record, names: dict[str, str], paths: dict[str, str]) -> Annotation:
    def hanging(kind: str) -> list[Record]:
        return [other for other in of_kind(sent, kind) if value(other, "annotation_id") == one.id]

    spans = []
    for span in hanging("span"):
        anchor = value(span, "anchor")
        words = {name: anchor[name] for name in ("start", "end", "quote", "prefix", "suffix")}
        spans.append(Span(id=span.id, pages=(), placement="exact", **words))
    tags = [value(tagging, "tag_id") for tagging in hanging("tagging")]
    replies = [
        Reply(reply.id, reply.author, names[reply.author], value(reply, "note"), moment(reply.born))
        for reply in hanging("reply")
    ]
    return Annotation(
        id=one.id,
        document_id=value(one, "document_id"),
        document_title="",
        colour=value(one, "colour"),
        note=value(one, "note"),
        author=one.author,
        author_name=names[one.author],
        created=moment(one.born),
        modified=moment(one.newest),
        spans=tuple(spans),
        tags=tuple(paths[tag] for tag in tags),
        tag_ids=tuple(tags),
        replies=tuple(replies),
    )
