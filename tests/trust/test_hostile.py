"""Files made to do harm: each is refused or read, in two seconds and 300 MB, and nothing else is touched."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from annotator import answers, checking, child, jobs
from annotator.answers import Read
from annotator.errors import AnnotatorError
from annotator.progress import no_progress
from annotator.reading_child import limits_for
from annotator.records import Sent
from annotator.store import documents
from annotator.store.project import Project
from tests.making import records
from tests.trust import hostile_archives, hostile_pdfs, hostile_texts
from tests.trust.bar import Bar
from tests.trust.hostile_texts import SECRET

pytestmark = [pytest.mark.skipif(sys.platform == "win32", reason="measured on POSIX"), pytest.mark.timeout(600)]
SECONDS, MEMORY = 2.0, 300_000_000
STOPPED = {  # what PDFium by itself never ends, or ends by filling the memory
    *("forms that draw one another", "a form that draws itself"),
    *("a page that swells to 300 MB", "a list of objects that swells"),
}
USUAL = 0.03  # seconds in which a machine that has nothing else to do counts to 600,000


class Outcome(NamedTuple):
    """What became of a file: the documents or records it holds, or why it was refused; and what that took."""

    found: object
    refusal: str
    seconds: float
    memory: int


def slowness() -> float:
    """How many times slower than usual this machine is just now."""
    started = time.process_time()
    for _ in range(600_000):
        pass
    return max(1.0, (time.process_time() - started) / USUAL)


def processor_time() -> float:
    """Seconds that all processes took that were started here and have ended."""
    import resource

    found = resource.getrusage(resource.RUSAGE_CHILDREN)
    return found.ru_utime + found.ru_stime


def read(path: Path, wanted: str = "documents") -> Outcome:
    task = [wanted, str(path), *(["", ""] if wanted == "documents" else [])]
    started = processor_time()
    try:
        content = child.ask(task, path.name, no_progress, limits_for(path.stat().st_size))
    except AnnotatorError as error:
        return Outcome(None, str(error), processor_time() - started, 0)
    answer = msgspec.json.decode(content, type=answers.Answer)
    try:
        if wanted == "documents":
            found: object = answers.opened(content, Read)
            checking.read(found, path.name)  # type: ignore[arg-type]
        else:
            found = answers.opened(content, Sent)
            checking.sent(found, path.name)  # type: ignore[arg-type]
    except AnnotatorError as error:
        return Outcome(None, str(error), answer.seconds, answer.memory)
    return Outcome(found, "", answer.seconds, answer.memory)


def everything(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


class Tried:
    """Tries files one after the other, and keeps count."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "others"
        self.folder.mkdir()
        self.secret = self.folder / "canary.txt"
        self.secret.write_text(SECRET, "utf-8")
        self.count: Counter[str] = Counter()
        self.worst, self.largest = 0.0, 0

    def these(self, files: Iterable[tuple[str, bytes]], suffix: str, wanted: str = "documents") -> None:
        path = self.folder / f"bomb.{suffix}"
        for name, content in files:
            path.write_bytes(content)
            before = everything(self.folder)
            one = read(path, wanted)
            limit = 3 * SECONDS + 5 if name in STOPPED else SECONDS
            assert one.seconds < limit * slowness(), (suffix, name, one)
            assert one.memory < MEMORY, (suffix, name, one)
            assert everything(self.folder) == before, (suffix, name)
            assert SECRET not in str(one.found), (suffix, name)
            assert "\n" not in one.refusal, (suffix, name)
            if name not in STOPPED:
                assert "stopped" not in one.refusal, (suffix, name, one)
            self.count["read" if one.found else "refused"] += 1
            if name not in STOPPED:
                self.worst, self.largest = max(self.worst, one.seconds), max(self.largest, one.memory)

    def made(self, files: Mapping[str, hostile_texts.Bytes]) -> Iterator[tuple[str, bytes]]:
        for name, make in files.items():
            yield name, make(self.secret.as_uri())

    def told(self) -> str:
        return (
            f"{self.count['refused']} refused, {self.count['read']} read, {self.worst:.1f} s and "
            f"{self.largest // 1_000_000} MB at worst, nothing touched"
        )

    def number(self) -> str:
        return f"{self.count.total()} files"


@pytest.fixture
def tried(tmp_path: Path) -> Tried:
    return Tried(tmp_path)


