"""What the W3C Web Annotation model says an annotation must be, as far as breaking it leaves no sense to read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

CONTEXTS = ("http://www.w3.org/ns/anno.jsonld", "https://www.w3.org/ns/anno.jsonld")
SETS = ("Choice", "Composite", "List", "Independents")
_ADDRESS = re.compile(r"[^\s<>\"{}|\\^`]+")
_TIMES = ("created", "modified", "generated")
_VALUED = ("FragmentSelector", "CssSelector", "XPathSelector")
_DEEPEST = 20


def check(annotation: Any, *, context: bool) -> None:
    """Make sure that this is an annotation; `context` where it must say so itself.

    :raises ValueError: with what is wrong, in words.
    """
    if not isinstance(annotation, dict):
        raise ValueError("an annotation is no object")
    if context:
        check_context(annotation)
    _is("type", "Annotation" in listed(annotation.get("type")))
    _is("id", "id" not in annotation or is_address(annotation["id"]))
    for name in _TIMES:
        _is(name, name not in annotation or _is_time(annotation[name]))
    for name in ("creator", "generator"):
        _is(name, all(isinstance(one, str | dict) for one in listed(annotation.get(name))))
    _is("canonical", "canonical" not in annotation or is_address(annotation["canonical"]))
    for name in ("rights", "via"):
        _is(name, all(is_address(one) for one in listed(annotation.get(name))))
    _is("target", bool(listed(annotation.get("target"))))
    for target in listed(annotation["target"]):
        _check_resource("target", target)
    _is("body", not ("body" in annotation and "bodyValue" in annotation))
    _is("bodyValue", isinstance(annotation.get("bodyValue", ""), str))
    for body in listed(annotation.get("body")):
        _check_resource("body", body)


def check_context(found: dict[str, Any]) -> None:
    """Make sure that something speaks of Web Annotations.

    :raises ValueError: when it does not.
    """
    _is("@context", any(one in CONTEXTS for one in listed(found.get("@context")) if isinstance(one, str)))


def listed(value: Any) -> list[Any]:
    """A value that may be one, several or none, as a list."""
    return [] if value is None else value if isinstance(value, list) else [value]


def is_address(value: Any) -> bool:
    """Whether a value may be somebody's address: one word."""
    return isinstance(value, str) and _ADDRESS.fullmatch(value) is not None


def _is(name: str, right: bool) -> None:
    if not right:
        raise ValueError(f"its “{name}” is missing or wrong")


def _is_time(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(datetime.fromisoformat(value))
    except ValueError:
        return False


def _check_resource(name: str, one: Any, depth: int = 0) -> None:
    """A body or a target: an address, words, part of something, or several of these."""
    _is(name, depth < _DEEPEST and (isinstance(one, dict) or is_address(one)))
    if not isinstance(one, dict):
        return
    types = listed(one.get("type"))
    sets = [kind for kind in types if kind in SETS]
    _is(name, len(sets) == ("items" in one))
    for item in listed(one.get("items")):
        _check_resource(name, item, depth + 1)
    _is(name, "id" not in one or isinstance(one["id"], str))
    _is(name, name == "target" or "id" not in one or is_address(one["id"]))
    _is("source", "SpecificResource" not in types or "source" in one)
    _is("source", isinstance(one.get("source", ""), str | dict))
    _is("value", "TextualBody" not in types or isinstance(one.get("value"), str))
    for key, right in _DETAILS.items():
        _is(key, key not in one or right(one[key]))
    for selector in listed(one.get("selector")):
        _check_selector(selector)


def _check_selector(one: Any) -> None:
    _is("selector", isinstance(one, str | dict))
    if isinstance(one, dict) and one.get("type") in _VALUED:
        _is("value", isinstance(one.get("value"), str))


_DETAILS: dict[str, Callable[[Any], bool]] = {
    "format": lambda value: all(isinstance(one, str) for one in listed(value)),
    "language": lambda value: all(isinstance(one, str) for one in listed(value)),
    "processingLanguage": lambda value: isinstance(value, str),
    "textDirection": lambda value: value in ("ltr", "rtl", "auto"),
    "value": lambda value: isinstance(value, str),
}
