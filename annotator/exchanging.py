"""Verbs of exchange: write everything one knows for others, and fold in what others know."""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from annotator import foreign, jobs, reading
from annotator.errors import AnnotatorError, Notice, UnreadableFile
from annotator.formats import reader_for, write_exchange
from annotator.model import ImportedDocument
from annotator.progress import Progress, no_progress, part
from annotator.records import Sent, SentDocument, devices_of
from annotator.store import alike, annotations, documents, history, merging, places, readers, tags
from annotator.store.alike import Likeness
from annotator.store.merging import CHANGED, DELETED, NEW, UNCHANGED, Joined
from annotator.store.project import Project
from annotator.store.stamps import now

EXCHANGE = "exchange"  # the name of the format
EXCHANGE_SUFFIX = ".annotations.json"
_JOINED = "joined"  # what a project keeps from looking at a file until it folds it in
ENDINGS = " ".join(f"*{suffix}" for suffix in foreign.SUFFIXES)  # of files to merge, but for projects
_OUTLINE = ("section", "outline_entry")
_WRITTEN = {"annotation": "annotations", "reply": "replies", "tagging": "tags", "link": "links"}


@dataclass(frozen=True, slots=True)
class ReaderReport:
    """What a file brings of one reader. Annotations: how many of each; replies, tags and links: new ones."""

    name: str
    new: int = 0
    changed: int = 0
    deleted: int = 0
    unchanged: int = 0
    unplaced: int = 0
    check: int = 0
    replies: int = 0
    tags: int = 0
    links: int = 0


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What folding a file in comes to, or came to."""

    name: str
    readers: tuple[ReaderReport, ...]
    tags: int  # that are new here
    outline: int  # sections of the outline, and annotations in them, that come or change
    documents: tuple[Likeness, ...]  # others' documents that were recognised now
    added: tuple[str, ...]  # titles of documents that came along with their text
    missing: tuple[str, ...]  # titles of documents that are not here, and whose text was not sent
    overwritten: tuple[str, ...]  # one's own annotations that the file knows better
    warnings: tuple[Notice, ...]
    nothing_new: bool
    step: int = 0  # in which it came in


def export(project: Project, path: Path, *, with_text: bool = True) -> str:
    """Write the exchange file: every record, everyone's and the deleted ones; returns the state code.

    Without texts (where they may not be passed on) others place passages by their words alone.
    """
    jobs.spare_project(project, path)
    records = list(merging.all_records(project))
    return write_exchange.write(path, records, alike.sent_documents(project, with_text=with_text), now())


def is_exchange(path: Path) -> bool:
    """Whether a file says at its beginning that it is an exchange file."""
    try:
        with path.open("rb") as file:
            return f'"{write_exchange.FORMAT}"'.encode() in file.read(200)
    except OSError:
        return False


def is_to_merge(path: Path) -> bool:
    """Whether a file holds others' annotations, as far as its name and beginning say: one to `read`, not to import."""
    if path.suffix.lower() == jobs.PROJECT_SUFFIX or jobs.is_annotation_file(path):
        return False
    return is_exchange(path) or (foreign.is_called_so(path) and not jobs.is_document(path))


def read(path: Path, progress: Progress = no_progress) -> Sent:
    """What a file of annotations holds, whichever program wrote it.

    :raises UnreadableFile: with the reason.
    :raises Cancelled: when `progress` does.
    """
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise UnreadableFile("{name} is no file.", name=path.name)  # a pipe, on which reading would wait for ever
    return reading.annotations(path, progress, is_exchange=is_exchange(path))


def doubtful(project: Project, sent: Sent) -> list[Likeness]:
    """Documents of others that may be copies of ours: a person has to say, in the `matches` of a merge."""
    return [one for one in alike.recognised(project, sent.documents) if one.doubtful]


def bare(project: Project, sent: Sent) -> list[Likeness]:
    """Documents of others that annotations stand in, and whose text neither is here nor was sent.

    Each has the one of ours that most of their quotations stand in, where there is one; only a person can say.
    """
    spans = [one.fields["anchor"].value for one in sent.records if one.kind == "span"]
    return alike.by_quotations(project, sent.documents, [(one["document_id"], one["quote"]) for one in spans])


class _Rehearsed(Exception):
    """Ends a preview: everything was done and looked at, and nothing is kept."""


def preview(
    project: Project, path: Path, sent: Sent, matches: Mapping[str, str] | None = None, progress: Progress = no_progress
) -> MergeReport:
    """What folding a file in would come to; the project stays as it is."""
    reports: list[MergeReport] = []
    try:
        with project.edit("Merge"):
            reports.append(_folded(project, path, sent, matches or {}, progress))
            raise _Rehearsed
    except _Rehearsed:
        return reports[0]


