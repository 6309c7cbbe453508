"""What is to be read in a part of a TEI file, told by its elements' names alone: to compare with what a reader made."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from annotator.formats.refi import local

LEFT_OUT = frozenset(("teiHeader", "del", "fw", "facsimile", "standOff", "listPerson", "listPlace", "listOrg"))
READINGS = {"choice": ("corr", "reg", "expan"), "app": ("lem",)}  # where several stand for one, those that are read


def seen(division: etree._Element) -> Iterator[str]:
    """The words that are read, and the signs that stand for gaps."""
    gone: set[etree._Element] = set()
    for one in division.iter():
        above = one.getparent()
        if one is not division and (above in gone or _is_left_out(one)):
            gone.add(one)
        elif isinstance(one.tag, str):
            yield one.text or ""
            if local(one) == "gap" and not "".join(map(str, one.itertext(tag=etree.Element))).strip():
                yield "[…]"
        if one is not division and above not in gone:
            yield one.tail or ""


def _is_left_out(one: etree._Element) -> bool:
    above = one.getparent()
    if local(one) in LEFT_OUT or one.tag == "{http://www.w3.org/2001/XInclude}include":
        return True
    wanted = READINGS.get(local(above), ()) if above is not None else ()
    if not wanted or not local(one):
        return False
    others = [other for other in above if local(other)] if above is not None else []
    return one is not next((other for other in others if local(other) in wanted), others[0])
