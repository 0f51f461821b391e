"""What a provision cannot be read without: what it makes apply, what it adds to or points back at, what limits it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kadqa.asking.excerpts.counterpart import nearest
from kadqa.asking.search.blocks import BLOCK
from kadqa.hukum import ids
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.lexical import content_words, word_set
from kadqa.library.snapshot import Library
from kadqa.records import GONE, IN_FORCE, Excerpt, Hit, Query

ALIKE = re.compile(r"\bberlaku (?:pula )?(?:secara )?mutatis mutandis\b", re.IGNORECASE)
"""Says that what stands elsewhere holds here too: "... dalam Pasal 6 berlaku mutatis mutandis bagi ..."."""

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

DEFERS = re.compile(
    r"\b(?:menurut|mengikuti|berdasarkan|sesuai(?: dengan)?) (?:ketentuan )?peraturan(?: perundang-undangan)?"
    r" (?:tentang|mengenai|yang mengatur) (?P<what>[^.;\[]{8,})",
    re.IGNORECASE,
)
"""Leaves a thing to rules that it names by their subject alone: "... diselesaikan menurut peraturan tentang tata cara
penyelesaian X"."""
MADE_UNDER = re.compile(r"\bdiatur (?:lebih lanjut )?(?:dengan|dalam|oleh) (?:peraturan|keputusan)\b", re.IGNORECASE)
"""Says under what rules are made: "Tata cara penyelesaian X diatur lebih lanjut dengan Peraturan Menteri"."""
MOST_LEFT = 3
"""Ayat quoted at most of the pasal to which a thing is left."""


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


def continued(excerpt: Excerpt, library: Library) -> Iterator[str]:
    """The next ayat of the same pasal as far as they speak on of what an excerpt says, nearest first.

    "Untuk infrastruktur itu jangka waktunya ...", "Bangunan menurut ayat (1) ...".
    """
    here = next((one for one in _path(excerpt.passage.provision) if "/ayat-" in one), "")
    ayat = library.children(ids.parent_of(here) or "", version=excerpt.passage.version, layer=excerpt.passage.layer)
    places = [one.provision for one in ayat]
    for one in ayat[places.index(here) + 1 :] if here in places else ():
        named = _ayat_named(one.full_text, one.provision)
        if not POINTS.match(one.full_text) and not any(f"{other}/".startswith(f"{here}/") for other in named):
            return
        yield one.provision


def _path(provision: str) -> tuple[str, ...]:
    """A provision and what it stands in, the outermost first."""
    return (*reversed(ids.ancestors(provision)), provision)


def by_letters(excerpt: Excerpt) -> bool:
    """Whether an excerpt says of items of another ayat only their letters; the list stands behind it then."""
    return LETTERS.search(excerpt.passage.full_text) is not None


def _ayat_named(text: str, here: str) -> list[str]:
    return [target for rujukan in find_rujukan(text) if (target := resolve(rujukan, here=here))]


def applied(
    excerpt: Excerpt, query: Query, excerpts: Sequence[Excerpt], hits: Sequence[Hit], library: Library
) -> str | None:
    """The provision that an excerpt makes apply and that says most of what is asked; None if it makes none apply.

    None too if one of those that it names is quoted anyway.

    Args:
        excerpt: what is quoted.
        query: the question.
        excerpts: all that is quoted.
        hits: what it was chosen from, with the scores of their units.
        library: for the texts.
    """
    text = excerpt.quote or excerpt.passage.full_text
    said = ALIKE.search(text)
    if said is None:
        return None
    here = excerpt.passage.provision
    before = text[max(0, text.rfind(". ", 0, said.start()) + 1) : said.start()]
    named = (resolve(rujukan, here=here) for rujukan in find_rujukan(before) if rujukan.pasal)
    targets = [target for target in named if target and library.passage(target, query.day)]
    quoted = [one.passage.provision for one in excerpts]
    if not targets or any(f"{one}/".startswith(f"{ids.pasal_of(target)}/") for one in quoted for target in targets):
        return None
    scores = {unit: score for hit in hits for unit, score in hit.units}
    return next(iter(nearest(targets, excerpt, query, library, most=1, scores=scores)), None)


def left_to(excerpt: Excerpt, query: Query, library: Library) -> tuple[str, ...]:
    """The ayat of a pasal of another law in force that rule what an excerpt leaves to rules named by their subject.

    That pasal is the one which says under what those rules are made, in the same words; () if none here does.
    """
    if excerpt.today is None or excerpt.today.status in GONE or query.as_of is not None:
        return ()
    match = DEFERS.search(excerpt.quote or excerpt.passage.full_text)
    said = set(content_words(match["what"])) if match else set()
    if len(said) < 2:
        return ()
    rarest = max(said, key=library.rarity)
    for unit in library.saying([rarest]):
        if unit.kind != "batang" or unit.source == excerpt.source.id:
            continue
        # What the rules are on stands before what they are made under.
        under = MADE_UNDER.search(unit.text)
        if (
            under
            and said <= word_set(unit.text[: under.start()])
            and library.standing.status(unit.provision, query.day) in IN_FORCE
        ):
            pasal = ids.pasal_of(unit.provision)
            ayat = [one for one in library.children(pasal) if not MADE_UNDER.search(one.full_text)]
            return tuple(dict.fromkeys(one.provision for one in ayat))[:MOST_LEFT]
    return ()
