"""A follow-up that asks what became of what was cited, in a law that it names or today: "lalu jadi apa di UU ...?"."""

from __future__ import annotations

import re

from kadqa.asking.question.called import label
from kadqa.asking.turns.antecedent import Before, law_before, named_before
from kadqa.asking.turns.cited import is_gone
from kadqa.asking.turns.leaning import became_asked
from kadqa.asking.turns.nowadays import says_now
from kadqa.hukum import ids
from kadqa.hukum.chain import counterparts_in
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.library.snapshot import Library

MOST = 3
"""Counterparts set beside a provision at most."""
CHANGED = re.compile(r"ubah|ganti|jadi|padanan|nama|pindah", re.IGNORECASE)
"""Asks what became of it, and not only where it stands."""


def became(text: str, before: Before, library: Library) -> str | None:
    """It beside what took its place: "apa beda Pasal 195 UU 32/2004 dengan Pasal 363 UU 23/2014"."""
    named = [r for r in find_rujukan(text) if r.jenis]
    law = resolve(named[0]) if named else None
    if not became_asked(text) or (law is None and not CHANGED.search(text) and not says_now(text)):
        return None
    spoken_of = _spoken_of(before, library)
    if law is None:
        gone = next((one for one in spoken_of if is_gone(one, library)), None)
        return f"padanan {label(gone, library)} sekarang?" if gone else None
    for one in spoken_of:
        there = counterparts_in(law, one, library.standing)[:MOST]
        if there and ids.source_of(one) != law:
            return f"apa beda {label(one, library)} dengan {' dan '.join(label(new, library) for new in there)}"
    return None


def _spoken_of(before: Before, library: Library) -> list[str]:
    """The provisions spoken of: those named with their law, else those cited of the law spoken of, else of any law."""
    for question in (before.question, before.of):
        named = [target for r in find_rujukan(question) if r.jenis and r.pasal and (target := resolve(r))]
        if named:
            return list(reversed(named)) if len(named) > 1 else named
    cited = [one for one in before.citations if "/pasal-" in one and not ids.is_penjelasan(one)]
    _, law = named_before(before)
    law = ids.source_of(law) if law else law_before(before, library)
    return [one for one in cited if ids.source_of(one) == law] or cited
