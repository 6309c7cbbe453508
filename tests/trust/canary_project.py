"""A project in which every field that a person can fill holds words that a careless view would act upon."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import cycle
from pathlib import Path

from annotator import exchanging, jobs
from annotator.citing.work import KEYS
from annotator.model import COLOURS, Identity, ImportedDocument, Mark, Page, Reader
from annotator.settings import Settings
from annotator.store import agreed, annotations, documents, links, outline, readers, tags, works
from annotator.store.project import Project
from tests.making import a_document
from tests.trust.canary import Canary

ANA = Identity(Reader("01900000-0000-7000-8000-00000000000a", "Ana"), "anasown1")
BEN = Identity(Reader("01900000-0000-7000-8000-00000000000b", "Ben"), "bensown1")


def fill(folder: Path, canary: Canary, settings: Settings) -> tuple[Path, Path]:
    """A project whose name is such words too, and a file of another reader to merge."""
    words, names = cycle(canary.words()), cycle(canary.names())
    path = folder / "<img src=canary.png>.annotator"
    with closing(jobs.create_project(path, ANA)) as project:
        first, second = _documents(project, words, names)
        readers.rename(project, next(names))
        _annotations(project, first, second, words, names)
    theirs = _of_another(folder, path, words, names)
    settings.set("device", ANA.device)
    settings.set("reader_id", ANA.reader.id)
    settings.set("reader_name", next(names))
    settings.set("colour_words", {colour: next(words) for colour in COLOURS})
    settings.set("last_tag", next(names))
    settings.set("recent", [str(path)])
    settings.set("language", "en")
    return path, theirs


def _documents(project: Project, words: Iterator[str], names: Iterator[str]) -> tuple[str, str]:
    """Two documents: what stands in them, beside them and in their bibliographic data."""
    body = "\n".join(next(words) for _ in range(12))
    marks = (
        Mark(0, 40, "head", "", next(words)),
        Mark(60, 90, "name", "who", next(words)),
        Mark(100, 100, "noteref", "n1", next(names)),
        Mark(120, 140, "ref", "http://127.0.0.1/x", next(words)),
        Mark(150, 170, "term", "", next(words)),
    )
    pages = (Page(0, next(names)), Page(300, next(names), inferred=True))
    details = {key: next(words) for key in KEYS.values()}
    details |= {"author": [{"family": next(words), "given": next(words)}], "type": "letter"}
    found = []
    for number in range(2):
        text = f"{number} {body}"
        more = {"number": next(names), "date": next(names), "key": next(names)}
        (one,) = documents.add(
            project,
            [ImportedDocument(next(words), text, marks, pages, details=details, **more)],
            _source(project, next(names).replace("\\", "")),
            "text",
        )
        found.append(one)
    return found[0], found[1]


def _source(project: Project, name: str) -> Path:
    path = project.path.with_name(f"{name.replace('/', '')}.txt")
    path.write_text(name, "utf-8")
    return path


def _annotations(project: Project, first: str, second: str, words: Iterator[str], names: Iterator[str]) -> None:
    made = [
        annotations.add(
            project,
            document,
            [(10 + 50 * number, 40 + 50 * number)],
            note=next(words),
            colour=COLOURS[number % len(COLOURS)],
            tag_paths=[next(names), f"{next(names)}/{next(names)}"],
        )
        for document in (first, second)
        for number in range(8)
    ]
    for one in tags.listed(project):
        tags.describe(project, one.id, colour="red", description=next(words))
    for one in made[:6]:
        annotations.reply(project, one, next(words))
        links.add(project, one, made[-1], next(names))
        links.add(project, first, one, next(names))
    for title in (next(words), next(names)):
        source = links.add_source(project, title, next(names))
        links.add(project, made[0], source, next(names))
        found = works.get(project, first)
        works.write(project, found._replace(title=title))
    jobs.link_to_source(project, made[1], f"http://127.0.0.1/{next(names)}", next(names))
    section = outline.add(project, next(words))
    outline.put(project, section, made[:4])
    outline.put(project, outline.add(project, next(names), section), made[4:7])
    annotations.write_note(project, made[0], next(words))
    annotations.write_note(project, made[1], next(words))
    gone = annotations.add(project, first, [(200, 240)], note=next(words), tag_paths=[next(names)])
    annotations.remove(project, [gone])
    agreed.choose(project, made[2], [made[2], made[3]])


def _of_another(folder: Path, path: Path, words: Iterator[str], names: Iterator[str]) -> Path:
    """A second reader's annotations, some of them here already, and a document that nobody has."""
    with closing(Project.open(path, BEN)) as project:
        readers.rename(project, next(names))
        for document in documents.listed(project):
            annotations.add(project, document.id, [(20, 60)], note=next(words), tag_paths=[next(names)])
    sent = folder / "<img src=canary.png>.annotations.json"
    bens = folder / "Ben.annotator"
    with closing(jobs.create_project(bens, BEN)) as project:
        here = a_document(project, "\n".join(next(words) for _ in range(4)), next(words))
        annotations.add(project, here, [(0, 30)], note=next(words), tag_paths=[next(names)])
        readers.rename(project, next(names))
        exchanging.export(project, sent)
    return sent
