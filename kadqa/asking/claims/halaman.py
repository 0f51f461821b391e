"""Whether a page speaks of a law or provision: "apakah halaman X menyebut UU 23/2014?"."""

from __future__ import annotations

import re

from kadqa.asking.question.informal import standard
from kadqa.asking.scope.places import PAGE_SAID, pages_of
from kadqa.asking.standing.facts import all_beside, grounds
from kadqa.asking.standing.wording import listed_labels
from kadqa.asking.yesno.yesno import OPEN
from kadqa.hukum import ids
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.hukum.wording import without_notes
from kadqa.library.snapshot import Library
from kadqa.records import Evidence, Fact, Passage, Query
from kadqa.text import even_spelling, fold

SPEAKS = re.compile(r"\b(?:me(?:nyebut|ngutip|rujuk|ncantumkan)|di(?:sebut|kutip|rujuk|cantumkan))(?:kan|nya)?\b")
"""Asks whether it stands there; folded."""
MOST = 2
"""Passages quoted at most."""


def spoken_of(query: Query, library: Library) -> Evidence | None:
    """Whether the one page that a question names has the one law or provision in its own words; else None."""
    said = fold(standard(even_spelling(query.resolved)))
    laws = [law for law in query.laws if library.is_law(law)]
    targets = [one for one in query.provisions if "/" in one and library.is_law(one)] or laws
    if query.intent not in {"tanya", "isi"} or len(targets) != 1 or OPEN.search(said):
        return None
    if not SPEAKS.search(said) or not PAGE_SAID.search(said):
        return None
    pages = pages_of(query, library)
    if len(pages) != 1:
        return None
    target, page = targets[0], pages[0].id
    found = [one.provision for one in library.of_source(page) if _has(target, one)]
    name = library.label(target)
    if not found and "/" in target:
        # Which pasal it means a page may leave out.
        return None
    if not found:
        text = f"Tidak. Dalam teks {library.label(page)} yang ada di korpus ini, {name} tidak disebut."
        first_of = [one.provision for one in library.of_source(page)][:1]
        return Evidence(facts=(Fact(text, grounds([*first_of, target], query, library)),))
    quoted = tuple(e for one in found[:MOST] if (e := library.excerpt(one, query.day, query.today)) is not None)
    if not quoted:
        return None
    text = f"Ya. {name} disebut dalam {listed_labels(found, library)}."
    first = Fact(text, quoted, quoted[0].passage.provision, first=True)
    return Evidence(quoted, (first, *all_beside(quoted, query, library)))


def _has(target: str, passage: Passage) -> bool:
    law: str | None = None
    for rujukan in find_rujukan(without_notes(passage.full_text)):
        # "UU 32/2004, yaitu Pasal 195 ayat (1)": a pasal without a law is of the one named before.
        told = resolve(rujukan, default_source=law)
        law = ids.source_of(told) if told and rujukan.jenis else law
        if told is not None and f"{told}/".startswith(f"{target}/"):
            return True
    return False
