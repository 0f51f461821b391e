"""What a reader's filters leave of the units that are searched."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from kadqa.hukum.ids import source_of
from kadqa.library.signs import codes_of
from kadqa.library.snapshot import Library
from kadqa.records import IN_FORCE, Filters, Source


def narrowed(filters: Filters, day: date, library: Library) -> NDArray[np.bool_] | None:
    """Whether each unit is among what the filters leave, shape (n units,); None if nothing is filtered.

    Args:
        filters: all of them must hold.
        day: whose standing counts.
        library: its units.
    """
    if not filters:
        return None
    kept = {source.id for source in library.sources.values() if _fits(source, filters)}
    mask = np.array([source in kept for source in library.units.source], dtype=bool)
    if filters.official:
        mask &= np.array([layer == "naskah" for layer in library.units.layer], dtype=bool)
    if filters.in_force:
        mask &= np.isin(library.signs.status(day), codes_of(IN_FORCE))
    return mask


def admits(filters: Filters, provision: str, day: date, library: Library) -> bool:
    """Whether the filters leave one provision."""
    if not filters:
        return True
    source = library.sources.get(source_of(provision))
    if source is None or not _fits(source, filters):
        return False
    if filters.official and not any(text.layer == "naskah" for text in library.texts(provision)):
        return False
    return not filters.in_force or library.standing.status(provision, day) in IN_FORCE


def _fits(source: Source, filters: Filters) -> bool:
    if filters.jenis and source.jenis not in filters.jenis:
        return False
    if filters.in_force and not source.is_law:
        return False
    if filters.first_year is None and filters.last_year is None:
        return True
    if not source.tahun.isdecimal():
        return False
    year = int(source.tahun)
    return (filters.first_year or year) <= year <= (filters.last_year or year)
