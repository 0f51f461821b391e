"""What a law is about as a whole: its title, its standing, its bab with the pasal in each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kadqa.asking.standing.facts import grounds, standing_facts
from kadqa.asking.standing.wording import listed, titled
from kadqa.hukum import ids
from kadqa.hukum.numbering import sort_key
from kadqa.library.snapshot import Library
from kadqa.records import ASLI, Fact, Passage, Query

LEAST = 2
"""Bab that must be known of a law; of one without, what it holds is searched."""
RUN = 3
"""Pasal in a row from which only the first and the last are named."""
BAB = re.compile(r"bab\b", re.IGNORECASE)
PASAL = re.compile(r"[^/]+/pasal-([^/]+)")
"""The id of a pasal of the law itself, and its number."""


def overview(query: Query, library: Library) -> tuple[Fact, ...]:
    """How each law that the question names stands, and what its bab are; () if of one of them no bab are known.

    Args:
        query: it names laws, and asks nothing of them but what they hold.
        library: for the headings above the pasal.
    """
    told = [(law, _bab_of(law, query, library)) for law in query.laws]
    if not all(bab for _, bab in told):
        return ()
    return tuple(fact for law, bab in told for fact in (*standing_facts([law], query, library), bab) if fact)


def _bab_of(law: str, query: Query, library: Library) -> Fact | None:
    source = library.sources.get(law)
    if source is None or source.is_page:
        return None
    pasal = [text for text in library.of_source(law, kind="pasal") if PASAL.fullmatch(text.provision)]
    by_bab: dict[str, list[str]] = {}
    for text in sorted(_each_once(pasal), key=lambda one: sort_key(_number(one.provision))):
        if text.trail and BAB.match(text.trail[0]):
            by_bab.setdefault(text.trail[0], []).append(_number(text.provision))
    if len(by_bab) < LEAST:
        return None
    known = {number for numbers in by_bab.values() for number in numbers}
    whole = source.pasal_terakhir is not None and all(str(n) in known for n in range(1, source.pasal_terakhir + 1))
    name = titled(law, library)
    lead = f"{name} mengatur" if whole else f"Dari {name}, yang ada di korpus ini"
    lines = ";\n".join(f"{bab} ({_range(numbers)})" for bab, numbers in by_bab.items())
    return Fact(f"{lead}:\n{lines}.", grounds([law], query, library))


def _each_once(pasal: Sequence[Passage]) -> list[Passage]:
    """The texts of a law, each pasal in one of them, as enacted where that is here: headings are those of the act."""
    found: dict[str, Passage] = {}
    for text in sorted(pasal, key=lambda one: one.version != ASLI):
        found.setdefault(text.provision, text)
    return list(found.values())


def _number(provision: str) -> str:
    return ids.pasal_of(provision).rpartition("/pasal-")[2]


def _range(numbers: Sequence[str]) -> str:
    """Pasal in a row: "Pasal 2", "Pasal 2 s.d. 13", "Pasal 2, 5, dan 9 s.d. 12"."""
    runs: list[list[str]] = []
    for number in numbers:
        if runs and number in {_next(runs[-1][-1]), *_inserted(runs[-1][-1])}:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [name for run in runs for name in (run if len(run) < RUN else [f"{run[0]} s.d. {run[-1]}"])]
    return f"Pasal {listed([part.upper().replace('S.D.', 's.d.') for part in parts])}"


def _next(number: str) -> str:
    digits = re.match(r"\d+", number)
    return str(int(digits[0]) + 1) if digits else ""


def _inserted(number: str) -> tuple[str, ...]:
    """The numbers of pasal that may stand between this one and the next whole number: after "12" and "12a"."""
    digits = re.match(r"\d+", number)
    last = number[digits.end() :] if digits else ""
    return (f"{number}a",) if not last else (f"{number[:-1]}{chr(ord(last[-1]) + 1)}",)
