"""Names of provinces that no text speaks of, put as what the law calls them: "provinsi kami", "provinsi lain".

"Siapa yang memantau kerja sama dua kabupaten di Jawa Timur?" asks for what holds within any one province. The name
says nothing that a provision could hold, and draws the question to those that ask for facts about that province.
"""

from __future__ import annotations

import re

from kadqa.asking.question.terms import whole
from kadqa.asking.scope.rezim import region_of
from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.text import fold

PROVINCES = (
    "aceh",
    "sumatera utara|sumut",
    "sumatera barat|sumbar",
    "kepulauan riau|kepri",
    "riau",
    "jambi",
    "sumatera selatan|sumsel",
    "kepulauan bangka belitung|bangka belitung|babel",
    "bengkulu",
    "lampung",
    "daerah khusus ibukota jakarta|daerah khusus jakarta|dki jakarta|dki|dkj|jakarta",
    "banten",
    "jawa barat|jabar",
    "jawa tengah|jateng",
    "daerah istimewa yogyakarta|yogyakarta|jogja|diy",
    "jawa timur|jatim",
    "bali",
    "nusa tenggara barat|ntb",
    "nusa tenggara timur|ntt",
    "kalimantan barat|kalbar",
    "kalimantan tengah|kalteng",
    "kalimantan selatan|kalsel",
    "kalimantan timur|kaltim",
    "kalimantan utara|kaltara",
    "sulawesi utara|sulut",
    "gorontalo",
    "sulawesi tengah|sulteng",
    "sulawesi barat|sulbar",
    "sulawesi selatan|sulsel",
    "sulawesi tenggara|sultra",
    "maluku utara|malut",
    "maluku",
    "papua barat daya",
    "papua barat",
    "papua tengah",
    "papua pegunungan",
    "papua selatan",
    "papua",
)
"""The 38 provinces since 2022 (UU 14, 15, 16 and 29/2022), each with its short forms, the longer names first."""
NAME = re.compile(
    rf"\b(?P<within>(?:di|dalam|sesama|se-?) ?)?(?:provinsi |prov\.? )?"
    rf"(?:{'|'.join(f'(?P<p{n}>{names})' for n, names in enumerate(PROVINCES))})\b",
    re.IGNORECASE,
)
"""A province with what stands before it: "di Jawa Timur", "Provinsi Maluku", "sesama Jateng"."""
SEVERAL = re.compile(r"\b(?:dua|kedua|tiga|antar\w*|sesama|sama-sama|beberapa)\b")
"""Says that several are meant, so that where they are is one province for all of them."""


PARTY = re.compile(r"\b(?:kabupaten|kab\.?|kota|pemkab|pemkot|pemda|daerah|bupati|wali kota|dprd) kami\b")
"""A daerah that is the asker's, as `daerah.without_regencies` puts it; folded."""


def spoken_of(name: str, text: str, library: Library) -> bool:
    """Whether what is here speaks of a region, so that a question may ask about just this one.

    A law on another single region does not ("... DKI Jakarta dengan Jawa Barat") unless the question names that one
    too, nor does a page that only mentions it.

    Args:
        name: of a province, kabupaten or kota, folded.
        text: the question.
        library: for its texts and the titles of its laws.
    """
    if not library.says(name):
        return False
    asked = set(words(text))
    for unit in library.saying(words(name)):
        source = library.sources[unit.source]
        if name not in fold(source.wilayah if source.is_page else unit.text):
            continue
        region = region_of(unit.source, library)
        if region is None or asked & set(words(region)):
            return True
    return False


def without_provinces(text: str, library: Library, *, of_law: bool = False) -> str:
    """A question in standard words with each province that no text here names put as "provinsi kami" or "lain".

    The first one is the asker's ("satu provinsi" where several lie in it), each other one another's; so is one that
    stands beside a daerah of the asker's and not around it ("kabupaten kami dengan Provinsi Bali").

    Args:
        text: the question.
        library: for what its texts say.
        of_law: law alone is asked, so that a province which no rule of law has goes too, whatever speaks of it.
    """
    told: dict[int, str] = {}
    several = SEVERAL.search(fold(text)) is not None

    def put(match: re.Match[str]) -> str:
        number = next(n for n in range(len(PROVINCES)) if match[f"p{n}"])
        names = PROVINCES[number].split("|")
        if any(spoken_of(name, text, library) and (not of_law or rules_on(name, library)) for name in names):
            return match[0]
        within = match["within"] or ""
        around = bool(within) or text[: match.start()].endswith("(")
        first = "satu provinsi" if within and several else "provinsi kami"
        if told or (not around and PARTY.search(fold(text[: match.start()]))):
            first = "provinsi lain"
        return within + told.setdefault(number, first)

    return NAME.sub(put, text)


def rules_on(name: str, library: Library) -> bool:
    """Whether a rule of law has a name, in whole words: not a page, and no example of an elucidation."""
    told = whole(fold(name))
    return any(unit.kind == "batang" and told.search(fold(unit.text)) for unit in library.saying(words(name)))
