"""What a time asked about asks of the answer: its day, what changed within it, and when nothing was law yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from kadqa.asking.search.find import find
from kadqa.asking.standing.conflict import younger
from kadqa.asking.standing.wording import listed, titled
from kadqa.embedding.base import Vectors
from kadqa.hukum import ids
from kadqa.hukum.chain import chain, former
from kadqa.hukum.hubungan import write_date
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.hukum.wording import OWN_NOTE
from kadqa.library.signs import codes_of
from kadqa.library.snapshot import Library
from kadqa.records import GONE, IN_FORCE, Excerpt, Fact, Hit, Interval, Query

NEAR = 0.6
"""Share of the best score that a find in law of the day must reach, for there to be law of that day on the matter."""
MOST_CHANGES = 3
"""Changes within the time asked about that are named at most."""


def in_former_time(query: Query, vector: Vectors, library: Library) -> Query:
    """The question with the last day of what held formerly: of the best find among law that is gone by now.

    Unchanged if nothing here is gone: then there is no former law to answer from.
    """
    gone = np.isin(library.signs.status(query.today), codes_of(GONE))
    if not gone.any():
        return query
    hits = find(query, vector, library, allowed=gone)
    for hit in hits[:1]:
        rows = [
            row for row in library.standing.history(hit.best_unit) if row.status in IN_FORCE and row.end is not None
        ]
        if rows and rows[-1].end is not None:
            return replace(query, as_of=rows[-1].end - timedelta(days=1))
    return query


def before_any_law(query: Query, excerpts: Sequence[Excerpt], hits: Sequence[Hit], library: Library) -> bool:
    """Whether a day is asked about, and only a page answers that is younger, or where no law of that day comes near."""
    if query.as_of is None or not excerpts or any(excerpt.kind != "halaman" for excerpt in excerpts):
        return False
    if any(younger(excerpt.source, query.as_of) for excerpt in excerpts):
        return True
    if query.laws:
        return False
    top = max((hit.score for hit in hits), default=0.0)
    return not any(
        hit.score >= top * NEAR and library.standing.status(hit.best_unit, query.as_of) in IN_FORCE for hit in hits
    )


def without_law_of_the_day(query: Query, library: Library) -> str:
    """That nothing here was law on the day asked about, and which law then was whose text is not here."""
    text = f"Tidak ada aturan tentang hal itu yang berlaku per {write_date(query.day)} di korpus ini."
    resting = dict.fromkeys(ids.source_of(provision) for term in query.terms for provision in term.ketentuan)
    rows = dict.fromkeys(law for one in resting for law in chain(one, library.standing, library.sources))
    held = [law for law in rows if library.standing.status(law, query.day) in IN_FORCE and not library.has_text(law)]
    if held:
        names = listed([titled(law, library) for law in held])
        text = f"{text} Yang berlaku saat itu, {names}, belum ada teksnya di sini."
    return text


def of_its_day(excerpt: Excerpt, query: Query, library: Library) -> tuple[Excerpt, ...]:
    """The excerpt as it may be quoted for the day asked about: without a note of KADQA's that names a later law.

    Where more follows after the note, the parts of the provision stand in for it, each without its own.
    """
    text = excerpt.quote or excerpt.passage.full_text
    note = OWN_NOTE.search(text)
    if note is None or query.as_of is None or not _names_later(note[0], query.as_of, library):
        return (excerpt,)
    passage = excerpt.passage
    if "\n" not in note[0]:
        return (replace(excerpt, quote=text[: note.start()].rstrip()),)
    below = library.children(passage.provision, version=passage.version, layer=passage.layer)
    parts = (library.excerpt(one.provision, query.day, query.today) for one in below)
    found = [replace(part, score=excerpt.score) for part in parts if part is not None]
    return tuple(one for part in found for one in of_its_day(part, query, library)) or (excerpt,)


def _names_later(text: str, day: date, library: Library) -> bool:
    targets = (resolve(rujukan) for rujukan in find_rujukan(text) if rujukan.jenis)
    sources = (library.sources.get(ids.source_of(target)) for target in targets if target)
    return any(source is not None and younger(source, day) for source in sources)


def notes_on_time(query: Query, excerpts: Sequence[Excerpt], library: Library) -> tuple[Fact, ...]:
    """That the law changed within the time asked about, as far as it concerns what is quoted or what came before it."""
    if query.since is None:
        return ()
    told: dict[str, None] = {}
    for excerpt in excerpts:
        if excerpt.kind != "peraturan":
            continue
        for target in (excerpt.passage.provision, *former(excerpt.source.id, library.standing, library.sources)):
            for row in library.standing.history(target):
                if row.start is not None and query.since < row.start <= query.day:
                    told[_change(target, row, library)] = None
    if not told:
        return ()
    text = f"Dalam kurun itu ({write_date(query.since)} s.d. {write_date(query.day)}) hukumnya berubah: "
    return (Fact(f"{text}{'; '.join(list(told)[:MOST_CHANGES])}.", ()),)


def _change(target: str, row: Interval, library: Library) -> str:
    """What began to hold for a provision, in a few words; of what holds for a whole law alike, the law is named."""
    law = ids.source_of(target)
    same = any((one.start, one.status) == (row.start, row.status) for one in library.standing.history(law))
    name = library.label(law if same else target)
    by = f" oleh {library.label(row.by)}" if row.by else ""
    if row.status == "berlaku" and row.start is not None:
        return f"{name} mulai berlaku {write_date(row.start)}"
    what = {"diubah": "berlaku dengan perubahan", "tidak diketahui": "tidak diketahui statusnya"}
    return f"{name} {what.get(row.status, row.status)} sejak {write_date(row.since or row.start)}{by}"
