"""What an amending law puts into another law is shown as a version of that law, with the act named."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.assistant import Assistant, make_index
from kadqa.library.versions import put_into
from tests.library.test_build import settings_for

LAW = """UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 7 TAHUN 2019
TENTANG
PASAR TERAPUNG
BAB I
PERAHU
Pasal 1
(1) Perahu pedagang wajib berlampu pada malam hari.
(2) Lampu perahu berwarna kuning.
Pasal 2
Dayung dibuat dari kayu ulin.
Pasal 3
Undang-Undang ini mulai berlaku pada tanggal diundangkan.
Diundangkan di Jakarta
pada tanggal 3 Maret 2019
PENJELASAN
ATAS
UNDANG-UNDANG NOMOR 7 TAHUN 2019
I. UMUM
Pasar terapung sudah tua.
II. PASAL DEMI PASAL
Pasal 1
Ayat (1)
Cukup jelas.
Ayat (2)
Kuning muda termasuk kuning.
Pasal 2
Cukup jelas.
Pasal 3
Cukup jelas.
"""

ACT = """UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 8 TAHUN 2021
TENTANG
PERUBAHAN ATAS UNDANG-UNDANG NOMOR 7 TAHUN 2019 TENTANG PASAR TERAPUNG
Menimbang :
bahwa lampu perlu diatur lagi;
MEMUTUSKAN:
Pasal I
Beberapa ketentuan dalam Undang-Undang Nomor 7 Tahun 2019 tentang Pasar Terapung diubah sebagai berikut:
1. Ketentuan Pasal 1 ayat (2) diubah sehingga Pasal 1 berbunyi sebagai berikut:
Pasal 1
(1) Perahu pedagang wajib berlampu pada malam hari.
(2) Lampu perahu berwarna hijau.
2. Di antara Pasal 1 dan Pasal 2 disisipkan 1 (satu) pasal, yakni Pasal 1A yang berbunyi sebagai berikut:
Pasal 1A
Perahu wisata wajib membawa pelampung.
3. Pasal 2 dihapus.
Pasal II
Undang-Undang ini mulai berlaku pada tanggal diundangkan.
Diundangkan di Jakarta
pada tanggal 9 Mei 2021
PENJELASAN
ATAS
UNDANG-UNDANG NOMOR 8 TAHUN 2021
I. UMUM
Lampu hijau lebih terang.
II. PASAL DEMI PASAL
Pasal I
Angka 1
Pasal 1
Ayat (1)
Cukup jelas.
Ayat (2)
Hijau muda termasuk hijau.
Angka 2
Pasal 1A
Cukup jelas.
Angka 3
Pasal 2
Dihapus.
Pasal II
Cukup jelas.
"""

TABLES = """[[sumber]]
id = "uu-7-2019"
jenis = "uu"
nomor = "7"
tahun = "2019"
judul = "Pasar Terapung"
diundangkan = "2019-03-03"
alamat = ["https://contoh.example/uu-7-2019"]

[[sumber]]
id = "uu-8-2021"
jenis = "uu"
nomor = "8"
tahun = "2021"
judul = "Perubahan atas Undang-Undang Nomor 7 Tahun 2019 tentang Pasar Terapung"
diundangkan = "2021-05-09"
alamat = ["https://contoh.example/uu-8-2021"]
"""

RELATION = """[[hubungan]]
dari = "uu-8-2021/pasal-i/angka-{item}"
jenis = "{kind}"
ke = ["uu-7-2019/{target}"]
lengkap = true
mulai = "2021-05-09"
basis = "naskah"
diperiksa = "2025-01-01"

