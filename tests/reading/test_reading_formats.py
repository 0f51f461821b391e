"""Bytes to pages, and every way in which a file cannot be read."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from kadqa.errors import UnreadableFile
from kadqa.reading import READERS, read_document, unreadable
from kadqa.reading.formats import html, markdown, pdf, plain
from tests.reading.reading_forms import pdf_bytes

PDF = pdf_bytes([["Pasal 1", "Kebun dipagari."], ["Pasal 2", "Pagar dicat."]])


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(PDF)))
    writer.encrypt("rahasia", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


BAD = {
    "no reader for the suffix": (
        "perda.xls", b"x", "tidak ada pembaca untuk '.xls'. Yang dapat: .docx .htm .html .md .pdf .txt.",
    ),
    "no suffix at all": ("perda", b"x", "tidak ada pembaca untuk ''."),
    "an empty file": ("perda.pdf", b"", "berkas kosong."),
    "nothing but white space": ("perda.md", b" \n\n ", "berkas kosong."),
    "a PDF cut off": ("perda.pdf", PDF[: len(PDF) // 2], "rusak atau terpotong."),
    "a PDF of nothing but its header": ("perda.pdf", b"%PDF-1.4\n", "rusak atau terpotong."),
    "a PDF with a password": ("perda.pdf", locked_pdf(), "dikunci dengan kata sandi."),
    "a PDF without a text layer": ("perda.pdf", pdf_bytes([[""]]), "tanpa lapisan teks"),
    "an HTML page named .pdf": ("perda.pdf", b"<!DOCTYPE html><p>x</p>", "isinya halaman HTML, bukan '.pdf'."),
    "a PDF named .html": ("perda.html", PDF, "isinya PDF, bukan '.html'. Ganti akhirannya menjadi .pdf."),
    "a PDF named .txt": ("perda.txt", PDF, "isinya PDF, bukan '.txt'."),
    "an archive named .pdf": ("perda.pdf", b"PK\x03\x04zip", "isinya berkas Office atau ZIP, bukan '.pdf'."),
    "text named .pdf": ("perda.pdf", b"Pasal 1", "isinya bukan PDF."),
    "binary named .txt": ("perda.txt", b"\x00\x01\x02" * 50, "isinya bukan teks."),
    "control characters named .md": ("perda.md", bytes(range(1, 9)) * 20, "isinya bukan teks."),
    "an HTML page of scripts alone": ("a.html", b"<html><script>x</script></html>", "tidak ada teks yang terbaca."),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "message"), BAD.values(), ids=BAD)
def test_a_file_that_cannot_be_read_is_named_with_the_reason_in_one_line(tmp_path, name, data, message):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read_document(path)
    said = str(caught.value)
    assert said.startswith(f"{name} tidak dapat dibaca: ")
    assert message in said
    assert "\n" not in said


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UnreadableFile, match=r"^hilang\.md tidak dapat dibaca: "):
        read_document(tmp_path / "hilang.md")


def test_a_path_that_is_no_file_is_named_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipa.txt")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "tautan.pdf").symlink_to(tmp_path / "hilang.pdf")
    said = {}
    for path in tmp_path.iterdir():
        with pytest.raises(UnreadableFile) as caught:
            read_document(path)
        said[path.name] = str(caught.value)
        assert unreadable(path) == said[path.name]
    no_file = "bukan berkas biasa (folder, pipa, atau perangkat). Beri berkas."
    assert said == {
        "pipa.txt": f"pipa.txt tidak dapat dibaca: {no_file}",
        "folder.md": f"folder.md tidak dapat dibaca: {no_file}",
        "tautan.pdf": (
            "tautan.pdf tidak dapat dibaca: tautan ke berkas yang tidak ada. Perbaiki atau hapus tautannya."
        ),
    }


def test_a_file_that_may_not_be_read_is_named(tmp_path, monkeypatch):
    path = tmp_path / "rahasia.md"
    path.write_text("Pasal 1")

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableFile, match=r"^rahasia\.md tidak dapat dibaca: tidak ada hak akses\. Periksa letak"):
        read_document(path)


def test_a_file_that_is_too_large_is_not_opened(tmp_path):
    path = tmp_path / "besar.txt"
    path.write_bytes(b"kebun " * 500_000)
    with pytest.raises(UnreadableFile, match=r"3 MB, batasnya 2 MB\. Naikkan KADQA_READ_MEGABYTES"):
        read_document(path, max_bytes=2_000_000)


def test_a_pdf_with_too_many_pages_is_refused(tmp_path):
    path = tmp_path / "tebal.pdf"
    path.write_bytes(PDF)
    assert len(read_document(path, max_pages=2).pages) == 2
    with pytest.raises(UnreadableFile, match="2 halaman, batasnya 1"):
        read_document(path, max_pages=1)


def test_every_reader_is_found_by_its_suffix():
    assert sorted(READERS) == [".docx", ".htm", ".html", ".md", ".pdf", ".txt"]


def test_a_pdf_is_read_page_by_page():
    document = pdf.read(PDF)
    assert [page.n for page in document.pages] == [1, 2]
    assert document.pages[1].text.splitlines() == ["Pasal 2", "Pagar dicat."]


def test_a_pdf_page_on_which_nothing_is_drawn_is_no_fault():
    document = pdf.read(pdf_bytes([["Kebun dipagari."], [""]]))
    assert (document.warnings, document.scanned) == ((), ())


DECODED = {
    "UTF-8": ("naïve “madu”".encode(), "naïve “madu”"),
    "UTF-8 with its mark": ("\ufeffmadu".encode(), "madu"),
    "UTF-16 with its mark": ("madu".encode("utf-16"), "madu"),
    "Windows-1252": (b"\x93madu\x94", "“madu”"),
    "line ends of Windows": (b"a\r\nb\rc", "a\nb\nc"),
}


@pytest.mark.parametrize(("data", "text"), DECODED.values(), ids=DECODED)
def test_text_is_decoded(data, text):
    assert plain.read(data).pages[0].text == text


MARKS = {
    "a heading": ("## Kebun ##", "Kebun"),
    "bold and italic": ("**Pasal 5** dan *madu* dan _lebah_", "Pasal 5 dan madu dan lebah"),
    "underscores on their own": ("lebah. __ 2. Madu", "lebah.  2. Madu"),
    "a list": ("- madu\n* lebah\n+ kebun", "madu\nlebah\nkebun"),
    "a page number is no list": ("- 12 -", "- 12 -"),
    "an escaped number": ("1\\. Madu", "1. Madu"),
    "a link": ("lihat [Kebun](https://kebun.example/a_b)", "lihat Kebun"),
    "a quotation": ("> madu", "madu"),
    "a table": ("| a | b |\n|---|---|\n| 1 | 2 |", "a  b\n1  2"),
    "a tag and a comment": ("madu<br> <!-- x -->lebah", "madu lebah"),
    "front matter": ("---\na: 1\n---\nmadu", "madu"),
    "a name with an underscore keeps it": ("uu_23_2014", "uu_23_2014"),
    "a product keeps its star": ("2 * 3", "2 * 3"),
}


@pytest.mark.parametrize(("text", "seen"), MARKS.values(), ids=MARKS)
def test_the_marks_of_markdown_are_dropped_and_nothing_else(text, seen):
    from kadqa.reading.lines import lines_of

    lines = [" ".join(line.text.split()) for line in lines_of(markdown.read(text.encode()))]
    assert lines == [" ".join(line.split()) for line in seen.splitlines()]


def test_html_gives_all_visible_text_with_blocks_on_lines_of_their_own():
    page = html.read(
        b"<html><head><title> Kebun  A </title><link rel='canonical' href='https://kebun.example/a'></head><body>"
        b"<nav><a>Beranda</a> <a>Profil</a></nav><main><header><h1>Kebun</h1></header><p>Madu <b>le</b>bah<br>dan\n"
        b" lilin.</p><table><tr><td>satu</td><td>dua</td></tr></table><!-- x --><script>y</script>"
        b"<p hidden>z</p></main><footer>Hak cipta</footer></body></html>"
    )
    text = page.pages[0].text
    assert text == "Beranda Profil\nKebun\nMadu lebah\ndan lilin.\nsatu dua\nHak cipta"
    assert (page.title, page.address) == ("Kebun A", "https://kebun.example/a")
    assert [text[a:b].strip() for _, a, b in page.dropped[0].spans] == ["Beranda Profil", "Hak cipta"]


def test_html_nests_as_deep_as_it_likes():
    deep = b"<div>" * 3000 + b"madu" + b"</div>" * 3000
    assert html.read(deep).pages[0].text == "madu"


DAMAGED = {
    "UTF-8 with one byte that is none": ("“pasar” é\n".encode() + b"\xff kios", "“pasar” é\n\ufffd kios"),
    "Windows-1252": ("“pasar” é".encode("cp1252"), "“pasar” é"),
    "UTF-16 whose last letter is cut": ("pasar".encode("utf-16")[:-1], "pasa\ufffd"),
}


@pytest.mark.parametrize(("data", "expected"), DAMAGED.values(), ids=DAMAGED)
def test_bytes_that_are_no_letter_cost_no_others(data, expected):
    assert plain.decode(data) == expected
