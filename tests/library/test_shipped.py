"""The corpus that ships: whole, free of contradictions, and in our own words."""

from __future__ import annotations

import os
import re
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from kadqa.hukum.compile import compile_standing
from kadqa.hukum.table import StandingTable
from kadqa.library.check import check
from kadqa.library.copied import document_text
from kadqa.library.corpus import Corpus, read_corpus
from kadqa.records import Passage

SHIPPED = Path(__file__).resolve().parents[2] / "corpus"


@lru_cache(maxsize=1)
def shipped() -> Corpus:
    """The shipped part of the corpus folder, without what was fetched or brought."""
    corpus = read_corpus([SHIPPED])
    assert all(SHIPPED / "lokal" in path.parents for path in corpus.documents)
    return corpus


@lru_cache(maxsize=1)
def standing() -> StandingTable:
    corpus = shipped()
    return compile_standing(corpus.sources, corpus.relations, [p.provision for p in corpus.ringkasan])


def texts(version: str = "asli") -> dict[str, Passage]:
    return {p.provision: p for p in shipped().ringkasan if p.version == version}


def realdata() -> Path:
    folder = os.environ.get("KADQA_REALDATA", "")
    if not folder:
        pytest.skip("KADQA_REALDATA tidak diisi: dokumen nyata tidak ada")
    return Path(folder)


def test_it_has_no_problems():
    assert [str(problem) for problem in check(shipped())] == []
    assert shipped().warnings == ()


PROVISIONS = {
    "the chapter on cooperation, whole": [f"uu-23-2014/pasal-{n}" for n in range(363, 371)],
    "its ayat on compulsory cooperation": [f"uu-23-2014/pasal-364/ayat-{n}" for n in range(1, 11)],
    "the chapter before it": [f"uu-32-2004/pasal-{n}" for n in (195, 196, 197, 198, 239, 240)],
    "the regulation on cooperation, whole": [f"pp-28-2018/pasal-{n}" for n in range(1, 53)],
    "its ten stages": [f"pp-28-2018/pasal-6/ayat-1/huruf-{x}" for x in "abcdefghij"],
    "the one before it, whole": [f"pp-50-2007/pasal-{n}" for n in range(1, 29)],
    "its eleven principles": [f"pp-50-2007/pasal-2/huruf-{x}" for x in "abcdefghijk"],
    "village cooperation, whole": [f"uu-6-2014/pasal-{n}" for n in (91, 92, 93)],
    "cooperation of public services": ["uu-25-2009/pasal-12", "uu-25-2009/pasal-13"],
    "every way to use public goods": [f"pp-27-2014/pasal-{n}" for n in (*range(27, 32), *range(33, 41))],
    "Jakarta and its neighbours": ["uu-2-2024/pasal-51", "uu-2-2024/pasal-57", "uu-2-2024/pasal-59"],
    "cities across borders": ["pp-59-2022/pasal-12", "pp-59-2022/pasal-56", "uu-23-2014/pasal-355"],
    "what calls for implementing rules": ["uu-23-2014/pasal-353", "uu-23-2014/pasal-383"],
    "the acts that changed UU 23/2014": [
        "uu-2-2015/pasal-1",
        "perppu-2-2014/pasal-i",
        "uu-9-2015/pasal-i",
        "uu-11-2020/pasal-176",
        "perppu-2-2022/pasal-176",
        "uu-6-2023/pasal-1",
    ],
    "repeals": ["uu-23-2014/pasal-408", "uu-23-2014/pasal-409/huruf-b", "pp-28-2018/pasal-51"],
    "the three pages": [
        f"halaman/{page}/{part}"
        for page in ("kukar-latar-belakang", "buleleng-kerjasama-antar-daerah", "kemendagri-empat-hal")
        for part in ("identitas", "pokok-1")
    ],
}


@pytest.mark.parametrize("wanted", PROVISIONS.values(), ids=PROVISIONS)
def test_a_digest_is_there(wanted):
    assert [provision for provision in wanted if not texts().get(provision)] == []


