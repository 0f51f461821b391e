"""Evidence for what a question names: provisions, standing, sides compared, a history; or what is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kadqa.asking.laws.acted_on import Matter
from kadqa.asking.laws.acts import act_facts
from kadqa.asking.laws.banding import comparison
from kadqa.asking.laws.overview import overview
from kadqa.asking.laws.riwayat import events_of, history
from kadqa.asking.laws.times import of_its_day
from kadqa.asking.nearest import named, near_by_name
from kadqa.asking.question.status import yes_or_no_of_all
from kadqa.asking.standing.facts import all_beside, beginning_fact, once, standing_facts
from kadqa.asking.standing.resting import resting_facts
from kadqa.hukum import ids
from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.records import GONE, Evidence, Excerpt, Fact, Hit, Query

ASKS_WHEN = re.compile(r"\b(?:kapan|tanggal berapa|tahun berapa)\b", re.IGNORECASE)
"""A question on standing that asks for days: its answer has the law's history beside it, if not only for its first."""
_IN_USE = r"(?:(?:di)?berlaku(?:kan)?|(?:ber)?jalan|efektif|laku|diterapkan)(?:nya)?"
ASKS_BEGIN = re.compile(
    rf"\bmulai {_IN_USE}|\b(?:kapan|(?:tanggal|tahun) berapa)\b(?!.*\b(?:tidak|dicabut)\b).*\b{_IN_USE}\b"
    rf"|\b{_IN_USE} (?:(?:sejak|mulai|per) )?(?:kapan|(?:tanggal|tahun) berapa)",
    re.IGNORECASE,
)
"""A question on standing that asks when a law began: "kapan mulai berlaku", "sejak kapan berlaku"."""
OF_BASIS = frozenset(words("dasar hukum landasan pembentukan dibentuk dibuat lahir pertimbangan"))
"""Stems that ask on what a law rests, and of nothing that it rules."""
LIST_MOST = 12
"""Provisions quoted at most when provisions themselves are asked for."""


def placed(query: Query, library: Library) -> Query:
    """Provisions named without a law ("pasal 363"), or without their ayat, get the only one that has them, if any."""
    found_for: list[str] = []
    for provision in query.provisions:
        found: tuple[str, ...] = ()
        if provision.startswith("pasal-"):
            found = library.with_suffix(provision)
        elif not library.texts(provision):
            found = library.with_ayat(provision)
        found_for.extend(found if len(found) == 1 else [provision])
    return replace(query, provisions=tuple(found_for))


def takes_provisions(query: Query, library: Library) -> float:
    """A question for provisions themselves, or for what a law rests on."""
    if query.intent == "isi" and query.provisions:
        return 1.0
    return 0.9 if enacting(query, library) else 0.0


def rested(query: Query, _: Sequence[Hit], library: Library) -> Evidence | None:
    """What the answer before rested on; None if none of it is here."""
    facts = resting_facts(query, library)
    return Evidence(facts=facts) if facts else None


def whole_law(query: Query, _: Sequence[Hit], library: Library) -> Evidence | None:
    """What a law holds as a whole; None if its chapters are not known."""
    facts = overview(query, library)
    return Evidence(facts=facts) if facts else None


def side_by_side(query: Query, hits: Sequence[Hit], library: Library) -> Evidence:
    """Two things or more compared."""
    wanted = [one for side in query.sides for one in side.ids[:1]]
    absent = [one for one in wanted if ids.source_of(one) not in library.sources]
    if absent:
        return missing(replace(query, laws=tuple(absent), provisions=()), library)
    return comparison(query, hits, library)


def over_time(query: Query, _: Sequence[Hit], library: Library) -> Evidence:
    """The history of laws or provisions."""
    known = tuple(s for s in query.subjects if ids.source_of(s) in library.sources)
    if not known:
        return missing(replace(query, laws=query.subjects, provisions=()), library)
    return history(replace(query, subjects=known), library)


