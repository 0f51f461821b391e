"""Pages without a text layer: read by Tesseract where it is installed, else named with what to install."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from kadqa.errors import UnreadableFile
from kadqa.reading import passages, read_document, structure
from kadqa.reading.formats import pindai
from kadqa.reading.isolate import Worker
from tests.reading.reading_forms import pdf_bytes

FAKE = """#!{python}
import os, sys
from pathlib import Path
log = Path({log!r})
if "--version" in sys.argv:
    print("tesseract {version}")
elif "--list-langs" in sys.argv:
    print("List of available languages (1):\\n{language}")
else:
    image = sys.stdin.buffer.read()
    assert image.startswith(b"P5 "), image[:20]
    with log.open("a") as out:
        out.write("read\\n")
    if {fails}:
        sys.exit(3)
    print("Pasal 9\\nKebun dipagari.\\f")
"""


def scan(*lines: str) -> Image.Image:
    image = Image.new("L", (1240, 900), 255)
    draw = ImageDraw.Draw(image)
    for k, line in enumerate(lines):
        draw.text((120, 90 + 80 * k), line, fill=0, font=ImageFont.load_default(44))
    return image


def scanned_pdf(*pages: tuple[str, ...]) -> bytes:
    out = io.BytesIO()
    first, *rest = [scan(*lines) for lines in pages]
    first.save(out, "PDF", resolution=150, save_all=True, append_images=rest)
    return out.getvalue()


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Put a program in place of Tesseract; called without arguments it takes it away. Returns what logs its reads."""
    folder = tmp_path / "bin"
    folder.mkdir()
    log = tmp_path / "log"

    def put(version: str = "5.0", language: str = "ind", fails: bool = False) -> Path:
        program = folder / "tesseract"
        program.write_text(
            FAKE.format(python=sys.executable, log=str(log), version=version, language=language, fails=fails)
        )
        program.chmod(0o755)
        pindai._tesseract.cache_clear()
        return log

    monkeypatch.setenv("PATH", str(folder))
    pindai._tesseract.cache_clear()
    yield put
    pindai._tesseract.cache_clear()


@pytest.fixture
def pdf(tmp_path):
    path = tmp_path / "pindaian.pdf"
    path.write_bytes(scanned_pdf(("Kebun",), ("Pagar",)))
    return path


def reads(log: Path) -> int:
    return log.read_text().count("read") if log.exists() else 0


def test_the_images_of_pages_are_read(install, pdf):
    install()
    done = []
    document = read_document(pdf, progress=lambda n, of: done.append((n, of)))
    assert [page.text for page in document.pages] == ["Pasal 9\nKebun dipagari."] * 2
    assert document.scanned == (1, 2)
    assert done == [(1, 2), (2, 2)]
    assert document.warnings == (
        "2 halaman tanpa lapisan teks dibaca dengan tesseract 5.0: 1, 2. Cocokkan dengan gambarnya.",
    )


def test_an_image_is_read_once_by_one_version(install, pdf, tmp_path):
    log = install()
    cache = tmp_path / "cache"
    for _ in range(2):
        assert read_document(pdf, cache=cache).scanned == (1, 2)
    assert reads(log) == 2
    install(version="6.0")
    read_document(pdf, cache=cache)
    assert reads(log) == 4


def test_a_cache_that_cannot_be_written_stops_nothing(install, pdf, tmp_path):
    install()
    (tmp_path / "cache").write_text("")
    assert read_document(pdf, cache=tmp_path / "cache").scanned == (1, 2)


ABSENT = {
    "no Tesseract": None,
    "without its Indonesian data": {"language": "eng"},
}


@pytest.mark.parametrize("given", ABSENT.values(), ids=ABSENT)
def test_without_tesseract_the_pages_are_named_and_what_to_install(install, tmp_path, given):
    if given:
        install(**given)
    path = tmp_path / "campuran.pdf"
    path.write_bytes(mixed_pdf())
    document = read_document(path)
    assert document.warnings == (
        "1 halaman tanpa lapisan teks dan tidak terbaca: 2. Pasang Tesseract dengan data bahasa Indonesia "
        "(Debian: apt install tesseract-ocr tesseract-ocr-ind), lalu baca kembali.",
    )
    assert document.warnings[0] in structure(document, name="campuran.pdf").report.warnings