def merge(
    project: Project,
    path: Path,
    sent: Sent,
    matches: Mapping[str, str] | None = None,
    progress: Progress = no_progress,
    *,
    undoable: bool = True,
) -> MergeReport:
    """Fold a file in, in one step; folding it in again writes nothing. `matches` say which documents
    are the same: others' ids with ours, or with nothing for those that are not.

    :raises Cancelled: when `progress` does; then nothing is changed.
    """
    learnt, found = _learnt(project, sent, matches or {}), merging.joined(project, sent.records)
    if not found.changes and not learnt.is_new:
        report = _report(project, path, sent, learnt, found)
    else:
        if project.find("reader", project.reader.id):  # else the edit begins with a record of the reader
            project.cache[_JOINED] = found  # which is dropped where another program writes before we do
        with project.edit(f"Merge {path.name}", progress=part(progress, 1, 2), undoable=undoable):
            report = _folded(project, path, sent, matches or {}, part(progress, 0, 2))
        report = replace(report, step=history.newest(project))
    return report


def take_back(project: Project, path: Path, *, rehearsed: bool = False) -> MergeReport:
    """Fold in W3C annotations that this program exported; those that are here are left alone.

    `rehearsed` says what it would come to, and changes nothing.
    """
    found = reading.exported(path)
    here = annotations.known(project, [one.id for one in found.annotations])
    new = Counter(one.author_name for one in found.annotations if one.id not in here)
    old = Counter(one.author_name for one in found.annotations if one.id in here)
    tags_here = {one.id for one in tags.listed(project)}
    with suppress(_Rehearsed), project.edit(f"Merge {path.name}"):
        jobs.add_annotations(project, path, found)
        if rehearsed:
            raise _Rehearsed
    return MergeReport(
        name=path.name,
        readers=tuple(ReaderReport(one, new=new[one], unchanged=old[one]) for one in sorted({*new, *old})),
        tags=len({one.id for one in found.tags} - tags_here),
        outline=0,
        documents=(),
        added=(),
        missing=(),
        overwritten=(),
        warnings=(),
        nothing_new=not new,
    )


def _folded(project: Project, path: Path, sent: Sent, matches: Mapping[str, str], progress: Progress) -> MergeReport:
    """Fold a file in within the edit that is going on."""
    learnt = _learnt(project, sent, matches)
    alike.remember(project, learnt.said, sent.documents, confirmed=True)
    alike.remember(project, learnt.taken, sent.documents, confirmed=False)
    recorded = {one.id for one in sent.records if one.kind == "document"}
    for one in learnt.added:
        documents.keep_sent(project, one, recorded=one.id in recorded)
    alike.remember(project, learnt.twins, sent.documents, confirmed=False)
    found: Joined = project.cache.pop(_JOINED, None) or merging.joined(project, sent.records)
    overwritten = _overwritten(project, found)
    total = 2 * sum(map(len, found.rows.values()))
    for done in merging.take(project, found):
        progress(done, total)
    project.work_out(part(progress, 1, 2))
    return _report(project, path, sent, learnt, found, overwritten)


def _report(
    project: Project, path: Path, sent: Sent, learnt: "_Learnt", found: Joined, overwritten: tuple[str, ...] = ()
) -> MergeReport:
    return MergeReport(
        name=path.name,
        readers=_readers(project, found),
        tags=sum(one.kind == "tag" and became == NEW for one, became in found.outcomes),
        outline=sum(one.kind in _OUTLINE and became != UNCHANGED for one, became in found.outcomes),
        documents=(*learnt.said, *learnt.taken, *learnt.twins),
        added=tuple(one.title for one in learnt.added),
        missing=tuple(one.title for one in learnt.missing),
        overwritten=overwritten,
        warnings=sent.warnings,
        nothing_new=not found.changes and not learnt.is_new,
    )


class _Learnt(NamedTuple):
    """What a file teaches of documents: which are ours by a person's word or by their likeness, and the others."""

    said: list[Likeness]
    taken: list[Likeness]
    added: list[SentDocument]
    twins: list[Likeness]  # of those that are added
    missing: list[SentDocument]

    @property
    def is_new(self) -> bool:
        return bool(self.said or self.taken or self.added)


def _learnt(project: Project, sent: Sent, matches: Mapping[str, str]) -> _Learnt:
    likely = alike.recognised(project, sent.documents)
    said = [one._replace(local_id=matches[one.foreign_id]) for one in likely if matches.get(one.foreign_id)]
    taken = [one for one in likely if one.same and one.foreign_id not in matches]
    others = {one.foreign_id for one in likely} - {one.foreign_id for one in (*said, *taken)}
    rest = [one for one in sent.documents if one.id in others]
    added, twins = alike.apart([one for one in rest if one.text])
    return _Learnt(said, taken, added, twins, [one for one in rest if not one.text])


