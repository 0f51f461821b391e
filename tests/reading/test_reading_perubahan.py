"""What an amending law puts into another: which law, which pasal, and what is doubted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kadqa.hukum import ids
from kadqa.hukum.rujukan import amended_laws, refers
from kadqa.library.versions import restated
from kadqa.reading import passages, structure
from kadqa.reading.ragu import NUMBER_DOUBT
from kadqa.records import Source, Structure
from tests.reading.reading_forms import markdown, printed

OPENING = """UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 8 TAHUN 2021
TENTANG
PERUBAHAN ATAS UNDANG-UNDANG NOMOR 7 TAHUN 2019 TENTANG PASAR TERAPUNG
Menimbang :
bahwa lampu perlu diatur lagi;
MEMUTUSKAN:
Pasal I
Beberapa ketentuan dalam Undang-Undang Nomor {law} diubah sebagai berikut:
"""
DECIDED = "Menimbang :\nbahwa perlu;\nMEMUTUSKAN:\n"
PASAR = "7 Tahun 2019 tentang Pasar Terapung"
KNOWN = {
    "uu-7-2019": Source("uu-7-2019", "uu", "7", "2019", "Pasar Terapung"),
    "uu-3-2019": Source("uu-3-2019", "uu", "3", "2019", "Kebun Lada"),
    "uu-8-2021": Source("uu-8-2021", "uu", "8", "2021", "Perubahan atas Undang-Undang Nomor 7 Tahun 2019"),
}


def act(items: str, law: str = PASAR) -> Structure:
    end = "Pasal II\nUndang-Undang ini mulai berlaku pada tanggal diundangkan.\n"
    return structure(printed(OPENING.format(law=law) + items + end), name="uu-8-2021.pdf")


def inserted(found: Structure) -> list[str]:
    return [inside for p in found.provisions if p.kind == "pasal" and (inside := ids.put_into(p.id))]


NUMBERS = {
    "a letter that OCR read as a digit, where the instruction names it": (
        "1. Di antara Pasal 16 dan Pasal 17 disisipkan 2 (dua) pasal, yakni Pasal 16A dan Pasal 16B sehingga berbunyi "
        "sebagai berikut:\nPasal 16A\nPerahu dicat.\nPasal 168\nDayung dicat.\n",
        ["uu-7-2019/pasal-16a", "uu-7-2019/pasal-16b"],
        0,
    ),
    "a pasal glued into the line of the one before": (
        "1. Di antara Pasal 16 dan Pasal 17 disisipkan 2 (dua) pasal, yakni Pasal 16A dan Pasal 16B sehingga berbunyi "
        "sebagai berikut:\nPasal 16A\nPerahu dicat. Pasal 16B (1) Dayung dicat.\n",
        ["uu-7-2019/pasal-16a", "uu-7-2019/pasal-16b"],
        0,
    ),
    "a glued citation of what was announced": (
        "1. Di antara Pasal 16 dan Pasal 17 disisipkan 2 (dua) pasal, yakni Pasal 16A dan Pasal 16B sehingga berbunyi "
        "sebagai berikut:\nPasal 16A\nPerahu dicat menurut Pasal 16B Dayung dicat.\n",
        ["uu-7-2019/pasal-16a"],
        0,
    ),
    "an I that OCR read as 1": (
        "1. Di antara Pasal 16 dan Pasal 17 disisipkan 2 (dua) pasal, yakni Pasal 16H dan Pasal 16I sehingga berbunyi "
        "sebagai berikut:\nPasal 16H\nPerahu dicat.\nPasal 161\nDayung dicat.\n",
        ["uu-7-2019/pasal-16h", "uu-7-2019/pasal-16i"],
        0,
    ),
    "the same where the instruction is damaged too": (
        "1. Di antara Pasal 16 dan Pasal 17 disisipkan 2 (dua) pasal, yakni Pasal 16A dan Pasal 168 sehingga berbunyi "
        "sebagai berikut:\nPasal 16A\nPerahu dicat.\nPasal 168\nDayung dicat.\n",
        ["uu-7-2019/pasal-16a", "uu-7-2019/pasal-16b"],
        1,
    ),
    "a digit that OCR read as a letter": (
        "1. Ketentuan Pasal 10 diubah sehingga berbunyi sebagai berikut:\nPasal 1O\nPerahu dicat.\n",
        ["uu-7-2019/pasal-10"],
        0,
    ),
    "a real pasal 168": (
        "1. Ketentuan Pasal 168 diubah sehingga berbunyi sebagai berikut:\nPasal 168\nPerahu dicat.\n",
        ["uu-7-2019/pasal-168"],
        0,
    ),
    "a pasal that no instruction names is doubted": (
        "1. Ketentuan Pasal 10 diubah sehingga berbunyi sebagai berikut:\nPasal 10\nPerahu dicat.\nPasal 44\nDayung.\n",
        ["uu-7-2019/pasal-10", "uu-7-2019/pasal-44"],
        1,
    ),
}


@pytest.mark.parametrize(("items", "expected", "doubted"), NUMBERS.values(), ids=NUMBERS)
def test_the_number_of_an_amended_pasal(items, expected, doubted):
    found = act(items)
    assert inserted(found) == expected
    assert sum(any(d.startswith(NUMBER_DOUBT) for d in p.doubts) for p in found.provisions) == doubted


ONE = "1. Ketentuan Pasal 10 diubah sehingga berbunyi sebagai berikut:\nPasal 10\nPerahu dicat.\n"
VERSIONS = {
    "what is read without doubt": (ONE, PASAR, ["uu-7-2019/pasal-10"]),
    "no pasal that the instruction does not name": (ONE + "Pasal 44\nDayung.\n", PASAR, ["uu-7-2019/pasal-10"]),
    "no law whose title the act does not say": (ONE, "3 Tahun 2019 tentang Pasar Terapung", []),
}


@pytest.mark.parametrize(("items", "law", "expected"), VERSIONS.values(), ids=VERSIONS)
def test_a_version_is_made_of(items, law, expected):
    texts = passages(act(items, law))
    assert [text.provision for text in restated(texts, KNOWN)] == expected


def test_a_law_that_names_itself_as_amended_means_the_one_of_its_title():
    found = act(ONE, "8 Tahun 2021 tentang Pasar Terapung")
    assert inserted(found) == ["uu-7-2019/pasal-10"]


REFERS = {
    "an instruction": (
        "uu-8-2021/pasal-i/angka-1",
        "Ketentuan Pasal 10 ayat (1), di antara huruf d dan huruf e, disisipkan huruf d1",
        [
            "uu-7-2019/pasal-10/ayat-1", "uu-7-2019/pasal-10/ayat-1/huruf-d", "uu-7-2019/pasal-10/ayat-1/huruf-e",
            "uu-7-2019/pasal-10/ayat-1/huruf-d1",
        ],
    ),
    "the new text": (
        "uu-8-2021/pasal-i/angka-1/uu-7-2019/pasal-10/ayat-2",
        "sebagaimana dimaksud pada ayat (1) dan Pasal 4",
        ["uu-7-2019/pasal-10/ayat-1", "uu-7-2019/pasal-4"],
    ),
    "its explanation": (
        "uu-8-2021/penjelasan/umum", "karena Pasal 10 dan Pasal I", ["uu-7-2019/pasal-10", "uu-8-2021/pasal-i"],
    ),
    "another law named": (
        "uu-8-2021/pasal-i/angka-1", "Pasal 3 Undang-Undang Nomor 3 Tahun 2019", ["uu-3-2019/pasal-3"],
    ),
    "a law in a lampiran": ("uu-8-2021/lampiran-1/pasal-5/ayat-2", "ayat (1) dan Pasal 2", [
        "uu-8-2021/lampiran-1/pasal-5/ayat-1", "uu-8-2021/lampiran-1/pasal-2",
    ]),
    "what is left out of a list": ("uu-7-2019/pasal-8", "Pasal 6 ayat (1), kecuali huruf c", [
        "uu-7-2019/pasal-6/ayat-1", "uu-7-2019/pasal-6/ayat-1/huruf-c",
    ]),
}  # fmt: skip


@pytest.mark.parametrize(("here", "text", "expected"), REFERS.values(), ids=REFERS)
def test_what_a_provision_of_an_amending_law_refers_to(here, text, expected):
    amends = amended_laws(p.id for p in act(ONE).provisions)
    assert [target for _, target in refers(text, here, amends)] == expected


@given(st.integers(4, 40), st.data())
@settings(max_examples=60, deadline=None)
def test_a_heading_that_is_gone_is_named(last, data):
    first = data.draw(st.integers(2, last - 1))
    gone = range(first, data.draw(st.integers(first, last - 1)) + 1)
    body = "".join(
        f"Pasal {n}\nKebun nomor {n} dipagari.\n" if n not in gone else "Pagar dicat.\n" for n in range(1, last + 1)
    )
    opening = "PERATURAN PEMERINTAH REPUBLIK INDONESIA\nNOMOR 9 TAHUN 1999\nTENTANG\nKEBUN\n" + DECIDED
    explained = "PENJELASAN\nATAS\nPERATURAN PEMERINTAH\nI. UMUM\nKebun.\nII. PASAL DEMI PASAL\n" + "".join(
        f"Pasal {n}\nCukup jelas.\n" for n in range(1, last + 1)
    )
    read = structure(markdown(opening + body + "Ditetapkan di Jakarta\n" + explained), name="kebun.md")
    found = {p.id for p in read.provisions}
    said = " ".join(w for w in read.report.warnings if not w.startswith("Penjelasan"))
    lost = {n for n in range(1, last + 1) if f"pp-9-1999/pasal-{n}" not in found}
    assert set(gone) <= lost
    low, high = min(lost), max(lost)
    assert f"Pasal {low}" in said
    assert str(high) in said


def test_an_amending_law_without_its_second_pasal_says_so():
    whole = OPENING.format(law=PASAR) + ONE + "Ditetapkan di Jakarta\n"
    read = structure(printed(whole), name="uu-8-2021.pdf")
    assert any(warning.startswith("Pasal II tidak ditemukan") for warning in read.report.warnings)


DATES = {
    "clean": ("tanggal 2 Oktober 2021", "2021-10-02"),
    "digits that are letters": ("tanggal L7 Oktober 2O21", "2021-10-17"),
    "a month that is damaged": ("tanggd 2 Jarruari 2021", "2021-01-02"),
    "a month glued to its year": ("tanggal 16 Jtni2O21", "2021-06-16"),
    "a damaged year that the law does not confirm": ("tanggal 16 Juni 2O24", ""),
    "a day that no month has": ("tanggal 31 Juni 2021", ""),
}


@pytest.mark.parametrize(("day", "expected"), DATES.values(), ids=DATES)
def test_the_day_of_a_law(day, expected):
    body = f"Pasal 1\nPerahu dicat.\nPasal 2\nDayung dicat.\nDisahkan di Jakarta\npada {day}\nPRESIDEN\n"
    opening = "UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 8 TAHUN 2021\nTENTANG\nPERAHU\n" + DECIDED
    assert structure(printed(opening + body), name="a.pdf").source.ditetapkan == expected


def test_the_head_of_a_gazette_gives_its_numbers():
    head = (
        "LEMBARAN NEGARA\nREPUBLIK INDONESIA\nNo.147, 2021 PERAHU. Cat. (Penjelasan dalam\nTambahan Lembaran Negara "
        "Republik Indonesia\nNomor 6245)\nUNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 8 TAHUN 2021\nTENTANG\nPERAHU\n"
        "Menimbang :\nbahwa perlu;\nMEMUTUSKAN:\nPasal 1\nPerahu dicat.\nPasal 2\nDayung dicat.\n"
    )
    source = structure(printed(head), name="a.pdf").source
    assert (source.ln, source.tln) == ("147/2021", "6245")


def test_the_regulation_in_a_lampiran_is_read_below_it():
    text = """UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 2 TAHUN 2021