def about_standing(query: Query, _: Sequence[Hit], library: Library) -> Evidence:
    """How laws or provisions stand, or what one of them did to others."""
    whole = [p for p in query.provisions if "/" in p]
    targets = whole or list(query.laws)
    known = [t for t in targets if ids.source_of(t) in library.sources]
    facts: tuple[Fact, ...] = ()
    if query.acts:
        inside = [p for p in whole if ids.source_of(p) == query.laws[0]]
        laws = [law for law in query.laws[1:] if law not in map(ids.source_of, whole)]
        others = [*laws, *(set(whole) - set(inside))]
        about = Matter.of(query.matter, library) if query.matter else None
        actors = (inside[0] if inside else query.laws[0], *query.also_act)
        facts = once([fact for one in actors for fact in act_facts(one, others, query, library, about)])
    begun = [beginning_fact(law, query, library) for law in known if "/" not in law and ASKS_BEGIN.search(query.spoken)]
    facts = facts or (
        *(fact for fact in begun if fact is not None),
        *_led(standing_facts(known, query, library), known, query, library),
    )
    if facts:
        laws = [t for t in known if t in library.sources]
        dated = ASKS_WHEN.search(query.resolved) and not query.acts and not any(begun)
        events = events_of(laws, query, library) if laws and dated else ()
        return Evidence(facts=facts, events=events)
    return missing(query, library)


def _led(facts: tuple[Fact, ...], targets: Sequence[str], query: Query, library: Library) -> tuple[Fact, ...]:
    """The facts, the first with "Ya" or "Tidak" in front where standing is asked about with yes or no."""
    intervals = [row for target in targets if (row := library.interval(target, query.day)) is not None]
    # Of a day to come nobody can say yes or no, but what is gone stays gone.
    told = query.day <= query.today or all(row.status in GONE for row in intervals)
    lead = yes_or_no_of_all(query.spoken, intervals) if told else ""
    if not facts or not lead:
        return facts
    return (replace(facts[0], text=f"{lead}. {facts[0].text}"), *facts[1:])


def provisions_themselves(query: Query, _: Sequence[Hit], library: Library) -> Evidence:
    """The provisions named, as they read on the day asked about."""
    excerpts: list[Excerpt] = []
    for provision in (query.provisions or enacting(query, library))[:LIST_MOST]:
        excerpt = library.excerpt(provision, query.day, query.today)
        if excerpt is not None:
            excerpts.extend(of_its_day(replace(excerpt, score=1.0), query, library))
    if not excerpts:
        return missing(query, library)
    return Evidence(tuple(excerpts), once(all_beside(excerpts, query, library)))


def enacting(query: Query, library: Library) -> tuple[str, ...]:
    """Where a law says on what it rests, if that is all that is asked: "apa dasar hukum PP 28/2018?"; else ()."""
    if query.form != "dasar" or len(query.laws) != 1 or query.provisions or set(query.asked) - OF_BASIS:
        return ()
    parts = (f"{query.laws[0]}/{part}" for part in ("mengingat", "menimbang"))
    return tuple(part for part in parts if library.texts(part))


def missing(query: Query, library: Library) -> Evidence:
    """What was asked for by name is not here: say which, and what is nearest."""
    ambiguous = [p for p in query.provisions if p.startswith("pasal-")]
    if ambiguous and not query.laws:
        several = [found for p in ambiguous for found in library.with_suffix(p)]
        return Evidence(
            nearest=named(several, library),
            refusal=(
                "terlalu-umum" if several else "peraturan-tidak-ada",
                "Sebutkan peraturannya, misalnya “Pasal 363 UU 23/2014”: beberapa peraturan mempunyai pasal itu."
                if several
                else "Tidak ada peraturan di korpus ini yang memuat pasal itu. Sebutkan pula peraturannya.",
            ),
        )
    wanted = [p for p in query.provisions if "/" in p] or list(query.laws)
    near = near_by_name(wanted, library)
    names = " dan ".join(library.label(w) if ids.source_of(w) in library.sources else unknown_label(w) for w in wanted)
    return Evidence(
        nearest=near,
        refusal=("peraturan-tidak-ada", f"Naskah maupun ringkasan {names} belum ada di korpus ini."),
    )


def unknown_label(provision: str) -> str:
    """A label for an id whose source the library does not know: "PP 99/2030 Pasal 1"."""
    source = ids.source_of(provision)
    return ids.label(provision, ids.source_from_id(source))
