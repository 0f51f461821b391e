"""Word documents: what Word shows is read, the numbers it only draws included."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from kadqa.errors import UnreadableFile
from kadqa.reading import read_document, structure
from kadqa.reading.formats import docx

LEVELS = {
    # level: (form, text, style that it numbers)
    0: ("decimal", "Pasal %1", "PasalKu"),
    1: ("decimal", "(%2)", ""),
    2: ("lowerLetter", "%3.", ""),
    3: ("decimal", "%4)", ""),
}


def element(name: str, children=(), **attributes: object):
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(children)
    return made


def word(levels: dict[int, tuple[str, str, str]] = LEVELS) -> WordDocument:
    """A document whose list 77 has these levels."""
    made = WordDocument()
    numbering = made.part.numbering_part.element
    abstract = element("abstractNum", abstractNumId=77)
    for ilvl, (form, text, style) in levels.items():
        parts = [element("start", val=1), element("numFmt", val=form)]
        parts += [element("pStyle", val=style)] if style else []
        abstract.append(element("lvl", [*parts, element("lvlText", val=text)], ilvl=ilvl))
    numbering.insert(0, abstract)
    numbering.append(element("num", [element("abstractNumId", val=77)], numId=77))
    return made


def numbered(made: WordDocument, text: str, ilvl: int, num: int = 77) -> None:
    paragraph = made.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(element("numPr", [element("ilvl", val=ilvl), element("numId", val=num)]))


def data(made: WordDocument) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def lines(made: WordDocument) -> list[str]:
    read = docx.read(data(made))
    text = read.pages[0].text
    away = {k for piece in read.dropped for _, a, b in piece.spans for k in range(a, b)}
    return "".join(" " if k in away else char for k, char in enumerate(text)).strip().splitlines()


def test_the_numbers_that_word_draws_are_written_out():
    made = word()
    for text, ilvl in [("", 0), ("Kebun.", 1), ("Pagar:", 1), ("besi;", 2), ("kayu:", 2), ("jati;", 3), ("bambu.", 2),
                       ("Cat.", 1), ("", 0), ("Madu.", 1)]:  # fmt: skip
        numbered(made, text, ilvl)
    assert lines(made) == [
        "Pasal 1", "(1) Kebun.", "(2) Pagar:", "a. besi;", "b. kayu:", "1) jati;", "c. bambu.", "(3) Cat.", "Pasal 2",
        "(1) Madu.",
    ]  # fmt: skip


def test_the_tree_of_a_word_document_is_that_of_its_numbers():
    made = word()
    for title in ("PERATURAN PEMERINTAH", "NOMOR 9 TAHUN 1999", "TENTANG", "KEBUN"):
        made.add_paragraph(title)
    for text, ilvl in [("", 0), ("Kebun dipagari.", 1), ("Pagar meliputi:", 1), ("besi; dan", 2), ("kayu.", 2)]:
        numbered(made, text, ilvl)
    read = structure(docx.read(data(made)), name="kebun.docx")
    assert [p.id for p in read.provisions][-5:] == [
        "pp-9-1999/pasal-1",
        *(f"pp-9-1999/pasal-1/ayat-{end}" for end in ("1", "2", "2/huruf-a", "2/huruf-b")),
    ]
    assert read.report.unaccounted == 0


FORMS = {
    "small letters": ("lowerLetter", "%1.", ["a. x", "b. y"]),
    "capitals": ("upperLetter", "%1)", ["A) x", "B) y"]),
    "Roman": ("upperRoman", "BAB %1", ["BAB I x", "BAB II y"]),
    "small Roman": ("lowerRoman", "%1.", ["i. x", "ii. y"]),
    "with a nought": ("decimalZero", "%1.", ["01. x", "02. y"]),
    "a bullet is a picture": ("bullet", "•", ["x", "y"]),
    "a form that is not known": ("chicago", "%1.", ["1. x", "2. y"]),
}


@pytest.mark.parametrize(("form", "text", "expected"), FORMS.values(), ids=FORMS)
def test_the_form_of_a_number(form, text, expected):
    made = word({0: (form, text, "")})
    numbered(made, "x", 0)
    numbered(made, "y", 0)
    assert lines(made) == expected


def test_a_form_that_is_not_known_is_named():
    made = word({0: ("chicago", "%1.", "")})
    numbered(made, "x", 0)
    assert docx.read(data(made)).warnings == ("Penomoran otomatis 'chicago' ditulis dengan angka biasa.",)


def test_a_style_may_carry_the_number():
    made = word()
    style = made.styles.add_style("PasalKu", 1)
    style.element.append(element("pPr", [element("numPr", [element("numId", val=77)])]))
    for _ in range(2):
        made.add_paragraph("", style="PasalKu")
    assert lines(made) == ["Pasal 1", "Pasal 2"]


def test_a_list_may_begin_anew():
    made = word({0: ("decimal", "%1.", "")})
    override = element("lvlOverride", [element("startOverride", val=1)], ilvl=0)
    made.part.numbering_part.element.append(element("num", [element("abstractNumId", val=77), override], numId=78))
    for num in (77, 77, 78, 78):
        numbered(made, "x", 0, num)
    assert lines(made) == ["1. x", "2. x", "1. x", "2. x"]


def test_a_table_keeps_its_rows_and_cells():
    made = WordDocument()
    made.add_paragraph("Daftar")
    table = made.add_table(2, 3)
    for k, text in enumerate(["No", "Kebun", "Luas", "1", "Madu", "2 ha"]):
        table.cell(k // 3, k % 3).text = text
    table.cell(1, 1).add_paragraph("Lilin")
    made.add_paragraph("Akhir")
    assert lines(made) == ["Daftar", "No\tKebun\tLuas", "1\tMadu Lilin\t2 ha", "Akhir"]


def test_merged_cells_and_a_table_in_a_cell_are_read_once():
    made = WordDocument()
    table = made.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "lebar"
    table.cell(0, 2).add_table(1, 1).cell(0, 0).text = "dalam"
    assert lines(made) == ["lebar\tdalam"]


def test_what_is_deleted_or_hidden_is_not_read_what_is_inserted_is():
    made = WordDocument()
    paragraph = made.add_paragraph("Kebun ")
    run = paragraph.add_run("lama ")._r
    run.find(qn("w:t")).tag = qn("w:delText")
    paragraph._p.append(element("del", [run]))
    paragraph._p.append(element("ins", [paragraph.add_run("baru")._r]))
    paragraph.add_run(" rahasia").font.hidden = True
    assert lines(made) == ["Kebun baru"]


def test_heads_and_feet_and_contents_are_dropped_not_lost():
    made = WordDocument()
    made.add_paragraph("Kebun dipagari.")
    made.styles.add_style("TOC 1", 1)
    made.add_paragraph("BAB I KEBUN 3", style="TOC 1")
    made.sections[0].header.paragraphs[0].text = "KEPALA"
    made.sections[0].footer.paragraphs[0].text = "KAKI"
    read = docx.read(data(made))
    text = read.pages[0].text
    assert {piece.kind: text[a:b] for piece in read.dropped for _, a, b in piece.spans} == {
        "navigation": "BAB I KEBUN 3", "page-head": "KEPALA", "page-foot": "KAKI",
    }  # fmt: skip
    found = structure(read, name="kebun.docx")
    assert (found.report.unaccounted, found.provisions[0].text) == (0, "Kebun dipagari.")


def package(parts: dict[str, bytes], *, stored: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def bomb(size: int) -> bytes:
    """A package that unpacks to more than it may, without taking that much here."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", b"<Types/>")
        with made.open("word/document.xml", "w") as part:
            for _ in range(size // 1_000_000):
                part.write(b" " * 1_000_000)
    return out.getvalue()


BAD = {
    "cut off": (lambda: data(WordDocument())[:4000], "rusak atau terpotong"),
    "an archive of another kind": (lambda: package({"a.txt": b"x"}), "isinya berkas Office atau ZIP"),
    "an archive with a folder word": (lambda: package({"word/document.xml": b"<a/>"}), "bukan dokumen Word"),
    "a package without a document": (
        lambda: package({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"}), "rusak atau terpotong",
    ),
    "one that unpacks to far too much": (lambda: bomb(300_000_000), "mengembang menjadi"),
    "old Word": (lambda: b"\xd0\xcf\x11\xe0" + bytes(99), "berkas Office lama atau yang dikunci"),
    "text": (lambda: b"Pasal 1", "isinya bukan dokumen Word"),
    "without a word": (lambda: data(WordDocument()), "tidak ada teks yang terbaca"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "message"), BAD.values(), ids=BAD)
def test_a_word_file_that_cannot_be_read_is_named_in_one_line(tmp_path, content, message):
    path = tmp_path / "perda.docx"
    path.write_bytes(content())
    with pytest.raises(UnreadableFile) as caught:
        read_document(path)
    said = str(caught.value)
    assert said.startswith("perda.docx tidak dapat dibaca: ")
    assert message in said
    assert "\n" not in said
