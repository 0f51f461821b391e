"""What a provision cannot be read without: what it makes apply, what it adds to or points back at, what limits it."""

from __future__ import annotations

import re

from kadqa.asking.search.blocks import BLOCK
from kadqa.hukum import ids
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.library.snapshot import Library
from kadqa.records import Excerpt

ADDS = re.compile(r"\s*(?:\(\d+\w*\) )?(?:selain|di luar|di samping|kecuali)\b[^,.:;]*,", re.IGNORECASE)
"""An opening that adds to what stands elsewhere: "Selain memenuhi syarat ayat (1), ..."."""
_REFERS = r"(?:menurut|dimaksud (?:dalam|pada)|disebut (?:dalam|pada)|dalam|pada)"
LETTERS = re.compile(
    rf"(?<!\()\b{_REFERS} (?P<list>ayat \(\d+\w*\)) huruf [a-z]{{1,2}}\b"
    r"(?=,? (?:sampai|dan|atau|serta|huruf)\b|, huruf)",
    re.IGNORECASE,
)
"""Says of several items of another ayat only their letters: "kerja sama menurut ayat (2) huruf a sampai huruf d"."""
NAMELESS = re.compile(
    rf"\s*(?:\(\d+\w*\) )?(?:ketentuan|hal(?:-hal)?|syarat|persyaratan|kriteria) "
    rf"(?:(?:sebagaimana )?(?:yang )?{_REFERS} )?(?P<list>ayat \(\d+\w*\))",
    re.IGNORECASE,
)
"""An opening that names what it is about by its place alone: "Ketentuan ayat (1) tidak berlaku bagi ..."."""
POINTS = re.compile(r"\s*(?:\(\d+\w*\) )?[A-Z][\w/ -]{2,50}? (?:itu|tersebut)\b")
"""An opening that names what stands just before: "Rapat antarkementerian itu paling sedikit ..."."""
LIMITS = re.compile(
    r"\s*(?:\(\d+\w*\) )?(?:(?:dalam hal|bila|jika|apabila)\b(?P<when>[^,.:;]*)\b(?:tidak|belum)\b"
    r"|(?=[^.]*\b(?:dikecualikan|tidak berlaku)\b)(?P<except>[^.]*))",
    re.IGNORECASE,
)
"""An opening that says what holds instead: "Bila perselisihan menurut ayat (1) tidak dapat ...", "... ayat (1) tidak
berlaku ..."."""


def needed_beside(excerpt: Excerpt, library: Library) -> str | None:
    """The ayat of the same pasal that an excerpt adds to or points back at, else the one that limits it; None if none.

    What an ayat speaks of may stand in another's list: "kerja sama menurut ayat (2) huruf a sampai huruf d". "Selain
    memenuhi syarat ayat (1), ..." is half a list, "Rapat itu ..." says of no rapat which it is, and what the law lets
    hold where an ayat fails belongs to that ayat.

    Args:
        excerpt: an ayat, as it is quoted.
        library: for the texts.
    """
    here = excerpt.passage.provision
    if excerpt.passage.kind != "ayat" or excerpt.quote:
        return None
    ayat = library.children(ids.parent_of(here) or "", version=excerpt.passage.version, layer=excerpt.passage.layer)
    places = [one.provision for one in ayat]
    text = excerpt.passage.full_text
    # Its words do not say what it is about: the list does, unless it is long.
    for known_by_place in (LETTERS.search(text), NAMELESS.match(text)):
        named = _ayat_named(known_by_place["list"], here) if known_by_place else []
        if told := next((a.provision for a in ayat if a.provision in named and len(a.full_text) <= BLOCK), None):
            return told if told != here else None
    if added := ADDS.match(text):
        named = _ayat_named(added[0], here)
        return next((one for one in named if one in places and one != here), None)
    if POINTS.match(text) and here in places[1:]:
        return places[places.index(here) - 1]
    for one in ayat[places.index(here) + 1 :] if here in places else ():
        limit = LIMITS.match(one.full_text)
        if limit and here in _ayat_named(limit["when"] or limit["except"] or "", one.provision):
            return one.provision
    return None


def by_letters(excerpt: Excerpt) -> bool:
    """Whether an excerpt says of items of another ayat only their letters; the list stands behind it then."""
    return LETTERS.search(excerpt.passage.full_text) is not None


def _ayat_named(text: str, here: str) -> list[str]:
    return [target for rujukan in find_rujukan(text) if (target := resolve(rujukan, here=here))]
