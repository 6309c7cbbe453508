"""Hostile XML, JSON, web pages, rich text and plain text: small files that ask for much, or reach for other files."""

from __future__ import annotations

from collections.abc import Callable, Mapping

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'
SECRET = "the-canary-in-another-file"
Bytes = Callable[[str], bytes]  # of the address of a file that must not be read


def _tei(inside: str, before: str = "") -> bytes:
    return (before + TEI.format(inside)).encode()


def _entities(count: int, levels: int, *, attribute: bool = False) -> bytes:
    """Entities that hold one another: billion laughs."""
    inner = '<!ENTITY e0 "ha">'
    for level in range(1, levels):
        again = f"&e{level - 1};" * count
        inner += f'<!ENTITY e{level} "{again}">'
    use = f"&e{levels - 1};"
    return _tei(f'<p n="{use}">a</p>' if attribute else f"<p>{use}</p>", f"<!DOCTYPE TEI [{inner}]>")


def _quadratic(length: int, times: int) -> bytes:
    words, uses = "a" * length, "&a;" * times
    return _tei(f"<p>{uses}</p>", f'<!DOCTYPE TEI [<!ENTITY a "{words}">]>')


XML: Mapping[str, Bytes] = {
    "billion laughs": lambda _: _entities(10, 10),
    "billion laughs in an attribute": lambda _: _entities(10, 10, attribute=True),
    "quadratic blow-up": lambda _: _quadratic(50_000, 50_000),
    "an external entity": lambda file: _tei("<p>&x;</p>", f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{file}">]>'),
    "a parameter entity": lambda file: _tei("<p>a</p>", f'<!DOCTYPE TEI [<!ENTITY % x SYSTEM "{file}">%x;]>'),
    "an entity that calls itself": lambda _: _tei("<p>&x;</p>", '<!DOCTYPE TEI [<!ENTITY x "&x;">]>'),
    "an external DTD": lambda file: _tei("<p>a</p>", f'<!DOCTYPE TEI SYSTEM "{file}">'),
    "a DTD of the web": lambda _: _tei("<p>a</p>", '<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/x.dtd">'),
    "an inclusion": lambda file: _tei(
        f'<p>a<include xmlns="http://www.w3.org/2001/XInclude" href="{file}" parse="text"/></p>'
    ),
    "a style sheet": lambda file: _tei("<p>a</p>", f'<?xml-stylesheet href="{file}" type="text/xsl"?>'),
    "a huge attribute": lambda _: _tei('<p n="' + "a" * 12_000_000 + '">a</p>'),
    "a huge word": lambda _: _tei("<p>" + "a" * 12_000_000 + "</p>"),
    "200,000 words": lambda _: _tei("<p>" + "a " * 200_000 + "</p>"),
    "a huge comment": lambda _: _tei("<p>a<!--" + "a" * 12_000_000 + "--></p>"),
    "a deep tree": lambda _: _tei("<hi>" * 100_000 + "a" + "</hi>" * 100_000),
    "as deep as may be": lambda _: _tei("<p>" + "<hi>" * 240 + "a" + "</hi>" * 240 + "</p>"),
    "deep divisions": lambda _: _tei("<div>" * 240 + "<p>a</p>" + "</div>" * 240),
    "200,000 attributes": lambda _: _tei("<p " + " ".join(f'a{at}="1"' for at in range(200_000)) + ">a</p>"),
    "50,000 namespaces": lambda _: _tei("<p " + " ".join(f'xmlns:a{at}="u"' for at in range(50_000)) + ">a</p>"),
    "40,000 empty elements": lambda _: _tei("<p>a" + "<lb/>" * 40_000 + "</p>"),
    "30,000 page breaks": lambda _: _tei("<p>a" + '<pb n="1"/>' * 30_000 + "b</p>"),
    "20,000 pages": lambda _: _tei("<p>a" + '<pb n="1"/>a' * 20_000 + "b</p>"),
    "10,000 notes": lambda _: _tei("<p>a" + "<note>b</note>" * 10_000 + "</p>"),
    "notes in notes": lambda _: _tei("<p>a" + "<note>b" * 100 + "</note>" * 100 + "</p>"),
    "names that lead to one another": lambda _: _tei(
        "<p>" + "".join(f'<persName xml:id="a{at}" corresp="#a{at + 1}">b</persName>' for at in range(10_000)) + "</p>"
    ),
    "4,000 documents": lambda _: _tei('<div type="document"><p>a</p></div>' * 4_000),
    "an unclosed element": lambda _: b"<TEI><text><body><p>words",
    "crossed elements": lambda _: _tei("<p><hi>a</p></hi>"),
    "a NUL": lambda _: _tei("<p>a\0b</p>"),
    "half an encoding": lambda _: _tei("<p>a</p>", '<?xml version="1.0" encoding="utf-16"?>'),
    "an unknown encoding": lambda _: _tei("<p>a</p>", '<?xml version="1.0" encoding="x-evil"?>'),
    "UTF-7": lambda _: b'<?xml version="1.0" encoding="utf-7"?>+ADw-TEI+AD4-a+ADw-/TEI+AD4-',
}

JSON: Mapping[str, Bytes] = {
    "no number": lambda _: b'{"format":NaN}',
    "endless": lambda _: b'{"format":-Infinity}',
    "beyond all numbers": lambda _: b'{"format":1e999}',
    "5,000 digits": lambda _: b'{"format":' + b"9" * 5_000 + b"}",
    "a million digits": lambda _: b'{"format":' + b"9" * 1_000_000 + b"}",
    "a long fraction": lambda _: b'{"format":0.' + b"9" * 1_000_000 + b"}",
    "100,000 deep": lambda _: b"[" * 100_000 + b"]" * 100_000,
    "100,000 objects deep": lambda _: b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "a key twice": lambda _: b'{"format":"annotator-exchange","format":"x"}',
    "half a character": lambda _: b'{"format":"\\ud800"}',
    "NUL in a key": lambda _: b'{"form\\u0000at":"a"}',
    "a mark at the beginning": lambda _: b"\xef\xbb\xbf" + b'{"format":"x"}',
    "UTF-16": lambda _: '{"format":"x"}'.encode("utf-16"),
    "bytes that are no text": lambda _: b'{"format":"\xff\xfe"}',
    "30 MB of brackets": lambda _: b"[" + b"[]," * 10_000_000 + b"[]]",
    "40 MB of nothing": lambda _: b" " * 40_000_000,
    "a string without end": lambda _: b'{"format":"' + b"a" * 30_000_000,
    "keys without end": lambda _: b"{" + b",".join(b'"%d":0' % at for at in range(300_000)) + b"}",
    "nothing": lambda _: b"",
    "a lone bracket": lambda _: b"[",
}

HTML: Mapping[str, Bytes] = {
    "tables 10,000 deep": lambda _: b"<table><tr><td>" * 10_000 + b"a",
    "100,000 inner tags": lambda _: b"<b>" * 100_000 + b"a",
    "50,000 divisions in one another": lambda _: b"<div>a" * 50_000,
    "20,000 divisions": lambda _: b"<div>a</div>" * 20_000,
    "1 MB without a break": lambda _: b"<p>" + b"a" * 1_000_000,
    "10 MB without a break": lambda _: b"<p>" + b"a" * 10_500_000,
    "100,000 combining marks": lambda _: ("<p>a" + "\u0301" * 100_000).encode(),
    "combining marks of two kinds": lambda _: ("<p>a" + "\u0301\u0323" * 50_000).encode(),
    "100,000 references": lambda _: b"<p>" + b"&amp;" * 100_000,
    "unfinished references": lambda _: b"<p>" + b"&" * 500_000,
    "200,000 attributes": lambda _: b"<p " + b" ".join(b"a%d=1" % at for at in range(200_000)) + b">x</p>",
    "attributes behind a sign": lambda _: b'<p a=">" ' + b" ".join(b"a%d" % at for at in range(200_000)) + b">x</p>",
    "attributes between signs": lambda _: b"<p " + b" ".join(b"a%d <" % at for at in range(100_000)) + b">x</p>",
    "attributes without names": lambda _: b"<p" + b"/a='b'" * 100_000 + b">x</p>",
    "an attribute of 10 MB": lambda _: b'<p title="' + b"a" * 10_000_000 + b'">x</p>',
    "unclosed tags": lambda _: b"<p>a" + b"<a " * 200_000,
    "unclosed comments": lambda _: b"<p>a" + b"<!--" * 200_000,
    "unclosed scripts": lambda _: b"<p>a" + b"<script>" * 100_000,
    "unclosed quotations": lambda _: b"<p>a" + b'<a href="' * 100_000,
    "lone less-than signs": lambda _: b"<p>a" + b"< " * 50_000,
    "page marks that never close": lambda _: b"<p>a" + b"[Page 1" * 50_000,
    "opening bars": lambda _: b"<p>a" + b"|1" * 300_000,
    "4,000 links to notes": lambda _: (
        b"<p>a"
        + b"".join(b'<a href="#n%d" id="r%d"><sup>1</sup></a>' % (at, at) for at in range(4_000))
        + b"".join(b'<p id="n%d"><a href="#r%d">1</a> note' % (at, at) for at in range(4_000))
    ),
    "5,000 links to one note": lambda _: (
        b"<p>a" + b'<a href="#n"><sup>1</sup></a>' * 5_000 + b'<p id="n" class="footnote">1 note'
    ),
    "notes in notes": lambda _: b"".join(
        b'<li class="footnote" id="n%d"><a href="#n%d">1</a>' % (at, at + 1) for at in range(2_000)
    ),
    "lists in lists": lambda _: b"<ul><li>a" * 20_000,
    "quotations in quotations": lambda _: b"<q>a" * 20_000,
    "a file in a frame": lambda file: f'<p>a<iframe src="{file}"></iframe><object data="{file}"></object>'.encode(),
    "a file as a picture": lambda file: f'<p>a<img src="{file}"><link rel=stylesheet href="{file}">'.encode(),
    "an external entity": lambda file: (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "{file}">]><html><p>a&x;</p></html>'.encode()
    ),
    "billion laughs": lambda _: _entities(10, 10).replace(b"TEI", b"html"),
    "10,000 styles": lambda _: b"<p>" + b'<i style="font-variant: x small">a</i>' * 10_000,
    "a style without end": lambda _: b'<p style="' + b"font-variant" * 80_000 + b'">a',
    "a class without end": lambda _: b'<p class="' + b"pagenum " * 100_000 + b'">a',
}

