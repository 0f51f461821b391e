"""Names of provinces that no text speaks of, put as what the law calls them: "provinsi kami", "provinsi lain".

"Siapa yang memantau kerja sama dua kabupaten di Jawa Timur?" asks for what holds within any one province. The name
says nothing that a provision could hold, and draws the question to those that ask for facts about that province.
"""

from __future__ import annotations

import re

from kadqa.asking.terms import whole
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


def without_provinces(text: str, library: Library, *, of_law: bool = False) -> str:
    """A question in standard words with each province that no text here names put as "provinsi kami" or "lain".

    The first one is the asker's ("satu provinsi" where several lie in it), each other one another's.

    Args:
        text: the question.
        library: for what its texts say.
        of_law: law alone is asked, so that a province which no rule of law has goes too, whatever speaks of it.
    """
    told: dict[int, str] = {}
    several = SEVERAL.search(fold(text)) is not None

    def put(match: re.Match[str]) -> str:
        number = next(n for n in range(len(PROVINCES)) if match[f"p{n}"])
        if any(rules_on(name, library) if of_law else library.says(name) for name in PROVINCES[number].split("|")):
            return match[0]
        within = match["within"] or ""
        first = "satu provinsi" if within and several else "provinsi kami"
        return within + told.setdefault(number, first if not told else "provinsi lain")

    return NAME.sub(put, text)


def rules_on(name: str, library: Library) -> bool:
    """Whether a rule of law has a name, in whole words: not a page, and no example of an elucidation."""
    told = whole(fold(name))
    return any(unit.kind == "batang" and told.search(fold(unit.text)) for unit in library.saying(words(name)))
