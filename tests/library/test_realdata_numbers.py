"""The numbers of each digest stand in the text of the same provision, in documents made up and in the real ones."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from kadqa.hukum.wording import LOST
from kadqa.library.angka import Naskah, differences, problems, read_naskah
from kadqa.library.corpus import Corpus, read_corpus
from kadqa.reading import read_document, structure
from kadqa.records import NumberException, Passage, Source

LAW = """UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 9 TAHUN 2030
TENTANG
TAMAN KOTA
Menimbang : bahwa taman perlu ditata;
MEMUTUSKAN:
Pasal 1
Izin taman diberikan paling lama 45 (empat puluh lima) hari sejak permohonan.
Pasal 2
(1) Taman terdiri atas:
a. taman kota;
b. taman desa; dan
c. taman laut.
(2) Taman sebagaimana dimaksud pada ayat (1) huruf b dirawat desa.
Pasal 3
Undang-Undang ini mulai berlaku pada tanggal diundangkan.
Ditetapkan di Jakarta
pada tanggal 1 Maret 2030
PRESIDEN REPUBLIK INDONESIA,
ttd
Diundangkan di Jakarta
pada tanggal 5 Maret 2030
PENJELASAN
ATAS
UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 9 TAHUN 2030
TENTANG
TAMAN KOTA
II. PASAL DEMI PASAL
Pasal 1
Hari dihitung 24 (dua puluh empat) jam.
Pasal 2
Cukup jelas.
Pasal 3
Cukup jelas.
"""
UU = Source("uu-9-2030", "uu", "9", "2030", "Taman Kota")


def digest(provision: str, text: str) -> Passage:
    return Passage(f"uu-9-2030/{provision}", "uu-9-2030", "pasal", "", "asli", "ringkasan", text, text, None)


def corpus_of(*texts: Passage, exceptions: tuple[NumberException, ...] = ()) -> Corpus:
    return Corpus(sources={UU.id: UU}, ringkasan=texts, number_exceptions=exceptions)


@pytest.fixture(scope="module")
def naskah(tmp_path_factory) -> Naskah:
    folder = tmp_path_factory.mktemp("naskah")
    (folder / "uu-2030-9.txt").write_text(LAW, encoding="utf-8")
    (folder / "pp-1999-1.txt").write_text("tidak dibaca", encoding="utf-8")
    digested = corpus_of(*(digest(provision, "x") for provision, _, _ in CASES.values() if provision != "pasal-9"))
    return read_naskah(digested, folder, lambda path: _read(path, {}))


def _read(path: Path, known: dict[str, Source]):
    assert path.name != "pp-1999-1.txt", "a law without a digest is not opened"
    return structure(read_document(path, max_pages=5000), name=path.name, known=known)


CASES = {
    "the same number": ("pasal-1", "Izin diberikan dalam 45 hari.", ()),
    "the same in words": ("pasal-1", "Izin diberikan dalam empat puluh lima hari.", ()),
    "another number": ("pasal-1", "Izin diberikan dalam 54 hari.", ("54",)),
    "another in words": ("pasal-1", "Izin diberikan dalam lima puluh hari.", ("50",)),
    "that of its penjelasan": ("pasal-1", "Izin diberikan dalam 45 hari dari 24 jam.", ()),
    "the penjelasan with that of its pasal": ("penjelasan/pasal-1", "Dari 45 hari, sehari 24 jam.", ()),
    "that of another pasal": ("pasal-2/ayat-2", "Dirawat dalam 45 hari.", ("45",)),
    "a rujukan": ("pasal-2/ayat-2", "Taman menurut ayat (1) huruf b dirawat desa.", ()),
    "another ayat": ("pasal-2/ayat-2", "Taman menurut ayat (3) huruf b dirawat desa.", ("3",)),
    "another huruf": ("pasal-2/ayat-2", "Taman menurut ayat (1) huruf c dirawat desa.", ("huruf c",)),
    "its own law and pasal": ("pasal-2/ayat-2", "Menurut Pasal 2 UU 9/2030 taman ayat (1) dirawat desa.", ()),
    "how many items it has": ("pasal-2/ayat-1", "Taman ada tiga macam.", ()),
    "how many it has not": ("pasal-2/ayat-1", "Taman ada empat macam.", ("4",)),
    "the day it was announced": ("pasal-3", "Berlaku sejak diundangkan, yaitu 5 Maret 2030.", ()),
    "another day": ("pasal-3", "Berlaku sejak diundangkan, yaitu 6 April 2030.", ("6", "april")),
    "a day where none is spoken of": ("pasal-1", "Diberikan dalam 45 hari sejak 5 Maret.", ("5", "maret")),
    "our own remark": ("pasal-1", "Izin diberikan dalam 45 hari. Catatan KADQA: dahulu 99 hari.", ()),
    "what the scan lost": ("pasal-1", "Izin diberikan dalam 45 hari [tak terbaca: mungkin 99].", ()),
    "what has no text here": ("pasal-9", "Izin diberikan dalam 99 hari.", ()),
}


@pytest.mark.parametrize(("provision", "text", "missing"), CASES.values(), ids=CASES)
def test_differences(naskah, provision, text, missing):
    assert [one.missing for one in differences(corpus_of(digest(provision, text)), naskah)] == (
        [missing] if missing else []
    )


def row(*angka: str, ketentuan: str = "uu-9-2030/pasal-1") -> tuple[NumberException, ...]:
    return (NumberException(ketentuan, angka, "sebab"),)


WRONG, RIGHT = digest("pasal-1", "Dalam 54 hari."), digest("pasal-1", "Dalam 45 hari.")
EXCEPTIONS = {
    "a fault without an exception": (WRONG, (), "menyebut '54'"),
    "a fault with its exception": (WRONG, row("54"), ""),
    "an exception for another number": (WRONG, row("55"), "menyebut '54'"),
    "an exception that is no longer needed": (RIGHT, row("54"), "tidak diperlukan: 54"),
    "an exception for what is not digested": (RIGHT, row("54", ketentuan="uu-9-2030/pasal-8"), "tidak diringkas"),
}


@pytest.mark.parametrize(("text", "exceptions", "says"), EXCEPTIONS.values(), ids=EXCEPTIONS)
def test_exceptions(naskah, text, exceptions, says):
    found = [str(problem) for problem in problems(corpus_of(text, exceptions=exceptions), naskah)]
    assert (says in found[0]) if says else found == []


# --- the shipped digests ------------------------------------------------------------------------


@lru_cache(maxsize=1)
def shipped() -> Corpus:
    return read_corpus([Path(__file__).resolve().parents[2] / "corpus"])


@pytest.fixture(scope="module")
def real(realdata) -> Naskah:
    corpus = shipped()
    return read_naskah(corpus, realdata, lambda path: _read(path, corpus.sources))


@pytest.mark.realdata
def test_the_numbers_of_every_digest_stand_in_its_naskah(real):
    assert [str(problem) for problem in problems(shipped(), real)] == []


@pytest.mark.realdata
def test_most_digests_are_judged(real):
    judged = [t for t in shipped().ringkasan if t.text and t.source in {"uu-23-2014", "pp-50-2007", "uu-32-2004"}]
    assert sum((t.version, t.provision) in real.found for t in judged) >= 0.95 * len(judged)


@pytest.mark.realdata
def test_a_changed_number_is_noticed(real):
    """Each digest whose first number (no year or number of a law) is raised by 7: nine of ten are found."""
    raised = []
    for text in shipped().ringkasan:
        own = LOST.sub("", text.text.partition("Catatan KADQA")[0])
        if (text.version, text.provision) in real.found and (match := re.search(r"\b\d{1,3}\b(?!/)", own)):
            wrong = own[: match.start()] + str(int(match[0]) + 7) + own[match.end() :]
            raised.append(replace(text, text=wrong))
    found = list(differences(replace(shipped(), ringkasan=tuple(raised)), real))
    assert len(raised) > 50
    assert len(found) >= 0.9 * len(raised)
