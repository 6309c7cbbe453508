"""Verbs that join files and project: what the command line and the window both do."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from annotator import parts, paths, reading
from annotator.answers import Read
from annotator.errors import AnnotatorError, SaveFailed, UnreadableFile
from annotator.formats import OUTSIDE, READERS, WITHOUT_TEXT, WRITERS, documents_of, reader_for
from annotator.formats.write_web_annotation import DOCUMENTS
from annotator.model import Annotation, Document, Identity, ImportedDocument, Snapshot
from annotator.progress import Progress, no_progress, part
from annotator.store import annotations, documents, links, outline, snapshot, stranger, tags
from annotator.store.file import ProjectFile
from annotator.store.project import Project
from annotator.store.stamps import Origin, stamp_of
from annotator.text import anchor, clean

PROJECT_SUFFIX = stranger.SUFFIX
_BEGINNING = 100_000  # bytes in which a file says what it is


def create_project(path: Path, identity: Identity | None) -> Project:
    """An empty project; the usual ending is added where the name has none."""
    if path.name and not path.suffix:
        path = path.with_suffix(PROJECT_SUFFIX)
    return Project.create(path, identity)


def read_file(
    path: Path,
    format_name: str = "",
    encoding: str = "",
    progress: Progress = no_progress,
    *,
    whole: bool = False,
) -> Read:
    """The documents of a file and what readers marked in it, not yet in any project.

    `whole` takes a book as one document, not chapter by chapter.

    :raises UnreadableFile: with the reason.
    :raises Cancelled: when `progress` does.
    """
    if path.is_dir():
        raise UnreadableFile("{path} is a folder; name the files in it.", path=path)
    if not path.is_file():
        raise UnreadableFile("There is no file {path}.", path=path)
    return reading.documents(path, format_name, encoding, progress, whole=whole)


def read_documents(
    path: Path, format_name: str = "", encoding: str = "", *, whole: bool = False
) -> Sequence[ImportedDocument]:
    """The documents of a file alone.

    :raises UnreadableFile: with the reason.
    """
    return read_file(path, format_name, encoding, whole=whole).documents


def is_document(path: Path) -> bool:
    """Whether a file is called as documents are that can be imported."""
    return any(path.suffix.lower() in one.suffixes for one in READERS.values())


def import_documents(
    project: Project, path: Path, *, format_name: str = "", title: str = "", encoding: str = "", whole: bool = False
) -> list[str]:
    """Take a file's documents into the project, in one step; returns their ids."""
    found = read_documents(path, format_name, encoding, whole=whole)
    return add_documents(project, path, retitled(path, found, title), format_name=format_name)


def retitled(path: Path, found: Sequence[ImportedDocument], title: str) -> Sequence[ImportedDocument]:
    """Documents under a title that a person gives, if one is given.

    :raises AnnotatorError: when there are several.
    """
    title = clean.name(title)
    if title and len(found) > 1:
        raise AnnotatorError(
            "{name} holds {number} documents; a title can be given to one only.", name=path.name, number=len(found)
        )
    return [replace(found[0], title=title)] if title else found


def add_documents(
    project: Project,
    path: Path,
    found: Sequence[ImportedDocument],
    *,
    format_name: str = "",
    progress: Progress = no_progress,
) -> list[str]:
    """Take documents that were read from a file into the project, in one step; returns their ids.

    :raises Cancelled: when `progress` does; then nothing was taken in.
    """
    return documents.add(project, found, path, format_name or reader_for(path).name, progress)


def outside_documents(found: Sequence[Document]) -> int:
    """How many visible characters of a volume are in none of its documents."""
    return sum(int(document.details.get(OUTSIDE, 0)) for document in found)


def pages_without_text(found: Sequence[Document]) -> int:
    """How many pages of a PDF are pictures alone, and have no words here."""
    return sum(int(document.details.get(WITHOUT_TEXT, 0)) for document in found)


def is_annotation_file(path: Path) -> bool:
    """Whether a file says at its beginning that it holds annotations that this program exported, as W3C JSON."""
    try:
        with path.open("rb") as file:
            return f'"{DOCUMENTS}"'.encode() in file.read(_BEGINNING)
    except OSError:
        return False


def import_annotations(project: Project, path: Path) -> int:
    """Take back annotations that this program exported; those the project has are left alone.

    Returns how many were new. Their authors, times and ids are kept.

    :raises UnreadableFile: with the reason; then nothing was changed.
    """
    return add_annotations(project, path, reading.exported(path))


