"""Which law of a question acts on others ("dicabut oleh ..."), and on provisions of what matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kadqa.asking.question.status import STATUS_WORDS
from kadqa.asking.question.terms import blanked
from kadqa.lexical import content_words
from kadqa.records import Rujukan

_DONE = r"(?:ubah|revisi|cabut|hapus|sisipkan|ganti(?:kan)?|tambah(?:kan)?|batalkan|pertahankan)"
DONE_BY = re.compile(
    r"^[^_]*\boleh\s*$"
    r"|\b(?:apa(?:kah)?|mana|ketentuan|pasal|ayat|uu|pp|undang-undang|peraturan)\b(?: saja| berapa)?"
    rf"(?: (?:dalam|di|dari) _+)? (?:yang|nya)? ?(?:telah |sudah |masih )?di{_DONE}"
    r"(?: (?:oleh|dengan|lewat|melalui|dalam))?\s*$",
    re.IGNORECASE,
)
"""Before a law that acts on others, rujukan blanked: "... dicabut oleh", "pasal berapa di ___ yang diubah"."""
DOES = re.compile(
    r"\s*(?:(?:itu|ini|telah|sudah|udah|pernah|juga|ikut|benar|memang) )*"
    r"(?:(?:me)?(?:nc|ny)abut|(?:me)?ng(?:ubah|hapus|apus|ganti)|menyisipkan|menggantikan|menambah(?:kan)?|merevisi"
    r"|mem(?:batalkan|pertahankan))(?:kah)?\b(?! (?:oleh|dengan))",
    re.IGNORECASE,
)
"""After a law that acts on others: "UU 23/2014 mencabut apa saja"."""
DONE_TO = re.compile(
    rf"\s*,?(?: ?(?:itu|ini|telah|sudah|udah|masih|pernah|benar|memang|juga|ikut))* ?di{_DONE}(?:kah)?"
    r"(?P<by> (?:oleh|dengan|lewat|melalui|menjadi|berdasarkan|dalam))?\s*$",
    re.IGNORECASE,
)
"""Between two laws, the second of which acts on the first: "UU 23/2014 sudah diubah oleh UU 9/2015?"."""
ANEW = re.compile(r"\s*,?\s*(?:masih|tetap|apakah|berlaku|bagaimana|jadi|maka)\b", re.IGNORECASE)
"""After the second of two laws: that something else is said of it."""


def actor_of(text: str, found: Sequence[Rujukan]) -> Rujukan | None:
    """The law named that acts on others: "dicabut oleh UU 23/2014", "UU 23/2014 mencabut apa saja"; else None."""
    named = [r for r in found if r.jenis]
    blank = blanked(text, found)
    for rujukan in named:
        if DONE_BY.search(blank[: rujukan.start]) or DOES.match(blank[rujukan.end :]):
            return rujukan
    for first, second in pairwise(found):
        done = DONE_TO.fullmatch(blank[first.end : second.start]) if second.jenis else None
        # "Karena X sudah dicabut Y masih berlaku?": what follows says of Y how it stands, and not what it did.
        if done is not None and (done["by"] or not ANEW.match(blank[second.end :])):
            return second
    return None


MATTER = re.compile(
    r"\b(?:pasal(?:-pasal)?|ketentuan(?:-ketentuan)?|aturan|pengaturan|norma|materi|bab|bagian|hal)\b"
    r"(?: (?:tentang|mengenai|soal|terkait|yang mengatur|perihal))?"
    r" (?P<what>[^_.,;?!]{3,80}?)"
    r"(?= (?:(?:yang )?(?:ada )?(?:dalam|di|pada|dari|menurut) (?:_|(?:uu|pp|undang|perp[a-z]+|permen[a-z]*)\b)"
    rf"|(?:(?:sudah|telah|pernah|ikut|juga|turut) )*di{_DONE}\b)"
    r"|\s*(?:[.,;?!]|$))",
    re.IGNORECASE,
)
"""Of what a law is asked to have acted on: "mengubah pasal kerja sama daerah di UU 23/2014"; rujukan blanked."""
OPEN = re.compile(
    r"\b(?:apa|siapa|kapan|berapa|mana|bagaimana|mengapa|kenapa|lain(?:nya)?|tersebut|itu|ini)\b", re.IGNORECASE
)
"""Names no matter: "pasal berapa saja", "ketentuan itu"."""


def matter_of(text: str, found: Sequence[Rujukan]) -> str:
    """What the provisions are about that a law is asked to have acted on, as the text says it; "": nothing is said.

    Args:
        text: the question.
        found: its rujukan; what they say is no matter.
    """
    if actor_of(text, found) is None:
        return ""
    match = MATTER.search(blanked(text, found))
    if match is None or OPEN.search(match["what"]) or not set(content_words(match["what"])) - STATUS_WORDS:
        return ""
    return match["what"]
