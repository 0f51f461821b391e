"""The standing of every provision on every day: relations compiled into a table of intervals.

Standing is a table, not a traversal. `compile_standing` plays the relations once, at build; a
question is answered by one look-up. Choices where the relations leave room:

- An amendment is open (what it does not list becomes `tidak diketahui`) if a row amends the law
  as a whole and no row of the same act on the same law says `lengkap`. Rows that name only
  provisions do not open it.
- A row without `mulai` and without `syarat` works from the first day of the act. Without
  `mulai` but with a `syarat` it has not happened yet: a note, except for mempertahankan and
  membatalkan, whose syarat limits the effect and not its date.
- menggantikan is factual, nobody having seen the repeal: `dicabut` if its basis is the text
  (naskah, ocr), else `tidak diketahui`.
- membatalkan with a syarat leaves the provision `berlaku bersyarat`, else it is `dicabut`.
- menunda makes a law, and all in it, `belum berlaku` for as long as its row stands: once the condition is met,
  the row goes and the source gets its `berlaku`.
- A provision that is gone comes back only by menyisipkan or mempertahankan, and after the
  repeal of what it stands in by mempertahankan alone.
- Repealing a law says nothing on the regulations that carry it out.
- What an act put into another law stands with that law: it goes when the provision that it became is
  repealed, deleted, or changed by a later act, though nobody repealed the amending act itself.
"""

from __future__ import annotations

from kadqa.hukum.compile import compile_standing
from kadqa.hukum.table import Row, StandingTable
from kadqa.hukum.wording import describe

__all__ = ["Row", "StandingTable", "compile_standing", "describe"]
