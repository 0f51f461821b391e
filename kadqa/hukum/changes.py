"""What changed a law or provision up to a day, as its standing is told with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kadqa.hukum import ids
from kadqa.hukum.table import StandingTable
from kadqa.hukum.wording import Changes
from kadqa.records import IN_FORCE, Interval


def changes_of(
    interval: Interval, standing: StandingTable, label: Callable[[str], str], *, whole: bool
) -> Changes | None:
    """Since when a changed law or provision is in force, and what changed it, up to an interval; else None.

    Args:
        interval: a row of its standing.
        standing: the table that the row is of.
        label: id to label.
        whole: it is a whole regulation, whose changes are told by act and not by item.
    """
    if interval.status != "diubah" or interval.by is None:
        return None
    rows = [row for row in standing.history(interval.provision) if row.status != "belum berlaku"]
    rows = [row for row in rows if (row.start or date.min) <= (interval.start or date.min)]
    begun = next((row.since for row in rows if row.status in IN_FORCE), "")
    if rows and rows[0].status == "diubah" and rows[0].start is not None:
        # It was changed on the very day of its beginning.
        begun = rows[0].start.isoformat()

    def named(act: str) -> str:
        """Its label; of a Perppu with the law that established it, so that the pair is told once."""
        laws = standing.established_by(ids.source_of(act))
        return f"{label(act)} (ditetapkan menjadi {label(laws[0])})" if laws else label(act)

    acts = dict.fromkeys(ids.source_of(row.by) for row in rows if row.status == "diubah" and row.by)
    last = ids.source_of(interval.by)
    earlier = tuple(named(act) for act in acts if act != last)
    return Changes(begun, earlier, named(last if whole else interval.by))
