"""A rule of the kind of cooperation that is asked about, else of a sibling kind, told as such."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kadqa.asking.scope.kinds import (
    ABROAD,
    WITH_CENTRE,
    Kinds,
    applied_by,
    asked_kinds,
    foreign,
    kinds_of,
    marked,
    naming_words,
    unknown_partners,
)
from kadqa.asking.scope.matter import TELLING, Matter, holding, matter_of
from kadqa.asking.scope.rezim import COOPERATION, headings_of, regime_of
from kadqa.asking.search.find import naming
from kadqa.lexical import word_set, words
from kadqa.library.snapshot import Library
from kadqa.records import GONE, IN_FORCE, Hit, Query, Unit
from kadqa.text import fold

OTHER_SHARE = 0.7
"""What is left of the score of a provision of another kind, or beside the matter, where a better one is here, 0..1."""
BESIDE_SHARE = 0.85
"""What is left of a provision that holds nothing of the matter where one of the kind asked for speaks of it, 0..1."""
ABROAD_SHARE = 0.97
"""What is left of a provision on partners abroad alone where no kind is asked for: the likelier ones go first, 0..1."""
PARTLY = 0.35
"""Share of the matter from which a provision of the kind asked for may be meant: then nothing is said to be missing."""
AS_SUCH = re.compile(
    r"\bkerja sama daerah\b(?! (?:yang )?(?:wajib|sukarela|dengan (?:daerah|pihak|lembaga|pemerintah)))"
)
"""In a provision: cooperation of daerah, of whatever kind; folded."""
STEPS = word_set("tahap tahapan tata cara prosedur proses mekanisme langkah alur urutan jalan syarat persyaratan")
"""Stems that ask how something is carried out."""
ACTORS = word_set("gubernur bupati wali kota kepala daerah menteri dprd pemerintah pusat provinsi kabupaten")
"""Stems of who acts: a provision that names only him says nothing of what he is asked to do."""
CARRIED_OUT = re.compile(r"\b(?:penyelenggaraan|pelaksanaan|tata cara|tahapan|prosedur)\b")
"""A heading over rules on how something is carried out; folded."""
LEVEL = 0.95
"""Share of the best score from which law in force is found as good as repealed law, 0..1."""
BEHIND = 0.99
"""Share of the score of law in force from which repealed law on the same kind stands behind it, 0..1."""
RAISED = 0.9
"""How far a provision that is raised is brought to the best score, 0..1; the rest keeps their order."""
NEAR = 0.85
"""Share of the best score from which a hit needs no raising."""
MOST_SPEAKING = 8
"""Pasal that may speak of a matter; one that more of them speak of does not tell them apart."""
MOST_STEPS = 3
"""Pasal on carrying out a kind put first, those that the search holds best."""
MOST_RAISED = 4
"""Pasal raised at most, those that the search holds best."""


@dataclass(frozen=True, slots=True)
class _Speaking:
    """The pasal in force that speak of a matter, each with its units that do, best first."""

    own: dict[str, list[str]]
    """Of the kind asked for, or made to hold for it."""
    general: dict[str, list[str]]
    """Of cooperation without saying of which kind."""
    other: dict[str, list[str]]
    """Of other kinds only."""
    covering: dict[str, list[str]]
    """Elsewhere, of kerja sama daerah as such, which is every kind of it."""
    partly: bool = False
    """Whether a provision of the kind asked for holds some of the matter."""
    wholly: bool = False
    """Whether a provision of another kind holds all of it."""

    @property
    def only_other(self) -> bool:
        return bool(self.other) and not (self.own or self.general or self.covering or self.partly)

    @property
    def put_first(self) -> dict[str, list[str]]:
        """What is raised: of law elsewhere only where else another kind's rule would stand for it."""
        return self.own or self.general or (self.covering if self.other and not self.partly else {})


def speaking_of(matter: Matter, asked: Kinds, query: Query, library: Library) -> _Speaking:
    found = _Speaking({}, {}, {}, {})
    axis = deciding(asked)
    partly = wholly = False
    done = matter.but(ACTORS)
    for unit in holding(matter, query, library, least=PARTLY):
        kinds = _with_pasal(unit, library)
        headings = headings_of(unit.provision, library)
        told = bool(COOPERATION.search(headings))
        if _is_other(kinds, asked):
            place = found.own if applied_by(unit.provision, asked, library) else found.other
        elif kinds[axis] & asked[axis] and not told:
            # Law on another subject that mentions the kind may be meant, but is no rule to be put first.
            partly = partly or done.held(unit.text) > 0
            continue
        elif any(kinds) and told:
            place = found.own
        elif told and matter.held(headings) >= TELLING:
            # A bab on the matter holds for every kind; a pasal that speaks of it in passing does not.
            place = found.general
        elif as_such(unit.provision, library) and matter.phrased(unit.text):
            place = found.covering
        else:
            continue
        partly = partly or (place is found.own and done.held(unit.text) > 0)
        if matter.held(unit.text) >= TELLING:
            place.setdefault(unit.group, []).append(unit.provision)
            wholly = wholly or (place is found.other and matter.held(unit.text) == 1.0)
    return replace(found, partly=partly, wholly=wholly)


