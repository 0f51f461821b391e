"""Closing provisions: what they end and keep, what a regulation carries out, when it takes effect.

"Undang-Undang Nomor 5 Tahun 1962 tentang ... dicabut dan dinyatakan tidak berlaku" ends that law.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kadqa.hukum.jenis import PATTERN
from kadqa.hukum.numbering import as_id
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.hukum.usul.teks import Effect, clean, laws_in
from kadqa.records import Rujukan
from kadqa.text import squash

LONGEST_RANGE = 400
"""A range of pasal with more members is taken for a misreading; its two ends are kept."""

_LAW = re.compile(rf"(?:{PATTERN})\s+(?:[A-Z][\w.]*\s+){{0,6}}?Nomor\s", re.IGNORECASE)
"""Where the name of a numbered law begins: "Peraturan Daerah Kabupaten Sukamaju Nomor "."""


_ENDS = (
    r"(?:dinyatakan\s+)?dicabut(?:\s+dan\s+(?:dinyatakan\s+)?tidak\s+(?:lagi\s+)?berlaku(?:\s+lagi)?)?"
    r"|(?:dinyatakan\s+)?(?:sudah\s+)?tidak\s+(?:lagi\s+)?berlaku\s+lagi|dinyatakan\s+(?:sudah\s+)?tidak\s+(?:lagi\s+)?berlaku"
    r"|tidak\s+berlaku(?=\s*:)"
)
_STAYS = r"(?:dinyatakan\s+)?(?:masih\s+)?tetap\s+(?:berlaku|dapat\s+digunakan)"
_VERB = re.compile(rf"\b(?:(?P<ends>{_ENDS})|(?P<stays>{_STAYS}))\b", re.IGNORECASE)
"""The words that end a law ("dicabut dan dinyatakan tidak berlaku") or keep it ("masih tetap berlaku")."""
_NOT_DONE = re.compile(
    r"\b(?:tidak|belum|telah|yang|perlu|harus|dapat|akan|sudah|sedang|atau|bila|apabila|jika)\s*$", re.I
)
"""Before a verb: it tells of something else than what this provision does ("selama belum dicabut")."""
_BY_ANOTHER = re.compile(r"\s+(?:oleh|dengan|berdasarkan|melalui)\b(?!.{0,60}\bini\b)", re.IGNORECASE)
"""After a verb: another act does it ("dicabut dengan Peraturan Menteri")."""
_SENTENCE = re.compile(r"(?<=[a-z)\]]\.)\s+(?=(?:[A-Z(]|\d))")
_LEAD = re.compile(
    r"^\W*(?:(?:pada\s+saat|sejak|dengan|terhitung\s+sejak|terhitung\s+mulai|mulai|pada)\b(?P<when>"
    r"[^,:;]{0,120}?\bini\s+(?:mulai\s+)?(?:diberlakukan|berlaku|diundangkan|ditetapkan)"
    r"|\s+(?:mulai\s+)?(?:berlakunya|diundangkannya|ditetapkannya)\s[^,:;]{0,80}?\bini"
    r"|[^,:]{1,160}?(?=[,:]))\s*[,:]?\s*)?(?:maka\s+)?",
    re.IGNORECASE,
)
"""How a closing provision begins: "Pada saat Undang-Undang ini mulai berlaku, maka "."""
_OWN_START = re.compile(
    r"\bini\b.{0,12}\b(?:berlaku|diundangkan|ditetapkan|diberlakukan)|nya\b.*\bini\b|^\s*ini\b", re.I
)
_CONDITION = re.compile(
    r"\b((?:sepanjang|selama|sampai(?:\s+dengan)?|hingga|sebelum)\s.{3,300}?)(?=[.;]|$)|\bjika\s(tidak\sbertentangan.{0,80})",
    re.IGNORECASE,
)
"""Until when or how far something stays: "sepanjang tidak bertentangan dengan Undang-Undang ini"."""
_DATE = re.compile(r"tanggal\s+(\d{1,2})\s+([A-Z][a-z]+)\s+(\d{4})")
_LIMITED = re.compile(
    r"\s+(?:sepanjang|kecuali|terbatas\s+pada)\s+(?:[^,;]{3,160}?)(?=,\s|;|\s+Undang-Undang\s+Nomor|$)"
    r"|(?<=angka\s\d)\s+ayat\s*\(\w+\)(?:\s+huruf\s+\w+)?\s+dalam\s+Pasal\s+\w+"
    r"|(?<=angka\s\d\d)\s+ayat\s*\(\w+\)(?:\s+huruf\s+\w+)?\s+dalam\s+Pasal\s+\w+",
    re.IGNORECASE,
)
"""Behind a pasal: how far it goes ("Pasal 245 sepanjang terkait dengan pajak daerah"), or which part of the wording
that an item puts into another law ("Pasal 176 angka 4 ayat (4) dalam Pasal 252")."""


def own_verb(text: str) -> str:
    """Whether a text says of something that it "ends" or "stays", else ""."""
    found = _verbs(clean(text))
    return found[-1][0] if found else ""


def _verbs(text: str) -> list[tuple[str, int, int]]:
    return [
        ("ends" if match["ends"] else "stays", match.start(), match.end())
        for match in _VERB.finditer(text)
        if not _NOT_DONE.search(text[: match.start()]) and not _BY_ANOTHER.match(text[match.end() :])
    ]


def closing_effects(text: str, *, verb: str = "", act: str = "") -> list[Effect]:
    """What a closing provision ends and keeps.

    Args:
        text: a provision's own text, or one item of a list.
        verb: "ends" or "stays" for an item of a list whose verb stands elsewhere; "": the verb is in the text.
        act: the id of the act it stands in; a rujukan without a law is one of it, and no target.

    Returns:
        At most one effect for each verb and kind, in the order of the text.
    """
    found: list[Effect] = []
    for sentence in _SENTENCE.split(clean(text)):
        verbs = _verbs(sentence)
        if not verbs:
            if verb:
                found += _effects(verb, sentence, sentence, act)
            continue
        start = 0
        for number, (kind, at, end) in enumerate(verbs):
            following = verbs[number + 1][1] if number + 1 < len(verbs) else len(sentence)
            subject = sentence[start:at]
            here = _effects(kind, subject, sentence[start:following], act)
            if not here and sentence[end : end + 3].lstrip().startswith(":"):
                here = _effects(kind, sentence[end + 1 : following], sentence[start:following], act)
            found += here
            start = end
    return found


def _effects(kind: str, subject: str, whole: str, act: str) -> list[Effect]:
    lead = _LEAD.match(subject)
    when = ""
    if lead is not None and lead["when"]:
        if _LAW.search(lead["when"]):
            lead = None
        elif not _OWN_START.search(lead["when"]):
            when = squash(lead["when"])
    body = subject[lead.end() :] if lead is not None else subject
    condition = _CONDITION.search(whole)
    words = squash(condition[1] or condition[2]) if condition else ""
    implementing = re.search(r"peraturan(?:\s+perundang-undangan|\s+pelaksana\w*|-peraturan)", body, re.IGNORECASE)
    if kind == "stays":
        if implementing and not _begins_with_law(body):
            return [Effect("mempertahankan", (), words, when, _laws_of(body, act))]
        if not _begins_with_law(body):
            return []
        targets = _targets(body, act)[0]
        vague = any("/" not in target for target in targets) and _VAGUE.match(body)
        note = "Hanya ketentuan tertentu di dalamnya; periksa pasalnya." if vague else ""
        return [Effect("mempertahankan", targets, words, when, note=note)] if targets else []
    if implementing and not _begins_with_law(body):
        laws = _laws_of(body, act)
        return [Effect("mencabut", (), "", when, laws)] if laws else []
    return [replace(effect, when=when) for effect in _ended(body, act)]


def _begins_with_law(text: str) -> bool:
    """Whether what is spoken of is a law or pasal, and not something done under it."""
    start = re.match(
        r"\W*(?:(?:semua|seluruh|segala|beberapa)\s+)?(?:ketentuan(?:-ketentuan)?\s+(?:(?:mengenai|tentang|yang)\s[^;]{1,160}?"
        r"(?:dalam|pada)\s+|(?:sebagaimana\s+)?(?:dimaksud\s+|diatur\s+|tercantum\s+)?(?:dalam|pada)\s+)?)?",
        text,
        re.IGNORECASE,
    )
    rest = text[start.end() :] if start else text
    return bool(
        re.match(rf"\W*(?:Pasal|ayat|huruf|angka|Bab|Bagian|Lampiran|Penjelasan|{PATTERN})\b", rest, re.IGNORECASE)
    )


_VAGUE = re.compile(r"\W*(?:\w+\s+)?ketentuan(?:-ketentuan)?\s+(?:mengenai|tentang|yang)\s", re.IGNORECASE)
"""Provisions told by their subject: "semua ketentuan mengenai kepegawaian dalam Undang-Undang Nomor 32 ..."."""


def _laws_of(text: str, act: str) -> tuple[str, ...]:
    ids = (resolve(replace(r, pasal=None, ayat=None, huruf=None, angka=None)) for r, _ in laws_in(text))
    found: dict[str, None] = {}
    for law in ids:
        # The first law named is the one implemented; those of its title and its amendments follow it.
        if law and law != act:
            found.setdefault(law)
            break
    return tuple(found)


def _ended(text: str, act: str) -> list[Effect]:
    """Repeals in a text: whole laws and listed provisions, their amending laws, and what is repealed in part."""
    if not _begins_with_law(text):
        return []
    vague = _VAGUE.match(text)
    targets, limited, amenders = _targets(text, act)
    found = []
    partial = tuple(t for t in targets if "/" not in t) if vague else ()
    listed = tuple(t for t in targets if t not in partial)
    if listed:
        found.append(Effect("mencabut", listed))
    if amenders:
        note = f"Ikut dicabut sebagai perubahan {', '.join(t for t in targets if '/' not in t)}."
        found.append(Effect("mencabut", amenders, note=note))
    if limited:
        found.append(Effect("mengubah", limited, note="Dicabut hanya sebagian; batasnya ada pada bunyinya."))
    if partial:
        found.append(Effect("mengubah", partial, note="Dicabut sebagian tanpa daftar pasal; periksa pasalnya."))
    return found


def _targets(text: str, act: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Ids a text names: (targets, those ended only in part, amending laws that go with them)."""
    pieces: list[str] = []
    marked: list[int] = []
    done = 0
    for match in _LIMITED.finditer(text):
        pieces.append(text[done : match.start()])
        marked.append(sum(map(len, pieces)))
        done = match.end()
    evened = "".join([*pieces, text[done:]])
    evened, chapters = _chapters(evened)
    amending_from = re.search(r"\bsebagaimana\s+telah\b", evened)
    targets: dict[str, None] = dict.fromkeys(chapters)
    limited: dict[str, None] = {}
    amenders: dict[str, None] = {}
    laws = laws_in(evened)
    chaptered = {chapter.partition("/")[0] for chapter in chapters}
    previous: Rujukan | None = None
    for rujukan, part in laws:
        target = resolve(rujukan)
        if target is None or target.partition("/")[0] == act:
            continue
        titled = re.match(r"\s*tentang\s+perubahan", evened[rujukan.end :], re.IGNORECASE)
        if part == "amender" and titled and amending_from:
            amenders[target] = None
        elif part == "target" and target not in chaptered:
            if previous is not None:
                targets.update(dict.fromkeys(_filled(previous, rujukan, evened)))
            at_limit = any(rujukan.start <= at <= rujukan.end + 1 for at in marked)
            (limited if at_limit and rujukan.pasal else targets)[target] = None
            previous = rujukan
    whole = {t for t in targets if "/" not in t}
    return tuple(targets), tuple(limited), tuple(a for a in amenders if a not in targets) if whole else ()


