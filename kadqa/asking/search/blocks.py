"""What is quoted of a provision: the smallest part that reads as a whole; of a long one the sentences that answer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from itertools import pairwise

from kadqa.hukum import ids
from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.records import Hit, Query

BLOCK = 1000
"""Longest passage quoted whole, in characters; of a longer one the sentences that answer."""
ALINEA = 800
"""The same for an alinea of a page, which says several things."""
QUOTE = 600
"""Length that chosen sentences of a long passage may fill, in characters."""
ALONE = 0.5
"""Share of its lead-in's stems from which an item of a list is quoted without it."""

OPEN_LIST = re.compile(
    r"\b(?:antara lain|di antaranya|termasuk|(?:ber)?tugas|(?:ber)?wewenang|kewenangan|fungsi)\b[^:.]*"
    r"(?<!terdiri atas)(?<!terdiri dari):$",
    re.IGNORECASE,
)
"""The lead-in of a list whose items hold each by itself: "DPRD mempunyai tugas dan wewenang, antara lain:".

Not so "Pejabat yang melaksanakan tugas rutin terdiri atas:", whose items are only together what it speaks of."""
DEFINITION = re.compile(r"[^.:;]{3,100}? (?:adalah|ialah) ")
"""A definition, in a list of them: "Desentralisasi adalah penyerahan ..."."""
SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\b\d\.)(?<!\b\d\d\.)(?<!^[a-z]\.)[”\"]?\s+(?=[A-Z“\"])|\n(?=\(?[0-9a-z]{1,3}[.)] )",
    re.MULTILINE,
)
"""Between two sentences: "... kerja sama. Daerah ...", and before a list item: "... ini:", line break, "1. Daerah ...".

A list item's own mark ("1. Daerah") ends no sentence.
"""


def block_of(provision: str, day: date, library: Library) -> str:
    """The smallest provision around a unit that reads as a whole: its ayat, its pasal, a definition.

    A list item is taken with its lead-in and the other items as long as that fits `BLOCK`.
    """
    if ids.is_penjelasan(provision):
        return provision
    here = provision
    while True:
        step = here.rpartition("/")[2].partition("-")[0]
        parent = ids.parent_of(here)
        if step not in {"huruf", "angka"} or parent is None:
            return here
        above = parent.rpartition("/")[2].partition("-")[0]
        # Angka right under a pasal are definitions: each stands alone.
        if step == "angka" and above == "pasal":
            return here
        passage = library.passage(parent, day)
        if passage is None or len(passage.full_text) > BLOCK:
            return here
        here = parent


def open_lists(hit: Hit, day: date, library: Library) -> dict[str, str]:
    """The provisions of a hit that are open lists, each with the item in it that was found best."""
    found: dict[str, str] = {}
    for unit, _ in hit.units:
        parent = ids.parent_of(unit)
        passage = library.passage(parent, day) if parent and unit.rpartition("/")[2].startswith("huruf") else None
        if parent and passage is not None and OPEN_LIST.search(passage.text.rstrip()):
            found.setdefault(parent, unit)
    return found


def quoted_parts(block: str, query: Query, library: Library) -> Iterator[tuple[str, str]]:
    passage = library.passage(block, query.day)
    if passage is None:
        return
    parent = ids.parent_of(block)
    if block.rpartition("/")[2].startswith("huruf") and parent:
        lead = library.passage(parent, query.day)
        if lead is not None and lead.text.rstrip().endswith(":") and not stands_alone(passage.text, lead.text):
            yield parent, lead.text
    full = passage.full_text
    if library.amends(block) and passage.text:
        yield block, passage.text
    elif len(full) <= (ALINEA if passage.kind == "alinea" else BLOCK):
        yield block, ""
    else:
        yield block, best_sentences(full, frozenset(query.words))


def stands_alone(item: str, lead: str) -> bool:
    """Whether an item of a list reads by itself: it names what its lead-in is about, or defines a term."""
    about = set(words(lead))
    return bool(DEFINITION.match(item)) or len(about & set(words(item))) >= ALONE * len(about)


def best_sentences(text: str, asked: Collection[str]) -> str:
    """The run of whole sentences of a text that holds most of the words asked for, at most `QUOTE` characters.

    At least one sentence is given, however long. Ties go to the earlier run.
    """
    cuts = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
    told = [set(words(text[a:b])) & set(asked) for a, b in pairwise(cuts)]
    best, run = -1.0, (0, 1)
    for first in range(len(told)):
        for last in range(first + 1, len(told) + 1):
            length = cuts[last] - cuts[first]
            if last > first + 1 and length > QUOTE:
                break
            # A further sentence must bring words of its own, or the shorter run wins.
            worth = len(set().union(*told[first:last])) - 0.2 * (last - first)
            if worth > best:
                best, run = worth, (first, last)
    return text[cuts[run[0]] : cuts[run[1]]].strip()