def test_a_file_of_images_alone_is_refused_without_tesseract(install, pdf):
    with pytest.raises(UnreadableFile, match=r"tanpa lapisan teks \(hasil pindai\) di 2 halaman. Pasang Tesseract"):
        read_document(pdf)


def test_a_page_that_tesseract_fails_on_is_named(install, tmp_path):
    install(fails=True)
    path = tmp_path / "campuran.pdf"
    path.write_bytes(mixed_pdf())
    assert read_document(path).warnings == ("1 halaman tanpa lapisan teks dan tidak terbaca: 2. Periksa gambarnya.",)


def mixed_pdf() -> bytes:
    """A page of text, a page of an image, a page on which nothing is drawn."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    text = PdfReader(io.BytesIO(pdf_bytes([["Pagar dicat hijau oleh semua warga desa."], [""]])))
    writer.add_page(text.pages[0])
    writer.add_page(PdfReader(io.BytesIO(scanned_pdf(("Kebun",)))).pages[0])
    writer.add_page(text.pages[1])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_only_pages_with_an_image_are_read(install, tmp_path):
    log = install()
    path = tmp_path / "campuran.pdf"
    path.write_bytes(mixed_pdf())
    document = read_document(path)
    assert reads(log) == 1
    assert document.scanned == (2,)
    assert document.pages[2].text == ""


def test_what_stands_on_a_read_page_is_ocr_and_the_rest_is_not(install, tmp_path):
    install()
    path = tmp_path / "campuran.pdf"
    path.write_bytes(mixed_pdf())
    found = passages(structure(read_document(path), name="campuran.pdf"))
    assert {p.basis for p in found if p.page == 1} == {"naskah"}
    assert {p.basis for p in found if p.page == 2} == {"ocr"}


STAMPS = {
    "nothing": ("", True),
    "the sentence of an electronic signature": ("Dokumen ini telah ditandatangani secara elektronik\n- 2 -", True),
    "a page number": ("12", True),
    "a heading": ("Pasal 3\n- 2 -", False),
    "a sentence": ("Kebun dipagari.", False),
}


@pytest.mark.parametrize(("text", "scan"), STAMPS.values(), ids=STAMPS)
def test_a_page_with_nothing_but_stamps_is_a_scan(text, scan):
    assert pindai.may_be_scan(text) is scan


def test_the_child_tells_of_its_progress(install, pdf, tmp_path):
    install()
    worker = Worker(seconds=60, megabytes=2048, pages=10, cache=tmp_path / "cache")
    told = []
    try:
        read = worker.read(pdf, {}, lambda *said: told.append(said))
    finally:
        worker.close()
    assert told == [("memindai pindaian.pdf", 1, 2), ("memindai pindaian.pdf", 2, 2)]
    assert read.scanned == (1, 2)
    assert len(list((tmp_path / "cache").rglob("*.txt"))) == 2


@pytest.mark.skipif(pindai.find_tesseract() is None, reason="Tesseract with its Indonesian data is not installed")
def test_tesseract_reads_a_scanned_regulation(tmp_path):
    path = tmp_path / "pindaian.pdf"
    path.write_bytes(
        scanned_pdf(
            ("PERATURAN PEMERINTAH", "NOMOR 9 TAHUN 1999", "TENTANG", "KEBUN LEBAH", "Pasal 1"),
            ("(1) Kebun dipagari dengan kayu.", "(2) Pagar dicat hijau.", "Pasal 2", "Madu dipanen setiap tahun."),
        )
    )
    read = structure(read_document(path), name="pindaian.pdf")
    assert {p.id: p.text for p in read.provisions if p.kind in ("ayat", "pasal")} == {
        "pp-9-1999/pasal-1": "",
        "pp-9-1999/pasal-1/ayat-1": "Kebun dipagari dengan kayu.",
        "pp-9-1999/pasal-1/ayat-2": "Pagar dicat hijau.",
        "pp-9-1999/pasal-2": "Madu dipanen setiap tahun.",
    }
    assert {p.basis for p in passages(read)} == {"ocr"}
