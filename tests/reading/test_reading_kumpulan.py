"""Collections: one file that quotes several pages comes out as those pages, without the chatter around them."""

from __future__ import annotations

import pytest

from kadqa.reading import structure
from kadqa.reading.formats import html, markdown, plain
from kadqa.reading.kumpulan import renamed, same_page, split
from kadqa.records import Source

ONE = "Taman lebah adalah usaha dua desa atau lebih untuk memelihara lebah bersama sepanjang tahun."
TWO = "Usaha itu dimulai karena kebun yang berbatasan memakai lebah yang sama setiap musim bunga tiba."
THREE = "Madu yang dipanen bersama dibagi menurut luas kebun masing-masing desa pada akhir musim panen raya."
FORUM = f"""
jika Anda ingin menghapus artikel, hubungi kami.

apa itu taman lebah

Budi

Guys, ada yang tau jawabannya?

Taman Lebah

OLEH: N. N.

{ONE}

{TWO}

sumber : taman.example.go.id

Panen Madu

{THREE}

Sumber: https://panen.example.go.id/madu/

Apakah Anda ingin melihat jawaban atau lebih?
Budi 16 day ago
4

Klik untuk menjawab
"""


def read(text: str, known: dict[str, Source] | None = None, name: str = "forum.txt"):
    return structure(plain.read(text.encode()), name=name, known=known)


def test_each_quoted_page_is_a_source_with_its_own_address():
    found = read(FORUM)
    assert [(s.id, s.judul, s.alamat) for s in found.members] == [
        ("halaman/taman-example-go-id", "Taman Lebah", ("https://taman.example.go.id",)),
        ("halaman/panen-example-go-id-madu", "Panen Madu", ("https://panen.example.go.id/madu/",)),
    ]
    assert [(p.id.removeprefix("halaman/"), p.text) for p in found.provisions] == [
        ("taman-example-go-id/identitas", "Taman Lebah OLEH: N. N."),
        ("taman-example-go-id/alinea-1", ONE),
        ("taman-example-go-id/alinea-2", TWO),
        ("panen-example-go-id-madu/identitas", "Panen Madu"),
        ("panen-example-go-id-madu/alinea-1", THREE),
    ]


def test_the_chatter_is_dropped_and_accounted_for():
    found = read(FORUM)
    text = found.pages[0].text
    chatter = " ".join(text[a:b] for piece in found.dropped if piece.kind == "chatter" for _, a, b in piece.spans)
    assert all(word in chatter for word in ("hubungi kami", "Budi", "sumber : taman", "16 day ago", "Klik"))
    assert found.report.unaccounted == 0
    assert found.report.chars_in == found.report.chars_kept + sum(found.report.dropped.values())


def test_a_listed_page_is_recognised_by_its_address():
    known = {
        "halaman/taman": Source("halaman/taman", "halaman", judul="Taman", alamat=("http://www.taman.example.go.id/",))
    }
    assert read(FORUM, known).members[0] == known["halaman/taman"]


def test_among_pages_of_one_address_the_title_decides():
    address = ("https://taman.example.go.id/",)
    known = {
        f"halaman/{key}": Source(f"halaman/{key}", "halaman", judul=title, alamat=address)
        for key, title in (("cat", "Cat Pagar"), ("lebah", "Taman Lebah"))
    }
    assert read(FORUM, known).members[0].id == "halaman/lebah"


def test_two_quotes_of_one_address_are_two_sources():
    text = f"Taman\n\n{ONE}\n\nsumber: a.example.id\n\nPagar\n\n{TWO}\n\nsumber: a.example.id\n"
    assert [s.id for s in read(text).members] == ["halaman/a-example-id", "halaman/a-example-id-2"]


def test_the_credit_may_stand_above():
    text = f"Guys, jawabannya?\n\nSumber: a.example.id\n\nTaman\n\n{ONE}\n\nSumber: b.example.id\n\nMadu\n\n{THREE}\n"
    found = read(text)
    assert [(p.id, p.text) for p in found.provisions if p.kind == "alinea"] == [
        ("halaman/a-example-id/alinea-1", ONE), ("halaman/b-example-id/alinea-1", THREE),
    ]  # fmt: skip


