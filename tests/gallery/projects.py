"""The projects that the gallery shows: real files, read as a reader would take them in."""

from contextlib import closing
from pathlib import Path

from annotator import exchanging, jobs, paths
from annotator.model import COLOURS, Identity, Reader
from annotator.store import annotations, documents, links, listing, outline, tags
from annotator.store.project import Project
from tests.making import a_document, mark_words

TEXTS = Path(__file__).with_name("texts")
ANA = Identity(Reader("01900000-0000-7000-8000-00000000000a", "Ana"), "anasown1")
BEN = Identity(Reader("01900000-0000-7000-8000-00000000000b", "Ben"), "bensown1")
CLARA = Identity(Reader("01900000-0000-7000-8000-00000000000c", "Clara Ruiz"), "clarasp1")
FEVERISH = "this source will always make our relations feverish"
ICE = "on ice until the end of the elections"


def empty(path: Path) -> None:
    """A project with nothing in it."""
    jobs.create_project(path, ANA).close()


def sample(path: Path) -> None:
    """The project of the first start, with tags that have colours."""
    with closing(jobs.make_sample_project(path, ANA)) as project:
        for name, colour in (("settlement", "amber"), ("actors", "pink"), ("elections", "green")):
            tag = tags.named(project, name)
            assert tag is not None
            tags.describe(project, tag.id, colour=colour)


def outlined(path: Path) -> None:
    """The sample, with some of its annotations in the sections of a paper."""
    answered(path)
    with closing(Project.open(path, ANA)) as project:
        ids = listing.rows(project)
        argument = outline.add(project, "The quarrel about the treaty")
        source = outline.add(project, "A doctor and his patient", argument)
        outline.add(project, "What both sides could sign", argument)
        ice = outline.add(project, "Elections as a calendar")
        outline.put(project, argument, ids[:1])
        outline.put(project, source, ids[1:3])
        outline.put(project, ice, ids[3:4])


def answered(path: Path) -> None:
    """The sample, with what two others say to its first annotation."""
    sample(path)
    with closing(Project.open(path, BEN)) as project:
        first = _bearer(project, "settlement/peace treaty")
        annotations.reply(project, first, "A doctor’s word, and he is the doctor. Compare “red-hot glow” below.")
    with closing(Project.open(path, ANA)) as project:
        annotations.reply(project, first, "Yes: the *cure* comes before the blame.")
    with closing(Project.open(path, CLARA)) as project:
        letter = documents.listed(project)[0].id
        mark_words(project, letter, "lebensraum", colour="red", note="In quotation marks in the source too.")


def dense(path: Path) -> None:
    """The letter with the highlights of three readers over each other."""
    with closing(jobs.create_project(path, ANA)) as project:
        jobs.import_documents(project, paths.bundled("sample_docs", "letter.xml"))
        letter = documents.listed(project)[0].id
    words = _words_of(path, letter)
    for turn, reader in enumerate((ANA, BEN, CLARA)):
        with closing(Project.open(path, reader)) as project, project.edit("Read"):
            for number in range(26):
                start = (number * 23 + turn * 11) % (len(words) - 40)
                end = start + 4 + (number * 7 + turn * 5) % 30
                annotations.add(
                    project,
                    letter,
                    [(words[start][0], words[end][1])],
                    colour=COLOURS[(number + 3 * turn) % len(COLOURS)],
                    note="Here the tone changes, and the next sentence answers it." if number % 4 == 0 else "",
                    tag_paths=[("tone", "settlement/troops", "actors/Adenauer", "elections")[number % 4]],
                )


def _words_of(path: Path, document_id: str) -> list[tuple[int, int]]:
    """Where the words of a document begin and end."""
    with closing(Project.open(path, ANA, read_only=True)) as project:
        text = documents.text(project, document_id)
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        found.append((at, at + len(word)))
        at += len(word)
    return found


def doubtful(path: Path) -> None:
    """The letter, with what Ben marked in another translation of it: some of it is to check, some was not found."""
    sample(path)
    bens, sent = path.with_name("Ben.annotator"), path.with_name("Ben.annotations.json")
    with closing(Project.open(path, ANA)) as project, closing(jobs.create_project(bens, BEN)) as other:
        text = documents.text(project, documents.listed(project)[0].id)
        for ours, theirs in _OTHERWISE:
            assert ours in text
            text = text.replace(ours, theirs)
        copy = a_document(other, text, "Letter to Kennedy")
        for number, (words, note) in enumerate(_MARKED_OTHERWISE):
            mark_words(other, copy, words, colour=COLOURS[number], note=note)
        exchanging.export(other, sent)
        exchanging.merge(project, sent, exchanging.read(sent))


def right_to_left(path: Path) -> None:
    """A Hebrew and an Arabic letter, with highlights over words of both directions."""
    with closing(jobs.create_project(path, ANA)) as project:
        hebrew = jobs.import_documents(project, TEXTS / "hebrew.txt")[0]
        arabic = jobs.import_documents(project, TEXTS / "arabic.txt")[0]
        note = "מי כתב את ההערה? הכתב אינו של האב."
        first = mark_words(project, hebrew, "הערה באנגלית, “see the letter to Thompson”, ולידה תאריך", note=note)
        mark_words(project, hebrew, "מי שקורא לאט קורא פעמיים", colour="sky", tag_paths=["קריאה/איטית"])
        mark_words(project, hebrew, "קורא לאט קורא פעמיים, ומי שכותב בשוליים", colour="green")
        second = mark_words(
            project, arabic, "من يقرأ ببطء يقرأ مرتين", colour="sky", tag_paths=["قراءة"], note="الجملة نفسها."
        )
        links.add(project, second, first, "translates")


