"""Nothing is keyed to a document: made-up law is found and quoted, relations turn standing, what is out is gone."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from kadqa.assistant import Assistant, make_index
from tests.conftest import ROOT

PERDA = """PERATURAN DAERAH KABUPATEN LEMBAYUNG
NOMOR 4 TAHUN 2021
TENTANG
PENGELOLAAN PASAR APUNG

DENGAN RAHMAT TUHAN YANG MAHA ESA

BUPATI LEMBAYUNG,

Menimbang:
a. bahwa pasar apung perlu dikelola bersama desa tepi sungai;
b. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a perlu membentuk Peraturan Daerah;

MEMUTUSKAN:
Menetapkan: PERATURAN DAERAH TENTANG PENGELOLAAN PASAR APUNG.

BAB I
KETENTUAN UMUM

Pasal 1
Dalam Peraturan Daerah ini yang dimaksud dengan:
1. Daerah adalah Kabupaten Lembayung.
2. Tim Pasar Apung yang selanjutnya disingkat TPA adalah tim pengelola pasar apung.

BAB II
PERIZINAN LAPAK

Pasal 2
(1) Setiap pedagang lapak apung wajib memiliki izin tambat.
(2) Permohonan izin tambat diajukan kepada TPA paling lama 17 (tujuh belas) hari kerja sebelum musim pasang.
(3) TPA menjawab permohonan sebagaimana dimaksud pada ayat (2) dalam waktu 9 (sembilan) hari kerja.

Pasal 3
Izin tambat berakhir apabila:
a. perahu berganti pemilik; atau
b. pedagang tidak berdagang selama 3 (tiga) bulan berturut-turut.

BAB III
KETENTUAN PENUTUP

Pasal 4
Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.

Ditetapkan di Lembayung
pada tanggal 5 Mei 2021
"""

PP = """PERATURAN PEMERINTAH REPUBLIK INDONESIA
NOMOR 99 TAHUN 2025
TENTANG
TATA KERJA SAMA DAERAH

PRESIDEN REPUBLIK INDONESIA,

Menimbang: bahwa tata kerja sama daerah perlu ditata kembali;

MEMUTUSKAN:
Menetapkan: PERATURAN PEMERINTAH TENTANG TATA KERJA SAMA DAERAH.

BAB I
SEKRETARIAT

Pasal 1
Sekretariat kerja sama dapat dibentuk untuk kerja sama wajib yang berjangka waktu paling singkat 8 (delapan) tahun.

BAB II
KETENTUAN PENUTUP

Pasal 2
Pada saat Peraturan Pemerintah ini mulai berlaku, Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah
dicabut dan dinyatakan tidak berlaku.

Pasal 3
Peraturan Pemerintah ini mulai berlaku pada tanggal 1 Juni 2025.
"""

SUMBER = """[[sumber]]
id = "pp-99-2025"
jenis = "pp"
nomor = "99"
tahun = "2025"
judul = "Tata Kerja Sama Daerah"
ditetapkan = "2025-05-20"
diundangkan = "2025-05-20"
berlaku = "2025-06-01"
"""

HUBUNGAN = """[[hubungan]]
dari = "pp-99-2025/pasal-2"
jenis = "mencabut"
ke = ["pp-28-2018"]
mulai = "2025-06-01"
basis = "naskah"
diperiksa = "2025-06-02"

