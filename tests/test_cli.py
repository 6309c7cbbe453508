"""Every command as scripts use it: what is printed where, the exit status, and one sentence for what goes wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.cli import commands
from annotator.store import annotations, check
from annotator.store.project import Project
from tests.conftest import HERE, LETTER, Command
from tests.making import tamper


@pytest.fixture
def path(tmp_path: Path, done: Command) -> Path:
    """A project file with the letter."""
    found = tmp_path / "Seminar.annotator"
    done("new", found)
    done("import", found, LETTER)
    return found


@pytest.fixture
def ice(path: Path, done: Command) -> str:
    """An annotation of the letter."""
    return done("annotate", path, "125", "--quote", "on ice", "--note", "put off", "--tag", "elections").out.strip()


# --- projects and documents


def test_new_makes_a_project_and_adds_the_ending(tmp_path: Path, done: Command, refused: Command) -> None:
    printed = done("new", tmp_path / "Seminar")
    assert (printed.out, (tmp_path / "Seminar.annotator").is_file()) == ("", True)
    assert "Seminar.annotator" in printed.err
    assert "exists already" in refused("new", tmp_path / "Seminar.annotator").err


def test_import_prints_id_title_words_pages(tmp_path: Path, done: Command) -> None:
    project = tmp_path / "Seminar.annotator"
    done("new", project)
    line = done("import", project, LETTER).lines[0].split("\t")
    assert line[1:] == ["125. Message From Chairman Khrushchev to President Kennedy", line[2], "337–38"]
    assert int(line[2]) > 900


def test_import_takes_several_files_a_title_and_a_format(tmp_path: Path, path: Path, done: Command) -> None:
    odd = tmp_path / "letter.odd"
    odd.write_text("An odd letter, in one sentence.", "utf-8")
    done("import", path, odd, "--as", "text", "--title", "The odd one")
    done("import", path, HERE.parent / "sample_docs" / "berlin-chronology.txt", LETTER)
    assert [one["title"] for one in done("documents", path, "--json").json][1:] == [
        "The odd one",
        "Berlin, 1961–1962: A Chronology for Readers of the Letter",
    ]


def test_import_uses_a_named_encoding(tmp_path: Path, path: Path, done: Command) -> None:
    old = tmp_path / "old.txt"
    old.write_bytes("Café “München”.".encode("windows-1252"))
    document = done("import", path, old, "--encoding", "windows-1252").out.split("\t")[0]
    assert done("text", path, document).out == "Café “München”.\n"


def test_import_takes_annotations_back(tmp_path: Path, path: Path, ice: str, done: Command) -> None:
    done("export", path, "--to", "json", "-o", tmp_path / "notes.json")
    other = tmp_path / "Other.annotator"
    done("new", other)
    done("import", other, LETTER)
    assert "1 new annotations from notes.json" in done("import", other, tmp_path / "notes.json").err
    assert [one["id"] for one in done("annotations", other, "--json").json] == [ice]


def test_documents_lists_id_number_title_date_pages_annotations(path: Path, ice: str, done: Command) -> None:
    line = done("documents", path).lines[0].split("\t")
    assert line[1:] == ["125", "Message From Chairman Khrushchev to President Kennedy", "", "337–38", "1"]
    (one,) = done("documents", path, "--json").json
    assert one["id"] == line[0]
    assert (one["number"], one["pages"], one["annotations"], one["references"]) == ("125", ["337", "338"], 1, [])


@pytest.mark.parametrize("name", ["125", "message from", "8d234a62"])
def test_text_prints_the_stored_text(path: Path, done: Command, name: str) -> None:
    text = done("text", path, name).out
    assert text.startswith("125. Message From Chairman Khrushchev to President Kennedy\n[Here follow")
    assert "[Page 338]" not in text


# --- annotations


KEYS = {
    "id", "document", "title", "quote", "spans", "prefix", "suffix", "pages", "colour", "note", "tags", "author",
    "created", "modified", "links", "replies", "placement",
}  # fmt: skip


def test_annotate_prints_the_id_and_keeps_all(path: Path, done: Command) -> None:
    made = done(
        *("annotate", path, "125", "--quote", 'Such, evidently, are "traditions" in the United States'),
        *("--note", "over the break", "--tag", "a/b", "--tag", "c", "--colour", "sky"),
    ).lines
    (one,) = done("annotations", path, "--json").json
    assert one.keys() >= KEYS
    assert made == [one["id"]]
    assert one["quote"] == "Such, evidently, are “traditions” in the United States"
    assert (one["pages"], one["spans"][0]["page"]) == (["337", "338"], "337–38")
    assert (one["note"], one["tags"], one["colour"], one["author"]) == ("over the break", ["a/b", "c"], "sky", "Ana")
    assert (one["links"], one["replies"], one["placement"]) == ([], [], "exact")
    text = done("text", path, "125").out
    assert text[one["spans"][0]["start"] : one["spans"][0]["end"]] == one["quote"]
    assert (len(one["prefix"]), len(one["suffix"])) == (64, 64)
    assert one["created"].endswith("Z")
    assert one["created"] <= one["modified"]


def test_annotate_takes_a_quotation_with_an_omission(path: Path, done: Command) -> None:
    done("annotate", path, "125", "--quote", "symbolic troops", "--quote", "hot-bed which")
    (one,) = done("annotations", path, "--json").json
    assert one["quote"] == "symbolic troops … hot-bed which"
    assert [span["quote"] for span in one["spans"]] == ["symbolic troops", "hot-bed which"]


def test_annotate_asks_which_of_several_places(path: Path, done: Command, refused: Command) -> None:
    printed = refused("annotate", path, "125", "--quote", "peace treaty")
    assert "--occurrence 1 to 5" in printed.err
    second = done("annotate", path, "125", "--quote", "peace treaty", "--occurrence", 2).out.strip()
    third = done("annotate", path, "125", "--quote", "peace treaty", "--prefix", "absence of a").out.strip()
    starts = {one["id"]: one["spans"][0]["start"] for one in done("annotations", path, "--json").json}
    text = done("text", path, "125").out
    assert starts[second] == text.index("peace treaty", text.index("peace treaty") + 1)
    assert text[: starts[third]].endswith("absence of a ")
    assert (
        "5 times; there is no occurrence 7"
        in refused("annotate", path, "125", "--quote", "peace treaty", "--occurrence", 7).err
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["125", "--quote", "not in the letter"], "“not in the letter” is not in this document."),
        (["125", "--quote", ""], "is not in this document"),
        (["125", "--quote", "hot-bed which", "--quote", "symbolic troops"], "does not stand after"),
        (["126", "--quote", "on ice"], "no document “126”"),
        (["125", "--quote", "on ice", "--tag", " "], "A tag needs a name."),
    ],
)
def test_annotate_refuses_what_cannot_be_and_writes_nothing(
    path: Path, done: Command, refused: Command, arguments: list[str], sentence: str
) -> None:
    assert sentence in refused("annotate", path, *arguments).err
    assert done("annotations", path, "--json").json == []
    assert len(done("history", path).lines) == 1


def test_note_tag_untag_reply(path: Path, ice: str, done: Command, refused: Command) -> None:
    done("note", path, ice[:20], "another\nnote")
    done("tag", path, ice, "settlement/troops", "#actors")
    done("untag", path, ice, "elections")
    reply = done("reply", path, ice, "an answer").out.strip()
    (one,) = done("annotations", path, "--json").json
    assert (one["note"], one["tags"]) == ("another\nnote", ["settlement/troops", "actors"])
    assert [(found["id"], found["note"], found["author"]) for found in one["replies"]] == [(reply, "an answer", "Ana")]
    assert "does not bear the tag “elections”" in refused("untag", path, ice, "actors", "elections").err
    assert done("annotations", path, "--json").json[0]["tags"] == ["settlement/troops", "actors"]


def test_delete_and_restore_of_each_kind(path: Path, ice: str, done: Command) -> None:
    document = done("documents", path, "--json").json[0]["id"]
    reply = done("reply", path, ice, "an answer").out.strip()
    link = done("link", path, ice, "125").out.strip()
    with_tag = Project.open(path, read_only=True)
    tag = with_tag.rows("SELECT id FROM tag")[0]["id"]
    with_tag.close()
    done("delete", path, link, reply, tag, ice[:25], document)
    assert done("documents", path).out == ""
    assert {line.split("\t")[0] for line in done("bin", path).lines} == {
        "link",
        "reply",
        "tag",
        "annotation",
        "document",
    }
    done("restore", path, link, reply, tag, ice, document)
    assert done("bin", path, "--json").json == []
    (one,) = done("annotations", path, "--json").json
    assert (len(one["links"]), len(one["replies"]), one["tags"]) == (1, 1, ["elections"])


def test_deleting_is_one_step(path: Path, ice: str, done: Command) -> None:
    other = done("annotate", path, "125", "--quote", "symbolic troops").out.strip()
    done("delete", path, ice, other)
    assert "Delete 2 things" in done("undo", path).err
    assert len(done("annotations", path).lines) == 2


def test_deleting_a_tag_twice_is_said(path: Path, ice: str, done: Command, refused: Command) -> None:
    with_tag = Project.open(path, read_only=True)
    tag = with_tag.rows("SELECT id FROM tag")[0]["id"]
    with_tag.close()
    done("delete", path, tag)
    assert "tag is not in the project" in refused("delete", path, tag).err


@pytest.mark.parametrize("name", ["", "nothing", "018"])
@pytest.mark.parametrize("command", ["note", "reply", "tag", "untag", "delete", "restore"])
def test_what_names_nothing_changes_nothing(
    path: Path, ice: str, done: Command, refused: Command, command: str, name: str
) -> None:
    words = [] if command in ("delete", "restore") else ["words"]
    before = done("annotations", path, "--json").out
    assert f"“{name}”" in refused(command, path, name, *words).err
    assert done("annotations", path, "--json").out == before


def test_link_to_annotation_document_source_and_address(path: Path, ice: str, done: Command) -> None:
    other = done("annotate", path, "125", "--quote", "symbolic troops").out.strip()
    done("link", path, ice, other, "--relation", "contradicts")
    done("link", path, ice, "125")
    done("link", path, ice, "--source", "A book, p. 3")
    done("link", path, ice, "https://example.org/x")
    there, back = (
        done("annotations", path, "#elections", "--json").json,
        done("annotations", path, "symbolic", "--json").json,
    )
    found = [(one["direction"], one["relation"], one["kind"], one["title"]) for one in there[0]["links"]]
    assert found == [
        ("to", "contradicts", "annotation", "125. Message From Chairman Khrushchev to President Kennedy"),
        ("to", "see also", "document", "125. Message From Chairman Khrushchev to President Kennedy"),
        ("to", "see also", "source", "A book"),
        ("to", "see also", "source", "https://example.org/x"),
    ]
    assert [(one["direction"], one["to"]) for one in back[0]["links"]] == [("from", ice)]


def test_link_refuses_what_it_cannot_join(path: Path, ice: str, annotator: Command, refused: Command) -> None:
    assert "itself" in refused("link", path, ice, ice).err
    assert "no document “nowhere”" in refused("link", path, ice, "nowhere").err
    assert annotator("link", path, ice).status == 2
    assert annotator("link", path, ice, "125", "--source", "A book").status == 2


# --- reading and finding


def test_annotations_lists_what_a_filter_leaves(path: Path, ice: str, done: Command, refused: Command) -> None:
    done("annotate", path, "125", "--quote", "symbolic troops")
    assert done("annotations", path, "has:note").lines == [
        f"{ice}\t125. Message From Chairman Khrushchev to President Kennedy\tp. 338\ton ice\t#elections\tput off"
    ]
    assert len(done("annotations", path, "page:337 is:mine").lines) == 1
    assert "has:nothing" in refused("annotations", path, "has:nothing").err


def test_search_finds_everywhere(path: Path, ice: str, done: Command) -> None:
    found = done("search", path, "elections", "--json").json
    assert {hit["kind"] for hit in found} == {"document", "tag"}
    assert [hit["words"] for hit in done("search", path, '"put off"', "--json").json] == ["put off"]
    assert done("search", path, "zebra").out == ""


def test_search_takes_a_regular_expression(path: Path, done: Command, refused: Command) -> None:
    words = [hit["words"] for hit in done("search", path, r"\bsign\w*", "--regex", "--json").json]
    assert set(words) == {"sign", "signing"}
    assert [hit["words"] for hit in done("search", path, r"/\bsign\w*/", "--json").json] == words
    assert "mistake at character 3" in refused("search", path, "(a", "--regex").err


def test_search_tags_what_it_finds_in_one_step(path: Path, done: Command, refused: Command) -> None:
    done("annotate", path, "125", "--quote", "Adenauer")
    printed = done("search", path, "Adenauer|Thompson", "--regex", "--tag", "actors/named", "--kwic")
    assert len(printed.lines) == 4
    assert printed.err.strip() == "Tagged 4 hits with “actors/named”: 2 newly highlighted, 1 annotated before."
    tagged = done("annotations", path, "#actors/named", "--json").json
    assert sorted(one["quote"] for one in tagged) == ["Adenauer", "Thompson", "Thompson"]
    assert "Tag 4 hits" in done("undo", path).err
    assert done("annotations", path, "#actors/named").out == ""
    assert "nothing here to tag" in refused("search", path, "zebra", "--tag", "x").err


def test_search_shows_keywords_in_context(path: Path, done: Command) -> None:
    lines = done("search", path, "Thompson", "--kwic").lines
    assert len(lines) == 2
    assert {line.index("Thompson") for line in lines} == {50}
    assert all(line.endswith("[125. Message From Chairman Khrushchev to President Kennedy]") for line in lines)


def test_export_csv(path: Path, ice: str, tmp_path: Path, done: Command) -> None:
    done("note", path, ice, "=1+1")
    printed = done("export", path, "--to", "csv", "-o", tmp_path / "notes.csv")
    assert (printed.out, "Wrote 1 annotations" in printed.err) == ("", True)
    content = (tmp_path / "notes.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert (row["id"], row["note"], row["tags"], row["pages"]) == (ice, "'=1+1", "elections", "338")


def test_export_json_of_a_part(path: Path, ice: str, tmp_path: Path, done: Command) -> None:
    done("annotate", path, "125", "--quote", "symbolic troops")
    done("export", path, "has:note", "--to", "json", "-o", tmp_path / "notes.json")
    found = json.loads((tmp_path / "notes.json").read_text("utf-8"))
    assert [item["id"] for item in found["first"]["items"]] == [f"urn:uuid:{ice}"]


def test_export_refuses_what_it_cannot_write(path: Path, tmp_path: Path, annotator: Command, refused: Command) -> None:
    assert "no such file" in refused("export", path, "--to", "csv", "-o", tmp_path / "none" / "x.csv").err
    assert "is a folder" in refused("export", path, "--to", "csv", "-o", tmp_path).err
    assert "project itself" in refused("export", path, "--to", "csv", "-o", path).err
    assert annotator("export", path, "--to", "csv").status == 2


# --- steps


def test_undo_redo_and_history(path: Path, ice: str, done: Command, refused: Command) -> None:
    done("delete", path, ice)
    assert done("undo", path).err.strip() == "Undid “Delete”."
    assert done("redo", path).err.strip() == "Redid “Delete”."
    done("undo", path)
    lines = [line.split("\t") for line in done("history", path).lines]
    assert [(line[2], line[3], line[4]) for line in lines] == [
        ("Ana", "Delete", "undone"),
        ("Ana", "Add note", "done"),
        ("Ana", "Import document", "done"),
    ]
    steps = done("history", path, "--json").json
    assert {"kind": "annotation", "id": ice} in steps[0]["changes"]
    done("undo", path)
    done("undo", path)
    assert "nothing to undo" in refused("undo", path).err


def test_nothing_to_redo(path: Path, refused: Command) -> None:
    assert "nothing to redo" in refused("redo", path).err


def test_bin_says_what_is_deleted(path: Path, ice: str, done: Command) -> None:
    assert done("bin", path).out == ""
    done("delete", path, ice)
    (one,) = done("bin", path, "--json").json
    assert (one["kind"], one["id"], one["words"]) == ("annotation", ice, "on ice")


def test_check_finds_and_repairs(path: Path, ice: str, done: Command, refused: Command) -> None:
    assert "is sound" in done("check", path).err
    tamper(path, "UPDATE place SET start = start + 1")
    printed = refused("check", path)
    assert "not shown where they stand" in printed.out
    assert "1 problem in" in printed.err
    assert "is sound" in done("check", path, "--repair").err
    assert "is sound" in done("check", path).err


def test_who_says_and_changes_who_writes(path: Path, ice: str, done: Command, refused: Command) -> None:
    assert done("who", path).lines == ["Ana"]
    assert done("who", path, "--name", "Anna Maria").lines == ["Anna Maria"]
    assert done("annotations", path, "--json").json[0]["author"] == "Anna Maria"
    (one,) = done("who", path, "--json").json
    assert (one["name"], one["annotations"], one["writes"]) == ("Anna Maria", 1, True)
    assert "needs a name" in refused("who", path, "--name", " \t").err


def test_the_name_holds_for_other_projects(tmp_path: Path, path: Path, done: Command) -> None:
    done("who", path, "--name", "Anna")
    done("new", tmp_path / "Other.annotator")
    assert done("who", tmp_path / "Other.annotator").lines == ["Anna"]


# --- what goes wrong

BAD_FILES: dict[str, tuple[str, bytes, str]] = {
    "empty": ("letter.txt", b"", "letter.txt is empty"),
    "binary": ("letter.txt", b"%PDF-1.7\x00\x01\x02", "not a text file"),
    "latin-1": ("letter.txt", "Café\n".encode("latin-1"), "--encoding windows-1252"),
    "broken xml": ("letter.xml", b"<TEI><text><body><p>x</TEI>", "not well-formed XML (line 1"),
    "no tei": ("letter.xml", b"<html/>", "not TEI"),
    "no body": ("letter.xml", b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/></TEI>', "no <body>"),
    "empty xml": ("letter.xml", b"", "letter.xml is empty"),
    "unknown kind": ("letter.pages", b"x", "kind that cannot be imported"),
    "broken json": ("notes.json", b"{", "not JSON"),
    "other json": ("notes.json", b"{}", "not an annotation file"),
}


@pytest.mark.parametrize(("name", "content", "sentence"), BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_is_refused_and_the_project_stays(
    path: Path, tmp_path: Path, done: Command, refused: Command, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    before = path.read_bytes()
    assert sentence in refused("import", path, tmp_path / name).err
    assert path.read_bytes() == before


def test_a_file_that_is_not_there(path: Path, tmp_path: Path, refused: Command) -> None:
    assert "There is no file" in refused("import", path, tmp_path / "none.txt").err
    assert "is a folder" in refused("import", path, tmp_path).err
    assert "Say which document" in refused("text", path, "").err


def test_a_volume_does_not_take_one_title(path: Path, tmp_path: Path, refused: Command) -> None:
    divisions = '<div type="document"><p>one</p></div><div type="document"><p>two</p></div>'
    volume = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{divisions}</body></text></TEI>'
    (tmp_path / "volume.xml").write_text(volume, "utf-8")
    assert "holds 2 documents" in refused("import", path, tmp_path / "volume.xml", "--title", "One").err


OPENING = [
    ["documents"], ["text", "125"], ["annotate", "125", "--quote", "x"], ["note", "x", "y"], ["tag", "x", "y"],
    ["untag", "x", "y"], ["reply", "x", "y"], ["delete", "x"], ["restore", "x"], ["link", "x", "y"], ["annotations"],
    ["search", "x"], ["export", "--to", "csv", "-o", "x.csv"], ["undo"], ["redo"], ["history"], ["bin"], ["check"],
    ["who"], ["state"], ["merge", "x.json"], ["compare"], ["outline"], ["import", str(LETTER)],
    ["cite", "x"], ["works"], ["record", "x"], ["backups"], ["restore-backup", "newest"],
]  # fmt: skip


@pytest.mark.parametrize("command", OPENING, ids=lambda command: command[0])
def test_every_command_refuses_what_is_no_project(tmp_path: Path, refused: Command, command: list[str]) -> None:
    missing, empty, other = (tmp_path / name for name in ("missing.annotator", "empty.annotator", "other.annotator"))
    empty.write_bytes(b"")
    other.write_bytes(b"no project at all" * 100)
    for path, sentence in ((missing, "There is no file"), (empty, "is empty"), (other, "not a project file")):
        assert sentence in refused(command[0], path, *command[1:]).err
    assert sorted(name for name in os.listdir(tmp_path) if "annotator" in name) == [
        "empty.annotator",
        "other.annotator",
    ]


def test_every_command_is_tried_here() -> None:
    assert {command[0] for command in OPENING} | {"new"} == set(commands.commands)


@pytest.mark.parametrize("command", sorted(commands.commands))
def test_every_command_has_help(done: Command, command: str) -> None:
    printed = done(command, "--help")
    assert printed.out.startswith(f"Usage: annotator {command} ")
    assert len(printed.out.splitlines()) > 3


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder in which nothing can be made")
def test_a_project_that_cannot_be_made(refused: Command, tmp_path: Path) -> None:
    assert "cannot be made" in refused("new", "/proc/Seminar.annotator").err
    assert "There is no folder" in refused("new", tmp_path / "none" / "Seminar.annotator").err


@pytest.mark.parametrize(
    "arguments",
    [["import"], ["new"], ["annotate", "p", "d"], ["annotations", "p", "--odd"], ["undo", "p", "more"], ["--odd"]],
)
def test_wrong_usage_is_status_2_with_the_usage(annotator: Command, arguments: list[str]) -> None:
    printed = annotator(*arguments)
    assert printed.status == 2
    assert "Usage" in printed.err or "No such option" in printed.err
    assert printed.out == ""


def test_version_and_help(done: Command) -> None:
    assert done("--version").out.startswith("annotator, version ")
    assert set(commands.commands) <= set(done("--help").out.split())


# --- as a program of its own


def process(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "annotator", *(os.fsencode(str(one)) for one in arguments)]
    return subprocess.run(command, capture_output=True, env={**os.environ, **environment}, cwd=HERE.parent, check=False)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-16"])
def test_the_program_writes_utf8_whatever_the_system_thinks(path: Path, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "poem.txt").write_text("“שלום” – 東京 😀.", "utf-8")
    printed = process("import", path, tmp_path / "poem.txt", PYTHONIOENCODING=encoding)
    assert printed.returncode == 0, printed.stderr
    found = process("text", path, "poem", PYTHONIOENCODING=encoding)
    assert found.returncode == 0, found.stderr
    assert found.stdout.decode("utf-8").rstrip() == "“שלום” – 東京 😀."
    refused = process("text", path, "שלום", PYTHONIOENCODING=encoding)
    assert refused.stderr.decode("utf-8").rstrip() == "The project has no document “שלום”."


def test_the_program_refuses_with_a_sentence_and_no_traceback(tmp_path: Path, settings: object) -> None:
    found = process("documents", tmp_path / "none.annotator")
    assert (found.returncode, found.stdout) == (1, b"")
    assert found.stderr.decode().count("\n") == 1
    assert b"Traceback" not in found.stderr


def test_a_reader_who_stops_reading_is_no_error(path: Path) -> None:
    command = f"'{sys.executable}' -m annotator text '{path}' 125 | head -c 10"
    found = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, cwd=HERE.parent, check=False)
    assert (found.returncode, found.stderr) == (0, b"")
    assert found.stdout == b"125. Messa"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere arguments are always Unicode")
@pytest.mark.parametrize(
    "arguments",
    [["search", "\udcff"], ["annotations", "\udcff"], ["note", "ID", "\udcff"], ["tag", "ID", "\udcff!"],
     ["text", "\udcff"], ["delete", "\udcff"], ["link", "ID", "--source", "\udcff!"]],
)  # fmt: skip
def test_arguments_that_are_not_unicode_are_no_accident(path: Path, ice: str, arguments: list[str]) -> None:
    given = [ice if one == "ID" else one for one in arguments]
    found = process(given[0], path, *given[1:])
    assert found.returncode in (0, 1)
    assert b"should not have" not in found.stderr, found.stderr
    project = Project.open(path)
    assert check.problems(project) == []
    assert annotations.get(project, ice) is not None
    project.close()


def test_damage_is_said_as_damage(path: Path, tmp_path: Path) -> None:
    tamper(path, "UPDATE document SET details = '{broken'")
    found = process("documents", path, XDG_STATE_HOME=str(tmp_path), HOME=str(tmp_path))
    assert found.returncode == 1
    assert b"damaged" in found.stderr
    assert b"annotator check" in found.stderr
    assert b"Something went wrong" not in found.stderr


def test_an_accident_of_ours_is_said_kindly_and_logged(path: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("from annotator.store import documents\ndocuments.listed = 1\n", "utf-8")
    found = process("documents", path, XDG_STATE_HOME=str(tmp_path), HOME=str(tmp_path), PYTHONPATH=str(tmp_path))
    assert found.returncode == 1
    assert b"Something went wrong that should not have" in found.stderr
    assert b"Traceback" not in found.stderr
    if sys.platform == "linux":
        (log,) = tmp_path.rglob("annotator.log")
        assert "TypeError" in log.read_text("utf-8")


def test_the_core_starts_without_qt() -> None:
    code = "import sys, annotator.cli, annotator.jobs; sys.exit(any('PySide6' in name for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=HERE.parent, check=False).returncode == 0
