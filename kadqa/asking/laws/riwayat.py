"""The history of a law: what happened to it and to those before and after it, each event with what it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kadqa.asking.laws.acts import AMENDING, ASKED, ENDING, act_facts
from kadqa.asking.laws.named import holds, with_former
from kadqa.asking.standing.facts import grounds
from kadqa.asking.standing.wording import listed, lower_first, titled
from kadqa.hukum import ids
from kadqa.hukum.chain import chain
from kadqa.hukum.hubungan import KINDS, remark, span_of, write_date
from kadqa.library.snapshot import Library
from kadqa.records import GONE, Event, Evidence, Fact, Query, Relation

NAMED = 6
"""Provisions named in one event at most; of more their number is said."""
CITED = 2
"""Provisions of an act cited for one event at most."""
HOW_OFTEN = re.compile(r"\bberapa kali\b|\bberapa (?:uu|pp|peraturan|undang-undang)\b", re.IGNORECASE)
KIND_SAID = re.compile(r"\boleh\b")
"""In an event's text: that an act did it, and not that a law began."""
TOLD = frozenset({"mencabut", "mengubah", "menyisipkan", "menghapus", "menetapkan", "menggantikan", "membatalkan",
                  "mempertahankan"})  # fmt: skip


def history(query: Query, library: Library) -> Evidence:
    """The evidence for a history of `query.subjects`, whose laws the library knows."""
    laws: dict[str, None] = {}
    for subject in query.subjects:
        law = ids.source_of(subject)
        alone = query.changes_only or "/" in subject
        laws.update(dict.fromkeys([law] if alone else chain(law, library.standing, library.sources)))
    subjects = [s for s in query.subjects if "/" in s] or list(laws)
    kinds = next((kinds for words, kinds, _ in ASKED if query.changes_only and words.search(query.spoken)), None)
    every = events_of(subjects, query, library, kinds)
    events = _on_subject(every, query, library) if not query.laws and not query.provisions else every
    elsewhere = len(every) - len(events)
    events = tuple(event for event in events if _within(event, query))
    asked = [law for law in laws if law in map(ids.source_of, query.subjects)]
    # What is gone is told by its events; what holds is said first.
    held = [law for law in laws if library.standing.status(law, query.day) not in GONE]
    facts = [_now(law, query, library) for law in ([law for law in asked if law in held] or held[-1:] or asked)]
    if query.changes_only and not any(_changes(row) for law in laws for row in _touching(law, library)):
        # An act that only changes others has no changes of its own: those that it makes are meant.
        makes = [
            law
            for law in laws
            if not HOW_OFTEN.search(query.spoken) and any(_changes(row) for row in _touching_others(law, library))
        ]
        if makes:
            return Evidence(facts=tuple(fact for law in makes for fact in act_facts(law, (), query, library)))
        rests = grounds(list(laws), query, library)
        names = listed([library.label(law) for law in laws])
        facts.insert(0, Fact(f"Perubahan atas {names} tidak tercatat di korpus ini.", rests))
    whole = query.changes_only and not any("/" in one for one in query.subjects)
    facts = [*_counted(asked if whole else (), query, library), *facts]
    facts += _limits(query, every, elsewhere, library)
    return Evidence(facts=tuple(fact for fact in facts if fact is not None), events=events)


def _within(event: Event, query: Query) -> bool:
    """Whether an event lies, or may lie, in the time asked about; one without a date does."""
    span = span_of(event.date)
    if span is None:
        return True
    return (query.since is None or span[1] >= query.since) and (query.as_of is None or span[0] <= query.as_of)


def _limits(query: Query, every: Sequence[Event], elsewhere: int, library: Library) -> list[Fact]:
    """What a history leaves out: the time before the first event known, and changes of other matters."""
    facts = []
    dated = [event for event in every if event.date]
    first = span_of(dated[0].date) if dated else None
    if query.since is not None and first is not None and query.since < first[0].replace(month=1, day=1):
        text = (
            f"Yang tercatat di korpus ini baru mulai {write_date(dated[0].date)}; aturan sebelumnya, dari "
            f"{write_date(query.since)}, belum ada di sini."
        )
        facts.append(Fact(text, dated[0].excerpts))
    if elsewhere:
        laws = list(dict.fromkeys(event.source for event in every))
        text = f"{elsewhere} perubahan atas ketentuan lain dalam peraturan itu tidak ditampilkan."
        facts.append(Fact(text, grounds(laws[-1:], query, library)))
    return facts


