"""Documents of the real world: what the files of the folder that KADQA_REALDATA names should give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from kadqa.reading import full_texts, passages, read_document, same_page, split, structure, units
from kadqa.reading.compare import compare
from kadqa.reading.kumpulan import evened
from kadqa.reading.lines import count
from kadqa.records import Document, Structure

pytestmark = pytest.mark.realdata

MD, PDF, HALAMAN = "peraturan_md", "peraturan", "halaman"

PASAL = {
    # file: (source, pasal in the body, pasal in the penjelasan)
    f"{PDF}/uu-23-2014_officialcopy_460p.pdf": ("uu-23-2014", 411, 411),
    f"{PDF}/uu-13-2012_layoutA.pdf": ("uu-13-2012", 51, 51),
    f"{PDF}/uu-13-2012_layoutB.pdf": ("uu-13-2012", 51, 0),
    f"{PDF}/uu-9-2018_LN-format.pdf": ("uu-9-2018", 73, 0),
    f"{PDF}/uu-28-2009_pdrd.pdf": ("uu-28-2009", 185, 185),
    f"{MD}/uu-2014-23.md": ("uu-23-2014", 411, 411),
    f"{MD}/uu-2004-32.md": ("uu-32-2004", 240, 240),
    f"{MD}/uu-1999-22.md": ("uu-22-1999", 134, 0),
    f"{MD}/uu-2011-12.md": ("uu-12-2011", 104, 104),
    f"{MD}/uu-2014-30.md": ("uu-30-2014", 89, 89),
    f"{MD}/uu-2014-6.md": ("uu-6-2014", 122, 122),
    f"{MD}/pp-2007-50.md": ("pp-50-2007", 28, 28),
    f"{MD}/pp-2014-27.md": ("pp-27-2014", 111, 111),
    f"{MD}/pp-2016-18.md": ("pp-18-2016", 126, 126),
}
OCR = {
    # file: (pasal that the law has, pasal found at least)
    f"{PDF}/uu-32-2014_ocr.pdf": (74, 73),
    f"{PDF}/uu-27-2022_scan+ocr.pdf": (76, 76),
    f"{PDF}/uu-9-2018_ocr.pdf": (73, 72),
    f"{MD}/pp-2018-28.md": (52, 52),
    f"{MD}/pp-2017-12.md": (52, 52),
    f"{MD}/pp-2019-12.md": (225, 221),
    f"{MD}/pp-2018-17.md": (37, 37),
    f"{MD}/pp-2018-56.md": (60, 60),
    f"{MD}/uu-2022-1.md": (193, 193),
    f"{MD}/uu-2020-11.md": (186, 183),
}
DAMAGED = (
    f"{PDF}/uu-32-2014_ocr.pdf", f"{PDF}/uu-6-2019_ocr_7p.pdf", f"{MD}/pp-2018-28.md", f"{MD}/pp-2017-12.md",
    f"{MD}/pp-2018-17.md", f"{MD}/uu-2015-9.md", f"{PDF}/SEOJK-19-2023.pdf",
)  # fmt: skip
PAGES = {
    f"{HALAMAN}/kukar-latar-belakang.html": ("https://kerjasama.kukarkab.go.id/", 8),
    f"{HALAMAN}/buleleng-kerjasama-antar-daerah.html": ("https://pemerintahansetda.bulelengkab.go.id/", 6),
    f"{HALAMAN}/kemendagri-empat-hal.html": ("https://ditjenbinaadwil.kemendagri.go.id/", 14),
}


@cache
def opened(path: Path) -> Document:
    return read_document(path)


@cache
def parsed(realdata: Path, name: str) -> Structure:
    return structure(opened(realdata / name), name=Path(name).name)


def pasal(read: Structure, branch: str = "") -> list[str]:
    start = f"{read.source.id}/{branch}pasal-"
    return [p.id for p in read.provisions if p.id.startswith(start) and "/" not in p.id[len(start) :]]


def overlaps(read: Structure) -> Iterator[tuple[int, int, int]]:
    spans = sorted(s for piece in (*read.provisions, *read.dropped) for s in piece.spans)
    for one, other in pairwise(spans):
        if one[0] == other[0] and other[1] < one[2]:
            yield other


@pytest.mark.parametrize("name", [*PASAL, *DAMAGED, *PAGES])
def test_no_text_is_lost(realdata, name):
    read = parsed(realdata, name)
    pages = {page.n: page.text for page in read.pages}
    assert list(overlaps(read)) == []
    assert read.report.unaccounted == 0
    assert read.report.chars_in == read.report.chars_kept + sum(read.report.dropped.values())
    assert read.report.dropped.get("signature", 0) < 1500
    ids = [p.id for p in read.provisions]
    assert len(ids) == len(set(ids))
    for provision in read.provisions:
        # Mending joins lines; it neither adds nor takes a letter.
        letters = sum(map(str.isalnum, provision.text))
        assert letters <= sum(map(str.isalnum, "".join(pages[n][a:b] for n, a, b in provision.spans)))
        assert count(provision.spans, pages) > 0 or provision.kind in ("identitas", "penjelasan")


@pytest.mark.parametrize(("name", "source", "body", "explained"), [(k, *v) for k, v in PASAL.items()], ids=PASAL)
def test_the_pasal_of_a_regulation(realdata, name, source, body, explained):
    read = parsed(realdata, name)
    assert read.source.id == source
    assert pasal(read) == [f"{source}/pasal-{n}" for n in range(1, body + 1)]
    assert pasal(read, "penjelasan/") == [f"{source}/penjelasan/pasal-{n}" for n in range(1, explained + 1)]
    assert not any(re.match(r"(?:Penjelasan )?Pasal .* tidak ditemukan", w) for w in read.report.warnings)


@pytest.mark.parametrize(("name", "whole", "least"), [(k, *v) for k, v in OCR.items()], ids=OCR)
def test_of_damaged_text_nearly_all_pasal_are_found_and_the_others_are_named(realdata, name, whole, least):
    read = parsed(realdata, name)
    found = {int(p.rpartition("-")[2]) for p in pasal(read)}
    assert found <= set(range(1, whole + 1))
    assert least <= len(found) == len(pasal(read))
    assert least / whole >= 0.97
    named: set[int] = set()
    for first, last in re.findall(
        r"^Pasal (\d+)(?: s\.d\. (\d+))? tidak", "\n".join(read.report.warnings), re.MULTILINE
    ):
        named |= set(range(int(first), int(last or first) + 1))
    assert found | named == set(range(1, whole + 1))


def test_an_omnibus_law_holds_what_it_puts_into_each_law(realdata):
    ids = {p.id for p in parsed(realdata, f"{MD}/uu-2020-11.md").provisions}
    assert any(i.startswith("uu-11-2020/pasal-176/") and "/uu-23-2014/pasal-" in i for i in ids)
    laws = {m[1] for i in ids if (m := re.match(r"uu-11-2020/pasal-\d+/(?:angka-\w+/)?(uu-\d+-\d{4})/pasal-", i))}
    assert len(laws) > 40


def test_items_of_an_amending_law_say_what_they_do(realdata):
    read = parsed(realdata, f"{PDF}/uu-9-2015.pdf")
    changes = [change for p in read.provisions for change in p.changes if "/penjelasan/" not in p.id]
    assert ("menyisipkan", "uu-23-2014/pasal-101/ayat-1/huruf-d1") in changes
    assert ("menghapus", "uu-23-2014/pasal-65/ayat-1/huruf-f") in changes
    assert ("mengubah", "uu-23-2014/pasal-88") in changes


def test_two_readings_of_one_law_agree(realdata):
    """The PDF and the Markdown of UU 23/2014 come from different parsers; the ids are the same but for two."""
    one, other = (parsed(realdata, name) for name in list(PASAL)[:6:5])
    apart = re.compile("/umum|/lampiran-")  # paragraphs, as each parser breaks them
    ids, others = ({p.id for p in read.provisions if not apart.search(p.id)} for read in (one, other))
    assert len(ids ^ others) <= 3
    assert "uu-23-2014/pasal-363/ayat-2/huruf-a" in ids & others


def test_the_law_on_cooperation_reads_whole(realdata):
    read = parsed(realdata, f"{PDF}/uu-23-2014_officialcopy_460p.pdf")
    found = {p.provision: p for p in passages(read)}
    pasal_364 = found["uu-23-2014/pasal-364"]
    assert pasal_364.trail == (
        "BAB XVII KERJA SAMA DAERAH DAN PERSELISIHAN", "Bagian Kesatu Kerja Sama Daerah", "Paragraf 1 Kerja Sama Wajib",
    )  # fmt: skip
    assert pasal_364.page == 192
    assert re.findall(r"^\((\d+)\)", pasal_364.full_text, re.MULTILINE) == [str(n) for n in range(1, 11)]
    assert pasal_364.basis == "naskah"
    assert (read.source.ditetapkan, read.source.diundangkan) == ("2014-09-30", "2014-10-02")
    assert (read.source.ln, read.source.tln) == ("244/2014", "5587")
    made = units(list(found.values()), {read.source.id: read.source})
    attached = sum("/lampiran-" in unit.provision for unit in made)
    assert 1500 < len(made) - attached < 3000
    assert attached > 200  # the matrices of who does what: they can be found
    assert max(len(unit.text) for unit in made) < 6000


def test_an_amending_law_holds_what_it_puts_into_the_other(realdata):
    ids = [p.id for p in parsed(realdata, f"{MD}/uu-2015-9.md").provisions]
    assert "uu-9-2015/pasal-i/angka-5/uu-23-2014/pasal-101/ayat-1" in ids
    assert "uu-9-2015/penjelasan/pasal-i/angka-5/uu-23-2014/pasal-101/ayat-1" in ids
    assert "uu-9-2015/pasal-101" not in ids


def test_damaged_text_is_doubted(realdata):
    read = parsed(realdata, f"{MD}/pp-2018-28.md")
    assert {p.basis for p in passages(read)} == {"ocr"}
    assert read.source.id == "pp-28-2018"
    assert len(pasal(read)) + len(read.report.warnings) > 30


@pytest.mark.parametrize(("name", "address", "paragraphs"), [(k, *v) for k, v in PAGES.items()], ids=PAGES)
def test_a_page_is_its_paragraphs_and_who_it_is(realdata, name, address, paragraphs):
    read = parsed(realdata, name)
    assert read.source.alamat == (address,)
    alinea = [p for p in read.provisions if p.kind == "alinea"]
    assert len(alinea) == paragraphs
    assert [p.kind for p in read.provisions].count("identitas") == 1
    full = full_texts(read)
    assert all(len(full[p.id].split()) >= 12 for p in alinea)
    said = " ".join(p.text for p in alinea)
    assert not re.search(r"Beranda|OLEH:|108587|5,142|Wolter", said)


def test_a_collection_quotes_the_pages_as_they_are(realdata):
    """What the collection quotes of each page is, paragraph for paragraph, what the page's own file says."""
    read = parsed(realdata, f"{HALAMAN}/kumpulan-jawaban.txt")
    assert read.report.unaccounted == 0
    pages = [parsed(realdata, name) for name in PAGES]
    quoted = split(read)
    assert [evened(part.source.alamat[0]) for part in quoted] == [evened(page.source.alamat[0]) for page in pages]
    for part, page in zip(quoted, pages, strict=True):
        assert same_page(part, pages) is page
        said, there = ([p.text for p in one.provisions if p.kind == "alinea"] for one in (part, page))
        assert said == there
    kept = " ".join(p.text for p in read.provisions)
    assert not re.search(r"Guys|Muhammad|Klik|jawaban|sumber :", kept)


