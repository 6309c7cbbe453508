"""What the process that reads files answers is not believed: each lie is found before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from annotator import answers, child, exchanging, jobs, reading
from annotator.answers import Read
from annotator.errors import AnnotatorError, Notice, UnknownEncoding, UnreadableFile
from annotator.model import Fingerprint, ImportedDocument, Mark, Page
from annotator.records import Sent
from annotator.store import documents
from annotator.store.project import Project
from annotator.text.likeness import fingerprint
from tests.foreign_files import a_word_document
from tests.trust.bar import Bar

TRUE = ImportedDocument(
    "A Letter",
    "A Letter\nWords.",
    (Mark(0, 8, "title"),),
    (Page(0, "337", True),),
    "1",
    "1962",
    "k",
    {"genre": "letter"},
)
LIES: dict[str, dict[str, Any]] = {
    "no text": {"text": ""},
    "a control character": {"text": "A Letter\nWor\x00ds."},
    "a text that is not composed": {"text": "A Letter\nWo\u0308rds."},
    "another kind of line": {"text": "A Letter\r\nWords."},
    "half a character as an escape": {"title": "\udc80"},
    "a mark before the text": {"marks": (Mark(-1, 3, "title"),)},
    "a mark after the text": {"marks": (Mark(3, 99, "title"),)},
    "a mark that ends before it begins": {"marks": (Mark(5, 3, "title"),)},
    "marks out of order": {"marks": (Mark(5, 6, "bold"), Mark(0, 8, "title"))},
    "a mark of words": {"marks": (Mark("0", 8, "title"),)},  # type: ignore[arg-type]
    "a mark of a strange kind": {"marks": (Mark(0, 8, "<script>"),)},
    "a mark with half a place": {"marks": (Mark(0.5, 8, "title"),)},  # type: ignore[arg-type]
    "a page outside": {"pages": (Page(16, "338"),)},
    "pages out of order": {"pages": (Page(9, "338"), Page(0, "337"))},
    "a page without label": {"pages": ((0, None, False),)},
    "details with NUL": {"details": {"genre": "a\x00"}},
    "details with a strange name": {"details": {"a\x07": "b"}},
    "a title that is no word": {"title": 3},
    "a title without end": {"title": "a" * 100_000},
    "a fingerprint of another text": {"fingerprint": fingerprint("other words")},
    "a fingerprint of nothing": {"fingerprint": Fingerprint("", "", 15, ())},
    "a fingerprint of half numbers": {"fingerprint": replace(fingerprint("A Letter\nWords."), minhash=(-1,))},
}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text("<p>Words", "utf-8")
    return path


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[object], None]:
    """Has the process answer something."""

    def give(found: object, **more: Any) -> None:
        raw = found if isinstance(found, bytes) else msgspec.json.encode({"found": _raw(found), **more})
        monkeypatch.setattr(child, "ask", lambda *_: raw)

    return give


def _raw(found: object) -> msgspec.Raw:
    return answers.written(found)


def nested(depth: int) -> Any:
    found: Any = "deep"
    for _ in range(depth):
        found = [found]
    return found


def test_the_truth_is_believed(page: Path, answer: Callable[..., None]) -> None:
    answer(Read((replace(TRUE, fingerprint=fingerprint(TRUE.text)),)))
    assert jobs.read_documents(page) == (replace(TRUE, fingerprint=fingerprint(TRUE.text)),)


def test_no_lie_is_believed(page: Path, answer: Callable[..., None], project: Project, bar: Bar) -> None:
    believed = []
    for name, lie in LIES.items():
        try:
            answer(Read((replace(TRUE, **lie),)))
        except UnicodeEncodeError:
            continue  # it cannot even be said
        with pytest.raises(UnreadableFile, match="not what it should be"):
            jobs.import_documents(project, page)
        assert documents.listed(project) == []
        with suppress(Exception):  # the control: what was answered is written as it is
            documents.add(project, [replace(TRUE, **lie)], page, "html")
            believed.append(name)
            project.undo()
    assert len(believed) > len(LIES) / 3, believed
    bar.tell("No false answer is believed", f"{len(LIES)} lies", "0 believed", f"without a look {len(believed)} were")


@pytest.mark.parametrize(
    "rubbish",
    [
        *(b"", b"null", b"[]", b"{", b"\xff\xfe", b"{}", b'{"found":NaN}', b"[" * 1_000_000, b'{"found":[[]]}'),
        *(b'{"found":null,"refusal":["UnreadableFile"]}', b'{"found":{"documents":[]}}', b'{"found":[[],null,1]}'),
        b'{"refusal":["UnreadableFile","{a.__class__}",{"a":"b"}]}',
        b'{"refusal":["UnreadableFile","{a:>999999999}",{"a":"b"}]}',
        b'{"refusal":["UnreadableFile","{a!r}",{"a":"b"}]}',
        b'{"refusal":["UnreadableFile","{b}",{"a":"b"}]}',
        b'{"refusal":["UnreadableFile","{","a"]}',
        b'{"refusal":["UnreadableFile","' + b"a" * 100_000 + b'",{}]}',
        msgspec.json.encode({"found": [[replace(TRUE, details={"a": nested(100)})], None]}),
    ],
    ids=lambda one: repr(one[:40]),
)
def test_rubbish_is_one_sentence(page: Path, answer: Callable[..., None], rubbish: bytes) -> None:
    answer(rubbish)
    with pytest.raises(UnreadableFile, match="not what it should be"):
        jobs.read_file(page)


def test_refusals_come_through_as_they_were_made(page: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.html"
    odd.write_bytes("Größe".encode("latin-1"))
    with pytest.raises(UnknownEncoding) as refusal:
        jobs.read_file(odd)
    assert refusal.value.template.startswith("{name} is not in UTF-8.")
    assert refusal.value.values["name"] == "odd.html"
    error = AnnotatorError("{number} of {name}\x07.", number=3, name=Path("a\x00b"))
    content = msgspec.json.encode(answers.Answer(refusal=answers.refused(error)))
    with pytest.raises(AnnotatorError) as again:
        answers.opened(content, Read)
    assert again.value.values == {"number": 3, "name": "a\ufffdb"}


def test_notices_come_through(page: Path) -> None:
    notice = Notice("{number} pages of {name}.", number=2, name="a")
    sent = Sent((), (), (notice,))
    content = msgspec.json.encode(answers.Answer(found=answers.written(Read((TRUE,), sent))))
    found = answers.opened(content, Read)
    assert found.marked == sent
    assert found.marked.warnings[0].values == notice.values
    content = content.replace(b"{number} pages", b"{number:9} pages")
    with pytest.raises(ValueError, match="strange places"):
        answers.opened(content, Read)


def test_records_are_looked_at_as_closely_as_an_exchange_file(tmp_path: Path, answer: Callable[..., None]) -> None:
    path = a_word_document(tmp_path / "letter.docx")
    marked = exchanging.read(path)
    one = marked.records[0]
    for lie in (
        one._replace(id="x"),
        one._replace(born="yesterday"),
        one._replace(fields={}),
        one._replace(kind="<b>"),
        one._replace(dead=one.dead._replace(value=1)),
    ):
        answer(Read((TRUE,), marked._replace(records=(lie, *marked.records[1:]))))
        with pytest.raises(UnreadableFile, match="nothing was merged"):
            jobs.read_file(path)
    answer(Read((TRUE,), marked._replace(records=(one, *marked.records))))
    with pytest.raises(UnreadableFile, match="not what it should be"):
        jobs.read_file(path)
    text = marked.documents[0]._replace(text="other words")
    answer(marked._replace(documents=(text,)))
    with pytest.raises(UnreadableFile, match="not the one it says it is"):
        reading.annotations(path, is_exchange=False)
