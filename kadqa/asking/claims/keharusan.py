"""Whether cooperation as such is a duty: "apakah kerja sama antardaerah itu wajib?", "haruskah daerah bekerja sama?".

What the kerja sama wajib is would be read as yes. That cooperation is allowed, and that there are a kind that is a duty
and one that is not, is said by other provisions: found by their words, so that no law stands here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kadqa.asking.question.informal import standard
from kadqa.asking.scope.kinds import BY_DUTY, asked_kinds, marked
from kadqa.asking.scope.matter import matter_of
from kadqa.asking.scope.nama_daerah import NAME_STEMS
from kadqa.asking.scope.rezim import COOPERATION, headings_of, regime_of, region_of
from kadqa.asking.standing.facts import grounds
from kadqa.asking.yesno.yesno import NAMED
from kadqa.hukum.jenis import rank
from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.records import Excerpt, Fact, Query, Unit
from kadqa.text import even_spelling, fold, squash

_DUTY = r"(?:wajib|harus|mesti|diwajibkan|diharuskan|mewajibkan|mengharuskan|kewajiban|keharusan)(?:kah)?"
_TAIL = r"(?: (?:hukumnya|sifatnya|atau|tidak|sukarela|boleh|sih|ya|bukan|kan|apa))*"
ASKS = re.compile(
    # "apakah kerja sama antardaerah itu wajib", "kerja sama daerah wajib atau sukarela".
    rf"\bkerja sama\b(?: (?!dengan\b)\w+){{0,4}} {_DUTY}{_TAIL}$"
    # "apakah daerah wajib bekerja sama", "kenapa PP X mewajibkan semua daerah bekerja sama".
    rf"|\b{_DUTY}(?: \w+){{0,4}} (?:bekerja sama|(?:\w+ )?kerja sama)\b"
)
"""Asks for a duty to cooperate; on the folded question, without the name of the kerja sama wajib."""
YES_OR_NO = re.compile(rf"\b(?:apakah|benarkah|betulkah|haruskah|wajibkah)\b|\b{_DUTY}{_TAIL}$")
WHY = re.compile(r"\b(?:kenapa|mengapa|apa (?:alasan|sebab)(?:nya)?)\b")
"""Takes the duty for granted."""
OPEN = re.compile(r"\b(?:siapa|kapan|berapa|bagaimana|mana|apa saja)\b|\b(?:kalau|jika|bila|apabila)\b")
"""Asks something else, or of a case."""
MAY = re.compile(
    r"\bdaerah dapat (?:bekerja sama|(?:mengadakan|melakukan|melaksanakan|menjalin|menyelenggarakan) kerja sama)\b"
)
"""In a provision: a daerah may cooperate; folded."""
SLIGHT = frozenset(words("semua seluruh setiap tiap para suatu hukumnya sifatnya bersifat memang benar atau tidak"))
"""Stems of the question that name no matter."""
DUTIES = frozenset(kind.name for kind in BY_DUTY)


@dataclass(frozen=True, slots=True)
class Told:
    """An answer that stands ready: what is quoted, and what is said before it."""

    excerpts: tuple[Excerpt, ...]
    facts: tuple[Fact, ...] = ()
    premises: tuple[Fact, ...] = ()
    """What the question takes for granted and is wrong."""


def asks_duty(query: Query, library: Library) -> bool:
    """Whether nothing is asked but whether cooperation, or cooperation between daerah, is a duty."""
    if query.intent != "tanya" or query.provisions or query.as_of is not None:
        return False
    said = fold(squash(standard(even_spelling(query.resolved)))).strip(" ?.!")
    said = NAMED.sub(lambda match: match[0] if _told(said, match) else " ", said)
    yes_or_no = YES_OR_NO.search(said) or query.resolved.rstrip().endswith("?")
    if not ASKS.search(said) or OPEN.search(said) or not (yes_or_no or WHY.search(said)):
        return False
    if any(set(words(region)) & set(words(said)) for region in _regions(library)):
        # A law on this region alone may make it one.
        return False
    partner = asked_kinds(query)[0]
    if (partner and partner != {"KSDD"}) or not all(library.in_force(law, query.day) for law in query.laws):
        return False
    named = SLIGHT | NAME_STEMS
    return all(any(one <= named for one in part) for part in matter_of(query, library).parts)


def _regions(library: Library) -> set[str]:
    """The regions that a national law here is about."""
    return {region for source in library.sources if (region := region_of(source, library))}


def _told(said: str, match: re.Match[str]) -> bool:
    """Whether "kerja sama antardaerah wajib" ends the question, and so says of it that it is a duty."""
    rest = said[match.end() :].strip()
    if rest.startswith("atau sukarela"):
        return True
    return match[0] != BY_DUTY[0].name and (not rest or rest.startswith(("atau", "tidak")))


def not_always_a_duty(query: Query, library: Library) -> Told | None:
    """That cooperation is not always a duty, with what allows it and what its kinds are; None: not asked, or not told.

    Where the duty is taken for granted ("kenapa semua daerah wajib bekerja sama?"), it is said as a correction.
    """
    if not asks_duty(query, library):
        return None
    may = _first(library.saying(words("kerja sama dapat")), _allows, query, library)
    kinds = _first(library.saying(words("wajib sukarela")), _tells_apart, query, library)
    if may is None or kinds is None:
        return None
    each = [_resting(kind.name, kinds, query, library) for kind in BY_DUTY]
    found = (library.excerpt(one, query.day, query.today) for one in dict.fromkeys((may, *each)) if one)
    text = (
        f"Tidak selalu wajib: {library.label(may)} memakai kata “dapat”, dan {library.label(kinds)} membedakan "
        f"{' dan '.join(kind.name for kind in BY_DUTY)}."
    )
    excerpts = tuple(excerpt for excerpt in found if excerpt is not None)
    fact = Fact(text, grounds([may, kinds], query, library), may, first=True)
    granted = WHY.search(fold(query.resolved)) is not None
    return Told(excerpts, () if granted else (fact,), (fact,) if granted else ())


def _allows(own: str) -> bool:
    return MAY.search(fold(own)) is not None


def _tells_apart(own: str) -> bool:
    return marked(own)[1] == DUTIES


def _first(units: Iterable[Unit], fits: Callable[[str], bool], query: Query, library: Library) -> str | None:
    """The first provision in force that fits by its own words, for every daerah: of a law named, else the highest."""
    found = {
        unit.provision: unit
        for unit in units
        if unit.kind == "batang"
        and any(fits(text.text) for text in library.texts(unit.provision)[:1])
        and library.in_force(unit.provision, query.day)
        and regime_of(unit.provision, library) is None
        and region_of(unit.provision, library) is None
        and COOPERATION.search(headings_of(unit.provision, library))
    }
    ordered = library.in_reading_order(list(found))
    return min(
        ordered,
        key=lambda one: (found[one].source not in query.laws, rank(library.sources[found[one].source])),
        default=None,
    )


def _resting(name: str, beside: str, query: Query, library: Library) -> str | None:
    """What says what a kind is, of the same law as another provision if it can be."""
    law = beside.partition("/")[0]
    resting = [p for term in library.terms if marked(term.istilah)[1] == {name} for p in term.ketentuan]
    standing = [one for one in resting if library.in_force(one, query.day)]
    return next((one for one in standing if one.startswith(f"{law}/")), next(iter(standing), None))