def add_annotations(project: Project, path: Path, found: Snapshot, progress: Progress = no_progress) -> int:
    """The same for annotations that were read from the file already.

    :raises Cancelled: when `progress` does; then nothing was taken in.
    """
    known = {document.id for document in documents.listed(project)}
    missing = {one.document_title for one in found.annotations if one.document_id not in known}
    if missing:
        names = "; ".join(sorted(missing)[:5])
        raise UnreadableFile(
            "{name} belongs to documents that are not in this project: {titles}. Import them first.",
            name=path.name,
            titles=names,
        )
    new = len(found.annotations) - len(annotations.known(project, [one.id for one in found.annotations]))
    with project.edit(f"Import {new} annotations", progress=part(progress, 1, 2)):
        _take_back(project, found, part(progress, 0, 2))
    return new


def _take_back(project: Project, found: Snapshot, progress: Progress) -> None:
    """Enter every record of a snapshot that the project does not have."""
    long_ago = stamp_of("1970-01-01T00:00:00Z")
    shared = Origin(project.reader.id, long_ago, long_ago)
    for reader in found.readers:
        project.enter("reader", reader.id, {"name": reader.name}, shared._replace(author=reader.id))
    for tag in found.tags:
        project.enter("tag", tag.id, _fields(tag, "name", "parent_id", "colour", "description"), shared)
    for source in found.sources:
        project.enter("source", source.id, _fields(source, "title", "locator", "url"), shared)
    by_birth = sorted(found.annotations, key=lambda one: one.id)  # in which order the indexes grow at their ends
    for done, annotation in enumerate(by_birth):
        progress(done, len(by_birth))
        _take_back_one(project, annotation)
    for link in found.links:
        at = stamp_of(link.created)
        project.enter("link", link.id, _fields(link, "from_id", "to_id", "relation"), Origin(link.author, at, at))


def _take_back_one(project: Project, one: Annotation) -> None:
    """Enter an annotation with its passages, tags and replies; tags keep their order."""
    origin = Origin(one.author, stamp_of(one.created), stamp_of(one.modified))
    project.enter("annotation", one.id, _fields(one, "document_id", "colour", "note"), origin)
    joined = {"annotation_id": one.id, "document_id": one.document_id}
    for span in one.spans:
        passage = _fields(span, "start", "end", "quote", "prefix", "suffix")
        project.enter("span", span.id, {**joined, **passage}, origin)
    for place, tag_id in enumerate(one.tag_ids):
        tags.enter(project, one.id, tag_id, origin._replace(born=stamp_of(one.created, count=place)))
    for reply in one.replies:
        at = stamp_of(reply.created)
        values = {"annotation_id": one.id, "note": reply.note}
        project.enter("reply", reply.id, values, Origin(reply.author, at, at))


def _fields(record: object, *names: str) -> dict[str, object]:
    return {name: getattr(record, name) for name in names}


def find_passages(
    text: str, quotes: Sequence[str], *, occurrence: int = 0, prefix: str = "", suffix: str = ""
) -> list[tuple[int, int]]:
    """Where quotations stand, each after the one before it.

    :raises AnnotatorError: when one is not in the text, or stands there more than once and
        neither `occurrence` (from 1) nor the context says which is meant.
    """
    found: list[tuple[int, int]] = []
    for quote in quotes:
        places = anchor.occurrences(text, quote, *(("", "") if found else (prefix, suffix)))
        if not places:
            raise AnnotatorError("“{words}” is not in this document.", words=_short(quote))
        if found:
            after = [place for place in places if place[0] >= found[-1][1]]
            if not after:
                raise AnnotatorError(
                    "“{words}” does not stand after “{before}”.",
                    words=_short(quote),
                    before=_short(quotes[len(found) - 1]),
                )
            found.append(after[0])
        else:
            found.append(_which(places, quote, occurrence))
    return found


def _which(places: list[tuple[int, int]], quote: str, occurrence: int) -> tuple[int, int]:
    if occurrence and not 1 <= occurrence <= len(places):
        times = "once" if len(places) == 1 else f"{len(places)} times"
        raise AnnotatorError(
            "“{words}” stands in this document {times}; there is no occurrence {occurrence}.",
            words=_short(quote),
            times=times,
            occurrence=occurrence,
        )
    if not occurrence and len(places) > 1:
        raise AnnotatorError(
            "“{words}” stands in this document {number} times; say which with --occurrence 1 to {number}, "
            "or give more of the text with --prefix or --suffix.",
            words=_short(quote),
            number=len(places),
        )
    return places[max(occurrence, 1) - 1]


def _short(quote: str) -> str:
    return quote if len(quote) <= 60 else quote[:59] + "…"


def end_named(project: Project, name: str) -> str:
    """The id of the annotation or document a person means as an end of a link.

    :raises AnnotatorError: when there is none.
    """
    try:
        return annotations.named(project, name)
    except AnnotatorError:
        return documents.named(project, name).id


