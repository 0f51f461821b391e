"""What the answer before rested on: whose standing a follow-up asks for, and where it was said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kadqa.asking.question.called import label
from kadqa.asking.question.informal import standard
from kadqa.asking.turns.antecedent import Before
from kadqa.hukum import ids
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.library.snapshot import Library
from kadqa.records import GONE
from kadqa.text import fold

MOST = 6
"""Laws or provisions named at most."""
_WHERE = (
    r"(?:uu|pp|undang-undang|peraturan(?: pemerintah)?|aturan|ketentuan|pasal|ayat|dokumen|halaman|regulasi)(?:nya)?"
)
_ASKED = r"(?:apa|mana|berapa|apa saja|mana saja|berapa saja)"
_BASIS = r"(?:dasar(?: hukum)?|landasan(?: hukum)?|sumber|rujukan|acuan|referensi|payung hukum)"
_LINK = r"(?:dari|menurut|berdasarkan|di|dalam|pada|ada di|ada dalam|diatur|diatur di|diatur dalam|disebut|disebut di)"
_THAT = r"(?:(?:jawaban|yang|hal|ketentuan|aturan|keterangan)? ?(?:itu|tadi|ini|tersebut|barusan))"
BASIS = re.compile(
    rf"(?:(?:kutipan|jawaban|keterangan|informasi|info|data)(?:nya)? )?(?:{_THAT} )*"
    rf"(?:(?:{_LINK} )+{_WHERE} {_ASKED}|(?:pasal|ayat|peraturan|aturan|uu|pp|undang-undang)(?:nya)? (?:berapa|mana)"
    rf"|{_BASIS}(?:nya)? (?:{_THAT} )?(?:{_LINK} )?(?:{_WHERE} )?{_ASKED}|(?:apa|mana) {_BASIS}(?:nya)?"
    rf"|{_BASIS}nya|{_WHERE} {_ASKED} (?:yang )?(?:mengatur|menyebut(?:kan)?|memuat|menjadi dasar|jadi dasar)(?:nya)?"
    rf"|(?:dari|diatur|disebut|ada) (?:di )?mana)"
    rf"(?: {_THAT}| sih| ya| dong| persisnya| tepatnya)*"
)
"""Asks where the answer before was taken from: "itu dari peraturan mana", "dasarnya apa", "pasal berapa"."""
OF_THE_GONE = re.compile(
    r"\b(?:pengganti\w*|gantinya|di(?:ganti|cabut)\w* (?:oleh|dengan|apa)|mencabut\w*)\b"
    r"|\b(?:yang|mana|apa)(?: saja)?(?: yang)? (?:(?:sudah|telah|tidak|tak|lagi) )*"
    r"(?:dicabut|diganti|dihapus|berlaku lagi)\b"
)
"""Asks of what is repealed only: "penggantinya apa", "dicabut oleh apa", "yang sudah dicabut mana saja"; folded."""


def asks_basis(text: str) -> bool:
    """Whether a follow-up asks where the answer before was taken from, and nothing else."""
    spoken = re.sub(r"^(?:(?:lalu|terus|trus|dan|nah|oke|ok|jadi),? )+", "", fold(standard(text))).rstrip(" ?.!")
    return BASIS.fullmatch(spoken) is not None


def whose_standing(before: Before, asked: str, library: Library) -> tuple[str, ...]:
    """The laws or provisions whose standing a follow-up asks for that names none, the repealed ones first.

    What the question before named; else what its answer cited, one of each law.

    Args:
        before: what the follow-up leans on.
        asked: its words, folded.
        library: the standing of laws.
    """
    named = _named(before)
    found = named or _of_each_law(main_cited(before.citations, library), library)
    known = [one for one in found if ids.source_of(one) in library.sources]
    gone = [one for one in known if is_gone(one, library)]
    if OF_THE_GONE.search(asked) and gone:
        return tuple(gone[:MOST])
    return tuple([*gone, *(one for one in known if one not in gone)][:MOST])


def labels(provisions: Sequence[str], library: Library) -> str:
    """Laws or provisions as a question names them: "PP 50/2007 dan UU 23/2014"."""
    names = [label(one, library) for one in provisions]
    return " dan ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def main_cited(cited: Sequence[str], library: Library) -> tuple[str, ...]:
    """What an answer cited of regulations, less what holds and was cited to say what repealed or replaced another."""
    laws = [one for one in cited if library.is_law(one)]
    beside: set[str] = set()
    for one in laws:
        last = library.standing.history(one)[-1]
        if last.status in GONE:
            near = [*([last.by] if last.by else []), *library.standing.successors(one)]
            beside |= {other for place in near for other in (place, *ids.ancestors(place)) if other != one}
    kept = [one for one in laws if one not in beside or is_gone(one, library)]
    return tuple(kept or laws)


def is_gone(provision: str, library: Library) -> bool:
    """Whether a law or provision is no longer in force in the end."""
    return library.standing.history(provision)[-1].status in GONE


def _named(before: Before) -> list[str]:
    """The laws or provisions named by the question before, or by the one that says the matter."""
    for text in (before.question, before.of):
        found = [target for r in find_rujukan(text) if r.jenis and (target := resolve(r))]
        if found:
            return list(dict.fromkeys(found))
    return []


def _of_each_law(cited: Sequence[str], library: Library) -> list[str]:
    """One of each law: the provision where each law has one, else the law; of one no longer whole its lost provision.

    Laws and provisions are not mixed: a question that names both asks of the provisions alone.
    """
    by_law: dict[str, list[str]] = {}
    for one in cited:
        by_law.setdefault(ids.source_of(one), []).append(one)
    lost = [
        one for law, inside in by_law.items() if not is_gone(law, library) for one in inside if is_gone(one, library)
    ]
    single = all(len(inside) == 1 and "/pasal-" in inside[0] for inside in by_law.values())
    if not single and not lost:
        return list(by_law)
    return [next((one for one in inside if one in lost), inside[0]) for inside in by_law.values()]
