"""A seminar of five, two on the web copy of the letter and three on the TEI, that exchanges files for weeks.

`SEMINAR_ANNOTATIONS` and `SEMINAR_ORDERS` make it longer: 200 and 20 are what the program is held to.
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from annotator import exchanging, jobs
from annotator.model import COLOURS, Identity, Reader
from annotator.store import annotations, check, documents, links, merging, places, tags
from annotator.store.annotations import SURE
from annotator.store.project import Project
from annotator.store.stamps import Clock
from tests.conftest import HERE

MANY = int(os.environ.get("SEMINAR_ANNOTATIONS", "25"))
ORDERS = int(os.environ.get("SEMINAR_ORDERS", "2"))
NAMES = ("Ana", "Ben", "Carla", "Dmitri", "Eva")
WEB = ("Ana", "Ben")


def identity_of(number: int) -> Identity:
    return Identity(Reader(f"01900000-0000-7000-8000-0000000005{number:02}", NAMES[number]), f"device5{number}")


def opened(path: Path, number: int) -> Project:
    """A reader's project, on a computer whose clock is hours from the others'."""
    project = Project.open(path, identity_of(number))
    ahead = (number - 2) * 5 * 3_600_000
    project._clock = Clock(f"device5{number}", lambda: 1_790_000_000_000 + ahead + random.randrange(1000))
    return project


def write(project: Project, chance: random.Random) -> None:
    """Annotations, edits, replies, tags, links and deletions."""
    here = documents.listed(project)[0].id
    text = documents.text(project, here)
    words = [at for at in range(len(text) - 90) if text[at - 1 : at] in ("", " ") and text[at] != " "]
    made = []
    with project.edit("Read the letter"):
        for _ in range(MANY):
            start = chance.choice(words)
            colour, length = chance.choice(COLOURS), chance.randrange(12, 80)
            tag = f"t/{chance.randrange(9)}"
            made.append(annotations.add(project, here, [(start, start + length)], colour=colour, tag_paths=[tag]))
        for one in made:
            if chance.random() < 0.4:
                annotations.write_note(project, one, f"n{chance.random()}")
            if chance.random() < 0.3:
                annotations.reply(project, one, "so")
        for one in chance.sample(made, MANY // 5):
            links.add(project, one, chance.choice([other for other in made if other != one]), "see also")
        annotations.remove(project, chance.sample(made, MANY // 10))
        tags.describe(project, tags.listed(project)[0].id, colour=chance.choice(COLOURS))


@pytest.fixture(scope="module")
def seminar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everybody's project before anything was exchanged."""
    folder = tmp_path_factory.mktemp("seminar")
    for number, name in enumerate(NAMES):
        made = jobs.create_project(folder / f"{name}.annotator", identity_of(number))
        source = "letter.txt" if name in WEB else "letter.xml"
        jobs.import_documents(made, HERE.parent / "sample_docs" / source)
        made.close()
        project = opened(made.path, number)
        write(project, random.Random(number))
        project.close()
    return folder


@pytest.mark.parametrize("order", range(ORDERS))
def test_everybody_ends_with_the_same(seminar: Path, tmp_path: Path, order: int) -> None:
    chance = random.Random(order)
    for path in seminar.iterdir():
        shutil.copy(path, tmp_path)
    projects = [opened(tmp_path / f"{name}.annotator", number) for number, name in enumerate(NAMES)]

    def send(one: Project, others: list[Project]) -> None:
        path = one.path.with_suffix(".annotations.json")
        exchanging.export(one, path, with_text=chance.random() < 0.9)
        sent = exchanging.read(path)
        for other in others:
            for _ in range(chance.choice((1, 1, 2))):
                exchanging.merge(other, path, sent)

    for _ in range(3):
        one, *others = chance.sample(projects, 3)
        send(one, others)
        write_more(others[0], chance)
    for _ in range(2):
        for one in chance.sample(projects, len(projects)):
            send(one, [other for other in chance.sample(projects, len(projects)) if other is not one])
    assert len({merging.state(one) for one in projects}) == 1
    everyone = [everything(one) for one in projects]
    assert all(found == everyone[0] for found in everyone)
    assert {author for author, *_ in everyone[0].values()} == set(NAMES)
    for one in projects:
        assert check.problems(one) == []
        one.close()


def write_more(project: Project, chance: random.Random) -> None:
    """Edit one's own after having seen others', and answer them."""
    here = documents.listed(project)[0].id
    found = annotations.load(project, [row[-1] for row in places.order(project, here)])
    own = [one for one in found if annotations.is_mine(project, one)]
    with project.edit("Go on"):
        for one in chance.sample(own, 3):
            annotations.write_note(project, one.id, f"later {chance.random()}")
        for one in chance.sample(found, 3):
            annotations.reply(project, one.id, "I see")
            tags.apply(project, [one.id], ["seen/by me"])
        annotations.remove(project, [chance.choice(own).id])


def everything(project: Project) -> dict[str, tuple[str, str, str, int, int]]:
    """Every annotation with its author, words and note; each stands surely at the right words of this copy.

    Where the copies differ (the web copy has no date line) words are lacking, or there are more between them.
    """
    (here,) = documents.listed(project)
    text = documents.text(project, here.id)
    letters, found = squeezed(text), {}
    for one in annotations.load(project, [row[-1] for row in places.order(project, here.id)]):
        there = squeezed(text[one.start : one.end])
        if squeezed(one.quote) in letters:
            assert one.placement in SURE, (one.quote, one.placement)
            assert there == squeezed(one.quote)
        else:
            assert there[:5] == squeezed(one.quote)[:5] or there[-5:] == squeezed(one.quote)[-5:]
        found[one.id] = (one.author_name, squeezed(one.quote), one.note, len(one.replies), len(one.tags))
    return found


def squeezed(words: str) -> str:
    """The letters alone: copies differ in note and page marks, in spaces and quotation marks."""
    return "".join(character for character in words.casefold() if character.isalpha())
