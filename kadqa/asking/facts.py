"""Statements on standing: fixed wordings around rows of the relations, each with what it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kadqa.hukum import ids
from kadqa.hukum.hubungan import write_date, write_relation
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.library.snapshot import Library
from kadqa.records import GONE, IN_FORCE, Excerpt, Fact, Interval, Query

MANY = 4
"""Successors, or laws that a page leans on, named in one sentence at most."""


def standing_facts(targets: Sequence[str], query: Query, library: Library) -> tuple[Fact, ...]:
    """What answers "apakah ... masih berlaku?" for each of the laws or provisions named."""
    facts: list[Fact] = []
    for target in targets:
        on_day = library.interval(target, query.day)
        if on_day is None:
            continue
        facts.append(_standing(target, on_day, query, library, dated=query.as_of is not None))
        today = library.interval(target, query.today)
        if query.as_of is not None and today is not None and today != on_day:
            facts.append(_standing(target, today, query, library, dated=False, lead="Hari ini "))
        if today is not None and today.status in GONE:
            successor = successor_fact(target, query, library)
            if successor is not None:
                facts.append(successor)
    return tuple(facts)


def act_facts(targets: Sequence[str], query: Query, library: Library) -> tuple[Fact, ...]:
    """What the named laws did to others: one statement for each relation that changes standing, in corpus order."""
    facts = []
    for target in targets:
        for relation in library.standing.relations_of(target):
            inside = relation.dari == target or relation.dari.startswith(target + "/")
            if not inside or relation.jenis in {"melaksanakan", "padanan"} or relation.basis == "belum":
                continue
            text = write_relation(relation, library.label)
            facts.append(Fact(text, _grounds([relation.dari], query, library)))
    return tuple(facts)


def _standing(target: str, interval: Interval, query: Query, library: Library, *, dated: bool, lead: str = "") -> Fact:
    name = _titled(target, library)
    day = f"Per {write_date(query.day)}, " if dated else lead
    unknown = interval.status == "tidak diketahui"
    subject = f"{'status' if day else 'Status'} {name}" if unknown else name
    text = f"{day}{subject} {lower_first(library.describe(interval))}"
    return Fact(text, _grounds([target, *([interval.by] if interval.by else [])], query, library))


def successor_fact(target: str, query: Query, library: Library) -> Fact | None:
    """What holds in place of a repealed law or provision, or None if that is not known."""
    successors = list(library.successors(target, query.today))
    if not successors:
        return None
    named = [_titled(successor, library) for successor in successors[:MANY]]
    text = f"Kini berlaku {listed(named)} sebagai pengganti {library.label(target)}."
    return Fact(text, _grounds(successors[:MANY], query, library))


def beside(excerpt: Excerpt, query: Query, library: Library) -> Fact | None:
    """What must be said beside an excerpt: that it is repealed, or that the page leans on repealed law; else None."""
    if excerpt.kind == "halaman":
        return _page_fact(excerpt, query, library)
    on_day, today = excerpt.on_day, excerpt.today
    if on_day is None or today is None or today.status not in GONE:
        return None
    text = f"{excerpt.label} {lower_first(library.describe(today))}"
    grounds = [today.by] if today.by else []
    successors = [s.provision for s in excerpt.successors[:MANY]]
    if successors:
        text = f"{text} Kini: {listed([library.label(s) for s in successors])}."
    elif (none := _without_counterpart(excerpt.passage.provision, library)) is not None:
        text = f"{text} {none}"
    return Fact(
        text, _grounds([*grounds, *successors[:2]] or [excerpt.source.id], query, library), excerpt.passage.provision
    )


def _page_fact(excerpt: Excerpt, query: Query, library: Library) -> Fact | None:
    """The regulations that a page's passage names, each with its standing."""
    laws = [law for law in named_laws(excerpt.passage.full_text) if law in library.sources][:MANY]
    if not laws:
        return None
    parts, grounds = [], []
    for law in laws:
        interval = library.interval(law, query.day)
        parts.append(f"{library.label(law)} ({_state(interval, library)})" if interval else library.label(law))
        grounds.append(law)
    return Fact(
        f"{excerpt.label} merujuk {listed(parts)}.", _grounds(grounds, query, library), excerpt.passage.provision
    )


def _state(interval: Interval, library: Library) -> str:
    """A standing in a few words, for use in brackets."""
    if interval.status in GONE:
        return lower_first(library.describe(interval)).rstrip(".")
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