MARKDOWN: Mapping[str, Bytes] = {
    "20,000 brackets": lambda _: b"[" * 20_000,
    "50,000 quotations deep": lambda _: b"> " * 50_000 + b"a",
    "lists deep": lambda _: b"".join(b" " * at * 2 + b"- a\n" for at in range(300)),
    "10,000 stars": lambda _: b"*a_ " * 10_000,
    "stars alone": lambda _: b"*" * 200_000,
    "backquotes": lambda _: b"".join(b"`" * at + b" " for at in range(500)),
    "open links": lambda _: b"[a](" * 10_000,
    "open images": lambda _: b"![[]()" * 5_000,
    "open notes": lambda _: b"[^a" * 5_000,
    "2,000 notes": lambda _: (
        b"a"
        + b"".join(b"[^%d]" % at for at in range(2_000))
        + b"\n\n"
        + b"".join(b"[^%d]: b\n\n" % at for at in range(2_000))
    ),
    "notes that call themselves": lambda _: b"a[^1]\n\n[^1]: b[^1] c[^2]\n\n[^2]: d[^1]\n",
    "references": lambda _: b"".join(b"[a%d]: x\n" % at for at in range(10_000)) + b"[a1]\n" * 1_000,
    "wide tables": lambda _: b"|a" * 100 + b"\n" + b"|-" * 100 + b"\n" + b"|b\n" * 100,
    "less-than signs": lambda _: b"<" * 50_000,
    "open comments": lambda _: b"<!-- " * 100_000,
    "entities": lambda _: b"&" * 50_000,
    "backslashes": lambda _: b"\\" * 100_000 + b"a",
    "100,000 combining marks": lambda _: ("a" + "\u0301" * 100_000).encode(),
}


