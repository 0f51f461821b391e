"""What an item of an amending law does to which provisions: inserts, changes or deletes them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest

from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.text import squash

Change = tuple[str, str]
"""(menyisipkan, mengubah or menghapus; id of the provision)."""

_VERB = re.compile(
    r"\b(?:(?P<menyisipkan>disisipkan|ditambah(?:kan)?)|(?P<menghapus>dihapus)|(?P<mengubah>diubah))\b", re.IGNORECASE
)
"""What is done: "Ketentuan ayat (2) diubah", "Pasal 9 dihapus", "disisipkan 1 (satu) pasal"."""
_REST = re.compile(r"\b(?:sehingga|yang\s+berbunyi|berbunyi|dengan\s+ketentuan)\b", re.I)
"""What follows tells how the provision reads from now on."""
_NAMELY = re.compile(r"\b(?:yakni|yaitu)\b", re.I)
_PUT = re.compile(r"\bdi\s?antara\b.*$|\bsetelah\b.*$|\bsesudah\b.*$", re.I | re.S)
"""Where something is inserted: what is named there stays as it is."""


_STAYS = re.compile(
    r"^(?P<what>[^;]*?)\b(?:substansi\s+)?tetap\b[,;]?\s*(?:dan\s+|namun\s+|tetapi\s+)?(?P<rest>.*)$", re.I | re.S
)
"""What an instruction leaves as it is before it names what changes: "Ketentuan Pasal 72 tetap, Penjelasan ..."."""


def without_what_stays(text: str) -> str:
    """The words before a verb without what they say stays as it is.

    "Ketentuan Pasal 72 tetap, Penjelasan Pasal 72" -> "Penjelasan Pasal 72"; "Ketentuan ayat (4) Pasal 33 substansi
    tetap dan penjelasannya" -> "Penjelasan ayat (4) Pasal 33".
    """
    stays = _STAYS.match(text)
    if stays is None:
        return text
    if find_rujukan(stays["rest"]):
        return stays["rest"]
    if "penjelasan" in stays["rest"].casefold():
        return re.sub(r"^\W*(?:Ketentuan\s+)?", "Penjelasan ", stays["what"], flags=re.I)
    return text


def changes_of(text: str, law: str) -> tuple[Change, ...]:
    """Read an item's words: "Di antara Pasal 3 dan Pasal 4 disisipkan 1 (satu) pasal, yakni Pasal 3A".

    Args:
        text: the item's own text, before the new wording.
        law: id of the law that it changes.

    Returns:
        Changes in the order of the text, each once; () for words that name no provision. An ayat or huruf that is
        named without its pasal is one of the pasal that the item names.
    """
    text = squash(text)
    rest = _REST.search(text)
    head = text[: rest.start()] if rest else text
    named_in = [r for r in (*find_rujukan(head), *find_rujukan(text[len(head) :])) if r.pasal]
    whole = named_in[-1].pasal if rest and named_in else next((r.pasal for r in named_in), None)
    ayat = next((r.ayat for r in named_in if r.ayat and r.pasal == whole), None)
    found: dict[Change, None] = {}
    verbs = list(_VERB.finditer(head))
    at = 0
    for verb, following in zip_longest(verbs, verbs[1:]):
        kind = verb.lastgroup or "mengubah"
        if kind == "menyisipkan":
            named = head[verb.end() : following.start() if following else len(head)]
            start = _NAMELY.search(named)
            part, at = named[start.end() :] if start else named, verb.end() + len(named)
            if following is not None:
                part = part.partition(";")[0]
        else:
            part, at = without_what_stays(_PUT.sub("", head[at : verb.start()])), verb.end()
        for rujukan in find_rujukan(part):
            if rujukan.jenis is not None:
                continue
            if rujukan.pasal is None:
                rujukan = replace(rujukan, pasal=whole, ayat=rujukan.ayat or (ayat if rujukan.huruf else None))
            target = resolve(rujukan, default_source=law)
            if target is not None and rujukan.pasal is not None:
                found[kind, target] = None
    return tuple(found)
