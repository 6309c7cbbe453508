"""What a project keeps of its earlier reading, and when that is no longer true."""

from __future__ import annotations

from typing import Any

_OF = {
    "reader": ("signed",),
    "document": ("documents", "tag_counts", "pages", "page_labels"),
    "annotation": ("documents", "places", "tag_counts"),
    "span": ("places",),
    "tag": ("codebook", "tag_counts"),
    "tag_alias": ("codebook", "tag_counts"),
    "tagging": ("tag_counts",),
    "section": ("outline",),
    "outline_entry": ("outline", "outline_order"),
    "page": ("pages", "page_labels"),
    "mark": ("marks",),
}  # kind of record: what the cache keeps that depends on it
# kept after a step that touched no such record
_LASTING = {"signed", "codebook", "pages", "page_labels", "marks", "outline_order"}


def forget(cache: dict[str, Any], kind: str) -> None:
    """Drop what depends on a kind of record, or on a local table."""
    for name in _OF.get(kind, ()):
        cache.pop(name, None)


def forget_passing(cache: dict[str, Any]) -> None:
    """Drop what does not last beyond a step."""
    for name in cache.keys() - _LASTING:
        del cache[name]