NUMBERS = {
    "the board's time for cooperation abroad": ("pp-28-2018/pasal-30/ayat-4", "45 hari kerja"),
    "how long for a secretariat": ("pp-28-2018/pasal-7/ayat-2/huruf-c", "5 tahun"),
    "the board's time before": ("pp-50-2007/pasal-12/ayat-1", "45 hari kerja"),
    "its time for advice": ("pp-50-2007/pasal-12/ayat-2", "15 hari kerja"),
    "the head's time to mend": ("pp-50-2007/pasal-12/ayat-3", "14 hari kerja"),
    "silence is consent": ("pp-50-2007/pasal-12/ayat-4", "15 hari kerja"),
    "time for implementing regulations": ("uu-23-2014/pasal-410", "2 tahun"),
    "two neighbours or more": ("pp-28-2018/pasal-3/ayat-2", "2 daerah atau lebih"),
    "may cooperate": ("uu-23-2014/pasal-363/ayat-1", "Daerah dapat mengadakan kerja sama"),
    "must be preceded by a study": ("uu-23-2014/pasal-366/ayat-3", "harus didahului studi kelayakan"),
    "use of public goods": ("pp-27-2014/pasal-33/ayat-1/huruf-k", "paling lama 30 tahun"),
    "use for infrastructure": ("pp-27-2014/pasal-33/ayat-4", "paling lama 50 tahun"),
    "lending between governments": ("pp-27-2014/pasal-30/ayat-2", "5 tahun dan dapat diperpanjang 1 kali"),
    "a partner must be an Indonesian body": ("uu-25-2009/pasal-13/ayat-2", "wajib berbadan hukum Indonesia"),
    "special services end soon": ("uu-25-2009/pasal-13/ayat-5", "14 hari"),
    "was obliged to": ("uu-32-2004/pasal-196/ayat-2", "daerah wajib mengelola"),
}


@pytest.mark.parametrize(("provision", "says"), NUMBERS.values(), ids=NUMBERS)
def test_numbers_and_modal_verbs_are_kept(provision, says):
    assert says in texts()[provision].text


def test_what_the_scan_lost_stays_visible():
    lost = texts()["pp-28-2018/pasal-6/ayat-1/huruf-h"]
    assert "[tak terbaca" in lost.text
    assert (lost.basis, bool(lost.doubts)) == ("ocr", True)


DAYS = {
    "cooperation is in force": ("uu-23-2014/pasal-363/ayat-1", date(2025, 8, 20), "berlaku"),
    "and on the day of the page": ("uu-23-2014/pasal-363", date(2017, 8, 29), "berlaku"),
    "the board's consent is untouched": ("uu-23-2014/pasal-101/ayat-1/huruf-i", date(2025, 8, 20), "berlaku"),
    "what it stands in is changed": ("uu-23-2014/pasal-101/ayat-1", date(2025, 8, 20), "diubah"),
    "what nobody checked is unknown": ("pp-27-2014/pasal-33", date(2025, 8, 20), "tidak diketahui"),
    "the Cipta Kerja law of 2022 changed it": ("uu-23-2014/pasal-250", date(2025, 8, 20), "diubah"),
    "and took it away": ("uu-23-2014/pasal-300", date(2025, 8, 20), "dihapus"),
    "the day before it did not": ("uu-23-2014/pasal-300", date(2021, 12, 31), "diubah"),
    "a law that waits for a decree": ("uu-2-2024/pasal-59", date(2025, 8, 20), "belum berlaku"),
    "the law it will repeal": ("uu-29-2007/pasal-27", date(2025, 8, 20), "berlaku"),
    "village cooperation is untouched": ("uu-6-2014/pasal-92", date(2025, 8, 20), "berlaku"),
    "the constitution of 1945 had no ayat": ("uud-1945/pasal-18/ayat-2", date(1999, 1, 1), "belum berlaku"),
    "nor a Pasal 18A": ("uud-1945/pasal-18a", date(1999, 1, 1), "belum berlaku"),
    "today it has both": ("uud-1945/pasal-18/ayat-2", date(2025, 8, 20), "berlaku"),
    "and Pasal 18 is changed": ("uud-1945/pasal-18", date(2025, 8, 20), "diubah"),
    "the old law in its time": ("uu-32-2004/pasal-195/ayat-1", date(2010, 1, 1), "berlaku"),
    "the old law since": ("uu-32-2004/pasal-195/ayat-1", date(2014, 10, 2), "dicabut"),
    "the old regulation kept alive": ("pp-50-2007/pasal-2", date(2018, 7, 12), "berlaku bersyarat"),
    "the old regulation since": ("pp-50-2007/pasal-2", date(2018, 7, 13), "dicabut"),
    "the regulation": ("pp-28-2018/pasal-6", date(2025, 8, 20), "berlaku"),
    "the oldest law": ("uu-22-1999", date(2004, 10, 15), "dicabut"),
    "a year is all that is known": ("permendagri-22-2009", date(2020, 6, 1), "tidak diketahui"),
}


