"""What every reader of other programs' files must hold, whatever it reads, and what none may be moved to."""

from __future__ import annotations

import io
import json
import random
import sqlite3
import struct
import zipfile
import zlib
from pathlib import Path
from uuid import UUID

import pytest

from annotator import foreign, jobs
from annotator.errors import UnreadableFile
from annotator.formats import read_exchange, write_exchange
from annotator.ids import document_id
from annotator.records import Sent, joined
from annotator.store.project import Project
from annotator.text import clean
from tests.foreign_files import all_kinds, annotation, as_json, of_kind, packed, qde, qdpx, taguette, value, word

NAMES = list(foreign.FORMATS)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return all_kinds(tmp_path_factory.mktemp("foreign"))


@pytest.fixture(scope="module")
def sent(files: dict[str, Path]) -> dict[str, Sent]:
    return {name: foreign.read(path) for name, path in files.items()}


def test_every_format_has_a_file_here_and_is_known_by_what_is_in_it(files: dict[str, Path]) -> None:
    assert set(files) == set(foreign.FORMATS)
    for name, path in files.items():
        with foreign._opened(foreign._inner(path)) as (kind, content):
            known = [one.name for one in foreign.FORMATS.values() if one.kind == kind and one.recognise(content)]
        assert known == [name]


@pytest.mark.parametrize("name", NAMES)
def test_two_people_make_identical_records(files: dict[str, Path], sent: dict[str, Sent], name: str) -> None:
    again = foreign.read(files[name])
    assert again == sent[name]
    assert joined(again.records, sent[name].records) == {one.id: one for one in again.records}


@pytest.mark.parametrize("name", NAMES)
def test_records_pass_as_an_exchange_file(sent: dict[str, Sent], tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.annotations.json"
    write_exchange.write(path, sent[name].records, (), "2026-01-01T00:00:00Z")
    assert {one.id: one for one in read_exchange.read(path).records} == {one.id: one for one in sent[name].records}


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_derived_and_stamps_the_sources_own(sent: dict[str, Sent], name: str) -> None:
    for one in sent[name].records:
        assert UUID(one.id).version == 5
        assert one.newest.endswith(".import00")
        assert one.alive


@pytest.mark.parametrize("name", NAMES)
def test_nothing_hangs_in_the_air(sent: dict[str, Sent], name: str) -> None:
    found = sent[name]
    ids = {kind: {one.id for one in of_kind(found, kind)} for kind in ("annotation", "tag", "reader", "document")}
    texts = {one.id: one.text for one in found.documents}
    assert set(texts) == ids["document"]
    for one in of_kind(found, "annotation"):
        assert one.author in ids["reader"]
        assert value(one, "document_id") in ids["document"]
        assert any(value(span, "annotation_id") == one.id for span in of_kind(found, "span"))
    for one in of_kind(found, "tagging"):
        assert value(one, "annotation_id") in ids["annotation"]
        assert value(one, "tag_id") in ids["tag"]
    for one in of_kind(found, "span"):
        anchor = value(one, "anchor")
        text = texts[anchor["document_id"]]
        assert not text or text[anchor["start"] : anchor["end"]] == anchor["quote"]


@pytest.mark.parametrize("name", NAMES)
def test_texts_are_as_an_import_leaves_them(sent: dict[str, Sent], name: str) -> None:
    for one in sent[name].documents:
        assert one.text == clean.normalise(one.text)
        assert not one.text or one.id == document_id(one.text)


def test_what_is_no_such_file_is_refused_with_what_can_be_read(tmp_path: Path) -> None:
    for name, content in {
        "a.json": b"{}",
        "a.csv": b"a,b\n1,2\n",
        "a.xml": b"<a/>",
        "a": b"",
        "b": b"\x00\xff",
    }.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(UnreadableFile, match=r"these can: W3C .*Taguette"):
            foreign.read(path)
    with pytest.raises(UnreadableFile, match="no file"):
        foreign.read(tmp_path / "missing.json")
    with pytest.raises(UnreadableFile, match="is a folder"):
        foreign.read(tmp_path)


def test_our_own_files_are_left_to_those_who_read_them_without_loss(letter: Project, tmp_path: Path) -> None:
    own, exchange = tmp_path / "own.json", tmp_path / "x.annotations.json"
    jobs.export(letter, "json", own)
    write_exchange.write(exchange, (), (), "2026-01-01T00:00:00Z")
    with pytest.raises(UnreadableFile, match="exported by this program"):
        foreign.read(own)
    assert foreign.read(exchange) == read_exchange.read(exchange)


# --- what somebody made to do harm


def bomb(name: str = "project.qde") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file, file.open(name, "w") as inner:
        for _ in range(200):
            inner.write(b"\0" * 1_000_000)
    return held.getvalue()


def lying() -> bytes:
    content = bomb()
    return content.replace(struct.pack("<L", 200_000_000), struct.pack("<L", 10))


def overlapping(number: int = 400) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packer.compress(b"\0" * 900_000) + packer.flush()
    crc = zlib.crc32(b"\0" * 900_000)
    head = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 33, crc, len(data), 900_000, 5, 0) + b"a.qde" + data
    entries = b""
    for one in range(number):
        name = f"{one}.qde".encode()
        fields = (20, 20, 0, 8, 0, 33, crc, len(data), 900_000, len(name), 0, 0, 0, 0, 0, 0)
        entries += struct.pack("<4s6H3L5H2L", b"PK\1\2", *fields) + name
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, number, number, len(entries), len(head), 0)
    return head + entries + end