def _on_subject(events: Sequence[Event], query: Query, library: Library) -> tuple[Event, ...]:
    """The events without changes of provisions that are not on the terms asked about.

    A law whose title holds a term is on it as a whole; of another, the bab in which a term rests, or rested, is.
    """
    if not query.terms:
        return tuple(events)
    resting = list(with_former((p for term in query.terms for p in term.ketentuan), library))
    chapters = {chapter for provision in resting if (chapter := library.chapter_of(provision))}
    return tuple(event for event in events if _is_on(event, query, resting, chapters, library))


def _is_on(
    event: Event, query: Query, resting: Sequence[str], chapters: set[tuple[str, str]], library: Library
) -> bool:
    source = library.sources.get(ids.source_of(event.source))
    if not event.targets or any("/" not in target for target in event.targets) or source is None:
        return True
    if holds(source.judul, frozenset(), query.terms):
        return True
    return any(
        any(ids.meets(target, one) for one in resting) or library.chapter_of(target) in chapters
        for target in event.targets
    )


def events_of(
    subjects: Sequence[str], query: Query, library: Library, kinds: frozenset[str] | None = None
) -> tuple[Event, ...]:
    """Everything recorded to have happened to some laws or provisions, oldest first, undated last.

    With `kinds`, of what acts did only that; their beginning is told all the same.
    """
    found: dict[tuple[str, str], Event] = {}
    for subject in subjects:
        for event in (*_beginning(subject, query, library), *_done_to(subject, query, library, kinds)):
            found.setdefault((event.date, event.text), event)
    # A year alone stands after the days of that year that are known.
    # A law begins before it does anything.
    began = {event.text for event in found.values() if not KIND_SAID.search(event.text)}
    return tuple(sorted(found.values(), key=lambda event: (not event.date, f"{event.date}~", event.text not in began)))


def _now(law: str, query: Query, library: Library) -> Fact | None:
    interval = library.interval(law, query.day)
    if interval is None:
        return None
    state = library.describe(interval)
    unknown = interval.status == "tidak diketahui"
    text = f"{'Status ' if unknown else ''}{titled(law, library)} {lower_first(state)}"
    return Fact(text, grounds([law, *([interval.by] if interval.by else [])], query, library))


def _beginning(subject: str, query: Query, library: Library) -> Iterator[Event]:
    law = ids.source_of(subject)
    source = library.sources.get(law)
    rests = grounds([law], query, library)
    if source is None or not rests:
        return
    days = (("diundangkan", source.diundangkan), ("ditetapkan", source.ditetapkan), ("mulai berlaku", source.berlaku))
    told = [(what, day) for what, day in days if day]
    # Enactment a day or two before the gazette is no event of its own.
    if source.diundangkan:
        told = [pair for pair in told if pair[0] != "ditetapkan"]
    for what, day in told or [("dibuat", source.tahun)]:
        if day:
            yield Event(day, f"{titled(law, library)} {what}.", law, library.label(law), rests)


@dataclass(slots=True)
class _Group:
    """What one act did to one law on one day."""

    rows: list[Relation] = field(default_factory=list)
    targets: dict[str, None] = field(default_factory=dict)


