"""Statements on standing: fixed wordings around rows of the relations, each with what it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kadqa.asking.standing.conflict import corrects, differences, named_in, replacements, whole_first
from kadqa.asking.standing.wording import limited, listed, listed_labels, lower_first, titled
from kadqa.hukum import ids
from kadqa.hukum.hubungan import write_date
from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.records import GONE, IN_FORCE, Excerpt, Fact, Interval, Query

MANY = 4
"""Successors, or laws that a page leans on, named in one sentence at most."""


MOST_NAMED = 9
"""Successors of a provision named at most; those beyond `MANY` are not cited."""


def standing_facts(targets: Sequence[str], query: Query, library: Library) -> tuple[Fact, ...]:
    """What answers "apakah ... masih berlaku?" for each of the laws or provisions named."""
    facts: list[Fact] = []
    for target in targets:
        on_day = library.interval(target, query.day)
        if on_day is None:
            continue
        facts.append(_standing(target, on_day, query, library, dated=query.as_of is not None))
        if query.as_of is None and on_day.end is not None and (coming := library.interval(target, on_day.end)):
            name = f"status {library.label(target)}" if coming.status == "tidak diketahui" else library.label(target)
            text = f"Mulai {write_date(on_day.end)}, {name} {lower_first(library.describe(coming))}"
            facts.append(Fact(text, grounds([target, *([coming.by] if coming.by else [])], query, library)))
        today = library.interval(target, query.today)
        if query.as_of is not None and today is not None and today != on_day:
            facts.append(_standing(target, today, query, library, dated=False, lead="Hari ini "))
        if today is not None and today.status in GONE:
            successor = successor_fact(target, query, library)
            if successor is not None:
                facts.append(successor)
            elif (none := _without_counterpart(target, library)) is not None:
                facts.append(Fact(none, grounds([target], query, library)))
    return tuple(facts)


def _standing(target: str, interval: Interval, query: Query, library: Library, *, dated: bool, lead: str = "") -> Fact:
    name = titled(target, library)
    day = f"Per {write_date(query.day)}, " if dated else lead
    if dated and query.day > query.today and interval.status not in GONE:
        day = f"Keadaan per {write_date(query.day)} belum dapat diketahui; menurut yang diketahui kini, "
    about = "keberlakuan" if interval.unchecked else "status" if interval.status == "tidak diketahui" else ""
    subject = f"{about if day else about.capitalize()} {name}".strip()
    text = f"{day}{subject} {lower_first(library.describe(interval))}"
    return Fact(text, grounds([target, *([interval.by] if interval.by else [])], query, library))


def beginning_fact(law: str, query: Query, library: Library) -> Fact | None:
    """When a law began to be in force, with the closing pasal that says so if its text is here; None if unknown."""
    source = library.sources.get(law)
    row = next((row for row in library.standing.history(law) if row.status in IN_FORCE or row.unchecked), None)
    if source is None or row is None:
        return None
    # A text changed on the very day of its beginning names the change as its since.
    since = row.start.isoformat() if row.status == "diubah" and row.start else row.since
    pasal = [p.provision for p in library.of_source(law, kind="pasal")]
    closing = f"{law}/pasal-{source.pasal_terakhir}" if source.pasal_terakhir else (pasal or [""])[-1]
    said = closing and any("berlaku" in text.full_text for text in library.texts(closing))
    where = f" ({library.label(closing).removeprefix(f'{library.label(law)} ')})" if said else ""
    if not since:
        return None
    when = f"pada tahun {since}" if len(since) == 4 else f"pada {write_date(since)}"
    text = f"{titled(law, library)} mulai berlaku {when}{where}."
    return Fact(text, grounds([closing if said else law], query, library))


def successor_fact(target: str, query: Query, library: Library) -> Fact | None:
    """What holds in place of a repealed law or provision, or None if that is not known.

    It is called "pengganti" only where a relation of menggantikan or padanan says so: a law may end another
    without putting anything in its place.
    """
    successors = list(library.successors(target, query.today))
    if not successors:
        return None
    law = ids.source_of(target)
    replacing = [one for one in successors if library.standing.replaces(ids.source_of(one), law)]
    replacing = replacing or [one for one in successors if _by_steps(ids.source_of(one), law, library)]
    if not replacing:
        return _to_refer_to(target, successors, query, library)
    inside = "/" in replacing[0]
    if inside:
        named = listed_labels(replacing, library, most=MOST_NAMED)
    else:
        named = listed(limited([titled(one, library) for one in replacing], MANY))
    text = " ".join(
        [
            f"Kini berlaku {named} sebagai pengganti {library.label(target)}.",
            *(differences(target, replacing, library) if "/" in target else ()),
        ]
    )
    return Fact(text, grounds(replacing[:MANY], query, library))


def _to_refer_to(target: str, successors: Sequence[str], query: Query, library: Library) -> Fact:
    """What can be referred to now, where no relation says that it took the place of what is gone."""
    acts = listed(limited([library.label(one) for one in successors], MANY))
    made = [one for one in library.standing.living_successors(target, query.today) if one not in successors]
    perppu = [one for one in made if set(library.standing.established_by(one)) & set(successors)]
    if perppu:
        names = listed([library.label(one) for one in perppu])
        text = f"Yang dapat dirujuk kini: {acts}, yang menetapkan {names} menjadi undang-undang."
        return Fact(text, grounds([*successors[:MANY], *perppu], query, library))
    text = f"Pengganti {library.label(target)} tidak tercatat di korpus ini; yang dapat dirujuk: {acts}."
    return Fact(text, grounds(successors[:MANY], query, library))


def _by_steps(new: str, old: str, library: Library) -> bool:
    """Whether one law took the place of another through laws between them, each of which took the place of the last."""
    seen, waiting = {old}, [old]
    while waiting:
        here = waiting.pop()
        for step in map(ids.source_of, library.standing.successors(here)):
            if step not in seen and library.standing.replaces(step, here):
                if step == new:
                    return True
                seen.add(step)
                waiting.append(step)
    return False


def beside(excerpt: Excerpt, query: Query, library: Library) -> Fact | None:
    """What must be said beside an excerpt: that it is repealed, or that the page leans on repealed law; else None."""
    if excerpt.kind == "halaman":
        return _page_fact(excerpt, query, library)
    on_day, today = excerpt.on_day, excerpt.today
    if on_day is not None and on_day.status == "belum berlaku":
        day = "" if query.as_of is None else f"Per {write_date(query.day)}, "
        text = f"{day}{excerpt.label} {lower_first(library.describe(on_day))}"
        until = _until_then(excerpt.source.id, query, library)
        told = f"{text} Sampai saat itu berlaku {listed_labels(until, library, most=MANY)}." if until else text
        return Fact(told, (excerpt, *grounds(until[:MANY], query, library)), excerpt.passage.provision, first=True)
    if on_day is None or today is None or today.status not in GONE:
        return None
    now, rests = _in_its_place(excerpt, library)
    text = f"{excerpt.label} {lower_first(library.describe(today))} {now}".rstrip()
    rests = [*([today.by] if today.by else []), *rests]
    return Fact(text, grounds(rests or [excerpt.source.id], query, library), excerpt.passage.provision)


UNRECORDED = "Padanannya"
"""Begins what is said of a provision whose law alone is known to have been replaced."""


def _until_then(law: str, query: Query, library: Library) -> list[str]:
    """The laws that a law not yet in force is to repeal, in force on the day asked about."""
    ended = (
        target
        for row in library.standing.relations_of(law)
        if row.jenis in {"mencabut", "menggantikan"} and ids.source_of(row.dari) == law
        for target in row.ke
    )
    return [one for one in dict.fromkeys(ended) if library.standing.status(one, query.day) in IN_FORCE]


def _in_its_place(excerpt: Excerpt, library: Library) -> tuple[str, list[str]]:
    """(what holds now in the place of a repealed excerpt, in sentences; the provisions that this rests on)."""
    successors = [s.provision for s in excerpt.successors]
    if successors:
        kini = f"Kini: {listed_labels(successors, library, most=MANY)}."
        if "/" in excerpt.passage.provision and not any("/" in one for one in successors):
            kini = f"{UNRECORDED} tidak tercatat; kini berlaku {listed_labels(successors, library, most=MANY)}."
        return " ".join([kini, *differences(excerpt.passage.provision, successors, library)]), successors[:2]
    return _without_counterpart(excerpt.passage.provision, library) or "", []


def all_beside(excerpts: Sequence[Excerpt], query: Query, library: Library) -> tuple[Fact, ...]:
    """`beside` of every excerpt; the same repeal of several provisions of a law, or the same beginning to come, is said
    once, at the first of them. Of the other repealed ones only what holds in their place is said.
    """
    alike: dict[str, list[Excerpt]] = {}
    for excerpt in excerpts:
        alike.setdefault(_standing_told(excerpt, library), []).append(excerpt)
    facts = []
    for excerpt in excerpts:
        fact = beside(excerpt, query, library)
        same = alike[_standing_told(excerpt, library)]
        if fact is None or len(same) == 1 or not _standing_told(excerpt, library):
            facts.append(fact)
            continue
        if fact.first:
            names = listed_labels([one.passage.provision for one in same], library)
            if excerpt is same[0]:
                text = fact.text.replace(excerpt.label, names, 1)
                facts.append(replace(fact, text=text, excerpts=(*same, *fact.excerpts[1:])))
            continue
        now, _ = _in_its_place(excerpt, library)
        name = excerpt.label
        if excerpt is same[0]:
            names = listed_labels([one.passage.provision for one in same], library)
            told = f"{names} {lower_first(library.describe(excerpt.today))}"
            facts.append(replace(fact, text=f"{told} {_named(now, name)}".rstrip()))
        elif now:
            facts.append(replace(fact, text=_named(now, name)))
    return tuple(fact for fact in facts if fact is not None)


def _named(now: str, name: str) -> str:
    """What holds now, said of a provision by its name: "Kini: X." -> "Padanan NAME kini: X."."""
    if now.startswith("Kini: "):
        return f"Padanan {name} kini: {now.removeprefix('Kini: ')}"
    return now.replace(UNRECORDED, f"Padanan {name}", 1).replace("padanannya", f"padanan {name}", 1)


def _standing_told(excerpt: Excerpt, library: Library) -> str:
    """What tells one repeal, or one beginning to come, from another; "" for an excerpt beside which neither is told."""
    if excerpt.kind != "peraturan":
        return ""
    if excerpt.on_day is not None and excerpt.on_day.status == "belum berlaku":
        return f"{excerpt.source.id} {library.describe(excerpt.on_day)}"
    gone = excerpt.today is not None and excerpt.today.status in GONE
    return f"{excerpt.source.id} {library.describe(excerpt.today)}" if gone else ""


def _page_fact(excerpt: Excerpt, query: Query, library: Library) -> Fact | None:
    """What a page's passage leans on, each with its standing, and what holds now in place of what is gone."""
    targets = [target for target in named_in(excerpt, library) if library.sources[ids.source_of(target)].is_law]
    if not targets:
        return None
    parts, now, rests = [], [], list(targets)
    gone = [target for target in targets if library.standing.status(target, query.day) in GONE]
    for target in targets:
        interval = library.interval(target, query.day)
        parts.append(f"{library.label(target)} ({_state(interval, library)})" if interval else library.label(target))
    for target in gone:
        found = whole_first(replacements(target, query, library))
        if found:
            which = "" if len(gone) == 1 else f" pengganti {library.label(target)}"
            now.append(f"Kini{which}: {listed_labels(found, library, most=MANY)}.")
            rests += found[:2]
        elif (none := _without_counterpart(target, library)) is not None:
            now.append(none)
        now += differences(target, found, library)
    text = " ".join([f"{excerpt.label} merujuk {listed(parts)}.", *dict.fromkeys(now)])
    return Fact(text, grounds(rests, query, library), excerpt.passage.provision)