def as_such(provision: str, library: Library) -> bool:
    """Whether a provision says something of kerja sama daerah without saying of which kind: it covers every kind."""
    texts = library.texts(provision)
    return bool(texts) and not any(kinds_of(provision, library)) and bool(AS_SUCH.search(fold(texts[0].full_text)))


def carrying_out(asked: Kinds, query: Query, library: Library) -> dict[str, list[str]]:
    """The pasal in force under a heading on how kinds asked for, and no others, are carried out, each with its first
    unit: PP 28/2018 has a bagian "Penyelenggaraan KSDLL", in which no word for steps stands.
    """
    found: dict[str, list[str]] = {}
    axis = deciding(asked)
    for unit in library.units:
        if unit.group in found or unit.kind != "batang":
            continue
        headings = [(fold(heading), marked(heading)[axis]) for heading in library.texts(unit.group)[0].trail]
        inner = next((kinds for _, kinds in reversed(headings) if kinds), frozenset())
        if (
            inner
            and inner <= asked[axis]
            and any(CARRIED_OUT.search(said) and kinds == inner for said, kinds in headings)
        ):
            interval = library.interval(unit.provision, query.day)
            if interval is not None and interval.status in IN_FORCE:
                found[unit.group] = [unit.provision]
    return found


def deciding(asked: Kinds) -> int:
    """The axis that decides: the narrowest on which a kind is asked for."""
    return max(n for n, named in enumerate(asked) if named)


def _with_pasal(unit: Unit, library: Library) -> Kinds:
    """The kinds of a unit; the category where it does not say is that which its whole pasal names."""
    own, around = kinds_of(unit.provision, library), kinds_of(unit.group, library)
    return (own[0], *(one or outer for one, outer in zip(own[1:], around[1:], strict=True)))


def _is_other(kinds: Kinds, asked: Kinds) -> bool:
    return any(one and named and not one & named for one, named in zip(kinds, asked, strict=True))


def _foreign(provision: str, asked: Kinds, library: Library) -> bool:
    """Whether a provision is of another kind, by its own words or by those of its pasal, and is not made to hold."""
    unit = next(iter(library.units_of([provision])), None)
    if unit is None or unit.kind == "halaman":
        return foreign(provision, asked, library)
    return _is_other(_with_pasal(unit, library), asked) and applied_by(provision, asked, library) is None


def lacks(query: Query, library: Library) -> bool:
    """Whether what is asked of a kind is certainly spoken of in provisions of other kinds only.

    It is uncertain where those say a part of it only; how a kind is carried out stands in its rules without the word;
    and what the centre is to a kind has a term of its own.
    """
    asked, matter = asked_kinds(query), matter_of(query, library)
    if not any(asked) or not matter.parts or of_steps(matter) or WITH_CENTRE.said(fold(query.resolved)):
        return False
    found = speaking_of(matter, asked, query, library)
    return found.only_other and found.wholly


def of_steps(matter: Matter) -> bool:
    """Whether nothing is asked of a kind but how it is carried out: "tata cara KSDLL"."""
    return all(any(said <= STEPS for said in part) for part in matter.parts)


def kinds_apart(query: Query, hits: Sequence[Hit], library: Library) -> tuple[Hit, ...]:
    """The hits with those of another kind than the question asks for put back, best first.

    What speaks of the matter for the kind asked for is raised. Where only another kind has such a rule, that is raised
    instead, and `kind_facts` says so. Where no kind is asked for, the kinds at home go before those abroad.
    """
    asked = asked_kinds(query)
    if query.provisions or not hits:
        return tuple(hits)
    if not any(asked):
        return _in_order(query, [_at_home_first(hit, library) for hit in hits])
    matter = matter_of(query, library)
    found = speaking_of(matter, asked, query, library) if matter.parts else _Speaking({}, {}, {}, {})
    if matter.parts and not found.own and of_steps(matter):
        return _in_order(query, _as_steps(hits, carrying_out(asked, query, library), matter, library))
    if found.only_other and not query.defined and not WITH_CENTRE.said(fold(query.resolved)):
        return _in_order(query, _raised(hits, found.other, matter))
    kept = []
    for hit in hits:
        regime = regime_of(hit.provision, library)
        unasked = regime is not None and not regime.asked.search(fold(query.search_text))
        own = () if unasked else tuple(pair for pair in hit.units if not _foreign(pair[0], asked, library))
        if own and len(own) < len(hit.units):
            scale = own[0][1] / (hit.units[0][1] or 1.0)
            hit = replace(hit, best_unit=own[0][0], units=own, score=_round(hit.score * scale))
        kept.append(hit if own else replace(hit, score=_round(hit.score * OTHER_SHARE)))
    kept = _repealed_put_back(kept, asked, query, library)
    speaking = found.put_first
    if query.laws or query.defined or not matter.telling or not speaking:
        return _in_order(query, kept)
    near = max(hit.score for hit in kept) * NEAR
    if any(hit.provision in speaking and hit.score >= near for hit in kept):
        return _in_order(query, [_beside_put_back(hit, matter, library) for hit in kept])
    return _in_order(query, _raised(kept, speaking, matter))


