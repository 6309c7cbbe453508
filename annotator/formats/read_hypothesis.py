"""What Hypothesis exports, and what its programming interface gives: annotations with their authors and times.

Offsets count UTF-16 in another text than ours and are hints. Answers to answers stand below the annotation.
"""

from __future__ import annotations

from typing import Any

from annotator.errors import Notice
from annotator.formats.copies import Copy
from annotator.formats.gathering import Gathering, as_text
from annotator.ids import derived_id
from annotator.records import Sent
from annotator.text.anchor import Passage

TOOL = "hypothesis"
Json = dict[str, Any]


def recognise(found: Any) -> bool:
    """Whether parsed JSON is an export of Hypothesis, an answer of its interface, or a list of its annotations."""
    if isinstance(found, dict) and ("export_date" in found or "total" in found):
        return isinstance(found.get("annotations", found.get("rows")), list)
    first = found[0] if isinstance(found, list) and found else found
    return isinstance(first, dict) and "uri" in first and "target" in first and "@context" not in first


def read(found: Any, _name: str) -> Sent:
    """The annotations with tags and answers."""
    if isinstance(found, dict):
        found = found.get("annotations", found.get("rows", [found]))
    gathering = Gathering(TOOL)
    known = {as_text(one["id"]): one for one in found}
    roots: dict[str, str] = {}
    for one in found:
        _enter(gathering, one, _root(one, known, roots))
    private = sum(_is_private(one) for one in found)
    if private:
        gathering.warn(Notice("In Hypothesis these were for their author alone: {number}.", number=private))
    return gathering.sent()


def _root(one: Json, known: dict[str, Json], roots: dict[str, str]) -> str:
    """The annotation an answer is about in the end; empty for what is no answer. The last reference is the parent."""
    way: dict[str, None] = {}
    own = as_text(one["id"])
    while own not in roots and own not in way:
        references = known[own].get("references") or [] if own in known else []
        way[own] = None
        if not references:
            break
        own = as_text(references[-1] if references[-1] in known else references[0])
    root = roots.get(own, own)
    roots.update(dict.fromkeys(way, root))
    return "" if root == one["id"] else root


def _enter(gathering: Gathering, one: Json, root: str) -> None:
    author = _author(gathering, one)
    own, times = as_text(one["id"]), (as_text(one.get("created")), as_text(one.get("updated")))
    tags = [as_text(tag) for tag in one.get("tags") or []]
    note = as_text(one.get("text"))
    if root:
        signs = " ".join(f"#{tag}" for tag in tags)
        answer = "\n\n".join(filter(None, (note, signs)))
        gathering.reply((own,), derived_id("annotation", TOOL, root), author, answer, *times)
        return
    targets = one.get("target") or [{}]
    uri = as_text(one.get("uri") or targets[0].get("source")) or "nowhere"
    titles = (one.get("document") or {}).get("title") or [""]
    copy = gathering.address(as_text(titles[0] if isinstance(titles, list) else titles), uri.partition("#")[0])
    passages = [found for target in targets if (found := _passage(copy, target))]
    entered = gathering.annotation((own,), copy, passages, author=author, at=times[0], changed=times[1], note=note)
    for tag in tags:
        gathering.tagging(entered, gathering.tag([tag]), author, times[0])


def _author(gathering: Gathering, one: Json) -> str:
    user = as_text(one.get("user"))
    shown = (one.get("user_info") or {}).get("display_name")
    return gathering.reader(as_text(shown) or user.removeprefix("acct:").partition("@")[0], user)


def _passage(copy: Copy, target: Json) -> Passage | None:
    selectors = {as_text(one.get("type")): one for one in target.get("selector") or []}
    quote, position = selectors.get("TextQuoteSelector", {}), selectors.get("TextPositionSelector", {})
    exact, prefix, suffix = (as_text(quote.get(name)) for name in ("exact", "prefix", "suffix"))
    start, end = position.get("start"), position.get("end")
    if type(start) is not int or type(end) is not int:
        start = end = 0
    return copy.quoted(exact, start=start, end=end, prefix=prefix, suffix=suffix)


def _is_private(one: Json) -> bool:
    """Whether only its author could read it."""
    readers = (one.get("permissions") or {}).get("read")
    return bool(readers) and readers == [one.get("user")]