def _state(interval: Interval, library: Library) -> str:
    """A standing in a few words, for use in brackets."""
    if interval.status in GONE:
        return lower_first(library.describe(interval)).rstrip(".")
    if interval.unchecked:
        return "belum diperiksa"
    return {"diubah": "berlaku dengan perubahan", "tidak diketahui": "status tidak diketahui"}.get(
        interval.status, interval.status
    )


def _without_counterpart(provision: str, library: Library) -> str | None:
    """What is said of a provision that today's law is recorded to have no counterpart of, else None."""
    for step in (provision, *ids.ancestors(provision)):
        for row in library.standing.relations_of(step, below=False):
            if row.jenis == "padanan" and row.dari == step and not row.ke:
                return f"Tidak ada padanannya dalam aturan yang berlaku. {row.catatan}".rstrip()
    return None


def correction_facts(excerpt: Excerpt, query: Query, library: Library) -> tuple[tuple[str, Excerpt], ...]:
    """Corrections that touch a page's passage: their phrase stands in it, or they speak of what it says."""
    if excerpt.kind != "halaman":
        return ()
    found = []
    for correction in library.corrections:
        if corrects(correction, excerpt):
            shown = library.excerpt(f"catatan/{correction.id}", query.day, query.today)
            if shown is not None:
                found.append((excerpt.passage.provision, shown))
    return tuple(found)


