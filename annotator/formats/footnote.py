"""The words of a footnote: which document an annotation's passage stands in, and on which page."""

from __future__ import annotations

import re

from annotator.model import Annotation, Document
from annotator.text import pages


def words(annotation: Annotation, document: Document | None) -> str:
    """Number and title, date, series, volume and printed pages, as far as they are known; plain words."""
    details = document.details if document else {}
    date = str(details.get("date_words") or (document.date if document else ""))
    series = ", ".join(str(details[one]) for one in ("collection-title", "collection-years") if details.get(one))
    number = re.sub(r"(?i)^(volume|vol\.)\s*", "", str(details.get("volume") or ""))
    volume = f"vol. {number}" if number else ""
    parts = (annotation.document_title, date, series, volume, pages.prefixed(annotation.pages))
    return ", ".join(part for part in parts if part) + "."
