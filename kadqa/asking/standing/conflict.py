"""Where what carries an answer leans on law that is gone: what is named there, and what holds now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kadqa.hukum import ids
from kadqa.hukum.hubungan import span_of
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.hukum.wording import without_notes
from kadqa.library.snapshot import Library
from kadqa.records import GONE, Correction, Excerpt, Query, Relation, Source

MOST_NAMED = 4
"""Regulations or provisions of a page's passage that are spoken of at most."""


def named_in(excerpt: Excerpt, library: Library) -> tuple[str, ...]:
    """Ids of what a page's passage names, in its order: a provision rather than the law around it.

    A pasal without a law is of the law named last before it, in the passage or earlier on the page. What the
    library does not know at all is left out, and so is what our own notes in it name.
    """
    default = _law_before(excerpt, library)
    found: dict[str, None] = {}
    for rujukan in find_rujukan(without_notes(excerpt.passage.full_text)):
        target = resolve(rujukan, default_source=default)
        if target is None or ids.source_of(target) not in library.sources:
            continue
        if rujukan.jenis:
            default = ids.source_of(target)
        found[target] = None
    inside = {ids.source_of(target) for target in found if "/" in target}
    return tuple(target for target in found if "/" in target or target not in inside)[:MOST_NAMED]


def _law_before(excerpt: Excerpt, library: Library) -> str | None:
    """The law that the page names last before the passage; one named only there if it is the page's only one."""
    last: str | None = None
    named: dict[str, None] = {}
    before = True
    for passage in library.of_source(excerpt.source.id):
        if passage.provision == excerpt.passage.provision:
            before = False
        laws = [resolve(r) for r in find_rujukan(without_notes(passage.full_text)) if r.jenis]
        for law in (ids.source_of(law) for law in laws if law):
            if law in library.sources and library.sources[law].is_law:
                named[law] = None
                last = law if before else last
    return last or (next(iter(named)) if len(named) == 1 else None)


def younger(source: Source, day: date) -> bool:
    """Whether a source is known to be of a time after a day."""
    span = span_of(source.ditetapkan or source.diundangkan or source.tahun)
    return span is not None and span[0] > day


def corrects(correction: Correction, excerpt: Excerpt) -> bool:
    """Whether a correction touches a page's passage: its phrase stands in it, or it speaks of what it says."""
    if correction.halaman != excerpt.source.id:
        return False
    return correction.pola in excerpt.passage.full_text or excerpt.passage.provision in correction.sumber


def overtaken(excerpt: Excerpt, query: Query, library: Library) -> tuple[str, ...]:
    """Those of `named_in` that are gone on the day asked about."""
    targets = named_in(excerpt, library)
    return tuple(target for target in targets if library.standing.status(target, query.day) in GONE)


def replacements(provision: str, query: Query, library: Library) -> tuple[str, ...]:
    """What stands in the place of a provision or law that is gone, on the day asked about."""
    return tuple(one for one in library.successors(provision, query.day) if one != provision)


def differences(provision: str, shown: Sequence[str], library: Library) -> tuple[str, ...]:
    """What the table of padanan remarks on a provision, or on what it stands in: how the new differs from the old.

    Where what a padanan leads to was replaced in turn, and is not what is shown, it is named before its remark.
    """
    for step in (provision, *ids.ancestors(provision)):
        rows = [row for row in library.standing.relations_of(step, below=False) if row.jenis == "padanan"]
        rows = [row for row in rows if row.dari == step and row.ke and row.basis != "belum"]
        if rows:
            return tuple(dict.fromkeys(_remark(row, shown, library) for row in rows if row.catatan))
    return ()


def _remark(row: Relation, shown: Sequence[str], library: Library) -> str:
    if any(ids.meets(one, other) for one in row.ke for other in shown):
        return row.catatan
    return f"Padanannya mula-mula {' dan '.join(map(library.label, row.ke))}. {row.catatan}"


def whole_first(provisions: Sequence[str]) -> tuple[str, ...]:
    """Ids without those that stand in another of them."""
    return tuple(
        one for one in dict.fromkeys(provisions) if not any(one.startswith(f"{other}/") for other in provisions)
    )
