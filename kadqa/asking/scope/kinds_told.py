"""What is said of the kinds of cooperation beside what is quoted, each statement with what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kadqa.asking.question.own import GENERAL
from kadqa.asking.scope.kinds import (
    BY_PARTNER,
    Kinds,
    applied_by,
    asked_kinds,
    kinds_of,
    marked,
    other_kinds,
    spoken,
    unknown_partners,
)
from kadqa.asking.scope.matter import WISHES, Matter, holding, matter_of
from kadqa.asking.scope.rezim import COOPERATION
from kadqa.asking.scope.siblings import PARTLY, carrying_out, deciding, lacks, of_steps, speaking_of
from kadqa.asking.standing.facts import grounds
from kadqa.asking.standing.wording import listed, lower_first, named_together
from kadqa.hukum import ids
from kadqa.lexical import content_words
from kadqa.library.snapshot import Library
from kadqa.records import GONE, Excerpt, Fact, Query
from kadqa.text import fold

DUTY = re.compile(r"\b(?:wajib|harus|mesti|must|should)(?:kah)?\b")
"""Asks for a duty; folded."""
MOST_OFFERED = 2
"""Other kinds pointed to at most, where none is asked for."""
FEW = 3
"""Pasal that an ordinary answer quotes at most."""
COMPARED = 0.5
"""Share of the matter that the aspect of a comparison must hold for what it says to be said."""


def read_as(query: Query, excerpts: Sequence[Excerpt], library: Library) -> tuple[Fact, ...]:
    """For which kind a question is answered that names a partner in words which no text here uses."""
    kinds = asked_kinds(query)[0]
    if not kinds or not excerpts or not unknown_partners(fold(query.search_text), library):
        return ()
    text = f"Pertanyaan ini dibaca sebagai pertanyaan tentang {spoken(kinds)}."
    return (Fact(text, tuple(excerpts[:1]), excerpts[0].passage.provision, first=True),)


def offered_facts(query: Query, excerpts: Sequence[Excerpt], library: Library) -> tuple[Fact, ...]:
    """Where no kind is asked for: of which kinds the quotes are, and where the others have a rule on the matter."""
    matter = matter_of(query, library)
    if any(asked_kinds(query)) or query.laws or query.provisions or query.defined:
        return ()
    law = [excerpt for excerpt in excerpts if excerpt.kind == "peraturan"]
    about = COOPERATION.search(fold(query.search_text))
    return (*_unnamed(law, library), *(_offered(query, law, matter, library) if about and matter.telling else ()))


def _unnamed(law: Sequence[Excerpt], library: Library) -> Iterable[Fact]:
    """Of which kind each quote is whose own words do not say so, in one sentence."""
    found: dict[str, list[Excerpt]] = {}
    for excerpt in law:
        provision, today = excerpt.passage.provision, excerpt.today
        if ids.is_penjelasan(provision) or today is None or today.status in GONE:
            continue
        kinds = kinds_of(provision, library)[0]
        if kinds and len(kinds) < len(BY_PARTNER) and not marked(excerpt.quote or excerpt.passage.full_text)[0]:
            found.setdefault(spoken(kinds), []).append(excerpt)
    if found:
        parts = [f"{_names(quoted, library)} adalah ketentuan untuk {named}" for named, quoted in found.items()]
        quoted = tuple(excerpt for several in found.values() for excerpt in several)
        yield Fact(f"{'; '.join(parts)}.", quoted, quoted[-1].passage.provision)


def _offered(query: Query, law: Sequence[Excerpt], matter: Matter, library: Library) -> tuple[Fact, ...]:
    if DUTY.search(fold(query.resolved)):
        # Who speaks of the same parties need not speak of a duty.
        return ()
    quoted = frozenset(kind for e in law for kind in kinds_of(e.passage.provision, library)[0])
    full = [unit for unit in holding(matter, query, library) if matter.held(unit.text) == 1.0]
    others: dict[frozenset[str], str] = {}
    for unit in sorted(full, key=lambda unit: len(kinds_of(unit.provision, library)[0])):
        kinds = kinds_of(unit.provision, library)[0]
        new = kinds.difference(*others)
        if new and not kinds & quoted:
            others[new] = unit.provision
    if not quoted or not others or len(others) > MOST_OFFERED:
        return ()
    places = listed([f"{spoken(kinds)} pada {library.label(by)}" for kinds, by in others.items()])
    text = f"Ketentuan tersebut untuk {spoken(quoted)}. Hal itu diatur pula untuk {places}."
    return (Fact(text, grounds(list(others.values()), query, library), law[-1].passage.provision),)


def compared_facts(query: Query, excerpts: Sequence[Excerpt], library: Library) -> tuple[Fact, ...]:
    """What a comparison of two kinds says of the one asked for, where no rule of its own is quoted.

    "Sekretariat kerja sama pada kerja sama sukarela: tidak disebut; ...": read beside a rule on all KSDD, that is no.
    """
    asked = asked_kinds(query)
    if not any(asked) or query.laws or query.provisions or query.as_of is not None:
        return ()
    axis = deciding(asked)
    matter = matter_of(query, library)
    law = [excerpt for excerpt in excerpts if excerpt.kind == "peraturan"]
    if len(asked[axis]) > 1 or not law or not matter.telling:
        return ()
    own = (e for e in law if kinds_of(e.passage.provision, library)[axis] & asked[axis])
    if any(matter.held(excerpt.passage.full_text) >= PARTLY for excerpt in own):
        return ()
    stems = {stem for part in matter.parts for said in part for stem in said}
    meaning = {p for t in library.terms if marked(t.istilah)[axis] == asked[axis] for p in t.ketentuan}
    best, least = None, COMPARED
    for row in library.comparisons:
        for side, (provisions, says) in zip(row.antara, (row.kiri, row.kanan), strict=True):
            named = set(content_words(row.aspek)) - GENERAL - WISHES - {"tidak"}
            if side in meaning and named and named <= stems:
                held = matter.held(row.aspek)
                if held >= least:
                    best, least = (row.aspek, provisions, says), max(held, least + 1e-9)
    if best is None:
        return ()
    aspect, provisions, says = best
    rests = grounds(provisions[:MOST_OFFERED], query, library)
    text = f"{aspect} pada {spoken(asked[axis])}: {lower_first(says)}"
    return (Fact(text, rests, law[0].passage.provision, first=True),) if rests else ()


def kind_facts(query: Query, excerpts: Sequence[Excerpt], library: Library) -> tuple[Fact, ...]:
    """What must be said of the kinds: which quotes are of another kind, and which hold for the kind asked for too."""
    asked = asked_kinds(query)
    if not any(asked) or query.provisions:
        return ()
    applied: dict[tuple[str, str], list[Excerpt]] = {}
    other: dict[str, list[Excerpt]] = {}
    for excerpt in excerpts:
        provision = excerpt.passage.provision
        if _in_place_of_asked(provision, query, excerpts):
            continue
        kinds = spoken(other_kinds(provision, asked, library)) if excerpt.kind == "peraturan" else ""
        origin = applied_by(provision, asked, library) if kinds else None
        if origin is not None:
            applied.setdefault((kinds, origin), []).append(excerpt)
        elif kinds:
            other.setdefault(kinds, []).append(excerpt)
    wanted = spoken(asked[deciding(asked)])
    facts = list(_where_steps_are(wanted, asked, query, excerpts, library))
    for (kinds, origin), quoted in applied.items():
        by = library.label(origin)
        text = f"{_names(quoted, library)}, yang mengatur {kinds}, berlaku pula bagi {wanted} menurut {by}."
        facts.append(Fact(text, (*quoted, *grounds([origin], query, library)), quoted[-1].passage.provision))
    held = any(kinds_of(e.passage.provision, library)[deciding(asked)] & asked[deciding(asked)] for e in excerpts)
    sure = bool(other) and not held and lacks(query, library) and not compared_facts(query, excerpts, library)
    lead = _lacking(wanted, asked, other, query, library) if sure else None
    facts += _covered(wanted, asked, query, excerpts, library)
    for kinds, quoted in other.items():
        text = f"{_names(quoted, library)} adalah ketentuan untuk {kinds}, bukan untuk {wanted}."
        rests = tuple(quoted)
        if lead is not None:
            text, rests, lead = f"{lead.text} {text}", (*rests, *lead.excerpts), None
        facts.append(Fact(text, rests, quoted[0].passage.provision, first=True))
    return tuple(facts)


def _covered(wanted: str, asked: Kinds, query: Query, excerpts: Sequence[Excerpt], library: Library) -> Iterable[Fact]:
    """That a rule on kerja sama daerah as such covers the kind asked for, where only another kind has its own."""
    matter = matter_of(query, library)
    found = speaking_of(matter, asked, query, library) if matter.parts and not query.laws else None
    if found is None or not found.other or found.put_first is not found.covering:
        return
    said = {provision for units in found.covering.values() for provision in units}
    quoted = [excerpt for excerpt in excerpts if excerpt.passage.provision in said]
    if quoted:
        text = (
            f"{_names(quoted, library)} menyebut kerja sama daerah tanpa membedakan jenis, jadi mencakup pula {wanted}."
        )
        yield Fact(text, tuple(quoted), quoted[-1].passage.provision)


def _where_steps_are(
    wanted: str, asked: Kinds, query: Query, excerpts: Sequence[Excerpt], library: Library
) -> Iterable[Fact]:
    """Where the rules on carrying out a kind stand, if its steps are asked for and no provision lists them."""
    matter = matter_of(query, library)
    if query.laws or query.defined or not matter.parts or not of_steps(matter):
        return
    found = list(carrying_out(asked, query, library))
    quoted = [excerpt for excerpt in excerpts if ids.pasal_of(excerpt.passage.provision) in found]
    if len({ids.pasal_of(excerpt.passage.provision) for excerpt in quoted}) > FEW:
        # Where they are quoted in their order it is said with them.
        return
    if quoted and not speaking_of(matter, asked, query, library).own:
        text = f"Penyelenggaraan {wanted} diatur dalam {named_together(found, library)}."
        yield Fact(text, tuple(quoted), excerpts[0].passage.provision, first=True)


def _in_place_of_asked(provision: str, query: Query, excerpts: Sequence[Excerpt]) -> bool:
    """Whether a provision is quoted for standing in the place of law that the question names: that is asked about."""
    asked = (excerpt for excerpt in excerpts if excerpt.source.id in query.laws)
    now = (reference.provision for excerpt in asked for reference in excerpt.successors)
    return any(ids.meets(provision, one) for one in now)


def _lacking(wanted: str, asked: Kinds, other: dict[str, list[Excerpt]], query: Query, library: Library) -> Fact:
    """That the kind asked for has no rule on the matter, and where the rules on that kind begin."""
    text = f"KADQA tidak menemukan ketentuan untuk {wanted} yang menyebut hal itu."
    law, axis = next(iter(other.values()))[0].source.id, deciding(asked)
    for passage in library.of_source(law, kind="pasal"):
        headings = [
            heading for heading in passage.trail if marked(heading)[axis] and marked(heading)[axis] <= asked[axis]
        ]
        if headings:
            text = f"{text} Ketentuan tentang {wanted} mulai pada {library.label(passage.provision)} ({headings[-1]})."
            return Fact(text, grounds([passage.provision], query, library))
    return Fact(text, ())


def _names(quoted: Sequence[Excerpt], library: Library) -> str:
    return named_together([excerpt.passage.provision for excerpt in quoted], library)