"""
RELATIONS = [(1, "mengubah", "pasal-1/ayat-2"), (2, "menyisipkan", "pasal-1a"), (3, "menghapus", "pasal-2")]


@pytest.fixture
def assistant(tmp_path, config):
    folder = tmp_path / "korpus"
    folder.mkdir()
    (folder / "sumber.toml").write_text(TABLES, encoding="utf-8")
    rows = "".join(RELATION.format(item=item, kind=kind, target=target) for item, kind, target in RELATIONS)
    (folder / "hubungan.toml").write_text(rows, encoding="utf-8")
    (folder / "uu-7-2019.txt").write_text(LAW, encoding="utf-8")
    (folder / "uu-8-2021.txt").write_text(ACT, encoding="utf-8")
    settings = settings_for(config, folder)
    make_index(settings.index, settings)
    return Assistant.open(settings.index, settings)


SHOWN = {
    # (id, version asked for, day): (version shown, words in its text)
    "today's text is that of the act": ("pasal-1/ayat-2", None, None, "uu-8-2021", "hijau"),
    "the whole pasal too": ("pasal-1", None, None, "uu-8-2021", "(2) Lampu perahu berwarna hijau."),
    "an earlier day has the text as enacted": ("pasal-1/ayat-2", None, date(2020, 1, 1), "asli", "kuning"),
    "a version that is asked for": ("pasal-1", "uu-8-2021", date(2020, 1, 1), "uu-8-2021", "hijau"),
    "the text as enacted can still be asked for": ("pasal-1", "asli", None, "asli", "kuning"),
    "an inserted pasal": ("pasal-1a", None, None, "uu-8-2021", "pelampung"),
    "its penjelasan is among those of the law": (
        "penjelasan/pasal-1/ayat-2", "uu-8-2021", None, "uu-8-2021", "Hijau muda",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("step", "asked", "day", "version", "words"), SHOWN.values(), ids=SHOWN)
def test_a_changed_provision_is_shown_in_its_version(assistant, step, asked, day, version, words):
    shown = assistant.show(f"uu-7-2019/{step}", version=asked, as_of=day)
    assert shown.version == version
    assert words in shown.full_text
    if version == "uu-8-2021":
        assert shown.url == "https://contoh.example/uu-8-2021"
        assert "Teks menurut perubahan oleh" in shown.note
        assert "UU 8/2021 Pasal I angka" in shown.note
    else:
        assert shown.url == "https://contoh.example/uu-7-2019"


def test_the_versions_of_a_provision_are_listed_with_their_days(assistant):
    versions = {v["version"]: v for v in assistant.show("uu-7-2019/pasal-1/ayat-2").versions}
    assert (versions["asli"]["to"], versions["uu-8-2021"]["from"]) == ("2021-05-09", "2021-05-09")
    assert versions["uu-8-2021"]["layers"] == ["naskah"]


def test_an_inserted_pasal_stands_in_the_bab_of_its_neighbour(assistant):
    assert assistant.library.texts("uu-7-2019/pasal-1a")[0].parent == "uu-7-2019/bab-i"


def test_a_deleted_pasal_is_deleted_and_its_old_text_can_be_read(assistant):
    shown = assistant.show("uu-7-2019/pasal-2")
    assert shown.standing_today.status == "dihapus"
    assert "ulin" in assistant.show("uu-7-2019/pasal-2", version="asli").full_text


def test_an_answer_quotes_the_changed_text(assistant):
    answer = assistant.ask("Apa warna lampu perahu menurut Pasal 1 ayat (2) UU 7/2019?")
    quoted = [c for c in answer.citations if "hijau" in c.quote]
    assert [(c.provision, c.version, c.url) for c in quoted][:1] == [
        ("uu-7-2019/pasal-1/ayat-2", "uu-8-2021", "https://contoh.example/uu-8-2021")
    ]


def test_no_text_is_searched_twice(assistant):
    texts = [unit.text for unit in assistant.library.units]
    assert sum("hijau" in text and "Lampu perahu" in text for text in texts) == 1


PUT = {
    "a pasal": ("uu-9-2015/pasal-i/angka-5/uu-23-2014/pasal-101", "uu-23-2014/pasal-101"),
    "its penjelasan": (
        "uu-9-2015/penjelasan/pasal-i/angka-5/uu-23-2014/pasal-101", "uu-23-2014/penjelasan/pasal-101",
    ),
    "of the act itself": ("uu-9-2015/pasal-ii", None),
    "the law alone": ("uu-9-2015/penjelasan/pasal-i/uu-23-2014", None),
}  # fmt: skip


@pytest.mark.parametrize(("provision", "expected"), PUT.values(), ids=PUT)
def test_where_what_is_put_into_a_law_stands_there(provision, expected):
    assert put_into(provision) == expected