def nested(tag: str, depth: int) -> str:
    return f"<{tag}>" * depth + f"</{tag}>" * depth


PROJECT = '<Project xmlns="urn:QDA-XML:project:1.0">'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
HOSTILE: dict[str, bytes] = {
    "bomb.qdpx": bomb(),
    "bomb.docx": bomb("word/document.xml"),
    "lying.qdpx": lying(),
    "overlapping.qdpx": overlapping(),
    "deep.json": b"[" * 200_000,
    "deep-annotation.json": json.dumps(annotation()).encode().replace(b'"on ice"', b"[" * 500 + b"]" * 500),
    "huge-number.json": json.dumps(annotation()).encode().replace(b"12", b"9" * 5_000),
    "twice.json": b'{"@context": "x", "@context": "y"}',
    "nan.json": b'[{"@context": NaN}]',
    "deep.qde": b'<Project xmlns="urn:QDA-XML:project:1.0">' + nested("Code", 100_000).encode() + b"</Project>",
    "deep.qdc": b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>'
    + nested("Code", 240).encode()
    + b"</Codes></CodeBook>",
    "laughs.qde": f'<!DOCTYPE p [<!ENTITY l0 "ha">{LAUGHS}]>{PROJECT}&l11;</Project>'.encode(),
    "outside.qde": f'<!DOCTYPE p [<!ENTITY x SYSTEM "/etc/hostname">]>{PROJECT}&x;</Project>'.encode(),
    "empty.sqlite3": b"SQLite format 3\x00",
    "cut.sqlite3": b"SQLite format 3\x00" + b"\x10\x00\x01\x01\x00@  " + b"\xff" * 4_000,
    "empty.zip": b"PK\5\6" + b"\0" * 18,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_was_made_to_do_harm_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(HOSTILE[name])
    with pytest.raises(UnreadableFile) as refused:
        foreign.read(path)
    assert "\n" not in str(refused.value)
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    "member", ["../../evil.txt", "/etc/evil", "C:/evil", "a/../../evil", "..\\evil", "Trial.qde", "x" * 300]
)
def test_members_with_names_that_lead_elsewhere_are_refused(tmp_path: Path, member: str) -> None:
    path = packed(tmp_path / "a.qdpx", {"trial.qde": qde(""), member: "x"})
    with pytest.raises(UnreadableFile, match="no ZIP file that can be trusted"):
        foreign.read(path)