def test_every_page_of_a_site_is_its_text_and_no_button(realdata):
    names = sorted(f"{HALAMAN}/{path.name}" for path in (realdata / HALAMAN).glob("*.html"))
    assert len(names) >= 20
    for name in names:
        read = parsed(realdata, name)
        assert read.report.unaccounted == 0
        assert list(overlaps(read)) == []
        said = [p.text for p in read.provisions if p.kind == "alinea"]
        assert said
        assert not [text for text in said if re.fullmatch(r"(?i)read more|close|previous|next|\W|\d{1,2}", text)]
        assert not re.search(r"(?i)lorem ipsum|fusce dapibus|hak cipta", " ".join(said))
        long = [text for text in said if len(text.split()) >= 12]
        assert len(long) == len(set(long))


def test_two_printings_of_one_law_say_the_same(realdata):
    one, other = (parsed(realdata, f"{PDF}/uu-13-2012_layout{mark}.pdf") for mark in "AB")
    found = compare(one, other)
    body = [d for d in found.different if d.key.startswith("pasal-") and d.kind == "kata"]
    assert body == []
    assert [key for key, _ in (*found.only_left, *found.only_right) if key.startswith("pasal-")] == []


DAYS = {
    # file: (ditetapkan, diundangkan, LN, TLN); "" for what a damaged text layer cannot tell
    f"{PDF}/uu-23-2014_officialcopy_460p.pdf": ("2014-09-30", "2014-10-02", "244/2014", "5587"),
    f"{PDF}/uu-9-2015.pdf": ("2015-03-18", "2015-03-18", "58/2015", "5679"),
    f"{PDF}/uu-9-2018_LN-format.pdf": ("2018-08-23", "2018-08-23", "147/2018", "6245"),
    f"{MD}/pp-2007-50.md": ("2007-08-22", "2007-08-22", "112/2007", "4761"),
    f"{MD}/uu-2014-30.md": ("2014-10-17", "2014-10-17", "292/2014", "5601"),
    f"{MD}/uu-2015-2.md": ("2015-02-02", "2015-02-02", "24/2015", "5657"),
    f"{MD}/pp-2017-12.md": ("2017-04-05", "2017-04-07", "", ""),
    f"{MD}/pp-2019-12.md": ("2019-03-06", "2019-03-12", "", ""),
    f"{MD}/uu-2020-11.md": ("2020-11-02", "2020-11-02", "", ""),
}


@pytest.mark.parametrize(("name", "days"), DAYS.items(), ids=DAYS)
def test_when_and_where_a_regulation_was_announced(realdata, name, days):
    source = parsed(realdata, name).source
    assert (source.ditetapkan, source.diundangkan, source.ln, source.tln) == days