def link_to_source(project: Project, from_id: str, words: str, relation: str) -> str:
    """Link to a work outside the project, given as `Title, page` or as an address."""
    with project.edit("Add cross-reference"):
        return links.add(project, from_id, links.source_from(project, words), relation)


def spare_project(project: ProjectFile, path: Path) -> None:
    """Refuse a path for an export that is the project's own.

    :raises AnnotatorError: when it is.
    """
    if path.resolve() == project.path.resolve():
        raise AnnotatorError("An export cannot take the place of the project itself; choose another name.")


def export(
    project: Project,
    format_name: str,
    path: Path,
    query: str = "",
    progress: Progress = no_progress,
    *,
    outlined: bool | None = None,
    style: str = "",
) -> int:
    """Write the annotations that a filter leaves to a file; returns how many.

    Unless it is said whether they go as the outline has them, notes for a paper do where there is one. Their
    footnotes are in a citation style, Chicago where none is named.

    :raises AnnotatorError: for an unknown format, a file that cannot be written, or where there is no outline.
    """
    if format_name not in WRITERS:
        raise AnnotatorError(
            "There is no format “{name}” to export to; there are {known}.", name=format_name, known=", ".join(WRITERS)
        )
    spare_project(project, path)
    there_is_one = bool(outline.read(project))
    if outlined and not there_is_one:
        raise AnnotatorError("There is no outline in this project yet.")
    wanted = WRITERS[format_name]
    if outlined is None:
        outlined = wanted.for_papers and there_is_one
    first, second = part(progress, 0, 2), part(progress, 1, 2)
    chosen = snapshot.of(project, query, outlined=outlined, with_texts=wanted.with_texts, progress=first)
    wanted.write(replace(chosen, style=style), path, second)
    return len(chosen.annotations)


def make_sample_project(path: Path, identity: Identity | None) -> Project:
    """The project of the first start: the letter, its companion, and annotations to try things on.

    It comes into being whole or not at all: a start that was cut short makes it anew.

    :raises AnnotatorError: when it cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with parts.beside(path) as made:
            project = Project.create(made, identity)
            _fill_sample(project)
            project.close()
            parts.put_in_place(made, path)
    except (SaveFailed, OSError) as error:
        raise AnnotatorError(
            "{path} cannot be made: its folder may not be written, or the disk is full.", path=path
        ) from error
    return Project.open(path, identity)


def _fill_sample(project: Project) -> None:
    with project.edit("Sample project"):
        letter, companion = (_sample_document(project, name) for name in ("letter.xml", "berlin-chronology.txt"))
        made = [_sample_annotation(project, letter, *one) for one in _SAMPLES]
        beside = _sample_annotation(project, companion, *_BESIDE)
        links.add(project, made[3], beside, "repeats")
        links.add(project, made[0], made[1], "elaborates")
        links.add(project, made[2], companion, "see also")
        words = "Foreign Relations of the United States, 1961–1963, vol. VI, Kennedy-Khrushchev Exchanges"
        links.add(project, made[1], links.add_source(project, words), "see also")


def _sample_document(project: Project, name: str) -> str:
    """A document that came with the program; nothing in it needs to be guarded against."""
    path = paths.bundled("sample_docs", name)
    found = documents_of(reader_for(path), path, "", no_progress, whole=False)
    return add_documents(project, path, found)[0]


def _sample_annotation(project: Project, document_id: str, quote: str, colour: str, note: str, tag: str) -> str:
    places = find_passages(documents.text(project, document_id), [quote])
    return annotations.add(project, document_id, places, colour=colour, note=note, tag_paths=[tag] if tag else [])


_SAMPLES = (
    (
        "this source will always make our relations feverish",
        "amber",
        "The grievance is framed as a shared illness, not a dispute: note “like me”.",
        "settlement/peace treaty",
    ),
    ("a certain number of symbolic troops under the UN flag", "sky", "", "settlement/troops"),
    (
        "it is, of course, Adenauer who is interested in that in the first place",
        "pink",
        "Naming the obstacle: the quarrel is moved from Washington to Bonn.",
        "actors/Adenauer",
    ),
    (
        "we decided to put the German problem, so to say, on ice until the end of the elections",
        "green",
        "",
        "elections",
    ),
    (
        "Such, evidently, are “traditions” in the United States",
        "green",
        "The passage runs over a page break: pp. 337–38.",
        "elections",
    ),
)
_BESIDE = ("the German question could wait until after the American elections", "green", "", "elections")

__all__ = ["READERS", "WRITERS", "create_project", "export", "import_annotations", "import_documents"]