def named_laws(text: str) -> tuple[str, ...]:
    """Source ids of the regulations that a text names, in its order, each once."""
    found = (resolve(rujukan) for rujukan in find_rujukan(text) if rujukan.jenis)
    return tuple(dict.fromkeys(ids.source_of(target) for target in found if target))


def correction_facts(excerpt: Excerpt, query: Query, library: Library) -> tuple[tuple[str, Excerpt], ...]:
    """Corrections that touch a page's passage: their phrase stands in it, or they speak of what it says."""
    if excerpt.kind != "halaman":
        return ()
    text = excerpt.passage.full_text
    found = []
    for correction in library.corrections:
        if correction.halaman != excerpt.source.id:
            continue
        if correction.pola in text or excerpt.passage.provision in correction.sumber:
            shown = library.excerpt(f"catatan/{correction.id}", query.day, query.today)
            if shown is not None:
                found.append((excerpt.passage.provision, shown))
    return tuple(found)


def missing_pasal_facts(query: Query, library: Library) -> tuple[Fact, ...]:
    """For each pasal that a question names past a law's last one: that there is none."""
    facts = []
    for provision in query.provisions:
        source = library.sources.get(ids.source_of(provision))
        number = ids.pasal_number(provision)
        if source and source.pasal_terakhir and number and number > source.pasal_terakhir:
            name = library.label(source.id)
            text = f"{name} tidak mempunyai Pasal {number}; pasal terakhirnya Pasal {source.pasal_terakhir}."
            facts.append(Fact(text, _grounds([source.id], query, library)))
    return tuple(facts)


def wrong_law_facts(query: Query, library: Library) -> tuple[Fact, ...]:
    """What a question takes for granted of a law and is wrong: its standing, or a name known to be a mistake."""
    facts = []
    for law in query.laws:
        if law in library.sources:
            interval = library.interval(law, query.today)
            if interval is not None and wrongly_asserted(query, law, interval):
                text = f"{_titled(law, library)} {lower_first(library.describe(interval))}"
                facts.append(Fact(text, _grounds([law, *([interval.by] if interval.by else [])], query, library)))
            continue
        for correction in library.corrections:
            if law in named_laws(correction.pola):
                shown = library.excerpt(f"catatan/{correction.id}", query.day, query.today)
                if shown is not None:
                    facts.append(Fact(correction.benar, (shown,)))
    return tuple(facts)


IN_PASSING = r"[^.?!]{0,25}\b(?:masih|sekarang|kini|saat ini|yang)\b[^.?!]{0,15}\bberlaku\b"
SAID_IN_FORCE = re.compile(IN_PASSING, re.IGNORECASE)
"""After a law's name: that it is in force, said in passing ("... yang sekarang masih berlaku, ...")."""
SAID_GONE = re.compile(r"[^.?!]{0,15}\b(?:sudah|telah|yang)\b[^.?!]{0,10}\b(?:dicabut|tidak berlaku)\b", re.IGNORECASE)
"""After a law's name: that it was repealed, said in passing ("karena ... sudah dicabut, ...")."""


def wrongly_asserted(query: Query, law: str, interval: Interval) -> bool:
    """Whether a question takes for granted that a law is in force which is gone, or gone which is in force."""
    if query.intent != "tanya":
        return False
    said = SAID_IN_FORCE if interval.status in GONE else SAID_GONE if interval.status in IN_FORCE else None
    if said is None:
        return False
    named = (r for r in find_rujukan(query.resolved) if r.jenis and ids.source_of(resolve(r) or "") == law)
    return any(said.match(query.resolved[r.end :]) for r in named)


def _grounds(provisions: Sequence[str], query: Query, library: Library) -> tuple[Excerpt, ...]:
    """Excerpts of the provisions, or of their sources where a text is missing; each once."""
    found: dict[str, Excerpt] = {}
    for provision in provisions:
        excerpt = library.excerpt(provision, query.day, query.today) or library.excerpt(
            ids.source_of(provision), query.day, query.today
        )
        if excerpt is not None:
            found.setdefault(excerpt.passage.provision, excerpt)
    return tuple(found.values())


def _titled(target: str, library: Library) -> str:
    source = library.sources.get(target)
    name = library.label(target)
    return f"{name} tentang {source.judul}" if source and source.judul and not source.is_page else name


def listed(names: Sequence[str]) -> str:
    """Names in a row: "a"; "a dan b"; "a, b, dan c"."""
    if len(names) < 3:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"


def lower_first(text: str) -> str:
    """A sentence made fit to follow its subject: "Dicabut sejak ..." -> "dicabut sejak ..."."""
    return text[:1].lower() + text[1:]