def _rtf(body: bytes) -> bytes:
    return rb"{\rtf1\ansi " + body + b"}"


RTF: Mapping[str, Bytes] = {
    "100,000 groups deep": lambda _: _rtf(b"{" * 100_000 + b"a" + b"}" * 100_000),
    "100,000 groups that never close": lambda _: _rtf(b"a" + b"{" * 100_000),
    "900 groups deep, often": lambda _: _rtf((b"{" * 900 + b"a" + b"}" * 900) * 30),
    "100,000 groups": lambda _: _rtf(b"a" + b"{}" * 100_000),
    "100,000 words of control": lambda _: _rtf(b"a" + b"\\b" * 100_000),
    "100,000 changes of the style": lambda _: _rtf(b"a" + rb"\b \b0 " * 50_000),
    "30,000 paragraphs": lambda _: _rtf(rb"a\par " * 30_000),
    "50,000 signs": lambda _: _rtf(rb"\'e4" * 50_000),
    "30,000 signs in Unicode": lambda _: _rtf(rb"\u8222?" * 30_000),
    "halves of signs": lambda _: _rtf(b"a" + rb"\u-10179?" * 30_000),
    "a picture of 8 MB": lambda _: _rtf(rb"a{\pict " + b"89504e47" * 1_000_000 + b"}"),
    "10,000 notes": lambda _: _rtf(rb"a{\footnote b}" * 10_000),
    "notes in notes": lambda _: _rtf(rb"a{\footnote b" * 400 + b"}" * 400),
    "notes that never close": lambda _: _rtf(rb"a{\footnote b" * 20_000),
    "20,000 fonts": lambda _: _rtf(
        rb"{\fonttbl" + b"".join(rb"{\f%d\fcharset161 a;}" % at for at in range(20_000)) + b"}a"
    ),
    "fonts without end": lambda _: _rtf(rb"a" + rb"\f1 " * 60_000),
    "styles without end": lambda _: _rtf(
        rb"{\stylesheet" + b"".join(rb"{\s%d\b a;}" % at for at in range(10_000)) + b"}a"
    ),
    "skipping without end": lambda _: _rtf(rb"\uc2000000000 \u8222 " + b"a" * 500_000),
    "skipping often": lambda _: _rtf(rb"\uc9 \u8222 a" * 20_000 + b"b"),
    "numbers without end": lambda _: _rtf(b"a" + rb"\u-9999999999 " * 30_000),
    "page marks": lambda _: _rtf(b"[Page 1] a" * 50_000),
    "page marks that never close": lambda _: _rtf(b"[Page 1" * 100_000),
    "1 MB without a break": lambda _: _rtf(b"a" * 1_000_000),
    "links without end": lambda _: _rtf(rb"{\field{\*\fldinst HYPERLINK x}{\fldrslt a}}" * 10_000),
    "cells without end": lambda _: _rtf(rb"\trowd\intbl " + rb"a\cell " * 20_000 + rb"\row"),
    "an object of 8 MB": lambda _: _rtf(rb"a{\object\bin8000000 " + b"\xff" * 8_000_000 + b"}"),
    "hidden words": lambda _: _rtf(rb"a\v " + b"b" * 500_000),
    "hidden pieces": lambda _: _rtf(rb"a\v " + rb"b\par " * 20_000),
    "a template elsewhere": lambda file: _rtf(rb"a{\*\template " + file.encode() + b"}{\\*\\filetbl}"),
    "100,000 combining marks": lambda _: _rtf(b"a" + rb"\u769?" * 30_000),
}

