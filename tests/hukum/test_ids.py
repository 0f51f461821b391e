import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.hukum.ids import (
    ancestors,
    is_penjelasan,
    label,
    parent_of,
    pasal_of,
    put_into,
    source_from_id,
    source_of,
    step_label,
    without_penjelasan,
)
from kadqa.hukum.jenis import JENIS, source_id
from kadqa.records import Source

PARTS = {
    "an ayat": ("uu-23-2014/pasal-363/ayat-2", "uu-23-2014", "uu-23-2014/pasal-363", "uu-23-2014/pasal-363"),
    "a source": ("uu-23-2014", "uu-23-2014", None, "uu-23-2014"),
    "a pasal": ("uu-23-2014/pasal-1", "uu-23-2014", "uu-23-2014", "uu-23-2014/pasal-1"),
    "a penjelasan counts for its pasal": (
        "uu-23-2014/penjelasan/pasal-363/ayat-2",
        "uu-23-2014",
        "uu-23-2014/penjelasan/pasal-363",
        "uu-23-2014/pasal-363",
    ),
    "penjelasan umum": (
        "uu-23-2014/penjelasan/umum",
        "uu-23-2014",
        "uu-23-2014/penjelasan",
        "uu-23-2014/penjelasan/umum",
    ),
    "menimbang": ("uu-23-2014/menimbang/huruf-a", "uu-23-2014", "uu-23-2014/menimbang", "uu-23-2014/menimbang"),
    "what an amending law puts into another": (
        "uu-9-2015/pasal-i/angka-5/uu-23-2014/pasal-101/ayat-1",
        "uu-9-2015",
        "uu-9-2015/pasal-i/angka-5/uu-23-2014/pasal-101",
        "uu-9-2015/pasal-i/angka-5/uu-23-2014/pasal-101",
    ),
    "a pokok": ("halaman/kukar/pokok-3", "halaman/kukar", "halaman/kukar", "halaman/kukar/pokok-3"),
    "a page": ("halaman/kukar", "halaman/kukar", None, "halaman/kukar"),
    "a correction": ("catatan/si-13", "catatan/si-13", None, "catatan/si-13"),
}


@pytest.mark.parametrize(("provision", "source", "parent", "pasal"), PARTS.values(), ids=PARTS)
def test_an_id_is_taken_apart(provision, source, parent, pasal):
    assert source_of(provision) == source
    assert parent_of(provision) == parent
    assert pasal_of(provision) == pasal


PUT_INTO = {
    "uu-9-2015/pasal-i/angka-5/uu-23-2014/pasal-101/ayat-1": "uu-23-2014/pasal-101/ayat-1",
    "uu-9-2015/pasal-i/uud-1945/pasal-18": "uud-1945/pasal-18",
    "perda-kota-jambi-2-2020/pasal-i/perda-kota-jambi-1-2019/pasal-3": "perda-kota-jambi-1-2019/pasal-3",
    "uu-9-2015/pasal-i/angka-5": None,
    "uu-9-2015": None,
    "halaman/uu-9-2015/alinea-1": None,
}


@pytest.mark.parametrize(("provision", "becomes"), PUT_INTO.items(), ids=PUT_INTO)
def test_what_is_put_into_another_law(provision, becomes):
    assert put_into(provision) == becomes


def test_ancestors_go_up_to_the_source():
    assert ancestors("uu-1-2000/pasal-1/ayat-2") == ("uu-1-2000/pasal-1", "uu-1-2000")
    assert ancestors("uu-1-2000") == ()


def test_a_penjelasan_is_told_from_what_it_explains():
    assert is_penjelasan("uu-1-2000/penjelasan/pasal-1")
    assert not is_penjelasan("uu-1-2000/pasal-1")
    assert without_penjelasan("uu-1-2000/penjelasan/pasal-1/ayat-2") == "uu-1-2000/pasal-1/ayat-2"
    assert without_penjelasan("uu-1-2000/penjelasan/umum") == "uu-1-2000/penjelasan/umum"


STEPS = {
    "pasal-363": "Pasal 363",
    "pasal-12a": "Pasal 12A",
    "pasal-ii": "Pasal II",
    "ayat-2": "ayat (2)",
    "ayat-4a": "ayat (4a)",
    "huruf-d1": "huruf d1",
    "angka-5": "angka 5",
    "bab-xvii": "Bab XVII",
    "bab-ixa": "Bab IXA",
    "bagian-1": "Bagian 1",
    "menimbang": "Menimbang",
    "umum": "Umum",
    "lain-lain": "lain lain",
}


@pytest.mark.parametrize(("step", "expected"), STEPS.items())
def test_step_label(step, expected):
    assert step_label(step) == expected


LABELS = {
    "down to huruf": ("uu-23-2014/pasal-363/ayat-2/huruf-a", "UU 23/2014 Pasal 363 ayat (2) huruf a"),
    "the source": ("uu-23-2014", "UU 23/2014"),
    "the constitution": ("uud-1945/pasal-18a", "UUD 1945 Pasal 18A"),
    "penjelasan": ("uu-23-2014/penjelasan/pasal-363", "Penjelasan UU 23/2014 Pasal 363"),
    "penjelasan umum": ("uu-23-2014/penjelasan/umum/alinea-2", "Penjelasan Umum UU 23/2014 alinea 2"),
    "regional law": ("perda-kota-bandung-5-2020/pasal-2", "Perda Kota Bandung 5/2020 Pasal 2"),
    "inside an amending law": (
        "uu-9-2015/pasal-i/angka-5/uu-23-2014/pasal-101",
        "UU 9/2015 Pasal I angka 5 (uu-23-2014 Pasal 101)",
    ),
}


@pytest.mark.parametrize(("provision", "expected"), LABELS.values(), ids=LABELS)
def test_label(provision, expected):
    assert label(provision, source_from_id(provision)) == expected


def test_the_amended_law_is_named_where_it_is_known():
    inner = Source("uu-23-2014", "uu", "23", "2014")
    provision = "uu-9-2015/pasal-i/angka-5/uu-23-2014/pasal-101"
    written = label(provision, source_from_id(provision), inner)
    assert written == "UU 9/2015 Pasal I angka 5 (UU 23/2014 Pasal 101)"


def test_a_passage_of_a_page_is_named_with_its_page():
    page = Source("halaman/kukar", "halaman", wilayah="Kabupaten Kutai Kartanegara")
    assert label("halaman/kukar/pokok-3", page) == "Halaman Kabupaten Kutai Kartanegara, pokok 3"


@given(
    st.sampled_from([key for key in JENIS if key != "uud"]),
    st.integers(1, 999).map(str),
    st.integers(1945, 2030).map(str),
    st.sampled_from(["banjarnegara", "kota-bandung", "provinsi-jawa-barat"]),
)
def test_an_id_tells_its_source(jenis, nomor, tahun, wilayah):
    wilayah = wilayah if JENIS[jenis].regional else ""
    written = source_id(jenis, nomor, tahun, wilayah)
    assert source_from_id(f"{written}/pasal-1") == Source(written, jenis, nomor, tahun, wilayah=wilayah)


def test_what_is_no_regulation_is_its_own_title():
    assert source_from_id("berkas-surat/alinea-1") == Source("berkas-surat", "berkas", judul="berkas-surat")
    assert source_from_id("halaman/kukar/pokok-1").is_page
