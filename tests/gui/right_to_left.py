"""Documents in Hebrew and Arabic, made up, with all that a source says beside its words."""

from __future__ import annotations

from annotator.model import Mark, Page
from annotator.store import links
from annotator.store.project import Project
from tests.making import a_document, mark_words

HEBREW = """מכתב על הגשר
ירושלים, 4 ביוני 1925.
NATO לא היה אז. הגשר הישן, שנבנה בשנת 1887 בידי Henry Smith & Sons בלונדון, עמד על שלוש קשתות של אבן; בן־דודי \
ספר 12,500 צעדים עד בית־הספר. «האם נוכל לחזור?», שאל המורה — ואיש לא ענה. הדרך ארוכה (כ־3 ק"מ), והנהר עמוק מאוד \
בחורף.
שָׁלוֹם עַל הַבָּאִים, וּבְרָכָה לַהוֹלְכִים.
1962
ראשית דבר: לשאול את כל מי שעבר על הגשר ביום הראשון של החודש, ולרשום את דבריו כפי שנאמרו, מילה במילה, בלי להוסיף דבר.
על הגשר עומד אדם
ומביט אל המים, ואל האור הנופל על האבנים הישנות, ואל הסירות העוברות תחתיו לאט לאט עד הים.
המורה נשאל על כך ב־The Times של לונדון.
"""
ARABIC = """رسالة عن الجسر
كان الجسر القديم، الذي بُني سنة ١٨٨٧ في London، يقف على ثلاث قناطر من حجر. هل نعود؟ سأل المعلّم؛ ولم يُجبه أحد. \
السلام عليكم، لا إله إلا الله، والكلام لأهله.
یہ کہانی ہے۔ وہ گیا۔ می\u200cخواهم بروم و ل\u200dا نیز.
"""
MIXED = """A Letter in Two Hands
The word שלום (peace) stands beside سلام in the letter of 1925, and both are older than the bridge.
She wrote: “הגשר הישן, 1887, עמד” and no more.
"""


def _paragraph(text: str, begin: str, kind: str, **more: str) -> Mark:
    start = text.index(begin)
    return Mark(start, text.index("\n", start), kind, **more)


def hebrew(project: Project) -> str:
    """A letter with a title, a date line, a note, pages, an item and verse; returns its id."""
    text, after = HEBREW, HEBREW.index("קשתות") + len("קשתות")
    within = HEBREW.index("Smith") + len("Smith")
    marks = [
        _paragraph(text, "מכתב", "title"),
        _paragraph(text, "ירושלים", "dateline"),
        Mark(within, within, "noteref", "n1", "1"),
        Mark(after, after, "noteref", "n2", "2"),
        _paragraph(text, "ראשית", "item"),
        _paragraph(text, "על הגשר עומד", "verse"),
        _paragraph(text, "ומביט", "verse"),
        _paragraph(text, "המורה נשאל", "note", target="n1", value="1"),
    ]
    pages = (Page(0, "17"), Page(text.index("בן־דודי"), "18"), Page(text.index("ומביט"), "19"))
    return a_document(project, text, "מכתב על הגשר, 1925", marks=tuple(marks), pages=pages, number="א")


def arabic(project: Project) -> str:
    """A short letter in Arabic, with a line of Urdu and Persian; returns its id."""
    return a_document(project, ARABIC, "رسالة عن الجسر", marks=(_paragraph(ARABIC, "رسالة", "title"),), number="٢")


def mixed(project: Project) -> str:
    """An English letter with Hebrew and Arabic words in it; returns its id."""
    return a_document(project, MIXED, "A Letter in Two Hands", marks=(_paragraph(MIXED, "A Letter", "title"),))


def annotated(project: Project) -> str:
    """The three letters, annotated and linked; returns the id of the Hebrew one."""
    here, there, both = hebrew(project), arabic(project), mixed(project)
    note = "הערה על Henry Smith ועל השנה 1887.\nAnd a line in English."
    first = mark_words(
        project, here, "שנבנה בשנת 1887 בידי Henry Smith", note=note, tag_paths=["גשרים/אבן", "bridges"], colour="sky"
    )
    mark_words(project, here, "Smith & Sons בלונדון, עמד על", colour="green")
    mark_words(project, here, "בן־דודי ספר 12,500 צעדים עד בית־הספר. «האם נוכל לחזור?», שאל המורה — ואיש לא ענה.")
    second = mark_words(project, there, "هل نعود؟ سأل المعلّم", note="سؤال", tag_paths=["bridges"], colour="pink")
    third = mark_words(project, both, "beside سلام in the letter of 1925", tag_paths=["bridges"], colour="violet")
    for other, relation in ((second, "repeats"), (third, "responds to"), (there, "see also")):
        links.add(project, first, other, relation)
    links.add(project, third, here, "contradicts")
    return here