def test_an_encrypted_member_and_a_link_are_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.qdpx", {"trial.qde": qde("")})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match="encrypted"):
        foreign.read(path)
    link = zipfile.ZipInfo("trial.qde")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(link, "/etc/passwd")
    with pytest.raises(UnreadableFile, match="links"):
        foreign.read(path)


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TRIGGER t AFTER INSERT ON tags BEGIN DELETE FROM tags; END",
        "DROP TABLE tags; CREATE VIEW tags AS WITH RECURSIVE a(id) AS (SELECT 1 UNION ALL SELECT id FROM a) SELECT 1",
        "DROP TABLE tags; CREATE VIRTUAL TABLE tags USING fts5(id, path, description)",
        "DROP TABLE tags; CREATE TABLE tags (id INTEGER, path TEXT AS (hex(zeroblob(1000000000))), description TEXT)",
        "UPDATE highlights SET start_offset = 'x'",
        "UPDATE tags SET path = x'ff00'",
        "DROP TABLE tags",
    ],
)
def test_a_database_with_more_than_its_tables_is_refused(tmp_path: Path, sql: str) -> None:
    path = taguette(tmp_path / "a.sqlite3")
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()
    before = path.read_bytes()
    with pytest.raises(UnreadableFile):
        foreign.read(path)
    assert path.read_bytes() == before


def test_a_journal_beside_a_database_is_not_obeyed(tmp_path: Path) -> None:
    victim = tmp_path / "thesis.txt"
    victim.write_text("years of work")
    path = taguette(tmp_path / "a.sqlite3")
    magic, name = bytes.fromhex("d9d505f920a163d7"), str(victim).encode()
    header = magic + b"".join(number.to_bytes(4, "big") for number in (0, 0, 0, 512, 4096))
    tail = (0x40000000 // 4096 + 1).to_bytes(4, "big") + name + len(name).to_bytes(4, "big")
    whole = header.ljust(512, b"\0") + tail + (sum(name) & 0xFFFFFFFF).to_bytes(4, "big") + magic
    path.with_name("a.sqlite3-journal").write_bytes(whole)
    found = foreign.read(path)
    assert victim.read_text() == "years of work"
    assert path.with_name("a.sqlite3-journal").exists()
    assert any("last changes" in one for one in map(str, found.warnings))


def refusal(path: Path) -> str:
    """Why a file is refused, in a sentence; a full stop where it is read."""
    try:
        foreign.read(path)
    except UnreadableFile as error:
        return str(error)
    return "."


@pytest.mark.parametrize("name", NAMES)
def test_cut_and_flipped_files_are_read_or_refused_and_nothing_else(
    files: dict[str, Path], tmp_path: Path, name: str
) -> None:
    content = foreign._inner(files[name]).read_bytes()
    chance = random.Random(name)
    path = tmp_path / "damaged"
    for turn in range(60):
        changed = bytearray(content)
        if turn % 3 == 0:
            del changed[chance.randrange(len(changed)) :]
        for _ in range(turn % 3):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        assert refusal(path).endswith(".")


WRONG = (None, 1, -1, "", [], {}, True, 1.5, "x", [[]], [None], {"type": 1}, "urn:uuid:x")


@pytest.mark.parametrize("name", ["w3c", "recogito", "hypothesis", "zotero"])
def test_wrong_types_anywhere_in_json_are_read_or_refused(files: dict[str, Path], tmp_path: Path, name: str) -> None:
    good = json.loads(files[name].read_text("utf-8"))
    path = tmp_path / "wrong.json"
    for place in places(good):
        for wrong in WRONG:
            as_json(path, replaced(good, place, wrong))
            assert refusal(path).endswith(".")


def places(found: object, at: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    inside = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    return [at, *(place for key, one in inside for place in places(one, (*at, key)))]


def replaced(found: object, place: tuple[object, ...], wrong: object) -> object:
    if not place:
        return wrong
    if isinstance(found, dict):
        return {key: replaced(one, place[1:], wrong) if key == place[0] else one for key, one in found.items()}
    assert isinstance(found, list)
    return [replaced(one, place[1:], wrong) if key == place[0] else one for key, one in enumerate(found)]


def test_rings_end(tmp_path: Path) -> None:
    """Answers, codes and comments that stand below themselves."""
    reply = {"motivation": "replying", "bodyValue": "again"}
    ring = [annotation(id=f"urn:x:{n}", target=f"urn:x:{1 - n}", **reply) for n in range(2)]
    assert foreign.read(as_json(tmp_path / "ring.json", ring)).records
    loop = '<w15:commentEx w15:paraId="0A" w15:paraIdParent="0A"/>'
    comment = '<w:comment w:id="0"><w:p w14:paraId="0A"/></w:comment>'
    assert foreign.read(word(tmp_path / "a.docx", "<w:p/>", comment, loop)).records
    assert foreign.read(qdpx(tmp_path / "a.qdpx", qde(""))).records
