import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.evaluation.bench_rujukan import HOSTILE
from kadqa.hukum.ids import label, source_from_id, source_of
from kadqa.hukum.jenis import JENIS, source_id
from kadqa.hukum.rujukan import find_rujukan, resolve, wilayah_of
from kadqa.records import Rujukan

UU23 = {"jenis": "uu", "nomor": "23", "tahun": "2014"}

FOUND = {
    "down to huruf": ("Pasal 5 ayat (2) huruf b", [Rujukan(pasal="5", ayat="2", huruf="b")]),
    "broken over a line": ("Pasal\n7 ayat (1)", [Rujukan(pasal="7", ayat="1")]),
    "law behind, as typed": ("pasal 363 uu 23/2014", [Rujukan(**UU23, pasal="363")]),
    "law in front": ("UU No. 23 Tahun 2014 Pasal 363 ayat 2", [Rujukan(**UU23, pasal="363", ayat="2")]),
    "ayat in brackets alone": ("ps. 364 (1) huruf a", [Rujukan(pasal="364", ayat="1", huruf="a")]),
    "short word": ("psl 9", [Rujukan(pasal="9")]),
    "a plural word is none": ("pasal-pasal berikut", []),
    "nothing": ("", []),
    "words that hold a mark": ("Pasalnya 5, berayat 2, perangkat 3, pps 7", []),
    "a law without a year is none": ("UU 23", []),
    "an inserted pasal": ("Pasal 236A", [Rujukan(pasal="236A")]),
    "an inserted pasal written apart": (
        "Pasal 18 A ayat (1) UUD 1945",
        [Rujukan(jenis="uud", tahun="1945", pasal="18A", ayat="1")],
    ),
    "a pasal that no law has": ("pasal 123456 uu 23/2014", [Rujukan(**UU23, pasal="123456")]),
    "roman pasal": ("Pasal I angka 5", [Rujukan(pasal="I", angka="5")]),
    "angka above huruf": ("Pasal 1 angka 4 huruf a", [Rujukan(pasal="1", angka="4", huruf="a", angka_first=True)]),
    "inserted ayat": ("ayat (2a)", [Rujukan(ayat="2a")]),
    "two ayat": ("Pasal 5 ayat (1) dan ayat (2)", [Rujukan(pasal="5", ayat="1"), Rujukan(pasal="5", ayat="2")]),
    "two ayat, the word once": ("Pasal 5 ayat (1), (2)", [Rujukan(pasal="5", ayat="1"), Rujukan(pasal="5", ayat="2")]),
    "two ayat, as typed": ("pasal 5 ayat 1 dan 2", [Rujukan(pasal="5", ayat="1"), Rujukan(pasal="5", ayat="2")]),
    "a range of pasal": ("Pasal 10 sampai dengan Pasal 12", [Rujukan(pasal=str(n)) for n in (10, 11, 12)]),
    "a range in short": ("Pasal 195-198", [Rujukan(pasal=str(n)) for n in (195, 196, 197, 198)]),
    "a range of huruf": ("huruf a s.d. huruf c", [Rujukan(huruf=h) for h in "abc"]),
    "a range of roman pasal": ("Pasal I sampai dengan Pasal III", [Rujukan(pasal=p) for p in ("I", "II", "III")]),
    "a long range keeps its ends": ("Pasal 1 s.d. Pasal 300", [Rujukan(pasal="1"), Rujukan(pasal="300")]),
    "a range backwards keeps its ends": ("Pasal 9 s.d. Pasal 4", [Rujukan(pasal="9"), Rujukan(pasal="4")]),
    "a list": ("Pasal 10, 11, dan 12", [Rujukan(pasal=str(n)) for n in (10, 11, 12)]),
    "a list with ayat": (
        "Pasal 6(4), 7(5)",
        [Rujukan(pasal="6", ayat="4"), Rujukan(pasal="7", ayat="5")],
    ),
    "a list of huruf": ("huruf a, b, dan c", [Rujukan(huruf=h) for h in "abc"]),
    "what counts something is no pasal": ("Pasal 5 dan 12 orang", [Rujukan(pasal="5")]),
    "a date is no pasal": ("Pasal 5, 12 Maret 2014", [Rujukan(pasal="5")]),
    "both pasal of the law": (
        "Pasal 101 dan Pasal 154 UU 23/2014",
        [Rujukan(**UU23, pasal="101"), Rujukan(**UU23, pasal="154")],
    ),
    "each pasal of its own law": (
        "Pasal 5 UU 23/2014 dan Pasal 6 PP 28/2018",
        [Rujukan(**UU23, pasal="5"), Rujukan(jenis="pp", nomor="28", tahun="2018", pasal="6")],
    ),
    "each law before its pasal": (
        "UU 23/2014 Pasal 5, PP 28/2018 Pasal 6",
        [Rujukan(**UU23, pasal="5"), Rujukan(jenis="pp", nomor="28", tahun="2018", pasal="6")],
    ),
    "a title between law and pasal": (
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah Pasal 363 dan Pasal 364",
        [Rujukan(**UU23, pasal="363"), Rujukan(**UU23, pasal="364")],
    ),
    "another sentence takes no law": ("UU 23/2014 berlaku. Pasal 5 tidak.", [Rujukan(**UU23), Rujukan(pasal="5")]),
    "law behind a comma": ("Pasal 363 ayat (2), UU 23/2014", [Rujukan(**UU23, pasal="363", ayat="2")]),
    "law with a word between": ("Pasal 5 dari UU 23/2014", [Rujukan(**UU23, pasal="5")]),
    "ayat before pasal": ("ayat 2 pasal 363 uu 23/2014", [Rujukan(**UU23, pasal="363", ayat="2")]),
    "a pasal on the next line is another": ("ayat (2)\nPasal 6", [Rujukan(ayat="2"), Rujukan(pasal="6")]),
    "penjelasan": (
        "penjelasan Pasal 364 ayat (5) UU 23/2014",
        [Rujukan(**UU23, pasal="364", ayat="5", penjelasan=True)],
    ),
    "penjelasan of the second alone": (
        "Pasal 5 dan penjelasan Pasal 6 UU 23/2014",
        [Rujukan(**UU23, pasal="5"), Rujukan(**UU23, pasal="6", penjelasan=True)],
    ),
    "penjelasan umum": ("Penjelasan Umum UU 23/2014", [Rujukan(**UU23, penjelasan=True)]),
    "penjelasan as an everyday word": ("berikan penjelasan UU 23/2014", [Rujukan(**UU23)]),
    "two laws": ("apa beda UU 32/2004 dan UU 23/2014?", [Rujukan("uu", "32", "2004"), Rujukan(**UU23)]),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_find_rujukan(text, expected):
    assert find_rujukan(text) == expected


LAWS = {
    "UU 23 tahun 2014": "uu-23-2014",
    "UU Nomor 23 Th. 2014": "uu-23-2014",
    "uu no 23 2014": "uu-23-2014",
    "UU 23/14": "uu-23-2014",
    "UU 22/99": "uu-22-1999",
    "UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 23 TAHUN 2014": "uu-23-2014",
    "Undang – Undang No. 32 Tahun 2004": "uu-32-2004",
    "UU Pemda No 23 Tahun 2014": "uu-23-2014",
    "UU Pemda 23/2014": "uu-23-2014",
    "PP Kerja Sama Daerah 28/2018": "pp-28-2018",
    "PP. No.50 Tahun 2007": "pp-50-2007",
    "PP 28/2018": "pp-28-2018",
    "Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2014": "perppu-2-2014",
    "Permendagri Nomor 22 Tahun 2020": "permendagri-22-2020",
    "Peraturan Menteri\nDalam Negeri Nomor : 22\nTahun 2020": "permendagri-22-2020",
    "PMK Nomor 22/PMK.07/2020": "permenkeu-22-pmk-07-2020",
    "Peraturan Lembaga Kebijakan Pengadaan Barang/Jasa Pemerintah Nomor 9/2018": "peraturan-lkpp-9-2018",
    "Peraturan Kepala LKPP Nomor 19 Tahun 2015": "perka-lkpp-19-2015",
    "Perda Kabupaten Banjarnegara Nomor 8 Tahun 2025": "perda-banjarnegara-8-2025",
    "Perda Kab. Banjarnegara No. 08 Thn 2025": "perda-banjarnegara-8-2025",
    "Perda Kota Bandung 5/2020": "perda-kota-bandung-5-2020",
    "Perda Provinsi Jawa Barat Nomor 3 Tahun 2019": "perda-provinsi-jawa-barat-3-2019",
    "Peraturan Daerah Nomor 3 Tahun 2019": "perda-3-2019",
    "Pergub Jawa Barat No. 5 Tahun 2020": "pergub-provinsi-jawa-barat-5-2020",
    "Peraturan Walikota Yogyakarta Nomor 68 Tahun 2014": "perwali-kota-yogyakarta-68-2014",
    "UUD 1945": "uud-1945",
    "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945": "uud-1945",
    "Permenkes 3/2020": "permenkes-3-2020",
    "Peraturan Menteri Pekerjaan Umum dan Perumahan Rakyat Nomor 1 Tahun 2020": (
        "peraturan-menteri-pekerjaan-umum-dan-perumahan-rakyat-1-2020"
    ),
    "Qanun Kabupaten Aceh Jaya Nomor 3 Tahun 2010": "qanun-kabupaten-aceh-jaya-3-2010",
}


@pytest.mark.parametrize(("text", "expected"), LAWS.items())
def test_a_law_is_found_whole_and_a_pasal_belongs_to_it(text, expected):
    assert [resolve(one) for one in find_rujukan(text)] == [expected]
    assert [text[one.start : one.end] for one in find_rujukan(text)] == [text]
    assert [resolve(one) for one in find_rujukan(f"Pasal 5 {text}")] == [f"{expected}/pasal-5"]
    assert [resolve(one) for one in find_rujukan(f"{text} pasal 5 ayat 2")] == [f"{expected}/pasal-5/ayat-2"]


RESOLVED = {
    "a law of its own": ("Pasal 5 UU 23/2014", None, None, "uu-23-2014/pasal-5"),
    "its own law before any other": ("Pasal 5 UU 23/2014", "pp-1-2000", "pp-2-2000/pasal-1", "uu-23-2014/pasal-5"),
    "the law given": ("Pasal 5", "pp-1-2000", None, "pp-1-2000/pasal-5"),
    "the law it stands in": ("Pasal 5", None, "pp-2-2000/pasal-1", "pp-2-2000/pasal-5"),
    "no law at all": ("Pasal 5", None, None, None),
    "ayat within the pasal": ("ayat (1)", None, "pp-2-2000/pasal-1/ayat-3", "pp-2-2000/pasal-1/ayat-1"),
    "huruf within the ayat": ("huruf a", None, "pp-2-2000/pasal-1/ayat-3/huruf-c", "pp-2-2000/pasal-1/ayat-3/huruf-a"),
    "huruf within the pasal": ("huruf a", None, "pp-2-2000/pasal-1", "pp-2-2000/pasal-1/huruf-a"),
    "angka within the huruf": ("angka 1", None, "pp-2-2000/pasal-1/huruf-c", "pp-2-2000/pasal-1/huruf-c/angka-1"),
    "ayat outside any pasal": ("ayat (1)", "pp-2-2000", "pp-2-2000/menimbang/huruf-a", None),
    "a penjelasan speaks of its pasal": ("ayat (1)", None, "pp-2-2000/penjelasan/pasal-4", "pp-2-2000/pasal-4/ayat-1"),
    "penjelasan": ("penjelasan Pasal 5", "pp-2-2000", None, "pp-2-2000/penjelasan/pasal-5"),
    "penjelasan umum": ("Penjelasan Umum PP 2/2000", None, None, "pp-2-2000/penjelasan/umum"),
    "text put into another law speaks from there": (
        "ayat (1)",
        None,
        "uu-9-2015/pasal-i/angka-5/uu-23-2014/pasal-101/ayat-2",
        "uu-23-2014/pasal-101/ayat-1",
    ),
    "an inserted pasal": ("Pasal 236A", "uu-1-2000", None, "uu-1-2000/pasal-236a"),
    "angka above huruf": ("Pasal 1 angka 4 huruf a", "uu-1-2000", None, "uu-1-2000/pasal-1/angka-4/huruf-a"),
}


@pytest.mark.parametrize(("text", "default", "here", "expected"), RESOLVED.values(), ids=RESOLVED)
def test_resolve(text, default, here, expected):
    (rujukan,) = find_rujukan(text)
    assert resolve(rujukan, default, here) == expected


WILAYAH = {
    "kabupaten goes": ("Kabupaten Banjarnegara", "perda", "banjarnegara"),
    "short kabupaten": ("Kab. Banjarnegara", "perda", "banjarnegara"),
    "kota stays": ("Kota Bandung", "perda", "kota-bandung"),
    "provinsi stays": ("Prov. Jawa Barat", "perda", "provinsi-jawa-barat"),
    "old form": ("Daerah Provinsi Jawa Barat", "perda", "provinsi-jawa-barat"),
    "a governor has a province": ("Jawa Barat", "pergub", "provinsi-jawa-barat"),
    "a mayor has a town": ("Bandung", "perwali", "kota-bandung"),
    "nothing": ("", "perda", ""),
}


@pytest.mark.parametrize(("written", "jenis", "expected"), WILAYAH.values(), ids=WILAYAH)
def test_wilayah_of(written, jenis, expected):
    assert wilayah_of(written, jenis) == expected


def test_every_kind_of_regulation_is_found_by_its_name_and_its_abbreviation():
    for key, row in JENIS.items():
        for name in (row.short, row.name, row.name.upper()):
            expected = source_id(key, "12", "2015")
            number = "1945" if key == "uud" else "Nomor 12 Tahun 2015"
            assert [resolve(one) for one in find_rujukan(f"menurut {name} {number}.")] == [expected], name


# --- properties -------------------------------------------------------------------------------

NUMBERS = st.integers(1, 999).map(str)
LETTERED = st.tuples(NUMBERS, st.sampled_from(["", "", "a", "b"])).map("".join)


@st.composite
def ids_of_provisions(draw):
    jenis = draw(st.sampled_from([key for key in JENIS if key != "uud"]))
    places = ["banjarnegara", "kota-bandung", "provinsi-jawa-barat", "hulu-sungai-utara"]
    wilayah = draw(st.sampled_from(places)) if JENIS[jenis].regional else ""
    if jenis in {"pergub"}:
        wilayah = "provinsi-jawa-barat"
    if jenis == "perwali":
        wilayah = "kota-bandung"
    nomor = draw(NUMBERS)
    steps = [source_id(jenis, nomor, str(draw(st.integers(1945, 2030))), wilayah)]
    if draw(st.booleans()):
        steps.append("penjelasan")
    steps.append("pasal-" + draw(st.one_of(LETTERED, st.sampled_from(["i", "ii", "iv", "ix"]))))
    huruf = "huruf-" + draw(st.sampled_from([*"abcdefghijklmnopqrstuvwxyz", "aa", "d1"]))
    angka = "angka-" + draw(LETTERED)
    if draw(st.booleans()):
        steps.append("ayat-" + draw(LETTERED.filter(lambda n: int(n.rstrip("ab")) < 100)))
    steps += draw(st.sampled_from([[], [huruf], [huruf, angka], [angka], [angka, huruf]]))
    return "/".join(steps)


@given(ids_of_provisions())
def test_what_we_write_we_can_read(provision):
    written = label(provision, source_from_id(provision))
    assert [resolve(one) for one in find_rujukan(written)] == [provision]
    assert [resolve(one) for one in find_rujukan(f"Apakah {written.lower()} masih berlaku?")] == [provision]


def test_a_law_written_by_us_is_read_by_us():
    for provision in (
        "uud-1945/pasal-18a/ayat-1",
        "uu-23-2014",
        "perda-kota-bandung-5-2020",
        "uu-1-2000/penjelasan/umum",
    ):
        assert [resolve(one) for one in find_rujukan(label(provision, source_from_id(provision)))] == [provision]


PIECES = """Pasal|ayat|huruf|angka|(|)|1|2|12A|a|b|i|UU|23/2014|Nomor|Tahun|2014|dan|,|s.d.|-|penjelasan|umum|Perda|
Kota|dari|UUD 1945|Undang-Undang|tentang|Peraturan Menteri|(1)|sampai dengan"""
WORDS = st.sampled_from(PIECES.split("|"))


@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_whatever_is_found_stands_in_the_text_and_in_its_order(text):
    found = find_rujukan(text)
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.jenis or one.pasal or one.ayat or one.huruf or one.angka
        target = resolve(one, default_source="uu-1-2000", here="uu-1-2000/pasal-1")
        assert target is not None
        assert re.fullmatch(r"[a-z0-9/-]+", target)


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text):
    for one in find_rujukan(text):
        resolve(one, default_source="uu-1-2000")


@pytest.mark.parametrize("made", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_searched_to_their_end(made):
    """That they are not slow either is what `kadqa bench rujukan` shows."""
    text = made(10_000) + "\nPasal 77 ayat (2) UU 23/2014"
    found = find_rujukan(text)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert "Pasal 77 ayat (2) UU 23/2014" in text[found[-1].start : found[-1].end]


@pytest.mark.realdata
def test_no_numbered_pasal_of_a_real_law_is_missed(realdata):
    files = sorted((realdata / "peraturan_md").glob("*.md"))[:12]
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        covered = [False] * len(text)
        for one in find_rujukan(text):
            covered[one.start : one.end] = [True] * (one.end - one.start)
        missed = [m[0] for m in re.finditer(r"\bPasal \d+\b", text) if not covered[m.start()]]
        assert missed == [], f"{path.name}: {missed[:5]}"


def test_the_source_of_a_resolved_law_is_the_law():
    (one,) = find_rujukan("Pasal 3 PMK Nomor 22/PMK.07/2020")
    assert source_of(resolve(one)) == "permenkeu-22-pmk-07-2020"
