"""Which units stand on a day, and in which version: from names and standing alone, no text is read."""

from __future__ import annotations

import sqlite3
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kadqa.hukum.standing import StandingTable
from kadqa.library.choose import order
from kadqa.library.signs import Signs, codes_of
from kadqa.library.units import Units
from kadqa.records import ASLI, GONE


class Named(NamedTuple):
    """What `choose.order` looks at in a text."""

    version: str
    layer: str
    doubts: bool


class Days:
    """The units of an opened library by day."""

    def __init__(self, connection: sqlite3.Connection, units: Units, signs: Signs, standing: StandingTable) -> None:
        self._units, self._signs, self._standing = units, signs, standing
        texts: dict[str, list[Named]] = {}
        rows = connection.execute(
            "SELECT provision, version, layer, doubts != '[]' FROM passages WHERE provision IN "
            "(SELECT provision FROM passages GROUP BY provision HAVING count(DISTINCT version) > 1)"
        )
        for provision, version, layer, doubts in rows:
            texts.setdefault(provision, []).append(Named(version, layer, bool(doubts)))
        self._texts = texts
        """Of each provision with several versions its texts."""
        self._rows: dict[str, list[int]] = {}
        for row, provision in enumerate(units.provision):
            if provision in texts:
                self._rows.setdefault(provision, []).append(row)
        self.standing_texts = lru_cache(maxsize=32)(self._standing_texts)

    def _standing_texts(self, day: date) -> NDArray[np.bool_]:
        """Whether the text of each unit has begun and is not gone on a day, shape (n units,); pages stand always."""
        mask = ~np.isin(self._signs.status(day), codes_of((*GONE, "belum berlaku")))
        for provision, rows in self._rows.items():
            shown = self._shown(provision, day)
            for row in rows:
                mask[row] &= self._units.version[row] == shown
        mask.flags.writeable = False  # shared by all who ask for that day
        return mask

    def stood(self, row: int, day: date) -> bool:
        """Whether the text of a unit, by its row, is of the law as it stood on a day, gone or not.

        What was put into a law later, or is of another version than that of the day, is not; the texts of a law
        that had itself not begun by then are.
        """
        provision = self._units.provision[row]
        begun = self._standing.status(self._units.source[row], day) != "belum berlaku"
        if begun and self._standing.status(provision, day) == "belum berlaku":
            return False
        return provision not in self._texts or self._units.version[row] == self._shown(provision, day)

    def _shown(self, provision: str, day: date) -> str:
        """The version that is shown on a day of a provision that has several."""
        interval = self._standing.at(provision, day)
        version = interval.version if interval else ASLI
        return min(self._texts[provision], key=lambda text: order(text, version)).version
