"""What a question takes for granted and a quoted provision contradicts: over the shipped corpus."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kadqa.asking.claims.contradicted import contradicted_facts
from kadqa.asking.understand import understand
from tests.conftest import TODAY


def told(shipped, text, *provisions):
    library = shipped.library
    query = understand(text, (), TODAY, library)
    excerpts = [replace(library.excerpt(one, TODAY, TODAY), score=1.0) for one in provisions]
    return [fact.text for fact in contradicted_facts(query, excerpts, library)]


WRONG = {
    "an amount": (
        "Mengingat DPRD hanya diberi 30 hari kerja untuk menyetujui rencana kerja sama luar negeri, kapan dimulai?",
        "pp-28-2018/pasal-30/ayat-4",
        "Menurut PP 28/2018 Pasal 30 ayat (4), yang disebut 45 hari kerja, bukan 30 hari kerja.",
    ),
    "an amount in words": (
        "karena sekretariat kerja sama paling singkat tiga tahun, siapa yang membentuk?",
        "pp-28-2018/pasal-7/ayat-2",
        "Menurut PP 28/2018 Pasal 7 ayat (2), yang disebut 5 tahun, bukan tiga tahun.",
    ),
    "a need": (
        "karena sister city gak perlu persetujuan DPRD, habis itu langsung ke menteri ya?",
        "pp-28-2018/pasal-30/ayat-1",
        "Menurut PP 28/2018 Pasal 30 ayat (1), persetujuan DPRD harus ada.",
    ),
    "a limit": (
        "kerja sama sukarela kan cuma buat daerah yg berbatasan, jadi syaratnya apa?",
        "pp-28-2018/pasal-3/ayat-3",
        "Menurut PP 28/2018 Pasal 3 ayat (3), hal itu tidak hanya untuk yang berbatasan.",
    ),
    "a payer": (
        "Karena sekretariat kerja sama dibiayai APBN, ke mana usulan dananya diajukan?",
        "pp-28-2018/pasal-7/ayat-4",
        "Menurut PP 28/2018 Pasal 7 ayat (4), sekretariat kerja sama dibiayai APBD, bukan APBN.",
    ),
}


@pytest.mark.parametrize(("text", "provision", "said"), WRONG.values(), ids=WRONG)
def test_what_a_provision_says_instead_is_told(shipped, text, provision, said):
    assert told(shipped, text, provision) == [said]


RIGHT = {
    "the amount of the law": (
        "karena sekretariat kerja sama paling singkat 5 tahun, siapa yang membentuk?", "pp-28-2018/pasal-7/ayat-2",
    ),
    "an amount of something else": (
        "karena rapat kami sudah 3 tahun tertunda, siapa yang membentuk?", "pp-28-2018/pasal-7/ayat-2",
    ),
    "an amount of cooperation that is not asked about": (
        "karena DPRD harus memberi saran dalam 15 hari kerja, ke mana suratnya?", "pp-28-2018/pasal-30/ayat-4",
    ),
    "an amount that is asked for": (
        "apakah DPRD diberi 30 hari kerja untuk menyetujui rencana kerja sama?", "pp-28-2018/pasal-30/ayat-4",
    ),
    "a need of another kind of cooperation": (
        "karena kerja sama wajib tidak perlu persetujuan DPRD, apa langkahnya?", "pp-28-2018/pasal-30/ayat-1",
    ),
    "the payer of the law": (
        "karena sekretariat kerja sama dibiayai APBD, ke mana usulan dananya?", "pp-28-2018/pasal-7/ayat-4",
    ),
    "a payer of something else": (
        "karena rumah sakit dibiayai APBN, ke mana usulan dananya?", "pp-28-2018/pasal-7/ayat-4",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "provision"), RIGHT.values(), ids=RIGHT)
def test_what_no_provision_contradicts_is_left_alone(shipped, text, provision):
    assert told(shipped, text, provision) == []