PLAIN: Mapping[str, Bytes] = {
    "1 MB without a break": lambda _: b"a" * 1_000_000,
    "100,000 lines": lambda _: b"a\n" * 100_000,
    "line ends alone": lambda _: b"\n" * 1_000_000,
    "spaces": lambda _: b"a" + b" " * 999_000 + b"b",
    "page marks that never close": lambda _: b"[Page 1" * 140_000,
    "page marks": lambda _: b"a [Page 1] " * 90_000,
    "bars": lambda _: b"|1" * 499_000,
    "opened brackets": lambda _: b"[" * 999_000,
    "numbers": lambda _: b"1" * 999_000,
    "notes": lambda _: b"Title0\n\na\n\n" + b"".join(b"  %d. Source: b\n" % at for at in range(10_000)),
    "a title without end": lambda _: b"125. " + b"T0" * 490_000,
    "combining marks": lambda _: ("a" + "\u0301" * 100_000).encode(),
    "combining marks of two kinds": lambda _: ("a" + "\u0301\u0323" * 240_000).encode(),
    "Hangul": lambda _: ("\u1100\u1161\u11a8" * 110_000).encode(),
    "words that grow": lambda _: ("\ufdfa" * 200_000).encode(),
    "old controls": lambda _: b"a\x1b" * 400_000,
}
