import re

import pytest

from kadqa.hukum.jenis import JENIS, NAMES, PATTERN, jenis_key, rank, short_name, source_id
from kadqa.records import Source

KEYS = {
    "abbreviation": ("UU", "uu"),
    "name": ("Undang-Undang", "uu"),
    "name with spaces and a dash": ("Undang – Undang", "uu"),
    "name in capitals over a line": ("PERATURAN MENTERI\nDALAM NEGERI", "permendagri"),
    "the longer name wins": ("Peraturan Pemerintah Pengganti Undang-Undang", "perppu"),
    "another spelling": ("Perpu", "perppu"),
    "walikota in one word": ("Peraturan Walikota", "perwali"),
    "none": ("Peraturan Desa", None),
    "nothing": ("", None),
}


@pytest.mark.parametrize(("written", "expected"), KEYS.values(), ids=KEYS)
def test_jenis_key(written, expected):
    assert jenis_key(written) == expected


def test_every_name_matches_the_pattern_whole_and_leads_to_its_kind():
    for name, key in NAMES.items():
        assert re.fullmatch(PATTERN, name, re.IGNORECASE)
        assert re.match(PATTERN, name.upper(), re.IGNORECASE)[0] == name.upper()
        assert jenis_key(name) == jenis_key(name.upper()) == key
    assert set(NAMES.values()) == set(JENIS)


SOURCE_IDS = {
    "a law": (("uu", "23", "2014"), "uu-23-2014"),
    "the constitution has one id": (("uud", "", "2002"), "uud-1945"),
    "regional law": (("perda", "8", "2025", "banjarnegara"), "perda-banjarnegara-8-2025"),
    "a number with more in it": (("permenkeu", "22/PMK.07", "2020"), "permenkeu-22-pmk-07-2020"),
}


@pytest.mark.parametrize(("parts", "expected"), SOURCE_IDS.values(), ids=SOURCE_IDS)
def test_source_id(parts, expected):
    assert source_id(*parts) == expected


SHORT = {
    "a law": (Source("uu-23-2014", "uu", "23", "2014"), "UU 23/2014"),
    "regional law": (Source("x", "perda", "8", "2025", wilayah="kota-bandung"), "Perda Kota Bandung 8/2025"),
    "the constitution": (Source("uud-1945", "uud", "", "1945"), "UUD 1945"),
    "a page": (Source("halaman/a", "halaman", wilayah="Kabupaten Buleleng"), "Halaman Kabupaten Buleleng"),
    "a page of no one": (Source("halaman/a", "halaman"), "Halaman a"),
    "a file": (Source("berkas-a", "berkas", judul="Surat"), "Surat"),
}


@pytest.mark.parametrize(("source", "expected"), SHORT.values(), ids=SHORT)
def test_short_name(source, expected):
    assert short_name(source) == expected


def test_the_hierarchy_goes_from_the_constitution_to_files():
    keys = ["uud", "uu", "pp", "perpres", "permendagri", "perda", "perbup", "berkas"]
    ranks = [rank(Source("x", key)) for key in keys]
    assert ranks == sorted(ranks)
    assert ranks[-1] == 99
