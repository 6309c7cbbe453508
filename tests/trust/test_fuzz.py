"""Changed files: whatever a change does, a reader gives a document that is sound, or refuses with a sentence."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from annotator import checking, exchanging, jobs
from annotator.answers import Read
from annotator.errors import AnnotatorError
from annotator.formats import READERS, documents_of, read_exchange
from annotator.model import Identity
from annotator.progress import no_progress
from annotator.store import merging
from annotator.store.project import Project
from tests.conftest import HERE
from tests.document_files import SAMPLES
from tests.making import mark_words, records
from tests.trust.bar import Bar

TOKENS = [
    *(b"", b"\0", b"\xff", b"<", b">", b"</p>", b"<p>", b"&amp;", b"&#0;", b"&#55296;", b"]]>", b"<!--", b"{", b"}"),
    *(
        b"\\u-9999?",
        b"\\par ",
        b"\\footnote ",
        b"{\\*",
        b"\\'e9",
        b"[^1]",
        b"[^1]: ",
        b"> ",
        b"|",
        b"-1",
        b"4294967296",
    ),
    *("\u0301\u0323", "\u202e", "\ufeff", "\U0001f600", "\u2028"),
]
PIECES = [one.encode() if isinstance(one, str) else one for one in TOKENS]


def changed(content: bytes, chance: random.Random) -> bytes:
    """A file with one to five small changes."""
    found = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 5))):
        at, to = sorted(chance.randrange(len(found) + 1) for _ in range(2))
        to = min(to, at + chance.choice((1, 4, 40, 400)))
        kind = chance.choice(("flip", "put", "put", "cut", "twice", "swap"))
        if kind == "flip" and at < len(found):
            found[at] ^= 1 << chance.randrange(8)
        elif kind == "put":
            found[at:at] = chance.choice(PIECES)
        elif kind == "cut":
            del found[at:to]
        elif kind == "twice":
            found[at:at] = found[at:to] * chance.choice((1, 20))
        else:
            found[at:to] = found[at:to][::-1]
    return bytes(found)


def changed_inside(content: bytes, chance: random.Random) -> bytes:
    """A ZIP file in which one of the files was changed, and packed again as it should be."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as whole, zipfile.ZipFile(held, "w") as packed:
        one = chance.choice(whole.namelist())
        for name in whole.namelist():
            inside = whole.read(name)
            packed.writestr(name, changed(inside, chance) if name == one else inside)
    return held.getvalue()


def is_json(path: Path) -> bool:
    """Whether the plainest reader takes a file."""
    try:
        json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError):
        return False
    return True


def is_mended(content: bytes) -> bool:
    """Whether a parser that mends what it can, as the plainest readers do, takes a damaged file."""
    try:
        root = etree.fromstring(content, etree.XMLParser(recover=True))
        return root is not None and bool("".join(map(str, root.itertext())).strip())
    except (etree.XMLSyntaxError, ValueError):
        return False  # it stumbles over bytes that are no text


@pytest.mark.timeout(0)
def test_changed_documents_are_refused_or_sound(tmp_path: Path, bar: Bar) -> None:
    chance, outcomes, mended = random.Random(11), Counter[str](), 0
    files = {name: make(tmp_path) for name, make in SAMPLES.items()}
    files |= {"tei": HERE.parent / "sample_docs" / "letter.xml", "text": HERE.parent / "sample_docs" / "letter.txt"}
    whole = {name: path.read_bytes() for name, path in files.items()}
    times = bar.count(700)
    for number in range(times):
        name = list(whole)[number % len(whole)]
        is_zip = name in ("docx", "epub", "odt") and chance.random() < 0.8
        content = changed_inside(whole[name], chance) if is_zip else changed(whole[name], chance)
        path = tmp_path / f"changed{files[name].suffix}"
        path.write_bytes(content)
        try:
            found = documents_of(READERS[name], path, "", no_progress, whole=False)
            marked = READERS[name].marked
            checking.read(Read(found, marked(path) if marked else None), path.name)
            outcomes["read"] += 1
        except AnnotatorError:
            outcomes["refused"] += 1
            mended += name == "tei" and is_mended(content)
        except Exception as error:
            path.rename(tmp_path / f"kept-{number}{path.suffix}")
            raise AssertionError(f"{name} {number}: {tmp_path}/kept-{number}{path.suffix}") from error
    assert outcomes["read"] > times / 10
    assert outcomes["refused"] > times / 10
    assert mended
    control = f"a parser that mends took {mended} damaged TEI files for whole"
    tried, found_out = f"{times} changes", f"{outcomes['read']} read, {outcomes['refused']} refused, 0 else"
    bar.tell("Changed documents are read soundly or refused", tried, found_out, control)


@pytest.mark.timeout(0)
def test_changed_exchange_files_are_refused_or_merged_whole(
    letter: Project, letter_id: str, tmp_path: Path, ben: Identity, bar: Bar
) -> None:
    mark_words(letter, letter_id, "on ice until the end of the elections", note="A pledge.", tag_paths=["elections"])
    path = tmp_path / "sent.annotations.json"
    exchanging.export(letter, path)
    content, chance = path.read_bytes(), random.Random(bar.seed(12))
    bens = jobs.create_project(tmp_path / "Ben.annotator", ben)
    outcomes, believed = Counter[str](), 0
    times = bar.count(1000)
    honest = read_exchange.read(path)
    exchanging.merge(bens, path, honest)
    before = records(bens)
    for number in range(times):
        path.write_bytes(changed(content, chance))
        try:
            sent = exchanging.read(path)
        except AnnotatorError:
            outcomes["refused"] += 1
            believed += is_json(path)
            continue
        if number % 10 and sent == honest:
            outcomes["merged"] += 1
            continue
        try:
            exchanging.merge(bens, path, sent)
        except AnnotatorError:
            outcomes["refused"] += 1
        else:
            there = {record.id for record in merging.all_records(bens)}
            assert {record.id for record in sent.records} <= there, number
            outcomes["merged"] += 1
            while bens.undo():
                pass
            exchanging.merge(bens, path, honest)
        assert {kind: len(rows) for kind, rows in records(bens).items()} == {k: len(v) for k, v in before.items()}
    bens.close()
    assert outcomes["refused"] > times / 3
    assert outcomes["merged"] > times / 100
    assert believed
    found = f"{outcomes['refused']} refused, {outcomes['merged']} merged whole"
    control = f"json.loads believed {believed} of those refused"
    bar.tell("Changed exchange files are refused or merged whole", f"{times} changes", found, control)
