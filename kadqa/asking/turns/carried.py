"""Follow-ups that name a case of what was spoken of: a deed of old, a duty left undone, who must approve."""

from __future__ import annotations

import re

from kadqa.asking.claims.masih import DEED
from kadqa.asking.question.called import label
from kadqa.asking.question.informal import standard
from kadqa.asking.question.intent import FORM_WORDS, MOVED, without
from kadqa.asking.question.own import GENERAL
from kadqa.asking.scope.kinds import BY_PARTNER, naming_words
from kadqa.asking.turns.antecedent import Before, as_written, law_before, matter_defined, named_before
from kadqa.asking.turns.cited import is_gone
from kadqa.asking.turns.leaning import LINKED, OPENING, STEPS, TAIL, asks, elided, matters, spoken_form
from kadqa.asking.turns.nowadays import in_its_place
from kadqa.asking.turns.swap import rest_of
from kadqa.hukum import ids
from kadqa.hukum.chain import former
from kadqa.hukum.rujukan import find_rujukan
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.text import even_spelling, fold

OF_OLD = re.compile(
    rf"{DEED.pattern}(?: \w+){{0,3}}? (?:(?<!berapa )lama|terdahulu|sebelumnya|existing|eksisting|berjalan|jalan|ada"
    r"|di(?:teken|tanda ?tangani|buat|sepakati|ikat))(?:nya)?\b"
    rf"|\b(?:terlanjur|telanjur|kadung|sudah|telah)\b(?: \w+){{0,3}} {DEED.pattern}"
)
"""A deed that was made already: "perjanjian lama kami", "MoU yang sudah diteken"; on a `spoken_form`."""
_FATE = """
    nasib status masih tetap berlaku sah mengikat gugur batal hangus otomatis lama terdahulu sebelumnya existing
    eksisting berjalan jalan ada diteken ditandatangani tanda tangan dibuat disepakati diikat terlanjur telanjur kadung
    sudah telah kami kita saya punya kontrak perjanjian kesepakatan bersama mou pks loi nota kesepahaman memorandum
    adendum addendum naskah dokumen kerja sama harus perlu diubah diperbarui disesuaikan ulang diganti hilang terus
    tahun
"""
FATE = frozenset(words(_FATE))
"""Stems of a deed that was made, and of what becomes of it."""
UNDONE = re.compile(
    r"(?:kalau|jika|bila|apabila|seandainya|andai|misalnya|misal)\b(?: \w+){0,2}? (?:(?:tidak|tak|gagal|belum) \w+"
    r"|di(?:langgar|abaikan|tolak|batalkan|hentikan|ingkari))(?: \w+)?"
)
"""A case and no more: "kalau tidak dilaksanakan?", "kalau dilanggar?"; on a `spoken_form`."""
APPROVES = re.compile(
    r"(?:(?:ke|dari|oleh) )?siapa(?: saja)?(?: yang)?(?: (?:harus|perlu|wajib|berwenang|berhak))?"
    r" (?:meny?etujui|memberi(?:kan)? (?:persetujuan|izin)|mengizinkan)(?:nya)?"
    r"|(?:harus |perlu |wajib )?(?:disetujui|(?:minta |dapat )?(?:persetujuan|izin)(?:nya)?)"
    r"(?: (?:oleh|dari|ke|kepada))? siapa(?: saja)?"
)
"""Asks who approves, and not what: "siapa yang menyetujui?", "izinnya ke siapa?"; on a `spoken_form`."""


def deed_of_old(text: str, before: Before, library: Library) -> str | None:
    """What becomes of a deed made under the law before: "perjanjian lama kami gimana?" after a law that is gone."""
    spoken = TAIL.sub("", OPENING.sub("", spoken_form(text)))
    deed = DEED.search(spoken)
    if deed is None or not OF_OLD.search(spoken) or set(content_words(spoken)) - FATE - FORM_WORDS:
        return None
    law = law_before(before, library)
    if law is None or law not in library.sources:
        return None
    if not any(r.jenis for where in (before.question, before.of) for r in find_rujukan(where)):
        return None
    new = in_its_place(law, library) if is_gone(law, library) else law
    if not new or (new == law and not former(law, library.standing, library.sources)):
        return None
    return f"bagaimana nasib {deed[0].removesuffix('nya')} yang ditandatangani sebelum {library.label(new)} berlaku?"


def left_undone(text: str, before: Before, library: Library) -> str | None:
    """What follows if what was defined is not done: "kalau tidak dilaksanakan?" after "apa itu kerja sama wajib?"."""
    spoken = spoken_form(text)
    matter = matter_defined(before, library)
    if matter is None or not UNDONE.fullmatch(spoken) or asks(spoken) or matters(spoken, library):
        return None
    return f"apa akibat kalau {matter} {OPENING.sub('', spoken)}?"


def approved(text: str, before: Before, library: Library) -> str | None:
    """Who approves, of the cooperation spoken of: "siapa yang menyetujui?" after "apa syarat sister city?"."""
    if not APPROVES.fullmatch(TAIL.sub("", OPENING.sub("", spoken_form(text)))):
        return None
    for where in (before.question, before.of):
        spoken = spoken_form(where)
        kind = next((used for used, _ in matters(spoken, library) if naming_words(used)), None)
        more = set(content_words(elided(spoken, library))) - FORM_WORDS - STEPS - GENERAL
        if kind and not more:
            return f"siapa yang menyetujui {as_written(kind, where)}?"
    return None


def other_partner(text: str, before: Before, _: Library) -> str | None:
    """The question before of cooperation with another partner: "kalau sama perusahaan swasta?" after "antardaerah"."""
    # "Sama" before a partner is "dengan".
    spoken, rest = re.sub(r"\b(?<!kerja )sama\b", "dengan", spoken_form(text)), rest_of(text)
    said = f"kerja sama dengan {rest}"
    if not LINKED.match(spoken) or not rest or set(content_words(said)) - naming_words(said) - set(words("kerja sama")):
        return None
    kinds = {kind.name for kind in BY_PARTNER if kind.said(said)}
    question = even_spelling(before.question)
    if not any(kind.said(fold(question)) for kind in BY_PARTNER):
        question = standard(question)
    asked = [kind for kind in BY_PARTNER if kind.said(fold(question))]
    if len(asked) != 1 or asked[0].name in kinds:
        return None
    for pattern in (asked[0].partner, asked[0].named):
        found = list(re.finditer(rf"(?:\bdengan )?(?:{pattern.pattern})", question, re.IGNORECASE))
        if len(found) == 1 and not found[0][0].lower().startswith("ksd"):
            return f"{question[: found[0].start()]}dengan {rest}{question[found[0].end() :]}"
    return None


def in_place_of(before: Before, library: Library) -> tuple[str, str] | None:
    """What the question before asked the successor of, and that successor: a law, or a provision and its pasal."""
    _, old = named_before(before)
    spoken = spoken_form(without(before.question, find_rujukan(before.question)))
    if old is None or not (re.search(r"penggant|menggant", spoken) or MOVED.search(spoken)):
        return None
    if "/" in old:
        found = library.standing.successors(old)
        # What is spread over ayat is set beside their pasal.
        new = ids.pasal_of(found[0]) if found else ""
    else:
        new = in_its_place(old, library)
    return (label(old, library), label(new, library)) if new and new != old else None
