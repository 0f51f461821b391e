"""What becomes of deeds made before a law: answered with its transitional provisions, which say so.

"Bagaimana nasib perjanjian yang dibuat sebelum PP 28/2018?" names a law only to say when; its words draw the search to
what that law says of its own beginning.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kadqa.asking.claims.masih import DEED
from kadqa.asking.question.informal import standard
from kadqa.asking.question.terms import blanked
from kadqa.asking.scope.kinds import WITH_CENTRE
from kadqa.asking.scope.rezim import headings_of
from kadqa.hukum.day import AT_THE_TIME, LED_BY_TIME, LEFT, MADE_UNDER
from kadqa.hukum.rujukan import find_rujukan
from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.records import IN_FORCE, Excerpt, Query, Unit
from kadqa.text import even_spelling, fold

TRANSITIONAL = re.compile(r"\bketentuan peralihan\b")
"""The heading of what a law says of what there was before it; folded."""
GOES_ON = re.compile(r"\b(?:tetap|masih) (?:berlaku|sah|dilaksanakan|mengikat)\b|\bdisesuaikan\b")
"""What a transitional provision says of a deed; folded."""
CENTRE = re.compile(r"\bpemerintah pusat\b|\bkementerian\b")
LAST_ASKED = re.compile(
    r"\b(?:siapa|kapan|berapa|mana|cara|syarat|tahap\w*|prosedur|mengapa|kenapa)\b|\bapa (?:saja|yang|isi)\b"
    r"|\bdi(?:perpanjang|akhiri|laksanakan)\b"
)
"""Asks for more than what becomes of it; folded."""
MOST = 2
"""Provisions quoted at most."""


def made_before(query: Query, library: Library) -> tuple[Excerpt, ...]:
    """The transitional provisions on deeds of the law before which, or before whose time, one was made; () if none.

    A deed with the centre is told from those with others where the law tells them apart.
    """
    if query.intent != "tanya" or query.provisions or query.as_of is not None or not query.laws or query.focus_text:
        return ()
    text = standard(even_spelling(query.resolved))
    said = fold(text)
    if not DEED.search(said) or LAST_ASKED.search(said) or not LEFT.search(text) or AT_THE_TIME.search(text):
        return ()
    found = find_rujukan(text)
    blank = blanked(text, found)
    leads = (blank[: r.start] for r in found if r.jenis)
    if not any(LED_BY_TIME.search(lead) or MADE_UNDER.search(lead) for lead in leads):
        return ()
    units = [unit for unit in library.saying(words("berlaku sesuai")) if _tells(unit, query, library)]
    centre = WITH_CENTRE.said(said)
    own = [unit for unit in units if bool(CENTRE.search(fold(unit.text))) == bool(centre)] or units
    order = library.in_reading_order(list(dict.fromkeys(unit.provision for unit in own)))
    excerpts = (library.excerpt(one, query.day, query.today) for one in order[:MOST])
    return tuple(replace(one, score=1.0) for one in excerpts if one is not None)


def _tells(unit: Unit, query: Query, library: Library) -> bool:
    said = fold(unit.text)
    return (
        unit.source in query.laws
        and unit.kind == "batang"
        and bool(TRANSITIONAL.search(headings_of(unit.provision, library)))
        and bool(DEED.search(said) and GOES_ON.search(said))
        and library.standing.status(unit.provision, query.day) in IN_FORCE
    )