def _repealed_put_back(hits: Sequence[Hit], asked: Kinds, query: Query, library: Library) -> list[Hit]:
    """The hits with repealed law put behind law in force on the kind asked for that is found nearly as good."""
    if query.as_of is not None or query.laws:
        return list(hits)
    axis = deciding(asked)
    gone = {hit.provision for hit in hits if library.standing.status(hit.best_unit, query.day) in GONE}
    own = (h.score for h in hits if h.provision not in gone and kinds_of(h.best_unit, library)[axis] & asked[axis])
    best = max(own, default=0.0)
    if best < max(hit.score for hit in hits) * LEVEL:
        return list(hits)
    behind = _round(best * BEHIND)
    return [replace(h, score=behind) if h.provision in gone and h.score > behind else h for h in hits]


def _beside_put_back(hit: Hit, matter: Matter, library: Library) -> Hit:
    """A hit of law put back if none of its units speaks of anything that is asked about."""
    units = library.units_of([unit for unit, _ in hit.units])
    if any(unit.kind == "halaman" or matter.held(unit.text) for unit in units):
        return hit
    return replace(hit, score=_round(hit.score * BESIDE_SHARE))


def _at_home_first(hit: Hit, library: Library) -> Hit:
    kinds = kinds_of(hit.best_unit, library)[0]
    return replace(hit, score=_round(hit.score * ABROAD_SHARE)) if kinds and kinds <= ABROAD else hit


def _raised(hits: Sequence[Hit], speaking: dict[str, list[str]], matter: Matter) -> list[Hit]:
    """The hits with those that speak of a telling matter among the best, in their units that do, the rest put back."""
    if not matter.telling or not 0 < len(speaking) <= MOST_SPEAKING:
        return list(hits)
    top = max(hit.score for hit in hits)
    by_group = {hit.provision: hit for hit in hits}
    groups = [by_group.get(group) or Hit(group, units[0], 0.0, 0.0, 0.0) for group, units in speaking.items()]
    raised = []
    for hit in sorted(groups, key=lambda hit: -hit.score)[:MOST_RAISED]:
        units = speaking[hit.provision]
        score = _round(top * RAISED + hit.score * (1.0 - RAISED))
        rest = tuple(pair for pair in hit.units if pair[0] not in units)
        telling = tuple((unit, score) for unit in units)
        raised.append(replace(hit, best_unit=units[0], score=score, units=(*telling, *rest)))
    rest_of = [hit for hit in hits if hit.provision not in speaking]
    return [*raised, *(replace(hit, score=_round(hit.score * OTHER_SHARE)) for hit in rest_of)]


def _as_steps(hits: Sequence[Hit], carrying: dict[str, list[str]], matter: Matter, library: Library) -> list[Hit]:
    """The hits with those on carrying out a kind raised: the best of them, in the order in which the law has them."""
    scores = {hit.provision: hit.score for hit in hits}
    best = library.in_reading_order(sorted(carrying, key=lambda one: -scores.get(one, 0.0))[:MOST_STEPS])
    found = _raised(hits, {one: carrying[one] for one in best}, matter)
    ranks = iter(sorted((hit.score for hit in found if hit.provision in best), reverse=True))
    raised = {hit.provision: hit for hit in found if hit.provision in best}
    steps = [replace(raised[one], score=next(ranks)) for one in best if one in raised]
    return [*steps, *(hit for hit in found if hit.provision not in best)]


def _in_order(query: Query, hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Best first; what the question names before all else."""
    return tuple(sorted(hits, key=lambda hit: (-naming(query, hit.provision), -hit.score)))


def _round(score: float) -> float:
    return round(score, 6)


def about_kind(query: Query, library: Library) -> Query | None:
    """The question as one on the meaning of the kind whose partner alone it names; None if it asks more or less.

    "Kerja sama dengan universitas termasuk jenis apa?" rests on what KSDPK means.
    """
    named = asked_kinds(query)[0]
    if len(named) != 1 or query.defined or matter_of(query, library).parts:
        return None
    term = next((term for term in library.terms if marked(term.istilah)[0] == named and term.ketentuan), None)
    return replace(query, defined=term.ketentuan) if term else None


def in_known_words(query: Query, library: Library) -> Query:
    """The question without partners that no text here names: their kind stands for them."""
    unknown = unknown_partners(fold(query.search_text), library)
    asked = tuple(word for word in query.asked if word not in unknown)
    return query if asked == query.asked else replace(query, asked=asked)


def on_the_matter(query: Query, library: Library) -> Query:
    """The question without the words for the kind asked for, if it asks something of it: the kind is chosen already."""
    if not any(asked_kinds(query)) or not matter_of(query, library).parts:
        return query
    said = fold(query.search_text)
    terms = (term.istilah for term in query.terms if any(marked(term.istilah)) or naming_words(fold(term.istilah)))
    naming = naming_words(said).union(*(words(term) for term in terms))
    asked = tuple(word for word in query.asked if word not in naming)
    return replace(query, asked=asked) if asked else query
