"""The markers that a browser draws before the items of `<ol>`: they stand in no text, yet "huruf b" means one."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from bs4.element import Tag

from kadqa.hukum.numbering import to_roman

LONGEST = 3999
"""The largest number that has letters or a Roman form here; beyond it digits are used."""


def letters(number: int) -> str:
    """1 -> a, 26 -> z, 27 -> aa."""
    found = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        found = chr(97 + rest) + found
    return found


_FORMS: dict[str, Callable[[int], str]] = {
    "1": str, "decimal": str, "decimal-leading-zero": lambda n: f"{n:02d}",
    "a": letters, "lower-alpha": letters, "lower-latin": letters,
    "A": lambda n: letters(n).upper(), "upper-alpha": lambda n: letters(n).upper(),
    "upper-latin": lambda n: letters(n).upper(),
    "i": lambda n: to_roman(n).lower(), "lower-roman": lambda n: to_roman(n).lower(),
    "I": to_roman, "upper-roman": to_roman,
}  # fmt: skip
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_FIRST = 40
"""Elements of an item that are looked at for its first words."""
_UNMARKED = frozenset(("list-unstyled", "list-inline", "list-none", "nav", "breadcrumb"))
_WRITTEN = re.compile(r"\s*\(?(?:\d{1,3}|[A-Za-z]{1,2}|[ivxlc]{1,6}|[IVXLC]{1,6})[.)]\s")
"""An item that has its marker in its text."""


def _whole(value: object) -> int | None:
    text = str(value or "").strip()
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else None


def _form(*tags: Tag) -> str:
    """The kind of number that the tags ask for, the last one's word counting most; "" for no marker at all."""
    form = "1"
    for tag in tags:
        if _UNMARKED.intersection(str(name).lower() for name in (tag.get("class") or [])):
            form = ""
        if str(tag.get("type") or "") in _FORMS:
            form = str(tag["type"])
        style = _STYLE.search(str(tag.get("style") or ""))
        if style:
            words = style[1].lower().split()
            form = "" if "none" in words else next((word for word in words if word in _FORMS), form)
    return form


def _said(item: Tag) -> str:
    """The first words of an item that are its own, "" if it has none among its first elements."""
    node = item.next_element
    for _ in range(_FIRST):
        if node is None or (isinstance(node, Tag) and node.name == "li"):
            return ""
        if not isinstance(node, Tag) and str(node).strip():
            return str(node) if any(above is item for above in islice(node.parents, _FIRST)) else ""
        node = node.next_element
    return ""


class Numbers:
    """Counts the items of all lists of a page, which must be asked for in their order."""

    def __init__(self) -> None:
        self._next: dict[int, int] = {}
        self._lists: dict[int, Tag | None] = {}

    def _list(self, item: Tag) -> Tag | None:
        """The list of an item. An item that nobody closed holds those after it, to this parser."""
        above = item.parent
        while above is not None and above.name in ("li", "p"):
            if id(above) in self._lists:
                above = self._lists[id(above)]
                break
            above = above.parent
        self._lists[id(item)] = above
        return above

    def marker(self, item: Tag) -> str:
        """The marker of an `<li>`: "a." ; "" where none is drawn, or the item's text has one of its own."""
        parent = self._list(item)
        if parent is None or parent.name != "ol":
            return ""
        step = -1 if parent.has_attr("reversed") else 1
        if id(parent) not in self._next:
            start = _whole(parent.get("start"))
            if start is None:
                start = 1 if step > 0 else sum(1 for other in parent.find_all("li") if self._list(other) is parent)
            self._next[id(parent)] = start
        given = _whole(item.get("value"))
        number = self._next[id(parent)] if given is None else given
        self._next[id(parent)] = number + step
        form = _form(parent, item)
        said = _said(item)
        if not form or not said or _WRITTEN.match(said):
            return ""
        return (_FORMS[form](number) if 0 < number <= LONGEST else str(number)) + "."