def _done_to(subject: str, query: Query, library: Library, kinds: frozenset[str] | None = None) -> Iterator[Event]:
    groups: dict[tuple[str, str, str, str, str], _Group] = {}
    for row in _touching(subject, library):
        if kinds is not None and row.jenis not in kinds and not (kinds == AMENDING and _ends_parts(row, subject)):
            continue
        begin = row.mulai or ("" if row.syarat else _day_of(row, library))
        key = (ids.source_of(row.dari), row.jenis, begin, row.syarat, row.basis)
        group = groups.setdefault(key, _Group())
        group.rows.append(row)
        group.targets.update(dict.fromkeys(one for one in row.ke if ids.meets(one, subject)))
    law = ids.source_of(subject)
    for (act, jenis, day, condition, basis), group in groups.items():
        targets = list(group.targets)
        by = group.rows[0].dari if len(group.rows) == 1 else act
        text = f"{_what(targets, law, library)} {KINDS[jenis].passive} oleh {library.label(by)}"
        if basis == "belum":
            text = f"Mungkin {lower_first(text) if not text.startswith(library.label(law)) else text}"
        if not day:
            text = f"{text.replace(KINDS[jenis].passive, f'akan {KINDS[jenis].passive}', 1)}"
        text += _made_law(act, library)
        if condition:
            text = f"{text} ({condition})"
        cited = grounds([row.dari for row in group.rows[:CITED]], query, library) or grounds([law], query, library)
        yield Event(day, f"{text}{remark(basis)}.", law, library.label(law), cited, tuple(targets))


def _ends_parts(row: Relation, subject: str) -> bool:
    """Whether a relation ends parts of a law and not the whole of it: to the law that is a change."""
    return row.jenis in ENDING and all("/" in one for one in row.ke if ids.meets(one, subject))


def _counted(laws: Sequence[str], query: Query, library: Library) -> Iterator[Fact]:
    """How many acts changed a law, where that is asked; a Perppu and the law that establishes it are one.

    Not told of a law of which a change is recorded that was not checked, nor of the constitution: its changes are not
    recorded one by one.
    """
    for law in laws if HOW_OFTEN.search(query.spoken) and not query.provisions else ():
        touching = (row for row in _touching(law, library) if row.jenis != "membatalkan")  # by a court, no peraturan
        rows = [row for row in touching if row.jenis in AMENDING or _ends_parts(row, law)]
        if library.sources[law].jenis == "uud" or any(row.basis == "belum" for row in rows):
            continue
        acts = list(dict.fromkeys(ids.source_of(row.dari) for row in sorted(rows, key=lambda row: row.mulai or "~")))
        acts = [act for act in acts if not any(act in library.standing.established_by(other) for other in acts)]
        if acts:
            names = listed([f"{library.label(act)}{_made_law(act, library)}" for act in acts])
            text = f"Di korpus ini tercatat {len(acts)} peraturan yang mengubah {library.label(law)}: {names}."
            yield Fact(text, grounds(acts, query, library))


def _made_law(act: str, library: Library) -> str:
    """Of a Perppu: what established it, so that the pair is told once."""
    laws = library.standing.established_by(act)
    return f" (ditetapkan menjadi undang-undang oleh {library.label(laws[0])})" if laws else ""


def _touching(subject: str, library: Library) -> list[Relation]:
    """Relations that do something to a subject, to what it stands in as a whole, or to something in it."""
    names = [subject, *ids.ancestors(subject)]
    rows = [row for name in names[1:] for row in library.standing.relations_of(name, below=False)]
    rows += library.standing.relations_of(subject)
    return [row for row in dict.fromkeys(rows) if row.jenis in TOLD and any(ids.meets(one, subject) for one in row.ke)]


def _touching_others(law: str, library: Library) -> list[Relation]:
    return [row for row in library.standing.relations_of(law) if ids.source_of(row.dari) == law]


def _changes(row: Relation) -> bool:
    return row.jenis in {"mengubah", "menyisipkan", "menghapus", "membatalkan"}


def _day_of(row: Relation, library: Library) -> str:
    source = library.sources.get(ids.source_of(row.dari))
    return (source.berlaku or source.diundangkan or source.ditetapkan or source.tahun) if source else ""


def _what(targets: Sequence[str], law: str, library: Library) -> str:
    """The law, or those of its provisions that something was done to: "UU 23/2014 Pasal 16 dan Pasal 250"."""
    name = library.label(law)
    parts = [library.label(one).removeprefix(f"{name} ") for one in targets if one != law]
    if not parts or law in targets:
        return name
    if len(parts) > NAMED:
        return f"{name} ({len(parts)} ketentuan, antara lain {', '.join(parts[:3])})"
    return f"{name} {listed(parts)}"
