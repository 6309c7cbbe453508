"""A small TEI volume that tests make: three letters with printed pages, notes, persons and a reference."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

_HEADER = """<teiHeader><fileDesc>
 <titleStmt>
  <title type="series">Papers of the Harbour Commission</title><title type="sub-series">1871–1873</title>
  <title type="volume-number">Volume II</title><title type="volume">The Treaty of the Quay</title>
  <editor role="primary">Clara Voss</editor>
 </titleStmt>
 <publicationStmt><publisher>Seehafen Press</publisher><pubPlace>Hamburg</pubPlace><date>1931</date></publicationStmt>
</fileDesc><profileDesc><particDesc><listPerson>
 <person xml:id="p_amsel"><persName><surname>Amsel</surname>, <forename>Ida</forename></persName>
  <occupation>Consul at the harbour</occupation></person>
 <person xml:id="p_brandt"><persName><surname>Brandt</surname>, <forename>Otto</forename></persName>
  <occupation>Minister of Trade</occupation></person>
</listPerson></particDesc></profileDesc></teiHeader>"""

_LETTERS = """
<pb n="90"/>
<div type="document" xml:id="d31" n="31">
 <head>31. Letter From Consul <persName corresp="#p_amsel">Amsel</persName> to Minister
  <persName corresp="#p_brandt">Brandt</persName><note n="1" type="source">Source: Harbour Archive, box 4.</note></head>
 <dateline><placeName>Quayside</placeName>, <date when="1871-03-03">March 3, 1871</date>.</dateline>
 <p>The merchants of the quay say that they were promised a “free <hi rend="italic">harbour</hi>” and nothing less.
  They wait, as they put it, for the ice to <pb n="91"/>leave the river, and with it the customs men.</p>
 <p>I have told them nothing.<note n="2">Compare the account in <ref target="#d33">document 33</ref>.</note></p>
</div>
<div type="document" xml:id="d32" n="32">
 <head>32. Telegram From Minister <persName corresp="#p_brandt">Brandt</persName> to Consul
  <persName corresp="#p_amsel">Amsel</persName></head>
 <dateline><placeName>Capital</placeName>, <date when="1871-03-09">March 9, 1871</date>.</dateline>
 <p>Promise them the customs house. Do not promise them the customs.</p>
 <pb n="92"/>
 <p>[Here follow instructions on the lighthouse.]</p>
 <p>The treaty can wait until the elections are over &amp; the <hi rend="bold">budget</hi> is passed.</p>
</div>
<div type="document" xml:id="d33" n="33">
 <head>33. Letter From Consul <persName corresp="#p_amsel">Amsel</persName> to Minister
  <persName corresp="#p_brandt">Brandt</persName></head>
 <dateline><placeName>Quayside</placeName>, <date when="1873-11-20">November 20, 1873</date>.</dateline>
 <p>The ice has left the river twice since I wrote; the customs men have not.</p>
 <pb n="94"/>
 <p>What was promised on the quay is now denied in the capital, and I am asked to explain the difference.</p>
</div>"""


class Quoted(NamedTuple):
    """Words of a letter, as the finished quotation has them, and the end of its note."""

    number: str
    words: tuple[str, ...]
    quotation: str
    where: str


ICE = Quoted(
    "31",
    ("for the ice to leave the river, and with it the customs men",),
    "“for the ice to leave the river, and with it the customs men”",
    "doc. 31, pp. 90–91.",
)
PROMISE = Quoted(
    "32",
    ("Promise them the customs house", "The treaty can wait until the elections are over & the budget is passed"),
    "“Promise them the customs house … The treaty can wait until the elections are over & the budget is passed”",
    "doc. 32, pp. 91–92.",
)
DENIED = Quoted(
    "33",
    ("What was promised on the quay is now denied in the capital",),
    "“What was promised on the quay is now denied in the capital”",
    "doc. 33, p. 94.",
)
_TITLES = {
    "31": "Letter From Consul Amsel to Minister Brandt, March 3, 1871",
    "32": "Telegram From Minister Brandt to Consul Amsel, March 9, 1871",
    "33": "Letter From Consul Amsel to Minister Brandt, November 20, 1873",
}


def footnote(one: Quoted) -> str:
    """The full note of a quotation, with stars around what is in italics."""
    return (
        f"{_TITLES[one.number]}, *Papers of the Harbour Commission, 1871–1873*, vol. II, *The Treaty of the Quay*, "
        f"ed. Clara Voss (Hamburg: Seehafen Press, 1931), {one.where}"
    )


def a_volume(folder: Path) -> Path:
    """Write the volume."""
    path = folder / "harbour-v2.xml"
    text = f"<text><body>{_LETTERS}</body></text>"
    path.write_text(f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="harbour-v2">{_HEADER}{text}</TEI>', "utf-8")
    return path
