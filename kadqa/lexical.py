"""Text to the words that the lexical index holds: even spelling, Indonesian stems, no function words.

Documents and questions must go through the same steps, or they do not meet: both call `words`.
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache

import Stemmer

from kadqa.text import fold

WORD = re.compile(r"[^\W_]+")
"""A run of letters and digits: "bupati/wali kota" is three words, "363" and "12a" are one each."""

COMPOUNDS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"\w*erjasama\w*"), ("kerja", "sama")),
    (re.compile(r"walikota\w*"), ("wali", "kota")),
    (re.compile(r"\w*[nt]andatangan\w*"), ("tanda", "tangan")),
    *(
        (re.compile(rf"antar{place}"), ("antar", place))
        for place in ("daerah", "provinsi", "kabupaten", "kota", "pemerintah", "pemerintahan", "desa", "wilayah")
    ),
)
"""Words that the law writes apart: dikerjasamakan, pengerjasamaan -> kerja sama; menandatangani -> tanda tangan."""

_FUNCTION_WORDS = """
    adalah agar akan apabila atas atau bagi bahwa bila dalam dan dari dengan di hal ialah ini itu jika juga karena ke
    kepada maka merupakan nya oleh pada para pun saja sebagai sebagaimana secara sebuah serta suatu telah tentang
    terhadap tersebut untuk yaitu yakni yang
    dimaksud
    apa apakah bagaimana bagaimanakah berapa berapakah kapan kapankah mana manakah mengapa kenapa siapa siapakah
    about an and are as at be by can did do does for from how in is it of on or that the these this those to was were
    what when where which who whom whose why with
"""
STOP = frozenset(_FUNCTION_WORDS.split())
"""Words without content, left out on both sides, in their folded form before stemming.

They stand in nearly every provision and in most questions, so they only lengthen the texts. "dimaksud" is the
formula of cross-references ("sebagaimana dimaksud pada ayat (1)") and would hide "maksud", which is content.
Question words are here because law texts do not ask. Not here: negation and modality (tidak, dapat, wajib,
harus), because they carry what a provision says; single letters, because "huruf a" is an address.
"""

_ASKING_WORDS = """
    ada aku anda bisa bisakah coba dong gimana jelaskan kah kami kamu kita mohon sebutkan saya sih tahu tanya terangkan
    tolong uraikan ya adakah bolehkah dapatkah haruskah antara
    explain give list me please show tell you i
"""
ASKING = frozenset(_ASKING_WORDS.split())
"""Words by which people ask; left out of questions only, since in a law they may carry content."""

_local = threading.local()


@lru_cache(maxsize=65536)
def _stems(word: str) -> tuple[str, ...]:
    """The Snowball Indonesian stems of a folded word's parts without function words; numbers stay as they are."""
    # A stemmer keeps a buffer of its own, so each thread has one.
    if not hasattr(_local, "stemmer"):
        _local.stemmer = Stemmer.Stemmer("indonesian")
    parts = next((parts for pattern, parts in COMPOUNDS if pattern.fullmatch(word)), (word,))
    return tuple(str(_local.stemmer.stemWord(part)) for part in parts if part not in STOP)


def words(text: str) -> tuple[str, ...]:
    """The stems of a text in its order, repeated as often as they stand there.

    Returns:
        Lower-case stems without function words; () for a text without content words. Deterministic.
    """
    return tuple(stem for word in WORD.findall(fold(text)) for stem in _stems(word))


@lru_cache(maxsize=32768)
def word_set(text: str) -> frozenset[str]:
    """The different stems of a text; remembered, since the same texts are looked at for question after question."""
    return frozenset(words(text))


def content_words(question: str) -> tuple[str, ...]:
    """The stems that a question is searched by: those of `words`, each once, without the words of asking.

    A question made of asking words alone ("tolong jelaskan ya") gives ().
    """
    asked = (word for word in WORD.findall(fold(question)) if word not in ASKING)
    return tuple(dict.fromkeys(stem for word in asked for stem in _stems(word)))