LEADS = 0.75
"""Share of the question's own words (by rarity) that a correction must hold, to be said before all else."""


def leading_facts(query: Query, corrections: Sequence[tuple[str, Excerpt]], library: Library) -> tuple[Fact, ...]:
    """Corrections of what is asked itself, said before the page's passage that they correct; () if none is.

    Asked for a number, a correction must tell one; on an earlier day the page may have been right.

    Args:
        query: the question.
        corrections: (page provision, correction) of the passages quoted, as `correction_facts` gives them.
        library: for the rarity of words and the phrases corrected.
    """
    counted = query.form == "jumlah"
    if query.as_of is not None or query.defined:
        return ()
    phrases = {f"catatan/{correction.id}": correction.pola for correction in library.corrections}
    facts = []
    for page, shown in corrections:
        # Whose page it is says nothing of the matter.
        general = set(words(shown.source.wilayah))
        own = {w: library.rarity(w) for w in query.asked if w not in general and not library.common(w)}
        if len(own) < (1 if counted else 2):
            continue
        right = shown.passage.text
        there = {*words(right), *words(phrases.get(shown.passage.provision, ""))}
        held = sum(weight for word, weight in own.items() if word in there)
        if held >= LEADS * sum(own.values()) and set(own) & set(words(right)) and (not counted or DIGIT.search(right)):
            facts.append(Fact(right, (shown,), page, first=True))
    return tuple(facts)


DIGIT = re.compile(r"\d")


def grounds(provisions: Sequence[str], query: Query, library: Library) -> tuple[Excerpt, ...]:
    """Excerpts of the provisions, or of their sources where a text is missing; each once."""
    found: dict[str, Excerpt] = {}
    for provision in provisions:
        excerpt = library.excerpt(provision, query.day, query.today) or library.excerpt(
            ids.source_of(provision), query.day, query.today
        )
        if excerpt is not None:
            found.setdefault(excerpt.passage.provision, excerpt)
    return tuple(found.values())


def once(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Facts without those that say the same again."""
    return tuple({fact.text: fact for fact in facts}.values())
