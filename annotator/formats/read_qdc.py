"""A codebook of the REFI-QDA standard, read with some patience: Taguette's does not keep to the schema."""

from __future__ import annotations

from lxml import etree

from annotator.errors import sentence
from annotator.formats import refi
from annotator.formats.gathering import Gathering
from annotator.records import Sent


def recognise(root: etree._Element) -> bool:
    """Whether XML is a codebook."""
    return refi.local(root) == "CodeBook" and (etree.QName(root).namespace or "").startswith("urn:QDA-XML:codebook")


def read(root: etree._Element, _name: str) -> Sent:
    """The codes, as tags."""
    gathering = Gathering("refi")
    dotted = (root.get("origin") or "").startswith("Taguette")
    refi.read_codes(gathering, refi.child(root, "Codes"), dotted=dotted)
    sets = sum(1 for _ in refi.children(refi.child(root, "Sets"), "Set"))
    if sets:
        gathering.left_out(sentence("Left out: sets ({number})."), sets)
    return gathering.sent()