def test_text_without_a_credit_stays_with_the_file():
    found = read(FORUM + f"\n{TWO[::-1]}\n")
    assert found.provisions[-1].id == "berkas-forum/alinea-1"


NONE = {
    "no credit": plain.read(f"{ONE}\n\n{TWO}".encode()),
    "one credit and no chatter": plain.read(f"{ONE}\n\nsumber: a.example.id\n".encode()),
    "one credit in the middle": plain.read(f"Guys, jawabannya?\n{ONE}\n\nsumber: a.example.id\n\n{TWO}".encode()),
    "credits of tables": plain.read(f"{ONE}\n\nsumber: a.example.id\n2019 4\n\nsumber: b.example.id\n".encode()),
    "a credit that is no address": plain.read(f"{ONE}\nSumber: Dinas Kebun\n{TWO}\nSumber: Dinas Kebun\n".encode()),
    "a page that credits its source": html.read(f"<p>{ONE}</p><p>Sumber: a.example.id</p>".encode()),
}


@pytest.mark.parametrize("document", NONE.values(), ids=NONE)
def test_what_is_no_collection(document):
    assert structure(document, name="catatan.txt").members == ()


def test_one_credit_among_chatter_is_enough():
    found = read(f"Guys, ada yang tau jawabannya?\n\nTaman\n\n{ONE}\n\nsumber: a.example.id\n\nKlik untuk menjawab\n")
    assert [s.id for s in found.members] == ["halaman/a-example-id"]


def test_markdown_and_html_may_be_collections_too():
    body = f"{ONE}\n\nsumber: a.example.id\n\n{TWO}\n\nsumber: b.example.id\n"
    assert len(structure(markdown.read(body.encode()), name="x.md").members) == 2
    page = "".join(f"<p>{line}</p>" for line in body.splitlines())
    assert len(structure(html.read(page.encode()), name="x.html").members) == 2


def test_a_collection_is_split_into_its_sources():
    parts = split(read(FORUM))
    assert [part.source.id for part in parts] == ["halaman/taman-example-go-id", "halaman/panen-example-go-id-madu"]
    assert [len(part.provisions) for part in parts] == [3, 2]
    assert split(parts[0]) == (parts[0],)


def page(*paragraphs: str, address: str = "https://taman.example.go.id/lebah"):
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    link = f"<link rel=canonical href='{address}'>"
    return structure(html.read(f"<head>{link}</head><body>{body}</body>".encode()), name="taman.html")


SAME = {
    "the page itself": (page("Taman", ONE, TWO), True),
    "a shortened one": (page("Taman", ONE), True),
    "another page of that site": (page("Taman", THREE), False),
    "another site with the same words": (page("Taman", ONE, TWO, address="https://lain.example.id/"), False),
}


@pytest.mark.parametrize(("other", "same"), SAME.values(), ids=SAME)
def test_a_quoted_page_is_known_again(other, same):
    quoted = split(read(FORUM))[0]
    assert same_page(quoted, [other]) is (other if same else None)


def test_a_source_may_be_renamed_with_all_below_it():
    moved = renamed(split(read(FORUM))[0], Source("halaman/x", "halaman"))
    assert [p.id for p in moved.provisions] == ["halaman/x/identitas", "halaman/x/alinea-1", "halaman/x/alinea-2"]


def test_the_tree_of_a_collection_names_each_page_above_its_own():
    from kadqa.reading import tree_text

    lines = tree_text(read(FORUM)).splitlines()
    heads = [k for k, line in enumerate(lines) if line.startswith("  halaman/")]
    assert [lines[k].strip() for k in heads] == [
        "halaman/taman-example-go-id: Taman Lebah (https://taman.example.go.id)",
        "halaman/panen-example-go-id-madu: Panen Madu (https://panen.example.go.id/madu/)",
    ]
    assert heads == [1, 5]