_CHAPTER = re.compile(r"\bBab\s+([IVXLC]+[A-Z]?)\s+(?=(?:dari\s+|dalam\s+)?[A-Z])", re.IGNORECASE)


def _chapters(text: str) -> tuple[str, list[str]]:
    """Chapters that are named whole ("Bab V Undang-Undang Nomor 32 Tahun 2004"), as ids."""
    found = []
    for match in _CHAPTER.finditer(text):
        after = next(iter(laws_in(text[match.end() :])), None)
        if after is not None and after[0].start < 12 and (law := resolve(replace(after[0], pasal=None))):
            found.append(f"{law}/bab-{as_id(match[1])}")
    return text, found


def _filled(first: Rujukan, last: Rujukan, text: str) -> list[str]:
    """Pasal between the ends of a range that is too long for `find_rujukan` to fill."""
    gap = text[first.end : last.start] if first.end <= last.start else ""
    if not re.fullmatch(r"\s*(?:sampai\s+dengan|s\.d\.|hingga)\s*", gap) or first.ayat or last.ayat:
        return []
    low, high = first.pasal or "", last.pasal or ""
    if not (low.isdigit() and high.isdigit() and 1 < int(high) - int(low) <= LONGEST_RANGE):
        return []
    between = (resolve(replace(last, pasal=str(n))) for n in range(int(low) + 1, int(high)))
    return [target for target in between if target]


