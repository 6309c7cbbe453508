"""Small documents of every kind that can be imported, made here for tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.foreign_files import W, packed, run

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Site</title>
<meta name="citation_author" content="A. Author"><meta name="citation_publication_date" content="1962">
<script>if (1 < 2) write("<p>no</p>")</script></head>
<body><nav>Menu</nav><h1>A Letter<br>of 1962</h1>
<p>Words<sup><a id="r1" href="#n1">1</a></sup> and <i>more&nbsp;</i>words&hellip; see
<a href="https://example.org/a">it</a>.</p>
<span class="pagenum">[338]</span>
<ul><li>one</li><li>two<a id="r2" href="#n2">[2]</a></li></ul>
<blockquote><p>Quoted.</p><p>Twice.</p></blockquote>
<table><tr><td>a</td><td><p>b</p></td></tr></table>
<p>a line<br>another</p><p style="display:none">hidden</p><p>&nbsp;</p>
<ol class="footnotes"><li id="n1"><p>First note. <a href="#r1">↩</a></p></li>
<li id="n2">Second <b>note</b>. <a href="#r2">↩</a></li></ol>
</body></html>"""


def a_page(folder: Path) -> Path:
    """A web page with one thing of each kind."""
    path = folder / "page.html"
    path.write_text(PAGE, "utf-8")
    return path


MARKDOWN = """---
title: A Letter
author: [A. Author, B. Writer]
date: "1962"
---

# Of *1962*

Words[^a] and **more** words,\\
see [it](https://example.org/a) &amp; “that”[^a].

> Quoted.

1. one
2. two ^[in the line]

[^a]: First note.

    Goes on.

[^b]: nobody's note

| a | b |
|---|---|
| c | d |
"""


def a_markdown_file(folder: Path) -> Path:
    """Markdown with one thing of each kind."""
    path = folder / "letter.md"
    path.write_text(MARKDOWN, "utf-8")
    return path


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES = f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
STYLES = """<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="my"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="z"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:styleId="e" w:type="character"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>"""


def a_paragraph(inside: str, style: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}</w:p>'


def a_note(kind: str, number: int, inside: str) -> str:
    return f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>{inside}</w:p></w:{kind}>'


def docx(path: Path, body: str, **parts: str) -> Path:
    """A Word document: its body, and by name what its styles, footnotes, endnotes and comments hold."""
    names = {"styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"}
    relations = "".join(
        f'<Relationship Id="{one}" Type="{OFFICE}/{one}" Target="{one}.xml"/>' for one in names if one in parts
    )
    web = f'<Relationship Id="web" Type="{OFFICE}/hyperlink" Target="https://example.org/{{}}" TargetMode="External"/>'
    everything = f'<Relationships xmlns="{RELATIONS}">{{}}</Relationships>'
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": everything.format(relations + web.format("a")),
        "word/_rels/footnotes.xml.rels": everything.format(web.format("note")),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
    }
    files |= {f"word/{one}.xml": f"<w:{one} {SPACES}>{inside}</w:{one}>" for one, inside in parts.items()}
    return packed(path, files)


def a_word_file(folder: Path) -> Path:
    """A Word document with one thing of each kind."""
    link = f'<w:hyperlink r:id="web">{run("it")}</w:hyperlink>'
    cell = "<w:tc>{}</w:tc>"
    box = f"<w:r><w:drawing><w:txbxContent>{a_paragraph(run('in a box'))}</w:txbxContent></w:drawing></w:r>"
    body = (
        a_paragraph(run("A Letter") + "<w:r><w:br/></w:r>" + run("of 1962"), "my")
        + a_paragraph(
            run("Wo", "<w:i/>")
            + run("rds", "<w:i/>")
            + '<w:r><w:footnoteReference w:id="2"/></w:r>'
            + run(" and ")
            + run("more", "<w:b/>")
            + f"<w:r><w:tab/><w:noBreakHyphen/></w:r>{box}"
            + run("b", '<w:b w:val="0"/>')
            + '<w:r><w:endnoteReference w:id="1"/></w:r>'
            + f"{run(' see ')}{link}"
            + '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>'
        )
        + '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        + run("one")
        + "</w:p>"
        + a_paragraph(run("Quoted", '<w:rStyle w:val="e"/>'), "z")
        + f"<w:tbl><w:tr>{cell.format(a_paragraph(run('a')))}{cell.format(a_paragraph(run('b')))}</w:tr></w:tbl>"
        + a_paragraph(run("a line") + "<w:r><w:br/><w:lastRenderedPageBreak/></w:r>" + run("another"))
        + a_paragraph(run("hidden", "<w:vanish/>") + f"<w:ins>{run('new')}</w:ins><w:del>{run('old')}</w:del>")
    )
    footnotes = (
        f'<w:footnote w:id="0" w:type="separator">{a_paragraph(run("x"))}</w:footnote>'
        + a_note("footnote", 2, f'{run(" At ")}<w:hyperlink r:id="web">{run("home")}</w:hyperlink>')
        + a_note("footnote", 3, run("nobody leads here"))
    )
    return docx(
        folder / "letter.docx", body, styles=STYLES, footnotes=footnotes, endnotes=a_note("endnote", 1, run("End."))
    )


PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:opf="http://www.idpf.org/2007/opf"><metadata><dc:title>A Book</dc:title><dc:creator>A. Author</dc:creator>
<dc:contributor opf:role="edt">E. Editor</dc:contributor><dc:date>1962</dc:date>
<dc:identifier>urn:isbn:978-0-16-045197-4</dc:identifier></metadata><manifest>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="c" href="text/cover.xhtml" media-type="application/xhtml+xml"/>
<item id="c1" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="c1b" href="text/one%20more.xhtml" media-type="application/xhtml+xml"/>
<item id="c2" href="text/two.xhtml" media-type="application/xhtml+xml"/>
<item id="c3" href="text/notes.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="c"/><itemref idref="c1"/><itemref idref="c1b"/><itemref idref="c2"/><itemref idref="c3"/></spine>
</package>"""
CHAPTER = """<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"
 xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{}</body></html>"""


def a_book(folder: Path, package: str = PACKAGE, **more: str) -> Path:
    """An EPUB of two chapters with the notes of both in a third file, and a list of printed pages."""
    pages = '<a href="text/one.xhtml#p7">7</a><a href="text/two.xhtml#p9">9</a>'
    contents = '<a href="text/one.xhtml">First</a><a href="text/two.xhtml#top">Second</a>'
    noteref = '<a epub:type="noteref" href="notes.xhtml#n{0}">{0}</a>'
    note = '<aside epub:type="footnote" id="n{0}"><p>Note {0}. <a epub:type="backlink" href="x#r">back</a></p></aside>'
    texts = {
        "nav": f'<nav epub:type="toc">{contents}</nav><nav epub:type="page-list">{pages}</nav>',
        "text/cover": "<img src='cover.jpg'/>",
        "text/one": f"<h1>One</h1><p>Words{noteref.format(1)} <a id='p7'/>and&nbsp;<i>more</i></p>",
        "text/one more": '<p>See <a href="two.xhtml#top">the next</a>.</p>',
        "text/two": f"<h1 id='top'>Two</h1><p><span id='p9'>It</span> ends.{noteref.format(2)}</p>",
        "text/notes": note.format(1) + note.format(2),
    }
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
        "b.opf": package,
    }
    return packed(
        folder / "book.epub", files | {f"{one}.xhtml": CHAPTER.format(text) for one, text in texts.items()} | more
    )


def a_pdf(path: Path, pages: list[list[str]], catalog: str = "", annotations: str = "") -> Path:
    """A PDF of lines of text, twelve points high and fourteen apart from 720 points down.

    A line that begins with `# ` is set larger, an empty one is left empty. `annotations` are those of the first page.
    """
    held = ["<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>"]
    kids = []
    last = len(pages) * 2 + 2
    for lines in pages:
        set_so = " ".join(
            f"/F1 {18 if one.startswith('# ') else 12} Tf ({one.removeprefix('# ')}) Tj T*" for one in lines
        )
        content = f"BT 14 TL 72 720 Td {set_so} ET"
        held.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
        kids.append(f"{len(held) + 1} 0 R")
        marks = f"/Annots[{annotations}]" if annotations and len(kids) == 1 else ""
        held.append(
            f"<</Type/Page/Parent {last} 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 1 0 R>>>>"
            f"/Contents {len(held)} 0 R{marks}>>"
        )
    held.append(f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>")
    held.append(f"<</Type/Catalog/Pages {last} 0 R{catalog}>>")
    content, places = b"%PDF-1.4\n", []
    for number, one in enumerate(held, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer<</Size {len(held) + 1}/Root {last + 1} 0 R>>\nstartxref\n{len(content)}\n%%EOF"
    path.write_bytes(content + f"xref\n0 {len(held) + 1}\n0000000000 65535 f \n{table}{end}".encode())
    return path


def a_printed_file(folder: Path) -> Path:
    """A PDF of four pages with running heads, page labels, a highlight with a note, and a note on the page."""
    body = [
        [
            *("# A Letter", "", "Some words of infor-", "mation and well-", "known things, as all well-known"),
            *("things are.", "", "A second paragraph that goes on"),
        ],
        ["on the next page.", "", "Third."],
        ["Fourth."],
        ["Fifth."],
    ]
    pages = [[f"Running head {number}", "", *lines] for number, lines in enumerate(body, 1)]
    labels = "/PageLabels<</Nums[0<</S/D/St 337>>]>>"
    quads = "72 646 191 646 72 634 191 634"
    highlight = (
        f"<</Type/Annot/Subtype/Highlight/Rect[72 634 200 646]/QuadPoints[{quads}]/C[1 0.8 0]/T(Ana)"
        "/CreationDate(D:20240301100000Z)/Contents(which?)>>"
    )
    note = "<</Type/Annot/Subtype/Text/Rect[60 560 70 575]/T(Ben)/M(D:20240302100000Z)/Contents(On the page.)>>"
    return a_pdf(folder / "letter.pdf", pages, labels, highlight + note)


_NS = "urn:oasis:names:tc:opendocument:xmlns:"
ODT = " ".join(f'xmlns:{one}="{_NS}{one}:1.0"' for one in ("office", "text", "table", "style", "fo", "meta")) + (
    f' xmlns:draw="{_NS}drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def odt(path: Path, body: str, styles: str = "") -> Path:
    """An OpenDocument text with this body, and these styles of its own."""
    content = (
        f"<office:document-content {ODT}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    meta = (
        f"<office:document-meta {ODT}><office:meta><dc:title>A Title</dc:title>"
        "<meta:initial-creator>A. Author</meta:initial-creator><dc:creator>B</dc:creator></office:meta>"
        "</office:document-meta>"
    )
    return packed(
        path, {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "meta.xml": meta}
    )


def an_open_document(folder: Path) -> Path:
    """An OpenDocument text with one thing of each kind."""
    style = '<style:style style:name="{}" style:family="{}" {}><style:text-properties {}/></style:style>'
    styles = style.format("T1", "text", "", 'fo:font-style="italic"') + style.format(
        "P1", "paragraph", 'style:parent-style-name="Quotations"', ""
    )
    note = (
        '<text:note text:id="f1"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>At home.</text:p></text:note-body></text:note>"
    )
    said = (
        '<office:annotation office:name="c1"><dc:creator>Ana</dc:creator><dc:date>2024-03-01T10:00:00</dc:date>'
        "<text:p>which?</text:p></office:annotation>"
    )
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    body = (
        "<text:tracked-changes><text:p>old</text:p></text:tracked-changes>"
        '<text:h text:outline-level="1">A Letter<text:line-break/>of 1962</text:h>'
        f'<text:p>Words{note} and{said}<text:s text:c="2"/><text:span text:style-name="T1">more'
        '</text:span><office:annotation-end office:name="c1"/> see '
        '<text:a xlink:href="https://example.org/a">it</text:a>.</text:p>'
        "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
        '<text:p text:style-name="P1">Quoted</text:p>'
        f"<table:table><table:table-row>{cell.format('a')}{cell.format('b')}</table:table-row></table:table>"
        "<text:p>a line<text:line-break/>another [Page 338] on</text:p>"
    )
    return odt(folder / "letter.odt", body, styles)


RICH = r"""{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset161 Greek;}}
{\stylesheet{\s0 Normal;}{\s1\outlinelevel0\b heading 1;}{\s2\i Quote;}}{\info{\title A Title}}
{\header Running head\par}
{\pard\s1\b A Letter\line of 1962\par}
\pard Gr\'f6\'dfe{\footnote\pard\plain {\super\chftn} At {\i home}.} and {\i mo}{\i re} {\v hidden}\f1\'e1\f0
 \u8222?that\ldblquote  \u-10179?\u-8704? see {\field{\*\fldinst HYPERLINK "x"}{\fldrslt it}}.\par
\pard\s2 Quoted \{so\}\~far\par
\trowd\pard\intbl a\cell b\cell\row
\pard a line\line another [Page 338] on{\*\unknown gone}\par{\pict 89504e47}}"""


def a_rich_text(folder: Path) -> Path:
    """An RTF file with one thing of each kind."""
    path = folder / "letter.rtf"
    path.write_text(RICH, "latin-1")
    return path


SAMPLES: dict[str, Callable[[Path], Path]] = {
    "html": a_page,
    "markdown": a_markdown_file,
    "docx": a_word_file,
    "epub": a_book,
    "pdf": a_printed_file,
    "odt": an_open_document,
    "rtf": a_rich_text,
}