[[hubungan]]
dari = "pp-28-2018/pasal-7"
jenis = "padanan"
ke = ["pp-99-2025/pasal-1"]
"""

SECRETARIAT = "berapa lama jangka waktu kerja sama wajib supaya dapat dibentuk sekretariat kerja sama"


def indexed(config, *folders):
    import os

    config = config.model_copy(update={"corpus": os.pathsep.join(map(str, folders))})
    make_index(config.index, config)
    return Assistant.open(config.index, config)


@pytest.fixture
def with_perda(config, tmp_path):
    folder = tmp_path / "sendiri" / "perda"
    folder.mkdir(parents=True)
    (folder / "pasar apung.txt").write_text(PERDA, encoding="utf-8")
    return indexed(config, ROOT / "corpus", tmp_path / "sendiri")


def test_a_made_up_perda_is_found_cited_and_quoted(with_perda):
    answer = with_perda.ask("paling lama berapa hari kerja permohonan izin tambat diajukan sebelum musim pasang?")
    assert answer.outcome == "dijawab"
    first = answer.citations[0]
    assert first.provision == "perda-lembayung-4-2021/pasal-2/ayat-2"
    assert first.label == "Perda Lembayung 4/2021 Pasal 2 ayat (2)"
    assert (first.layer, first.status, first.page) == ("naskah", "tidak diketahui", None)
    assert "17 (tujuh belas) hari kerja" in first.quote
    assert first.status_note.startswith("Belum diperiksa")
    assert sum(w.kind == "belum-diperiksa" for w in answer.warnings) == 1
    assert any("17 (tujuh belas) hari kerja" in sentence.text for sentence in answer.sentences)


def test_its_own_abbreviation_is_understood(with_perda):
    answer = with_perda.ask("apa itu TPA?")
    assert answer.citations[0].provision == "perda-lembayung-4-2021/pasal-1/angka-2"


def test_its_list_is_quoted_with_its_lead_in(with_perda):
    answer = with_perda.ask("kapan izin tambat berakhir")
    quote = next(c.quote for c in answer.citations if c.provision == "perda-lembayung-4-2021/pasal-3")
    assert quote.startswith("Izin tambat berakhir apabila:")
    assert "b. pedagang tidak berdagang" in quote


def test_a_provision_asked_by_its_address_is_shown(with_perda):
    answer = with_perda.ask("isi pasal 2 ayat (3) Perda Kabupaten Lembayung Nomor 4 Tahun 2021")
    assert (answer.intent, answer.outcome) == ("isi", "dijawab")
    assert answer.citations[0].provision == "perda-lembayung-4-2021/pasal-2/ayat-3"


@pytest.fixture
def with_pp(config, tmp_path):
    folder = tmp_path / "baru"
    folder.mkdir()
    (folder / "pp-99.txt").write_text(PP, encoding="utf-8")
    (folder / "sumber.toml").write_text(SUMBER, encoding="utf-8")
    (folder / "hubungan.toml").write_text(HUBUNGAN, encoding="utf-8")
    return indexed(config, ROOT / "corpus", folder)


def test_before_the_new_law_the_old_one_is_in_force(shipped):
    answer = shipped.ask(SECRETARIAT)
    old = next(c for c in answer.citations if c.provision.startswith("pp-28-2018/pasal-7"))
    assert (old.status, old.status_today) == ("berlaku", "berlaku")


def test_a_repeal_turns_standing_warnings_and_order(with_pp):
    answer = with_pp.ask(SECRETARIAT)
    order = [c.source for c in answer.citations]
    assert "pp-99-2025" in order
    assert "pp-28-2018" not in order or order.index("pp-99-2025") < order.index("pp-28-2018")
    status = with_pp.ask("apakah PP 28/2018 masih berlaku?")
    cited = next(c for c in status.citations if c.provision == "pp-28-2018")
    assert (cited.status, cited.status_by, cited.status_since) == ("dicabut", "pp-99-2025/pasal-2", "2025-06-01")
    assert [c.label for c in cited.successor] == ["PP 99/2025"]
    assert "dicabut" in [w.kind for w in status.warnings]
    assert "1 Juni 2025" in status.answer


def test_the_repealed_provision_is_shown_with_what_replaces_it(with_pp):
    answer = with_pp.ask("isi pasal 7 PP 28/2018")
    old = answer.citations[0]
    assert (old.provision, old.status) == ("pp-28-2018/pasal-7", "dicabut")
    assert "pp-99-2025/pasal-1" in [reference.provision for reference in old.successor]
    assert any(s.kind == "keterangan" and "PP 99/2025 Pasal 1" in s.text for s in answer.sentences)


def test_on_an_earlier_day_the_old_law_answers(with_pp):
    answer = with_pp.ask(SECRETARIAT, as_of=date(2024, 1, 1))
    sources = [c.source for c in answer.citations if c.status == "berlaku"]
    assert "pp-28-2018" in sources
    assert "pp-99-2025" not in sources
    old = next(c for c in answer.citations if c.source == "pp-28-2018")
    assert (old.status, old.status_today) == ("berlaku", "dicabut")
    assert "tanggal" in [w.kind for w in answer.warnings]


AMENDED = """UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 61 TAHUN 2010
TENTANG
TAMBATAN BERSAMA