# --- making, carrying out, taking effect --------------------------------------------------------

_MADE_LAW = re.compile(r"^(?P<what>.{10,900}?)\bditetapkan\s+menjadi\s+Undang-Undang", re.IGNORECASE | re.DOTALL)
"""What establishes a Perppu: "Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 ... ditetapkan menjadi ..."."""
_CARRIES_OUT = re.compile(
    r"\b(?:untuk\s+melaksanakan|guna\s+melaksanakan|dalam\s+rangka\s+(?:melaksanakan|pelaksanaan)|sebagai\s+pelaksanaan|"
    r"(?:berdasarkan|sesuai(?:\s+dengan)?|melaksanakan)(?=\s+ketentuan|\s+amanat|\s+Pasal))(?P<what>.{5,900}?)"
    r"\b(?:perlu|maka|dipandang|harus)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Why a regulation is made: "bahwa untuk melaksanakan ketentuan Pasal 369 Undang-Undang Nomor 23 ..., perlu"."""
_TAKES_EFFECT = re.compile(
    r"\bini\s+(?:mulai\s+)?(?:mempunyai\s+daya\s+laku|berlaku|diberlakukan)\s+(?P<when>[^.;]{3,160})", re.I
)


def establishes(text: str) -> tuple[str, ...]:
    """The Perppu that a provision makes a law."""
    match = _MADE_LAW.match(clean(text))
    laws = laws_in(match["what"]) if match else []
    target = resolve(replace(laws[0][0], pasal=None)) if laws and laws[0][0].jenis == "perppu" else None
    return (target,) if target else ()


def carries_out(text: str) -> tuple[str, ...]:
    """The provisions that a regulation says it carries out, from its Menimbang or first pasal."""
    found: dict[str, None] = {}
    for match in _CARRIES_OUT.finditer(clean(text)):
        what = re.sub(r",?\s*sebagaimana\s+telah\b.*", "", match["what"])
        laws = [(rujukan, part) for rujukan, part in laws_in(what) if part == "target"]
        for rujukan in find_rujukan(what):
            # A pasal far before its law is still of it: "ketentuan Pasal 5 ... dan Pasal 9 Undang-Undang Nomor 1".
            after = next((law for law, _ in laws if law.start >= rujukan.start), None)
            if rujukan.pasal and (rujukan.jenis or after is not None):
                law = rujukan if rujukan.jenis else after
                assert law is not None
                whole = replace(rujukan, jenis=law.jenis, nomor=law.nomor, tahun=law.tahun, wilayah=law.wilayah)
                if (rujukan.jenis is None or rujukan.tahun or rujukan.jenis == "uud") and (target := resolve(whole)):
                    found[target] = None
    return tuple(found)


def takes_effect(text: str) -> str:
    """When an act takes effect, in its own words ("pada tanggal diundangkan"); "" if a text does not say."""
    match = _TAKES_EFFECT.search(clean(text))
    return squash(match["when"]) if match else ""