def drama(path: Path) -> None:
    """A scene in verse and prose, and four lines of a sonnet."""
    with closing(jobs.create_project(path, ANA)) as project:
        scene, sonnet = jobs.import_documents(project, TEXTS / "tempest.xml")
        isle = mark_words(project, scene, "the isle is full of noises", colour="sky", tag_paths=["sound"])
        mark_words(
            project,
            scene,
            "The clouds methought would open, and show riches\nReady to drop upon me",
            colour="violet",
            note="The one speech in which he is *richer* than those who own him.",
            tag_paths=["dream"],
        )
        day = mark_words(
            project, sonnet, "Shall I compare thee to a summer’s day?\nThou art more lovely", colour="amber"
        )
        links.add(project, isle, day, "responds to")


def joined(path: Path) -> None:
    """The sample with more cross-references, to passages, documents and works outside."""
    sample(path)
    with closing(Project.open(path, ANA)) as project:
        letter, companion = (one.id for one in documents.listed(project))
        ends = {name: mark_words(project, letter, words, colour=colour) for name, words, colour in _PASSAGES}
        for name, words, colour in _BESIDE:
            ends[name] = mark_words(project, companion, words, colour=colour)
        for start, end, relation in _LINKS:
            links.add(project, ends[start], ends[end], relation)
        book = links.source_from(project, "Beschloss, The Crisis Years, 1991, p. 352")
        links.add(project, ends["anxiety"], book, "is evidence for")
        links.add(project, ends["dialogue"], book, "takes back")


def tagged(path: Path) -> None:
    """Eight short letters of two years, whose passages have tags of a small codebook."""
    with closing(jobs.create_project(path, ANA)) as project, project.edit("Seminar"):
        for number, (date, title) in enumerate(_LETTERS):
            text = f"{title}\n\n" + "\n\n".join(_SENTENCES[(number + turn) % len(_SENTENCES)] for turn in range(5))
            one = a_document(project, text, title, date=date, number=str(number + 1))
            for turn in range(5):
                at = (number + turn) % len(_SENTENCES)
                chosen = [_TAGS[at]] + ([_TAGS[(at + 2) % len(_TAGS)]] if (number + turn) % 3 == 0 else [])
                if (number * 2 + turn) % 4:
                    mark_words(project, one, _SENTENCES[at], colour=COLOURS[at], tag_paths=chosen)
        for path_of_tag, colour in (("peace", "green"), ("war", "red"), ("law", "blue")):
            tag = tags.named(project, path_of_tag)
            assert tag is not None
            tags.describe(project, tag.id, colour=colour)


_OTHERWISE = (
    (
        "Such is our position. I stated it in detail to Ambassador Thompson who, evidently, informed you about it.",
        "Such is our standpoint. I laid it out in full to Ambassador Thompson, who no doubt told you of it.",
    ),
    (FEVERISH, "this sore will make our dealings feverish for ever"),
    (ICE, "in cold storage till the voting is over"),
    (
        "By no means is he motivated",
        "Nobody wants the conclusion of a German peace treaty less than he does. By no means is he motivated",
    ),
    ("After the elections, apparently", "History will judge us both. After the elections, apparently"),
)
_MARKED_OTHERWISE = (
    ("Such is our standpoint", "He says *our*, and means *my*."),
    ("no doubt told you of it", ""),
    ("in cold storage till the voting is over", "A pledge, or a pause?"),
    ("the conclusion of a German peace treaty less", "Compare what he says of the treaty elsewhere."),
    ("History will judge us both", ""),
    ("symbolic troops", "Whose symbol?"),
)


def _bearer(project: Project, tag: str) -> str:
    return min(tags.bearers(project, tag))


_PASSAGES = (
    ("treaty", "it is impossible to postpone any further the conclusion of a German peace treaty", "amber"),
    ("hot-bed", "eliminate this dangerous hot-bed", "red"),
    ("troops", "station in West Berlin the UN troops", "sky"),
    ("anxiety", "correctly understand our anxiety", "violet"),
    ("dialogue", "continue the dialogue", "green"),
    ("base", "the use of West Berlin under the cover of occupation regime as a NATO base", "blue"),
)
_BESIDE = (
    ("vienna", "Kennedy and Khrushchev met in Vienna", "olive"),
    ("police", "be replaced by police formations under the United Nations", "sky"),
    ("november", "in the second half of November", "green"),
)
_LINKS = (
    ("treaty", "vienna", "responds to"),
    ("troops", "police", "repeats"),
    ("dialogue", "november", "repeats"),
    ("hot-bed", "treaty", "elaborates"),
    ("base", "troops", "contradicts"),
    ("anxiety", "hot-bed", "see also"),
)
_LETTERS = (
    ("1961-03-02", "To the Editor, on the Treaty"),
    ("1961-06-11", "From the Ministry"),
    ("1961-07-30", "To a Friend in Vienna"),
    ("1961-10-05", "Circular to the Members"),
    ("1962-01-17", "Reply to the Circular"),
    ("1962-04-08", "From the Ministry, a Second Time"),
    ("1962-07-21", "To the Editor, on the Elections"),
    ("1962-11-30", "Last Letter"),
)
_SENTENCES = (
    "A treaty that both sides sign is worth more than ten that one side praises.",
    "The garrison stays, we are told, until the last danger has passed.",
    "What the court decided in spring the ministry forgot in autumn.",
    "Nobody asked the town, although the town was asked to pay.",
    "After the elections we shall speak again, and perhaps more freely.",
    "The tanks stood for sixteen hours and then drove away.",
)
_TAGS = ("peace/treaty", "war/garrison", "law", "peace/town", "elections", "war/tanks")
