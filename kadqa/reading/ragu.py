"""Doubts: text that looks misread. A number read by OCR is a suspicion, and the reader should see it so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kadqa.records import Provision

NUMBER_DOUBT = "nomor pasal meragukan"
"""How a doubt begins that says a provision may not be the one that its id names."""
LOST_AFTER = "tidak ditemukan sesudahnya"
"""How a doubt ends that says what stands below a pasal may belong to a later one."""
HOLDS = "mungkin memuat teks"
"""How a doubt begins that says a provision may hold the text of another, which tells nothing of OCR."""
UNREADABLE = "\ufffd"
"""Stands where bytes are no letter: the file is damaged, or was saved in another encoding than it says."""
_LOST = "ada huruf yang tidak terbaca"
"""How the doubt begins that tells of it, which tells nothing of OCR either."""
_MISREAD = re.compile(
    r"""
      (?<!\w)[a-zA-Z]*[a-z][{}\\^~|<>$][a-z'][a-zA-Z']*   # "ke{a"
    | [{}\\^~]|\w\|\w                                      # a stray mark: "^Pemerintah"
    | \b[a-zA-Z]+[jgq]'[a-z]+                             # "keq'a", "teq'adi"
    | \b[a-zA-Z]*[a-z]\d+[a-z]{2,}\b                      # "men5rusun"
    | \b[lI]\d+[lI1)]                                     # "l2l"
    | \(\d+[lI1](?=\s)(?![^()]{0,12}\))                   # "(21 Gubernur"
    | \b\d*(?:\dO|O\d|\dl|l\d)[\dlO]*\b                   # "2Ol4"
    | [\u0400-\u04ff]+                                    # Cyrillic
    | \b[a-z]+[A-Z]{2,}[a-z]*\b                           # "urusErn"
    | \b[b-df-hj-np-tv-z]{6,}\b                           # no vowels
    """,
    re.VERBOSE,
)
_FINE = re.compile(r"http|www\.|@|m2|m3|CO2|H2O", re.IGNORECASE)
MANY = 0.02
"""Share of provisions with doubts above which a whole text layer counts as OCR."""


def doubts_of(text: str) -> tuple[str, ...]:
    """Doubts about a text, in Indonesian; () for a text that reads cleanly.

    At most one of each kind: letters that are lost, and what looks misread, naming up to three places.
    """
    lost = (f"{_LOST} (\u201c{UNREADABLE}\u201d)",) if UNREADABLE in text else ()
    found: list[str] = []
    for match in _MISREAD.finditer(text):
        word = match.group(0)
        if _FINE.search(text[max(0, match.start() - 8) : match.end() + 4]) or word in found:
            continue
        found.append(word)
        if len(found) == 3:
            break
    if not found:
        return lost
    return (
        *lost,
        "tampak salah baca (OCR): " + ", ".join(f"\u201c{word}\u201d" for word in found),
    )


def looks_ocr(provisions: Iterable[Provision]) -> bool:
    """Whether a document's text layer looks like OCR: enough provisions carry doubts."""
    total = doubtful = 0
    for provision in provisions:
        if not provision.id.partition("/")[2].startswith("lampiran"):
            total += 1
            doubtful += any(not doubt.startswith((HOLDS, _LOST)) for doubt in provision.doubts)
    return doubtful >= 3 and doubtful > total * MANY
