"""Whatever stands in the fields, every export succeeds, is valid, does nothing by itself and keeps the words."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from annotator import exchanging, jobs, quoting
from annotator.citing.work import KEYS
from annotator.errors import AnnotatorError
from annotator.formats import WRITERS
from annotator.formats import works as work_files
from annotator.formats.write_csv import harmless
from annotator.model import Identity, ImportedDocument, Mark, Page, Reader
from annotator.store import annotations, documents, links, outline, readers, tags, works
from annotator.store.project import Project
from tests.trust.bar import Bar
from tests.trust.judges import JUDGES, Bad, no_formula, page

ANA = Identity(Reader("01900000-0000-7000-8000-00000000000a", "Ana"), "anasown1")
EVIL = (
    '=HYPERLINK("http://x","y")',
    "＝1+1",
    "\t=1",
    "@SUM(A1)",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1)) ![y](file:///x)",
    "]]><!-- --> &lt; &#0; &amp;",
    "\ud800\udc00 \udfff",
    "\x00\x01\x0b\x1b\x7f\x85\ufffe\uffff",
    "a\r\nb\rc\u2028d\u2029e\ufdd0f",
    "\ufeff\u202eabc\u2066שלום العربية",
    "👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿e\u0301\u0958가",
    "{\\input{x}} $%&#_^~ @article{a, title = {",
    "TY  - BOOK\nER  - \n",
    "internal://x ../../x C:\\x",
    "'",
    '"',
    "a" * 40_000,
)
WORDS = st.one_of(st.sampled_from(EVIL[:-1]), st.text(st.characters(), max_size=30), st.text(max_size=60))
FIELDS = st.lists(WORDS, min_size=24, max_size=24)


def _made(folder: Path, words: list[str]) -> Project:
    """A project whose fields are these words, as far as the program takes them."""
    project = jobs.create_project(folder / "p.annotator", ANA)
    with project.edit("All at once"):  # so that the disk is waited for once
        _fill(project, folder, iter(words * 4))
    return project


def _fill(project: Project, folder: Path, give: Iterator[str]) -> None:
    body = f"{clean(next(give))}\nThe text that is marked here.\n{clean(next(give))}"
    marks = (Mark(0, 1, "head", "", next(give)), Mark(1, 1, "noteref", "n", "1"), Mark(2, 4, "name", "", next(give)))
    details = {key: clean(next(give)) for key in list(KEYS.values())[:8]}
    details["author"] = [{"family": clean(next(give)), "given": clean(next(give))}]
    found = ImportedDocument(
        next(give), body, tuple(map(_clean, marks)), (Page(0, clean(next(give))),), details=details
    )
    source = folder / "source.txt"
    source.write_text("x", "utf-8")
    (here,) = documents.add(project, [found], source, "text")
    at = body.index("The text")
    made = [annotations.add(project, here, [(at, at + 8 + number)]) for number in range(3)]
    _try(lambda: annotations.add(project, here, [(0, len(body))], note=next(give)))
    tags.apply(project, made[:1], ["a tag"])  # without any there is no codebook
    for one in made:
        _try(lambda one=one: annotations.write_note(project, one, next(give)))
        _try(lambda one=one: tags.apply(project, [one], [next(give), next(give)]))
        _try(lambda one=one: annotations.reply(project, one, next(give)))
        _try(lambda one=one: links.add(project, one, here, next(give)))
        _try(lambda one=one: jobs.link_to_source(project, one, next(give), next(give)))
    for tag in tags.listed(project):
        _try(lambda tag=tag: tags.describe(project, tag.id, description=next(give)))
    _try(lambda: outline.put(project, outline.add(project, next(give)), made))
    _try(lambda: readers.rename(project, next(give)))
    _try(lambda: documents.rename(project, here, next(give)))
    _try(lambda: works.write(project, works.get(project, here)._replace(number=next(give), date=next(give))))


def _try(verb: object) -> None:
    """What the program refuses with a sentence is not in the project."""
    with suppress(AnnotatorError):
        verb()  # type: ignore[operator]


def clean(words: str) -> str:
    """As readers of files hand words over."""
    from annotator.text.clean import normalise

    return normalise(words)


def _clean(mark: Mark) -> Mark:
    return mark._replace(value=clean(mark.value))


def _check(words: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with closing(_made(folder, words)) as project:
            _judge_all(project, folder)
            notes = Counter(one.note for one in annotations.load(project, _ids(project)))
            _survives(folder, notes)


def _ids(project: Project) -> list[str]:
    return [row["id"] for row in project.rows("SELECT id FROM annotation WHERE alive")]


def _judge_all(project: Project, folder: Path) -> None:
    for name in WRITERS:
        jobs.export(project, name, folder / f"out.{name}")
    exchanging.export(project, folder / "out.exchange")
    for name in work_files.SUFFIXES:
        quoting.export(project, folder / f"out.{name}", name)
    for name, judge in JUDGES.items():
        judge(folder / f"out.{name}")


def _survives(folder: Path, notes: Counter[str]) -> None:
    """Every note is in the table and in the JSON as it is in the project."""
    table = (folder / "out.csv").read_bytes().decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(table, newline=""), strict=True)
    assert Counter(row["note"] for row in rows) == Counter(map(harmless, notes.elements()))
    content = json.loads((folder / "out.exchange").read_text("utf-8"))
    told = json.dumps(content, ensure_ascii=False)
    assert all(json.dumps(note, ensure_ascii=False) in told for note in notes)


@pytest.mark.timeout(0)
def test_every_export_of_any_words_is_valid_and_does_nothing(bar: Bar) -> None:
    count = bar.count(15)
    healthy = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    try_all = settings(
        max_examples=count, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=healthy
    )
    try_all(seed(bar.seed(1))(given(FIELDS)(_check)))()
    control = _careless_exports()
    promise = "Exports of any words in all fields are valid and do nothing"
    bar.tell(promise, f"{count} projects in {len(JUDGES)} formats", "0 refused", control)


def test_each_evil_string_in_all_fields_at_once() -> None:
    for at in range(0, len(EVIL), 4):
        _check((list(EVIL[at:]) + list(EVIL))[:24])


def _careless_exports() -> str:
    """The control: a naive table and a naive page are caught by the same judges."""
    with tempfile.TemporaryDirectory() as name:
        table, web = Path(name) / "naive.csv", Path(name) / "naive.html"
        with table.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["note"], [EVIL[0]]])
        web.write_text(f"<html><body><p>{EVIL[5]}</p></body></html>", "utf-8")
        with pytest.raises(Bad, match="formula"):
            no_formula(table)
        with pytest.raises(Bad, match=r"onerror|src"):
            page(web)
    return "a naive table with =HYPERLINK and a naive page with onerror were caught"