def naive(code: str, path: Path, seconds: int = 4) -> str:
    """What becomes of a reader that takes no care, in as many seconds and in half a gigabyte."""
    limits = f"import resource, sys\nresource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))\n{code}"
    try:
        done = subprocess.run(
            [sys.executable, "-c", limits, str(path)], capture_output=True, text=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return "hung"
    said = done.stderr.strip().splitlines()[-1:] or [done.stdout.strip()[-80:]]
    return "failed" if done.returncode else said[0]


def test_hostile_xml(tried: Tried, bar: Bar) -> None:
    tried.these(tried.made(hostile_texts.XML), "xml")
    thief = tried.folder / "thief.xml"
    thief.write_bytes(hostile_texts.XML["an external entity"](tried.secret.as_uri()))
    code = (
        "from lxml import etree\np = etree.XMLParser(resolve_entities=True, load_dtd=True, huge_tree=True)\n"
        "print(''.join(etree.parse(sys.argv[1], p).getroot().itertext()))"
    )
    stolen = naive(code, thief)
    thief.write_bytes(hostile_texts.XML["quadratic blow-up"](""))
    outcome = naive(code, thief)
    assert stolen == SECRET
    assert outcome in ("failed", "hung")
    bar.tell("Hostile TEI", tried.number(), tried.told(), f"lxml without care read another file, and {outcome}")


def test_hostile_json(tried: Tried, bar: Bar) -> None:
    tried.these(tried.made(hostile_texts.JSON), "json", "annotations")
    accepted = 0
    for name in ("no number", "endless", "beyond all numbers", "a key twice", "half a character"):
        json.loads(hostile_texts.JSON[name](""))
        accepted += 1
    path = tried.folder / "bomb.json"
    path.write_bytes(hostile_texts.JSON["30 MB of brackets"](""))
    outcome = naive("import json\njson.load(open(sys.argv[1]))", path, 10)
    assert accepted == 5
    assert outcome in ("failed", "hung")
    bar.tell(
        "Hostile JSON", tried.number(), tried.told(), f"json.loads took in {accepted} lies, and {outcome} on 30 MB"
    )


@pytest.mark.parametrize(
    ("suffix", "files", "code", "bomb"),
    [
        ("html", hostile_texts.HTML, "import lxml.html\nlxml.html.parse(sys.argv[1])", "200,000 attributes"),
        ("md", hostile_texts.MARKDOWN, "", "lists deep"),
        ("rtf", hostile_texts.RTF, "", "fonts without end"),
        ("txt", hostile_texts.PLAIN, "", "combining marks of two kinds"),
    ],
)
def test_hostile_texts(
    tried: Tried, bar: Bar, suffix: str, files: Mapping[str, hostile_texts.Bytes], code: str, bomb: str
) -> None:
    tried.these(tried.made(files), suffix)
    path = tried.folder / f"bomb.{suffix}"
    path.write_bytes(files[bomb](""))
    plain = {
        "md": "from markdown_it import MarkdownIt\nfound = MarkdownIt().render(open(sys.argv[1]).read())\n"
        "assert found.count('<li>') == 300, 'words were lost'",
        "rtf": "import re\ns = open(sys.argv[1], encoding='latin-1').read() * 3\n"
        "re.findall(r'\\\\f(\\d+)[^{};]*?\\\\fcharset(\\d+)', s)",
        "txt": "import unicodedata\nunicodedata.normalize('NFC', open(sys.argv[1], encoding='utf-8').read())",
    }
    outcome = naive(code or plain[suffix], path)
    assert outcome in ("failed", "hung")
    bar.tell(f"Hostile {suffix}", tried.number(), tried.told(), f"the plainest reader {outcome}")


@pytest.mark.parametrize("kind", ["docx", "odt", "epub"])
def test_hostile_archives(tried: Tried, bar: Bar, kind: str, tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    shells = hostile_archives.containers(kind, hostile_archives.honest(kind, made))
    tried.these(shells.items(), kind)
    assert tried.count["read"] == 0
    inner = {"docx": hostile_archives.WORD, "odt": hostile_archives.OPEN, "epub": hostile_archives.books(made)}[kind]
    tried.these(tried.made(inner), kind)
    path = tried.folder / "bomb.zip"
    path.write_bytes(shells["a bomb beside the text"])
    code = "import zipfile\nz = zipfile.ZipFile(sys.argv[1])\n[z.read(one) for one in z.namelist()]"
    outcome = naive(code + "\nheld = [z.read(one) for one in z.namelist()] * 2", path)
    with zipfile.ZipFile(path) as packed:
        inflated = sum(one.file_size for one in packed.infolist())
    assert outcome in ("failed", "hung") or inflated > MEMORY - 5_000_000
    bar.tell(f"Hostile {kind}", tried.number(), tried.told(), f"zipfile inflates {inflated // 1_000_000} MB")


def test_hostile_pdfs(tried: Tried, bar: Bar) -> None:
    tried.these(hostile_pdfs.PDFS.items(), "pdf")
    path = tried.folder / "bomb.pdf"
    path.write_bytes(hostile_pdfs.PDFS["forms that draw one another"])
    code = "import pypdfium2\nprint(len(pypdfium2.PdfDocument(sys.argv[1])[0].get_textpage().get_text_range()))"
    outcome = naive(code, path, 12)
    assert outcome in ("failed", "hung")
    told = f"{tried.told()}; {len(STOPPED)} of them stopped by limits of 5 s and 400 MB"
    bar.tell("Hostile PDF", tried.number(), told, f"PDFium by itself {outcome}")


def test_a_hostile_import_leaves_the_project_as_it_was(tried: Tried, letter: Project) -> None:
    before, there = records(letter), len(documents.listed(letter))
    for suffix, files in (("xml", hostile_texts.XML), ("html", hostile_texts.HTML), ("rtf", hostile_texts.RTF)):
        path = tried.folder / f"bomb.{suffix}"
        for name in ("billion laughs", "tables 10,000 deep", "100,000 groups deep"):
            if name in files:
                path.write_bytes(files[name](tried.secret.as_uri()))
                if name == "billion laughs" and suffix == "html":
                    continue  # a web page knows no entities of its own: these are words
                with pytest.raises(AnnotatorError):
                    jobs.import_documents(letter, path)
    assert records(letter) == before
    assert len(documents.listed(letter)) == there


def test_pictures_are_no_documents(tmp_path: Path) -> None:
    heads = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff\xe0", "gif": b"GIF89a", "svg": b"<svg onload='a()'/>"}
    for suffix, head in heads.items():
        for name in (f"picture.{suffix}", "picture.txt", "picture.docx", "picture.pdf", "picture.epub", "picture.xml"):
            path = tmp_path / name
            path.write_bytes(head + bytes(range(256)) * 400)
            with pytest.raises(AnnotatorError):
                jobs.read_file(path)