@pytest.mark.parametrize(("provision", "day", "status"), DAYS.values(), ids=DAYS)
def test_standing_on_a_day(provision, day, status):
    interval = standing().at(provision, day)
    assert interval is not None
    assert interval.status == status


def test_the_text_of_1945_is_the_old_one():
    """Each version of Pasal 18 is a text of its own, and the old one says that it is old."""
    old, new = texts()["uud-1945/pasal-18"], texts("uud-1945-perubahan-kedua")["uud-1945/pasal-18"]
    assert "Catatan KADQA: ini bunyi lama" in old.full_text
    assert old.full_text != new.full_text
    assert "uud-1945/pasal-18a" not in texts()
    assert standing().at("uud-1945/pasal-18", date(1950, 1, 1)).version == "asli"
    assert standing().at("uud-1945/pasal-18", date(2025, 8, 20)).version == "uud-1945-perubahan-kedua"


NEIGHBOURS = {
    "village cooperation": ("uu-6-2014/pasal-91", "bukan kerja sama daerah"),
    "cooperation of village enterprises": ("uu-6-2014/pasal-87a/ayat-2", "bukan kerja sama daerah"),
    "cooperation of public services": ("uu-25-2009/pasal-12/ayat-1", "bukan kerja sama daerah"),
    "help between offices": ("uu-30-2014/pasal-1/angka-10", "bukan kerja sama daerah"),
    "a duty of every region": ("uu-23-2014/pasal-1/angka-14", "tidak sama dengan kerja sama wajib"),
    "a takeover for bad work": ("uu-23-2014/pasal-382/ayat-6", "berbeda dari pengambilalihan kerja sama wajib"),
}


@pytest.mark.parametrize(("provision", "says"), NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_a_neighbouring_regime_names_itself(provision, says):
    text = next(p.text for p in shipped().ringkasan if p.provision == provision)
    assert says in text.partition("Catatan KADQA:")[2]


PADANAN = {
    "cooperation": ("uu-32-2004/pasal-195/ayat-1", ("uu-23-2014/pasal-363/ayat-1", "uu-23-2014/pasal-363/ayat-2")),
    "the definition": ("pp-50-2007/pasal-1/angka-2", ("pp-28-2018/pasal-1/angka-1",)),
    "principles have none": ("pp-50-2007/pasal-2", ()),
}


@pytest.mark.parametrize(("old", "new"), PADANAN.values(), ids=PADANAN)
def test_padanan(old, new):
    assert [row.ke for row in shipped().relations if row.jenis == "padanan" and row.dari == old] == [new]


def test_every_item_can_stand_alone_or_belongs_to_a_list():
    """A text ends its sentence; a lead-in ends with a colon and has parts; only parts of a list end with ";"."""
    parents = {p.parent for p in shipped().ringkasan}
    wrong = []
    for p in (p for p in shipped().ringkasan if p.text):
        end = re.sub(r"\s*\[tak terbaca[^\]]*\]$", "", p.text) or p.text
        listed = p.kind in {"huruf", "angka"}
        if end.endswith(":"):
            fits = p.provision in parents
        elif listed and re.search(r";(?: dan| atau| dan/atau)?$", end):
            fits = True
        else:
            fits = end.endswith((".", ".)", '."', "]"))
        wrong += [] if fits else [f"{p.provision}: ...{p.text[-40:]}"]
    assert wrong == []


def test_no_abbreviation_of_the_notes_is_left():
    telegraph = re.compile(r"\b(?:Ps|Pemda|bdk)\b|(?<!Pemerintah )\bPusat\b")
    assert [p.provision for p in shipped().ringkasan if telegraph.search(p.text)] == []


def test_no_text_stays_unchecked():
    assert {p.basis for p in shipped().ringkasan} <= {"naskah", "ocr", "sekunder"}
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", p.checked) for p in shipped().ringkasan)


@pytest.mark.realdata
def test_nothing_repeats_the_documents_and_every_pattern_stands_in_its_page():
    assert [str(problem) for problem in check(shipped(), realdata())] == []


@pytest.mark.realdata
def test_every_corrected_page_is_among_the_documents():
    pages = {path.stem: document_text(path) for path in realdata().rglob("*.html")}
    for row in shipped().corrections:
        assert row.pola in pages[row.halaman.removeprefix("halaman/")], row.id
