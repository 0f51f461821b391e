"""A provision and a law in which its counterpart is asked for, read as the two beside each other."""

from __future__ import annotations

import re

from kadqa.asking.question.called import label
from kadqa.asking.question.informal import standard
from kadqa.hukum.chain import counterparts_in
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.library.snapshot import Library
from kadqa.text import fold

MOST = 3
"""Counterparts set beside it at most."""
_WHAT = r"(?: (?:apa|bagaimana|mana|yang mana|pasal (?:berapa|mana)|di (?:mana|pasal (?:berapa|mana))))?"
_DONE = r"(?:(?:ber|di)?(?:ubah|ganti|pindah)(?:nya)?(?: (?:men)?jadi| ke)?|(?:men)?jadi|padanan(?:nya)?)"
_BECAME = rf"(?:(?:sekarang|kini|lalu|kemudian) )?{_DONE}{_WHAT}"
_IN = r"(?:di|dalam|pada|menurut|ke)"
COUNTERPART = re.compile(
    rf"(?:apa (?:itu )?)?(?:padanan |pengganti )?§,? (?:itu )?(?:{_BECAME} )?{_IN} _{_WHAT}"
    rf"|{_IN} _,? (?:apa )?(?:padanan )?§(?: {_BECAME})?|(?:{_IN} _,? )§ {_BECAME}"
)
"""Asks for the counterpart of a provision (§) in a law (_): "§ berubah jadi apa di _?", "padanan § di _?"."""
ASKS = re.compile(r"ubah|ganti|jadi|padanan|pindah")
"""Without such a word it only names both."""


def beside_counterpart(text: str, library: Library) -> str:
    """The text as "apa beda PASAL dengan PADANAN", where a chain of padanan leads to that law; else as it is."""
    found = [r for r in find_rujukan(text) if r.jenis]
    if len(found) != 2 or bool(found[0].pasal) == bool(found[1].pasal):
        return text
    blank = text
    for one in reversed(found):
        blank = f"{blank[: one.start]}{'§' if one.pasal else '_'}{blank[one.end :]}"
    said = fold(standard(blank)).strip(" ?.!")
    provision, law = (next((resolve(r) for r in found if bool(r.pasal) is whole), None) for whole in (True, False))
    if provision is None or law is None or not ASKS.search(said) or not COUNTERPART.fullmatch(said):
        return text
    there = counterparts_in(law, provision, library.standing)[:MOST]
    if not there:
        return text
    named = next(text[r.start : r.end] for r in found if r.pasal)
    return f"apa beda {named} dengan {' dan '.join(label(one, library) for one in there)}?"
