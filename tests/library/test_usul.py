"""Relations proposed from whole documents, and how they fit those that are known."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kadqa.library.cocok import AGAINST, KNOWN, NEW, PARTLY, Proposal, as_toml, fit, missed, report, touching
from kadqa.library.corpus import read_corpus
from kadqa.library.usul import propose
from kadqa.reading import read_document, structure
from kadqa.records import Relation, Source

TITLE = """{jenis} REPUBLIK INDONESIA
NOMOR {nomor} TAHUN 2030
TENTANG
{judul}
DENGAN RAHMAT TUHAN YANG MAHA ESA
PRESIDEN REPUBLIK INDONESIA,
Menimbang : {menimbang}
Mengingat : Pasal 20 Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;
MEMUTUSKAN:
Menetapkan : {jenis} TENTANG {judul}.
"""
SIGNED = """
Ditetapkan di Jakarta
pada tanggal 1 Maret 2030
PRESIDEN REPUBLIK INDONESIA,
ttd
Diundangkan di Jakarta
pada tanggal 5 Maret 2030
"""
LAW = TITLE.format(jenis="UNDANG-UNDANG", nomor="9", judul="TAMAN KOTA", menimbang="bahwa taman perlu ditata;") + """
Pasal 1
Taman adalah tanah lapang.
Pasal 2
(1) Izin taman yang melanggar dicabut.
(2) Pemilik taman wajib merawatnya.
Pasal 3
Pada saat Undang-Undang ini mulai berlaku, semua peraturan pelaksanaan dari Undang-Undang Nomor 5 Tahun 2009 tentang
Taman dinyatakan masih tetap berlaku sepanjang tidak bertentangan dengan Undang-Undang ini.
Pasal 4
Pada saat Undang-Undang ini mulai berlaku:
a. Undang-Undang Nomor 5 Tahun 2009 tentang Taman (Lembaran Negara Republik Indonesia Tahun 2009 Nomor 7, Tambahan
Lembaran Negara Republik Indonesia Nomor 4999); dan
b. Pasal 7 dan Pasal 8 ayat (2) Undang-Undang Nomor 6 Tahun 2010 tentang Kebun,
dicabut dan dinyatakan tidak berlaku.
Pasal 5
Undang-Undang ini mulai berlaku setelah 30 (tiga puluh) hari terhitung sejak tanggal diundangkan.
""" + SIGNED  # fmt: skip
AMENDMENT = TITLE.format(
    jenis="UNDANG-UNDANG",
    nomor="10",
    judul="PERUBAHAN ATAS UNDANG-UNDANG NOMOR 9 TAHUN 2029 TENTANG KOLAM",
    menimbang="bahwa kolam perlu ditata;",
) + """
Pasal I
Beberapa ketentuan dalam Undang-Undang Nomor 9 Tahun 2029 tentang Kolam diubah sebagai berikut:
1. Ketentuan Pasal 2 diubah sehingga berbunyi sebagai berikut:
Pasal 2
Kolam berisi air.
2. Di antara Pasal 3 dan Pasal 4 disisipkan 1 (satu) pasal, yakni Pasal 3A, yang berbunyi sebagai berikut:
Pasal 3A
Pasal 9 Undang-Undang Nomor 1 Tahun 2001 tentang Ikan dicabut.
3. Pasal 5 dihapus.
Pasal II
Undang-Undang ini mulai berlaku pada tanggal diundangkan.
""" + SIGNED  # fmt: skip
CARRYING = (
    TITLE.format(
        jenis="PERATURAN PEMERINTAH",
        nomor="4",
        judul="TATA CARA MERAWAT TAMAN",
        menimbang="bahwa untuk melaksanakan ketentuan Pasal 2 Undang-Undang Nomor 9 Tahun 2029 "
        "tentang Taman, perlu menetapkan "
        "Peraturan Pemerintah tentang Tata Cara Merawat Taman;",
    )
    + "\nPasal 1\nTaman dirawat.\nPasal 2\nPeraturan Pemerintah ini mulai berlaku pada tanggal 1 April 2030.\n"
    + SIGNED
)
MADE_LAW = TITLE.format(
    jenis="UNDANG-UNDANG",
    nomor="11",
    judul="PENETAPAN PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG NOMOR 1 TAHUN 2030 TENTANG IKAN "
        "MENJADI UNDANG-UNDANG",
    menimbang="bahwa ikan perlu ditata;",
) + """
Pasal 1
Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2030 tentang Ikan ditetapkan menjadi Undang-Undang.
Pasal 2
Undang-Undang ini mulai berlaku pada tanggal diundangkan.
""" + SIGNED  # fmt: skip
KNOWN_ROWS = (Relation("pp-1-2011", "melaksanakan", ("uu-5-2009/pasal-3",), mulai="2011"),)


def read(tmp_path: Path, text: str):
    path = tmp_path / "dokumen.txt"
    path.write_text(text, encoding="utf-8")
    return structure(read_document(path, max_pages=100), name=path.name)


CASES = {
    "repeals, also of listed pasal, and what is kept": (
        LAW,
        [
            ("uu-9-2030/pasal-3", "mempertahankan", ("pp-1-2011",), "2030-04-04"),
            ("uu-9-2030/pasal-4/huruf-a", "mencabut", ("uu-5-2009",), "2030-04-04"),
            ("uu-9-2030/pasal-4/huruf-b", "mencabut", ("uu-6-2010/pasal-7", "uu-6-2010/pasal-8/ayat-2"), "2030-04-04"),
        ],
    ),
    "amendments, and not what the new wording says": (
        AMENDMENT,
        [
            ("uu-10-2030/pasal-i/angka-1", "mengubah", ("uu-9-2029/pasal-2",), "2030-03-05"),
            ("uu-10-2030/pasal-i/angka-2", "menyisipkan", ("uu-9-2029/pasal-3a",), "2030-03-05"),
            ("uu-10-2030/pasal-i/angka-3", "menghapus", ("uu-9-2029/pasal-5",), "2030-03-05"),
        ],
    ),
    "what a regulation carries out": (
        CARRYING,
        [("pp-4-2030", "melaksanakan", ("uu-9-2029/pasal-2",), "2030-04-01")],
    ),
    "a Perppu made a law": (MADE_LAW, [("uu-11-2030/pasal-1", "menetapkan", ("perppu-1-2030",), "2030-03-05")]),
    "a text that is no regulation": ("Undang-Undang Nomor 5 Tahun 2009 dicabut dan dinyatakan tidak berlaku.\n", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_propose(tmp_path, text, expected):
    found = [p.relation for p in propose(read(tmp_path, text), KNOWN_ROWS)]
    assert [(row.dari, row.jenis, row.ke, row.mulai) for row in found] == expected


def test_what_is_kept_says_how_far(tmp_path):
    kept = next(p for p in propose(read(tmp_path, LAW), KNOWN_ROWS) if p.relation.jenis == "mempertahankan")
    assert kept.relation.syarat.startswith("sepanjang tidak bertentangan")
    assert "uu-5-2009" in kept.relation.catatan


def test_earlier_amendments_of_a_repealed_law_go_along(tmp_path):
    text = LAW.replace(
        "Nomor 4999); dan",
        "Nomor 4999) sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 3 Tahun 2015 tentang "
        "Perubahan Kedua atas Undang-Undang Nomor 5 Tahun 2009; dan",
    )
    sources = {
        "uu-2-2012": Source("uu-2-2012", "uu", "2", "2012", "Perubahan atas UU 5/2009"),
        "uu-8-2013": Source("uu-8-2013", "uu", "8", "2013", "Cipta Taman"),
    }
    known = (Relation("uu-2-2012", "mengubah", ("uu-5-2009",)), Relation("uu-8-2013", "mengubah", ("uu-5-2009",)))
    ended = {
        t
        for p in propose(read(tmp_path, text), known, sources)
        if p.relation.jenis == "mencabut"
        for t in p.relation.ke
    }
    assert {"uu-5-2009", "uu-3-2015", "uu-2-2012"} <= ended
    assert "uu-8-2013" not in ended


def row(
    dari: str = "uu-9-2030/pasal-4",
    jenis: str = "mencabut",
    ke: tuple[str, ...] = ("uu-5-2009",),
    mulai: str = "2030-03-05",
):
    return Relation(dari, jenis, ke, mulai=mulai)


FITS = {
    "nothing is known": (row(), (), NEW),
    "the same": (row(), (row(),), KNOWN),
    "known from the act as a whole": (row(), (row(dari="uu-9-2030"),), KNOWN),
    "known with the year alone": (row(), (row(mulai="2030"),), KNOWN),
    "known of what stands above": (row(ke=("uu-5-2009/pasal-3/ayat-1",)), (row(ke=("uu-5-2009/pasal-3",)),), KNOWN),
    "known of what stands below": (row(ke=("uu-5-2009/pasal-3",)), (row(ke=("uu-5-2009/pasal-3/ayat-1",)),), KNOWN),
    "deleted, told as a change": (row(jenis="menghapus"), (row(jenis="mengubah"),), KNOWN),
    "one of two": (row(ke=("uu-5-2009", "uu-6-2010")), (row(),), PARTLY),
    "another day": (row(), (row(mulai="2030-03-06"),), AGAINST),
    "ended by another act already": (row(), (row(dari="uu-7-2028/pasal-1", mulai="2028"),), AGAINST),
    "another law of the same number of another year": (row(), (row(ke=("uu-5-2008",)),), NEW),
    "a padanan is no such relation": (row(), (row(dari="uu-9-2030", jenis="padanan", mulai=""),), NEW),
    "kept, not ended": (row(), (row(jenis="mempertahankan"),), NEW),
}


@pytest.mark.parametrize(("proposed", "known", "state"), FITS.values(), ids=FITS)
def test_fit(proposed, known, state):
    assert fit(proposed, known)[0] == state


def test_a_row_can_be_pasted(tmp_path):
    for proposal in propose(read(tmp_path, LAW), KNOWN_ROWS):
        (pasted,) = tomllib.loads(as_toml(proposal, "2030-05-01"))["hubungan"]
        assert (pasted["dari"], tuple(pasted["ke"])) == (proposal.relation.dari, proposal.relation.ke)
        folder = tmp_path / "korpus"
        folder.mkdir(exist_ok=True)
        (folder / "hubungan.toml").write_text(as_toml(proposal), encoding="utf-8")
        assert read_corpus([folder]).problems == ()


def test_what_touches_no_law_of_the_corpus_is_left_out():
    there, elsewhere = Proposal(row(), ""), Proposal(row(ke=("uu-6-2010/pasal-7",)), "")
    partly = Proposal(row(ke=("uu-5-2009", "uu-6-2010")), "", PARTLY, new=("uu-6-2010",))
    assert touching([there, elsewhere, partly], {"uu-5-2009"}) == [there]


def test_the_report_names_ids_and_no_words_of_the_law(tmp_path):
    proposals = propose(read(tmp_path, LAW), KNOWN_ROWS)
    known = (row(dari="uu-9-2030"), row(dari="uu-9-2030/pasal-4", ke=("uu-1-2001",)))
    table = missed(known, proposals, "uu-9-2030")
    assert [lost for _, lost in table] == [(), ("uu-1-2001",)]
    text = report({"uu-9-2030": table}, {"uu-9-2030": proposals})
    assert "| uu-9-2030 | 2 | 1 | 2 | 1 | 3 |" in text
    assert "- `uu-9-2030/pasal-4` mencabut: `uu-1-2001`" in text
    assert "Lembaran" not in text


# --- the real laws ------------------------------------------------------------------------------

FILES = {
    "uu-9-2015": ("uu-2015-9.md", 7, 0),
    "uu-12-2008": ("uu-2008-12.md", 22, 1),
    "uu-15-2019": ("uu-2019-15.md", 17, 0),
    "uu-23-2014": ("uu-2014-23.md", 120, 0),
    "uu-1-2022": ("uu-2022-1.md", 24, 0),
    "uu-2-2015": ("uu-2015-2.md", 1, 0),
    "uu-8-2005": ("uu-2005-8.md", 1, 0),
    "uu-32-2004": ("uu-2004-32.md", 1, 0),
    "uu-22-1999": ("uu-1999-22.md", 2, 0),
    "pp-50-2007": ("pp-2007-50.md", 1, 0),
    "pp-28-2018": ("pp-2018-28.md", 4, 0),
    "pp-12-2017": ("pp-2017-12.md", 3, 0),
    "pp-12-2019": ("pp-2019-12.md", 3, 0),
    "pp-27-2014": ("pp-2014-27.md", 2, 0),
}
"""Act to its file, targets in the corpus at least, and targets that may be missed at most."""


@pytest.mark.realdata
@pytest.mark.parametrize(("act", "name", "known", "lost"), [(a, *row) for a, row in FILES.items()], ids=FILES)
def test_known_relations_of_a_real_law_are_found(realdata, act, name, known, lost):
    path = next(iter(realdata.rglob(name)), None)
    if path is None:
        pytest.skip(f"{name} is not among the documents")
    corpus = read_corpus([Path(__file__).resolve().parents[2] / "corpus"])
    read_ = structure(read_document(path, max_pages=5000), name=path.name, known=corpus.sources)
    proposals = propose(read_, corpus.relations, corpus.sources)
    rows = missed(corpus.relations, proposals, act)
    assert sum(len(r.ke) for r, _ in rows) >= known
    assert sum(len(missing) for _, missing in rows) <= lost, [(r.dari, missing) for r, missing in rows if missing]
    assert [p.why for p in proposals if p.state == AGAINST] == []