TENTANG PENETAPAN PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG NOMOR 1 TAHUN 2020
TENTANG PERAHU MENJADI UNDANG-UNDANG
Menimbang: bahwa perlu;
MEMUTUSKAN:
Pasal 1
Peraturan Pemerintah Pengganti Undang-Undang ini menjadi Undang-Undang.
Pasal 2
Undang-Undang ini mulai berlaku pada tanggal diundangkan.
Disahkan di Jakarta pada tanggal 2 Maret 2021
LAMPIRAN UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 2 TAHUN 2021
Menimbang: bahwa mendesak;
MEMUTUSKAN:
Pasal 1
(1) Perahu dicat.
(2) Cat kering.
Pasal 2
Dayung dicat.
"""
    read = structure(markdown(text), name="uu-2-2021.md")
    steps = [p.id.partition("/")[2] for p in read.provisions]
    assert [s for s in steps if s.startswith("pasal")] == ["pasal-1", "pasal-2"]
    assert "lampiran-1/pasal-1/ayat-2" in steps
    assert "lampiran-1/pasal-2" in steps
    assert read.report.unaccounted == 0


ITEMS = {
    "without the space behind its number": "1. Ketentuan Pasal 4 diubah.\n2.Di antara Pasal 8 dan Pasal 9.\n",
    "with an l for a 1": "".join(f"{n}. Ketentuan Pasal {n} diubah.\n" for n in range(1, 11))
    + "l1.Ketentuan Pasal 12 diubah.\n",
}


@pytest.mark.parametrize("items", ITEMS.values(), ids=ITEMS)
def test_an_item_is_read(items):
    found = [p.id for p in act(items).provisions if p.kind == "angka" and p.id.count("/") == 2 and "pasal-i/" in p.id]
    assert len(found) == items.count("\n")


def test_behind_an_inserted_bab_the_items_go_on():
    items = (
        "1. Di antara BAB II dan BAB III disisipkan 1 (satu) bab, yakni BAB IIA sehingga berbunyi sebagai berikut:\n"
        "BAB IIA\nSEWA\n2. Di antara Pasal 8 dan Pasal 9 disisipkan 1 (satu) pasal, yakni Pasal 8A sehingga berbunyi "
        "sebagai berikut:\nPasal 8A\nPerahu disewakan.\n"
    )
    found = {p.id: p.label for p in act(items).provisions}
    assert found["uu-8-2021/pasal-i/angka-1/uu-7-2019/bab-iia"] == "BAB IIA SEWA"
    assert "uu-8-2021/pasal-i/angka-2/uu-7-2019/pasal-8a" in found
