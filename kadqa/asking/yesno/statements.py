"""What an excerpt states, one statement at a time: its sentence, or its lead-in with one item of its list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kadqa.hukum import ids
from kadqa.records import Excerpt
from kadqa.text import fold


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the law says, folded."""

    excerpt: Excerpt
    text: str
    """The sentence without a condition in front of it."""
    when: str = ""
    """The condition in front: "bila kerja sama wajib tidak dilaksanakan daerah"."""
    open: bool = False
    """Whether the conditions under which it holds stand in a list that is not part of it."""
    lead: str = ""
    """Of an item of a list its lead-in, without the colon; else empty."""
    item: str = ""
    """The item, without its mark; else empty."""


NOTE = re.compile(r"\s*(?:\(Catatan KADQA:[^()]*\)|Catatan KADQA:.*)", re.DOTALL)
"""What a digest says of its own text."""
MARK = re.compile(r"^\s*(?:\(\d+\w*\)|(?:[a-z]{1,2}\d?|\d{1,2})[.)])\s")
"""The mark of an ayat or an item: "(2) ", "b. "."""
ITEM = re.compile(r"(?m)^\s*(?:[a-z]{1,2}\d?|\d{1,2})[.)] (?P<item>.+)$")
TAIL = re.compile(r"[;.,]?(?: (?:dan/atau|dan|atau|serta))?[;.,]?\s*$")
"""Behind an item what only joins it to the next: "; dan"."""
PART = re.compile(r"/huruf-\w+$|(?<!/pasal-1)/angka-\w+$")
"""The id of an item, that says nothing without the words before its list; the items of Pasal 1 are definitions."""
CONDITIONS = re.compile(r"\b(?:syarat|asalkan|bila|jika|apabila|kriteria|ketentuan)\b[^:,]*$")
"""At the end of a folded lead-in: the items are conditions of what it says, "dengan syarat", "asalkan untuk"."""
FRONT = re.compile(
    r"^(?P<when>(?:bila|jika|apabila|kalau|dalam hal|selama|sepanjang|sesudah|setelah|sebelum)\b[^,]*), (?P<main>.+)$",
    re.DOTALL,
)
"""A sentence that begins with its condition; folded."""
BESIDES = re.compile(r"^(?:selain|di luar|di samping)\b[^,]*, ")
"""A beginning that only adds to what stands elsewhere, and limits nothing; folded."""


def statements(excerpts: Sequence[Excerpt]) -> Iterator[Statement]:
    """What these excerpts state, without what has gaps or says several things in one."""
    leads = {e.passage.provision: _text(e) for e in excerpts if _text(e).endswith(":")}
    for excerpt in excerpts:
        text = _text(excerpt)
        parent = ids.parent_of(excerpt.passage.provision) or ""
        if text.endswith(":"):
            yield from _of_lead(excerpt, text)
        elif ":" in text:
            lead, _, rest = text.partition(":")
            yield from _of_lead(excerpt, lead)
            items = [match["item"] for match in ITEM.finditer(rest)]
            for item in items:
                yield from _of_item(excerpt, lead, item)
        elif parent in leads:
            yield from _of_item(excerpt, leads[parent], text)
        elif not PART.search(excerpt.passage.provision) or ids.is_penjelasan(excerpt.passage.provision):
            first = text.partition(";")[0].rstrip(" .")
            if "[" not in first and ". " not in first:
                yield _stated(excerpt, first)


def _text(excerpt: Excerpt) -> str:
    return MARK.sub("", NOTE.sub("", excerpt.quote or excerpt.passage.full_text)).strip()


def _of_lead(excerpt: Excerpt, lead: str) -> Iterator[Statement]:
    said = lead.rstrip(": ")
    if "[" not in said and ". " not in said and CONDITIONS.search(fold(said)):
        yield _stated(excerpt, said, conditions=True)


def _of_item(excerpt: Excerpt, lead: str, item: str) -> Iterator[Statement]:
    lead, item = lead.rstrip(": "), TAIL.sub("", MARK.sub("", item))
    if not set("[:") & set(lead + item) and not re.search(r"[.;] ", f"{lead} {item}"):
        yield _stated(excerpt, f"{lead} {item}", lead=fold(lead), item=fold(item))


def _stated(excerpt: Excerpt, text: str, *, conditions: bool = False, lead: str = "", item: str = "") -> Statement:
    said = BESIDES.sub("", fold(text))
    front = FRONT.match(said)
    main, when = (front["main"], front["when"]) if front else (said, "")
    return Statement(excerpt, main, when, conditions, lead, item)
