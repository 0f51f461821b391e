"""Pages: which source they are, what is an alinea and what is said twice."""

from __future__ import annotations

from kadqa.reading import passages, structure, units
from kadqa.reading.formats import html
from kadqa.records import Document, Source
from tests.reading.reading_forms import printed

LONG = "Taman lebah adalah usaha dua desa atau lebih untuk memelihara lebah bersama sepanjang tahun."
MORE = "Usaha itu dimulai karena kebun yang berbatasan memakai lebah yang sama setiap musim bunga tiba."


def page(body: str, *, address: str = "", title: str = "Taman Lebah") -> Document:
    link = f"<link rel='canonical' href='{address}'>" if address else ""
    return html.read(f"<html><head><title>{title}</title>{link}</head><body>{body}</body></html>".encode())


KNOWN = {
    "halaman/taman": Source("halaman/taman", "halaman", judul="Taman", alamat=("https://www.kebun.example/taman/",)),
    "halaman/lain": Source("halaman/lain", "halaman", judul="Lain"),
    "uu-1-1999": Source("uu-1-1999", "uu", "1", "1999", alamat=("https://kebun.example/uu",)),
}


def test_a_listed_page_is_recognised_by_its_address():
    read = structure(page(f"<p>{LONG}</p>", address="http://kebun.example/taman"), name="x.html", known=KNOWN)
    assert read.source == KNOWN["halaman/taman"]


def test_else_by_its_file_name():
    assert structure(page(f"<p>{LONG}</p>"), name="lain.html", known=KNOWN).source == KNOWN["halaman/lain"]


def test_else_it_is_a_page_of_its_own():
    read = structure(page(f"<p>{LONG}</p>", address="https://kebun.example/uu"), name="Kebun Kita.html", known=KNOWN)
    assert read.source.id == "halaman/kebun-kita"
    assert read.source.alamat == ("https://kebun.example/uu",)


def texts(body: str) -> dict[str, str]:
    return {p.id.rpartition("/")[2]: p.text for p in structure(page(body), name="taman.html").provisions}


def test_what_is_said_twice_is_no_alinea():
    found = texts(
        f"<h1>Taman Lebah</h1><p>Taman Lebah</p><p>KEBUN</p><p>KEBUN KEBUN</p><p>Beranda > Taman</p><p>{LONG}</p>"
        f"<p>{LONG}</p><p>{MORE}</p>"
    )
    assert [key for key in found if key.startswith("alinea")] == ["alinea-1", "alinea-2"]
    assert (found["alinea-1"], found["alinea-2"]) == (LONG, MORE)


def test_author_date_and_counters_are_kept_apart():
    found = texts(f"<p>OLEH: N. N.</p><p>Admin kebun | 3 Mei 2019 | 1024 kali</p><p>{LONG}</p>")
    assert found["identitas"] == "OLEH: N. N. Admin kebun | 3 Mei 2019 | 1024 kali"
    assert found["alinea-1"] == LONG


def test_a_heading_labels_the_alinea_below_and_leads_those_after_it():
    read = structure(page(f"<h2>LATAR BELAKANG</h2><p>{LONG}</p><p>{MORE}</p>"), name="taman.html")
    found = passages(read)
    assert [(p.label, p.trail) for p in found if p.kind == "alinea"] == [
        ("LATAR BELAKANG", ("LATAR BELAKANG",)),
        ("", ("LATAR BELAKANG",)),
    ]
    made = units(found, {read.source.id: read.source})
    assert made[1].text == f"Halaman Taman Lebah. Latar Belakang. {MORE}"
    assert (made[1].kind, made[1].group) == ("halaman", "halaman/taman/alinea-2")


def test_a_paragraph_broken_over_blocks_is_one_alinea():
    found = texts(f"<p>{LONG[:60].rsplit(' ', 1)[0]}</p><p>{LONG[:60].rsplit(' ', 1)[1]}{LONG[60:]}</p>")
    assert found == {"identitas": "", "alinea-1": LONG}


def test_a_page_of_headings_alone_says_them():
    assert texts("<h2>MADU</h2><h2>LILIN</h2>")["alinea-1"] == "MADU LILIN"


def test_text_that_is_no_regulation_is_a_file_with_a_warning():
    read = structure(Document("text", page(f"<p>{LONG}</p>").pages), name="Catatan Rapat.txt")
    assert (read.source.id, read.source.jenis) == ("berkas-catatan-rapat", "berkas")
    assert read.report.warnings == (
        "Bukan peraturan berpasal, dan jenisnya tidak dikenali: berkas dibaca sebagai judul dan alinea.",
    )


def test_a_printed_sentence_goes_on_in_the_next_line():
    lines = [
        "Pedagang di pasar membayar sewa kios setiap bulan menurut kelas kios yang ditetapkan.",
        "- dasar penghitungannya adalah luas kios yang disewakan; UU Nomor",
        "23 Tahun 2014; dan Perda Nomor 5 Tahun 2020 yang disusun untuk",
        "oleh pemerintah daerah; Peraturan Bupati tentang Pasar Rakyat;",
        "Peraturan Desa.",
        "- tarifnya ditinjau.",
    ]
    found = structure(printed("\n".join(lines)), name="abstrak.pdf")
    assert [p.text for p in found.provisions] == [lines[0], " ".join(lines[1:5]), lines[5]]