def is_of_ours(project: Project, sent: Sent) -> bool:
    """Whether what readers marked stands in another copy of a document that is here: a file to merge, not to import."""
    return any(one.local_id for one in alike.recognised(project, sent.documents))


def add_marked(
    project: Project, path: Path, found: Sequence[ImportedDocument], sent: Sent, progress: Progress = no_progress
) -> list[str]:
    """Take in documents, and what readers marked in their file, in one step; returns the documents' ids.

    :raises Cancelled: when `progress` does; then nothing was taken in.
    """
    with project.edit("Import document"):
        ids = jobs.add_documents(project, path, found, progress=part(progress, 0, 2))
        _folded(project, path, sent, {}, part(progress, 1, 2))
    return ids


def keep_mine(project: Project, report: MergeReport) -> None:
    """Write one's own annotations again as they were before a merge, if it stands: an edit that wins everywhere."""
    if report.overwritten and history.stands(project, report.step):
        with project.edit("Keep mine"):
            merging.write_again(project, report.step, report.overwritten)


class Moved(NamedTuple):
    """How the annotations of a document came over to a corrected transcription."""

    document_id: str
    kept: int
    check: int
    unplaced: int


def correct(
    project: Project, document_id: str, path: Path, progress: Progress = no_progress, *, rehearse: bool = False
) -> Moved:
    """Put a corrected transcription in a document's place; its annotations move over, everyone's.

    To rehearse is to say what it would come to, and to change nothing.

    :raises AnnotatorError: when the file cannot be read, holds several documents, or the very same text.
    """
    found = jobs.read_file(path, progress=progress).documents
    if len(found) != 1:
        raise AnnotatorError(
            "{name} holds {number} documents; a correction is one. Nothing was changed.",
            name=path.name,
            number=len(found),
        )
    moved: list[Moved] = []
    try:
        with project.edit("Correct transcription"):
            new_id = documents.correct(project, document_id, found[0], path, reader_for(path).name)
            project.work_out()
            moved.append(_moved(project, new_id))
            if rehearse:
                raise _Rehearsed
    except _Rehearsed:
        pass
    return moved[0]


def _moved(project: Project, new_id: str) -> Moved:
    there = [row[-1] for row in places.order(project, new_id)]
    found: Counter[str] = Counter()
    for _, status, number in merging.statuses(project, there):
        found[status] += number
    return Moved(new_id, len(there) - found.total(), found["check"], found["unplaced"])


# --- what became of it, by reader


def _readers(project: Project, found: Joined) -> tuple[ReaderReport, ...]:
    names = {reader.id: reader.name for reader, _ in readers.listed(project)}
    annotations = _annotations(found)
    tally: Counter[tuple[str, str]] = Counter((author, became) for author, became in annotations.values())
    for one, became in found.outcomes:
        if one.kind in ("reply", "tagging", "link") and became == NEW:
            tally[one.author, _WRITTEN[one.kind]] += 1
    touched = [one for one, (_, became) in annotations.items() if became in (NEW, CHANGED)]
    for author, status, number in merging.statuses(project, touched):
        tally[author, status] += number
    authors = dict.fromkeys(author for author, _ in tally)
    reports = [
        ReaderReport(names.get(one, ""), **{what: number for (author, what), number in tally.items() if author == one})
        for one in authors
    ]
    return tuple(sorted(reports, key=lambda report: report.name.casefold()))


def _annotations(found: Joined) -> dict[str, tuple[str, str]]:
    """The author of each annotation in a file, and what became of it; a passage is its annotation's."""
    result = {one.id: (one.author, became) for one, became in found.outcomes if one.kind == "annotation"}
    for one, became in found.outcomes:
        if one.kind == "span" and became != UNCHANGED:
            annotation = str(one.fields["annotation_id"].value)
            author, before = result.get(annotation, (one.author, UNCHANGED))
            result[annotation] = (author, CHANGED if before == UNCHANGED else before)
    return result


def _overwritten(project: Project, found: Joined) -> tuple[str, ...]:
    """One's own annotations, passages and replies of which the file knew something newer, before that is written.

    What another computer of one's own wrote that is known here is no news to anybody.
    """
    changed = (one for one, became in found.outcomes if became in (CHANGED, DELETED))
    own = [one for one in changed if found.authors.get(one.id, one.author) == project.reader.id]
    own = [one for one in own if one.kind in merging.KEPT]
    known = merging.devices(project, project.reader.id) | {project.device} if own else set()
    return tuple(one.id for one in own if one.id in found.authors or not devices_of(one) <= known)


def as_json(report: MergeReport) -> dict[str, Any]:
    """A report as the command line prints it."""
    documents = [one._asdict() for one in report.documents]
    told = {name: value for name, value in asdict(report).items() if name != "step"}
    return told | {"documents": documents, "warnings": [str(one) for one in report.warnings]}
