"""Amending provisions: which provisions of a law an instruction changes, inserts or deletes.

"Di antara Pasal 69 dan Pasal 70 disisipkan 1 (satu) pasal, yakni Pasal 69A" inserts one.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kadqa.hukum.numbering import as_id, from_roman
from kadqa.hukum.perubahan import without_what_stays
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.hukum.usul.teks import DIGITS, Effect, clean, laws_in
from kadqa.records import Rujukan
from kadqa.text import squash

_AMENDS = re.compile(
    r"\b(?:beberapa\s+)?(?:ketentuan|pasal|lampiran)\b(?P<law>.{0,700}?)\bdiubah(?:\s+dan\s+ditambah)?(?:\s+menjadi)?\s+sebagai(?:mana)?\s+berikut",
    re.IGNORECASE | re.DOTALL,
)
"""The words over a list of amendments: "Beberapa ketentuan dalam ... diubah sebagai berikut"."""
_INSTRUCTION = re.compile(
    r"(?:(?:Ketentuan|Di\s*antara|Diantara|Setelah|Sesudah|Penjelasan|Judul|Lampiran|Bab|BAB|Pasal|Ayat|Substansi)\b)"
    r"(?=.{0,600}?\b(?:diubah|dihapus|disisipkan|ditambah(?:kan)?|dicabut)\b)",
    re.DOTALL,
)
_NUMBERED = re.compile(
    r"(?:(?:^|[.;:\s])(?P<n>[\dlILO]{1,3})\s?\.?\s*|(?<=[.;:]\s))"
    r"(?=(?:Ketentuan|Di\s*antara|Diantara|Penjelasan|Lampiran|Judul|Setelah)\s"
    r"[^;]{0,300}?\b(?:diubah|dihapus|disisipkan|ditambah(?:kan)?)\b)"
)
"""An instruction inside running text: " 10. Ketentuan Pasal 28 diubah", or one whose number was lost."""
_CUT = re.compile(
    r",?\s*(?:sehingga\s|yang\s+(?:berbunyi|masing-masing)|dan\s+berbunyi|berbunyi\s|menjadi\s+sebagaimana|sebagaimana\s+tercantum)",
    re.IGNORECASE,
)
"""Where an instruction ends and the new wording is announced."""
_ACTS = re.compile(r"\b(diubah|dihapus|disisipkan|ditambah(?:kan)?|dicabut)\b", re.IGNORECASE)
_KIND_OF = {"diubah": "mengubah", "dihapus": "menghapus", "dicabut": "menghapus", "disisipkan": "menyisipkan"}
_BETWEEN = re.compile(
    r"\b(?:di\s*antara|diantara)\s+(?P<first>.+?)\s+dan\s+(?P<last>(?:Pasal|ayat|huruf|angka|bab|bagian)\s*\(?\w+\)?)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"\b(Bab|Lampiran)\s+([IVXLC]+[A-Z]?)\b", re.IGNORECASE)


_ATTACHED = re.compile(
    r",?\s*sebagaimana\s+tercantum\s+dalam\s+(Lampiran\s+[IVXLC]+)\s+(?=(?:Undang|Peraturan)[^;]{0,60}?\bNomor\b)", re.I
)
"""Where a chapter that is changed stands: "Bab II sebagaimana tercantum dalam Lampiran I Undang-Undang Nomor 12"."""


def amended_law(text: str) -> str:
    """The law over a list of amendments, "" if these words head none.

    "Beberapa ketentuan dalam Undang-Undang Nomor 32 Tahun 2004 ... diubah sebagai berikut:" -> "uu-32-2004".
    """
    match = _AMENDS.search(clean(text))
    if not match:
        return ""
    for rujukan, part in laws_in(match["law"]):
        target = resolve(replace(rujukan, pasal=None, ayat=None, huruf=None, angka=None))
        if part != "amender" and target:
            return target
    return ""


_SWALLOWED = re.compile(r"\bPasal\s+(?P<n>\d[\d ]{0,4}[A-Z]?)\s+(?=Beberapa\s+ketentuan\b)")
"""A pasal that heads a list of amendments inside running text: " Pasal 176 Beberapa ketentuan dalam"."""


def swallowed(text: str) -> list[tuple[str, str]]:
    """Lists of amendments inside running text whose pasal was not seen as one: (number of the pasal, its words)."""
    found = list(_SWALLOWED.finditer(text))
    ends = [*(match.start() for match in found), len(text)][1:]
    return [(match["n"].replace(" ", ""), text[match.end() : end]) for match, end in zip(found, ends, strict=True)]


_AFTER_NUMBER = re.compile(r"(?:^|[.;:\s])[\dlILO]{1,3}\s?\.?\s*$")


def instructions(text: str) -> list[tuple[str, str]]:
    """Instructions inside running text: (number, words). A number that was lost is that after the one before
    it, or "" if there is none before it.
    """
    text = squash(text)
    # Behind a number the pattern for lost numbers fits again, at the same place.
    found = [
        match for match in _NUMBERED.finditer(text) if match["n"] or not _AFTER_NUMBER.search(text[: match.start()])
    ]
    ends = [*(match.start() for match in found), len(text)][1:]
    numbered: list[tuple[str, str]] = []
    last = 0
    for match, end in zip(found, ends, strict=True):
        number = (match["n"] or "").translate(DIGITS)
        last = int(number) if number.isdigit() and int(number) else last and last + 1
        numbered.append((str(last or ""), text[match.end() : end]))
    return numbered


def amendments(text: str, law: str) -> list[Effect]:
    """What one instruction of an amending law does.

    "Ketentuan Pasal 76 ayat (3) diubah dan ditambah 1 (satu) ayat, yakni ayat (4), sehingga ..." gives
    mengubah pasal-76/ayat-3 and menyisipkan pasal-76/ayat-4.

    Args:
        text: the instruction; the new wording behind it is not looked at.
        law: the id of the amended law.

    Returns:
        One effect for each kind, in the order of the text; [] if it is no instruction.
    """
    text = clean(text)
    start = _INSTRUCTION.search(text[:200])
    if not start:
        return []
    text = text[start.start() :]
    cut = _CUT.search(text)
    whole = text
    text = text[: cut.start()] if cut else text[:600]
    verbs = list(_ACTS.finditer(text))
    found: dict[str, dict[str, None]] = {}
    context = Rujukan()
    # "Di antara ayat (5) dan ayat (6) Pasal 118" names its pasal last; "ayat (1) huruf f Pasal 75" too.
    first = next((r for r in find_rujukan(text) if r.pasal), None)
    if first is not None:
        context = replace(context, pasal=first.pasal, penjelasan=first.penjelasan)
    done = 0
    for number, verb in enumerate(verbs):
        word = verb[1].lower()
        jenis = _KIND_OF.get(word, "menyisipkan")
        before = text[done : verb.start()]
        after_end = verbs[number + 1].start() if number + 1 < len(verbs) else len(text)
        after = text[verb.end() : after_end]
        if jenis == "menyisipkan":
            _, context = _places(_ends_left(before), law, context)
            named = re.search(r"\b(?:yakni|yaitu)\b", after)
            rest = after[named.end() :] if named else after
            own = _inserted(after, rest, verbs[number + 1][1].lower() if number + 1 < len(verbs) else "")
            own = own if named or number + 1 == len(verbs) else ""
            targets, context_after = _places(own, law, context)
            done = verb.end() + (named.end() if named else 0) + len(own)
            context = context_after if targets else context
        else:
            targets, context = _places(without_what_stays(before), law, context)
            done = verb.end()
        found.setdefault(jenis, {}).update(dict.fromkeys(targets))
    attached = _ATTACHED.match(whole, cut.start()) if cut else None
    headings = [] if any(found.values()) else _headings(f"{text} {attached[1]}" if attached else text, law)
    if headings:
        jenis = _KIND_OF.get(verbs[0][1].lower(), "menyisipkan") if verbs else "mengubah"
        found[jenis] = dict.fromkeys(headings[-1:] if jenis == "menyisipkan" else headings)
    if "menyisipkan" in found and not found["menyisipkan"] and cut:
        # "ditambah 2 (dua) ayat sehingga Pasal 5 berbunyi": which ones, only the new wording tells.
        found.setdefault("mengubah", {}).update(dict.fromkeys(_places(whole[cut.start() :][:80], law, context)[0][:1]))
    return [Effect(jenis, tuple(ke)) for jenis, ke in found.items() if ke]


def _headings(text: str, law: str) -> list[str]:
    """Chapters and attachments that an instruction names; a chapter of an attachment counts for the attachment."""
    found = [(match[1].lower(), match[2]) for match in _HEADING.finditer(text)]
    attached = [
        f"{law}/lampiran-{from_roman(number)}" for kind, number in found if kind == "lampiran" and from_roman(number)
    ]
    return list(dict.fromkeys(attached or [f"{law}/bab-{as_id(number)}" for kind, number in found if kind == "bab"]))


def _ends_left(text: str) -> str:
    """Without the two ends between which something is inserted, but with the pasal they stand in."""
    return _BETWEEN.sub(
        lambda m: " ; ".join(re.findall(r"Pasal\s+\w+\s+ayat\s*\(\w+\)|Pasal\s+\w+", m["first"])) or " ", text
    )


_COUNT = re.compile(r"^\W*(\d+)\s*\([^)]*\)\s*(?:pasal|ayat|huruf|angka|butir)", re.IGNORECASE)
"""How much is inserted: "5 (lima) ayat"."""


def _inserted(after: str, rest: str, following: str) -> str:
    """The part of `rest` that names what is inserted, without the target of the verb behind it.

    "yakni ayat (2a), dan ayat (2b), ayat (3) dihapus": the count before it tells where the list ends; without
    one the last member is the target of a verb that needs one ("dihapus"), and none of "serta ditambah".
    """
    stop = re.search(r",?\s*(?:dan\s+|serta\s+)?(?:di\s*antara|diantara|ketentuan)\b|;", rest, re.IGNORECASE)
    own = rest[: stop.start()] if stop else rest
    places = [one.end for one in find_rujukan(own)]
    if (count := _COUNT.match(after)) and 0 < int(count[1]) <= len(places):
        return own[: places[int(count[1]) - 1]]
    if following in {"diubah", "dihapus", "dicabut"} and not stop and len(places) > 1:
        return own[: places[-2]]
    return own


def _places(text: str, law: str, context: Rujukan) -> tuple[list[str], Rujukan]:
    """The provisions of the amended law that a piece of an instruction names, and the last of them as context."""
    found: list[str] = []
    pieces = find_rujukan(text)
    if pieces and pieces[-1].pasal and any(piece.pasal is None for piece in pieces):
        context = replace(pieces[-1], ayat=None, huruf=None, angka=None)
        if not (pieces[-1].ayat or pieces[-1].huruf or pieces[-1].angka):
            pieces = pieces[:-1]
    deeper = [piece for piece in pieces if piece.pasal is None or piece.ayat or piece.huruf or piece.angka]
    for piece in pieces:
        if piece.jenis is not None:
            continue
        bare = not (piece.ayat or piece.huruf or piece.angka)
        if bare and piece.pasal and any(other.pasal in (None, piece.pasal) for other in deeper):
            context = replace(piece)
            continue
        whole = piece
        if piece.pasal is None:
            whole = replace(piece, pasal=context.pasal, penjelasan=piece.penjelasan or context.penjelasan)
            if piece.ayat is None and (piece.huruf or piece.angka):
                whole = replace(whole, ayat=context.ayat)
            if piece.angka and not piece.huruf and piece.ayat is None:
                whole = replace(whole, huruf=context.huruf)
        if whole.pasal is None:
            continue
        target = resolve(replace(whole, jenis=None), default_source=law)
        if target:
            found.append(target)
        context = whole
    return found, context
