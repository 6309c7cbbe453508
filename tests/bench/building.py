"""Make the projects that are measured, through the program's own door."""

import shutil
from time import perf_counter

from annotator import jobs
from annotator.ids import new_id, tagging_id
from annotator.store import annotations, documents, tags
from annotator.store.project import Project
from annotator.text import anchor
from tests.bench import material
from tests.bench.case import Case
from tests.bench.timing import Samples

_FEW = 200


def build(case: Case) -> Samples:
    """An empty project, one with the book, one with all highlights; says how long each took."""
    case.text_file.write_text(material.book(case.size.characters), "utf-8")
    jobs.create_project(case.empty, case.identity).close()
    project = jobs.create_project(case.bare, case.identity)
    jobs.import_documents(project, case.text_file)
    project.close()
    shutil.copy(case.bare, case.project)
    project = Project.open(case.project, case.identity)
    began = perf_counter()
    highlight_all(project, material.passages(case.size.characters, case.size.highlights))
    took = (perf_counter() - began) * 1000
    project.close()
    return {"bulk": [took]}


def highlight_all(project: Project, wanted: list[material.Passage]) -> None:
    """Every highlight in one step; the text is read once."""
    document_id = documents.listed(project)[0].id
    text = documents.text(project, document_id)
    with project.edit(f"Add {len(wanted)} highlights"):
        tag_ids = {path: tags.ensure(project, path) for path in material.TAGS}
        for passage in wanted:
            _highlight(project, document_id, text, passage, tag_ids)


def _highlight(
    project: Project, document_id: str, text: str, passage: material.Passage, tag_ids: dict[str, str]
) -> None:
    start, end = anchor.trimmed(text, passage.start, min(passage.end, len(text)))
    if start >= end:
        return
    made = new_id()
    project.put("annotation", made, {"document_id": document_id, "colour": passage.colour, "note": passage.note})
    joined = {"annotation_id": made, "document_id": document_id}
    project.put("span", new_id(), {**joined, **anchor.describe(text, start, end)._asdict()})
    if passage.tag:
        tag_id = tag_ids[passage.tag]
        record = tagging_id(made, tag_id, project.reader.id)
        project.put("tagging", record, {"annotation_id": made, "tag_id": tag_id})


def add_in_one_step(case: Case) -> Samples:
    """Some highlights by `annotations.add` inside one edit, as a loop in a script makes them; time for each."""
    project = Project.open(case.copy(case.bare), case.identity)
    document_id = documents.listed(project)[0].id
    wanted = material.passages(case.size.characters - 10_000, _FEW, seed=3)
    began = perf_counter()
    with project.edit("Add highlights"):
        for passage in wanted:
            annotations.add(project, document_id, [(passage.start, passage.end)], colour=passage.colour)
    took = (perf_counter() - began) * 1000 / _FEW
    project.close()
    return {"each": [took]}