Pasal 1
Izin tambatan bersama diberikan paling lama 21 (dua puluh satu) hari.
"""

AMENDING = """UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 62 TAHUN 2012
TENTANG
PERUBAHAN ATAS UNDANG-UNDANG NOMOR 61 TAHUN 2010 TENTANG TAMBATAN BERSAMA

Pasal I
Beberapa ketentuan dalam Undang-Undang Nomor 61 Tahun 2010 tentang Tambatan Bersama diubah sebagai berikut:

1. Ketentuan Pasal 1 diubah sehingga Pasal 1 berbunyi sebagai berikut:

Pasal 1
Izin tambatan bersama diberikan paling lama 15 (lima belas) hari sejak permohonan lengkap.

Pasal II
Undang-Undang ini mulai berlaku pada tanggal diundangkan.
"""

LATER = """UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 63 TAHUN 2019
TENTANG
TAMBATAN TERPADU

Pasal 1
Izin tambatan bersama diberikan paling lama 8 (delapan) hari melalui loket terpadu.

Pasal 2
Undang-Undang Nomor 61 Tahun 2010 dicabut dan dinyatakan tidak berlaku.
"""

CHANGES = """[[hubungan]]
dari = "uu-62-2012/pasal-i/angka-1"
jenis = "mengubah"
ke = ["uu-61-2010/pasal-1"]
lengkap = true
mulai = "2012-02-02"

[[hubungan]]
dari = "uu-63-2019/pasal-2"
jenis = "mencabut"
ke = ["uu-61-2010"]
mulai = "2019-07-01"
"""


def test_an_amendment_goes_with_the_law_that_it_amended(config, tmp_path):
    for name, text in (("61.txt", AMENDED), ("62.txt", AMENDING), ("63.txt", LATER), ("hubungan.toml", CHANGES)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assistant = indexed(config, tmp_path)
    answer = assistant.ask("berapa hari izin tambatan bersama diberikan?")
    assert answer.citations[0].provision == "uu-63-2019/pasal-1"
    new_text = "15 (lima belas) hari"
    assert all(c.status == "dicabut" for c in answer.citations if new_text in c.quote)
    brought = assistant.show("uu-62-2012/pasal-i/angka-1/uu-61-2010/pasal-1")
    assert (brought.standing.by, [s.provision for s in brought.successor]) == ("uu-63-2019/pasal-2", ["uu-63-2019"])
    # Before the repeal it stands, and its text is quoted once, not again within the whole of Pasal I.
    answer = assistant.ask("berapa hari izin tambatan bersama menurut UU 62/2012?", as_of=date(2013, 1, 1))
    assert [(c.provision, c.status) for c in answer.citations if new_text in c.quote] == [
        (brought.id, "tidak diketahui")
    ]


@pytest.fixture
def without_uu23(config, tmp_path):
    folder = tmp_path / "tanpa"
    shutil.copytree(ROOT / "corpus", folder, ignore=shutil.ignore_patterns("uu-23-2014*", "lokal"))
    return indexed(config, folder)


def test_what_was_taken_out_is_refused(without_uu23, shipped):
    assert shipped.ask("isi Pasal 363 UU 23/2014").outcome == "dijawab"
    answer = without_uu23.ask("isi Pasal 363 UU 23/2014")
    assert answer.refused
    assert answer.reason[0] == "peraturan-tidak-ada"
    assert (answer.sentences, answer.citations) == ((), ())
