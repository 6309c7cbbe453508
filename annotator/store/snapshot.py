"""The project, or the part a filter leaves, as one value for those who write files."""

from collections.abc import Sequence
from dataclasses import replace

from annotator.model import Annotation, Link, Snapshot, Text
from annotator.progress import Progress, no_progress
from annotator.store import annotations, documents, filter, links, outline, printed, readers, tags
from annotator.store.project import Project
from annotator.store.stamps import moment

_AT_ONCE = 500  # annotations that are read between two looks at the clock


def of(
    project: Project,
    query: str = "",
    *,
    outlined: bool = False,
    with_texts: bool = False,
    progress: Progress = no_progress,
) -> Snapshot:
    """Everything to export, annotations by document and place, or as the outline has them and then the others;
    the texts of the documents where they are wanted. Cross-references whose other end is missing are left out.

    :raises AnnotatorError: for a filter that cannot be understood.
    """
    chosen = filter.chosen(project, query)
    sections = outline.read(project)
    if outlined:
        left = set(chosen)
        chosen = [one for section in sections for one in section.entries if one in left] + chosen
    found = _loaded(project, list(dict.fromkeys(chosen)), progress)
    return Snapshot(
        documents=tuple(documents.listed(project)),
        annotations=tuple(found),
        links=tuple(_links(project, {one.id for one in found})),
        tags=tuple(tags.listed(project)),
        sources=tuple(links.sources(project)),
        readers=tuple(reader for reader, _ in readers.listed(project)),
        outline=sections,
        outlined=outlined,
        texts=_texts(project) if with_texts else {},
        pages={one: printed.pages_of(project, one) for one in {note.document_id for note in found}},
    )


def _loaded(project: Project, ids: Sequence[str], progress: Progress) -> list[Annotation]:
    found: list[Annotation] = []
    for at in range(0, len(ids), _AT_ONCE):
        progress(at, len(ids))
        found += map(with_links_that_lead, annotations.load(project, ids[at : at + _AT_ONCE]))
    return found


def with_links_that_lead(one: Annotation) -> Annotation:
    """An annotation without cross-references whose other end is deleted or not here yet."""
    there = tuple(link for link in one.links if link.other.kind != "missing") if one.links else ()
    return one if len(there) == len(one.links) else replace(one, links=there)


def _texts(project: Project) -> dict[str, Text]:
    return {
        one.id: Text(
            documents.text(project, one.id), documents.marks(project, one.id), documents.pages(project, one.id)
        )
        for one in documents.listed(project)
    }


def _links(project: Project, chosen: set[str]) -> list[Link]:
    """The cross-references of the chosen annotations, and those between documents."""
    rows = project.rows("SELECT * FROM link WHERE alive ORDER BY born, id")
    known = links.ends(project, {row[name] for row in rows for name in ("from_id", "to_id")})
    found = []
    for row in rows:
        ends = {known[row["from_id"]], known[row["to_id"]]}
        if any(end.kind == "missing" for end in ends):
            continue
        notes = {end.id for end in ends if end.kind == "annotation"}
        if notes & chosen or not notes:
            joined = {name: row[name] for name in ("id", "from_id", "to_id", "relation", "author")}
            found.append(Link(**joined, created=moment(row["born"])))
    return found
