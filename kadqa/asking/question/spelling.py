"""Slips of the keyboard in a question, mended where the words of the texts leave no doubt.

Names and numbers are left alone, and so is every word that the texts or the terms of the law know.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from weakref import WeakKeyDictionary

from kadqa.asking.question.informal import STANDARD
from kadqa.asking.question.singkatan import SHORT
from kadqa.lexical import ASKING, STOP, words
from kadqa.library.snapshot import Library
from kadqa.text import fold

WORD = re.compile(r"(?<![\w./@-])[a-z]{5,24}(?![\w/@-]|\.\w)")
"""A word in lower case, alone: a capital begins a name, and a short word is near to too many others."""
PLACE = re.compile(
    r"\b(?:di|ke|dari|kab|kabupaten|kota|provinsi|prov|kecamatan|desa|pemda|pemkab|pemkot|pemprov|bupati|gubernur"
    r"|wali kota|walikota|setda|sekda|bapak|ibu|pak|bu|pt|cv)\.? $"
)
"""Words before a name, though it has no capital: "pemkab serang"."""
_LEFT_ALONE = """
    barru biak kotabaru merangin malang serang
    apalagi aurat bagan barangkali bendahari biang bilamana buaya bukit dandan darah datar desain hadirin invasi istri
    kausa ketiak kontak koran kuang langah makam makan makar malah malai maling mandi mangkat mantap mapan masif
    matahari mekar metal mulia mutan nasal ngeri nonteknis padahal pajang perah perak perata perkakas provisi pundak
    raung renang saksi sakti sandar sarat saring segitiga senin serat serbu siang silang solah telaah teman tenang
    tender tenis transisi udang uraian wasalam waspada waswas yakin
"""
LEFT_ALONE = frozenset(_LEFT_ALONE.split())
"""Places and common words that a slip would make of a word of the law: "kontak" for "kontrak", "saksi" for "sanksi"."""
OFTEN = 4
"""Times that a word must stand in the texts to be what was meant."""
LEAST = 4
"""Letters that a word must have to be taken apart from another."""
CLEARLY = 8
"""How many times as often as any other near word the one meant must stand there."""
ASKED_WITH = """
    bagaimana sebutkan jelaskan tolong apakah siapakah berapakah kapankah bolehkah sekarang sebelum sesudah kenapa
    mengapa perbedaan pengertian bandingkan dimana bedanya contoh contohnya lengkap tentang menurut
"""
"""Words of questions that law texts do not hold."""
ENDING = re.compile(r"(?:nya|kah|lah|pun)$")
"""What is written together with a word, and is none itself: "ketuanya"."""
NASAL = re.compile(r"(?:ng|ny)|n[aiueo]|m[aiueo]")
"""How a verb begins that has lost its "me": "ngadu", "nyimpan", "nunggu"."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

_known: WeakKeyDictionary[Library, Counter[str]] = WeakKeyDictionary()


def mended(text: str, library: Library) -> str:
    """The question with its slips mended: "perjanjan kerjsama" -> "perjanjian kerja sama"."""

    def mend(match: re.Match[str]) -> str:
        if PLACE.search(text[: match.start()].lower()):
            return match[0]
        return meant(match[0], library) or match[0]

    return WORD.sub(mend, text)


def meant(word: str, library: Library) -> str | None:
    """The one word, or two run together, that an unknown word stands for; None: it is known, or there is doubt."""
    known = vocabulary(library)
    if (parts := _beside_kerja_sama(word, known)) is not None:
        return parts
    bare = ENDING.sub("", word)
    if word in STANDARD or word in SHORT or {word, bare} & LEFT_ALONE:
        return None
    if known[word] or known[bare] or _stands(word, library):
        return None
    written = [one for one in spoken(word) if known[one] or (word.endswith("in") and _stands(one, library))]
    if written:
        return max(written, key=lambda one: known[one])
    near = {one: known[one] for one in slips(word) if known[one] >= OFTEN}
    ranked = sorted(near, key=lambda one: (-near[one], one))
    if ranked and (len(ranked) == 1 or near[ranked[0]] >= CLEARLY * near[ranked[1]]):
        return ranked[0]
    return None if ranked else _parted(word, known)


def _stands(word: str, library: Library) -> bool:
    """Whether the stem of a word stands in the texts."""
    return any(len(stem) >= LEAST and library.knows(stem) for stem in words(word))


def spoken(word: str) -> tuple[str, ...]:
    """What people write as they speak, as the law would: "diterusin" -> "diteruskan", "ngawasin" -> "mengawasi".

    "ngelakuin" -> "melakukan": before some letters "nge" stands for the whole of "me".
    """
    ends = [f"{word[:-2]}kan", f"{word[:-2]}i"] if word.endswith("in") else [word]
    begins = [f"me{one}" for one in ends] if NASAL.match(word) else ends
    if word.startswith("nge"):
        begins = [f"me{one[3:]}" for one in ends] + begins
    return tuple(one for one in begins if one != word)


def vocabulary(library: Library) -> Counter[str]:
    """How often each word stands in the texts and terms of a library; made once, when first needed."""
    if library not in _known:
        counted = Counter(library.spelled())
        for term in library.terms:
            for name in (term.istilah, *term.varian):
                counted.update(dict.fromkeys(re.findall(r"[a-z]{3,24}", fold(name)), OFTEN))
        counted.update(dict.fromkeys((*STOP, *ASKING, *ASKED_WITH.split()), OFTEN))
        _known[library] = counted
    return _known[library]


def _parted(word: str, known: Counter[str]) -> str | None:
    """Two known words without the space between them: "pihakketiga" -> "pihak ketiga"."""
    found = [
        (left, right)
        for i in range(3, len(word) - 2)
        if known[left := word[:i]] >= OFTEN and known[right := word[i:]] >= OFTEN and not ENDING.fullmatch(right)
    ]
    return " ".join(found[0]) if len(found) == 1 else None


def _beside_kerja_sama(word: str, known: Counter[str]) -> str | None:
    """The old spelling run together with its neighbour: "kerjasamadaerah" -> "kerjasama daerah"."""
    before, found, after = word.partition("kerjasama")
    rest = before or after
    if not found or (before and after) or len(rest) < LEAST or known[rest] < OFTEN:
        return None
    return f"{before} {found} {after}".strip()


@lru_cache(maxsize=64)
def slips(word: str) -> frozenset[str]:
    """What a word may have been meant to be: a letter inside left out, two exchanged, one typed twice.

    Other letters for one another, or a letter more or less at the end, make another word of the language too
    often ("pemulihan", "pemilihan"; "tangga", "tanggal").
    """
    inside = range(1, len(word))
    left_out = {word[:i] + letter + word[i:] for i in inside for letter in _LETTERS}
    exchanged = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in inside if i + 1 < len(word)}
    twice = {word[:i] + word[i + 1 :] for i in inside if word[i] == word[i - 1]}
    return frozenset((left_out | exchanged | twice) - {word})
