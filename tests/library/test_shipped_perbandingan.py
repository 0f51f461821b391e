"""The comparisons, terms and corrections that ship: each side rests on what it says, and on its own law."""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest

from kadqa.hukum.ids import source_of
from kadqa.library.copied import document_text, runs
from kadqa.library.corpus import Corpus, read_corpus
from kadqa.text import fold, squash

SHIPPED = Path(__file__).resolve().parents[2] / "corpus"
NUMBER = re.compile(
    r"\b(\d+ (?:hari kerja|tahun|daerah))|Pasal (\d+)|\b(sepuluh|sebelas|sembilan|delapan|tujuh|lima|empat)\b"
)
"""What must stand in the cited provisions too: "45 hari kerja", "sebelas"; a pasal named must be one that is cited."""
COUNTED = {"empat": 4, "lima": 5, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11}


@lru_cache(maxsize=1)
def shipped() -> Corpus:
    return read_corpus([SHIPPED])


@lru_cache(maxsize=1)
def texts() -> dict[str, str]:
    return {p.provision: p.full_text for p in shipped().ringkasan if p.version == "asli"}


def sides() -> list[tuple[str, str, tuple[str, ...], str]]:
    """(id of the row, what it is the side of, its provisions, what they say)."""
    return [
        (row.id, named, provisions, says)
        for row in shipped().comparisons
        for named, (provisions, says) in zip(row.antara, (row.kiri, row.kanan), strict=True)
    ]


PAIRS = {
    "the laws of 1999 and 2004": ("uu-22-1999", "uu-32-2004", ("DPRD", "perselisihan", "luar negeri")),
    "the laws of 2004 and 2014": (
        "uu-32-2004",
        "uu-23-2014",
        ("Tujuan", "prinsip", "wajib", "pihak", "Objek", "naskah", "DPRD", "Kelembagaan", "Pembiayaan", "perselisihan"),
    ),
    "the regulations of 2007 and 2018": (
        "pp-50-2007",
        "pp-28-2018",
        (
            *(
                "Pengertian",
                "Tujuan",
                "Prinsip",
                "wajib",
                "subjek",
                "Objek",
                "naskah",
                "tahapan",
                "DPRD",
                "Kelembagaan",
            ),
            *("TKKSD", "Pembiayaan", "Hasil", "Perselisihan", "Jangka waktu", "berakhir", "Perubahan", "pengawasan"),
            *("Pelaporan", "luar negeri", "Pengambilalihan", "Studi kelayakan"),
        ),
    ),
    "compulsory and voluntary": ("pp-28-2018/pasal-3/ayat-2", "pp-28-2018/pasal-3/ayat-3", ("Letak", "dilaksanakan")),
    "regions and third parties": ("pp-28-2018/pasal-1/angka-2", "pp-28-2018/pasal-1/angka-3", ("Mitra", "DPRD")),
    "the two kinds abroad": ("pp-28-2018/pasal-1/angka-4", "pp-28-2018/pasal-1/angka-5", ("Mitra", "Syarat")),
    "villages": ("pp-28-2018/pasal-1/angka-1", "uu-6-2014/pasal-91", ("pihak", "Naskah")),
    "infrastructure with business": ("pp-28-2018/pasal-1/angka-3", "perpres-38-2015/pokok-1", ("Objek",)),
}


@pytest.mark.parametrize(("left", "right", "aspects"), PAIRS.values(), ids=PAIRS)
def test_the_aspects_people_ask_about_are_compared(left, right, aspects):
    there = " ".join(row.aspek.lower() for row in shipped().comparisons if row.antara == (left, right))
    assert [aspect for aspect in aspects if aspect.lower() not in there] == []


def test_every_side_cites_something_that_is_here():
    known = {**texts(), **shipped().sources}
    assert [(row, p) for row, _, provisions, _ in sides() for p in provisions or ("",) if p not in known] == []


def test_each_side_of_two_laws_rests_on_its_own_law_and_on_others_only_where_it_names_them():
    laws = [side for side in sides() if "/" not in side[1]]
    assert laws
    foreign = [(row, p, says) for row, named, provisions, says in laws for p in provisions if source_of(p) != named]
    assert [(row, p) for row, p, says in foreign if "/".join(source_of(p).split("-")[-2:]) not in says] == []
    assert [row for row, named, provisions, _ in laws if named not in map(source_of, provisions)] == []


def test_the_numbers_of_a_side_stand_in_its_provisions():
    wrong = []
    for row, _, provisions, says in sides():
        told = " ".join(texts().get(p, "") for p in provisions)
        # The parts of a list count too: "delapan hal" stands for eight huruf or angka of a provision.
        parts = {len(re.findall(r"(?m)^(?:[a-z]|\d+)\. ", texts().get(p, ""))) for p in provisions}
        for match in NUMBER.finditer(says):
            exact, pasal, word = match.groups()
            if exact and exact not in told:
                wrong.append((row, exact))
            named = rf"pasal-{pasal}(?:/|$)"
            if (
                pasal
                and told
                and not re.search(rf"Pasal {pasal}\b", told)
                and not any(re.search(named, p) for p in provisions)
            ):
                wrong.append((row, f"Pasal {pasal}"))
            if word and word not in told.lower() and COUNTED[word] not in parts:
                wrong.append((row, word))
    assert wrong == []


def test_no_aspect_of_a_pair_is_told_twice():
    told = Counter((row.antara, row.aspek) for row in shipped().comparisons)
    assert [pair for pair, times in told.items() if times > 1] == []


def test_one_word_teaches_one_term():
    taught = Counter(word for term in shipped().terms for word in {fold(word) for word in (term.istilah, *term.varian)})
    assert [word for word, times in taught.items() if times > 1] == []


def test_no_variant_is_a_single_common_word_of_the_law():
    """A variant that many provisions use would turn every question with that word into one about its term."""
    spoken = [set(re.findall(r"\w+", fold(text))) for text in texts().values()]
    common = [
        word
        for term in shipped().terms
        for word in term.varian
        if " " not in word and sum(fold(word) in there for there in spoken) > len(spoken) / 10
    ]
    assert common == []


@pytest.mark.parametrize("number", range(1, 33))
def test_every_known_flaw_of_the_pages_has_its_correction(number):
    known = {row.id[:5] for row in shipped().corrections}
    assert f"si-{number:02}" in known


def test_a_comparison_is_in_our_own_words():
    folder = os.environ.get("KADQA_REALDATA", "")
    if not folder:
        pytest.skip("KADQA_REALDATA tidak diisi: dokumen nyata tidak ada")
    names = sorted({fold(s.judul) for s in shipped().sources.values() if len(s.judul.split()) > 4}, key=len)
    ours = {run: row for row, _, _, says in sides() for run in runs(says, names)}
    copied = []
    for path in (path for path in Path(folder).rglob("*") if path.is_file() and path.name != "README.md"):
        document = squash(document_text(path))
        copied += [(ours[run], path.name) for run in runs(document, names) if run in ours]
    assert copied == []
