"""Documents of many kinds become one body of texts: collections, links, pipes, copies, many at once."""

from __future__ import annotations

import os

import pytest

from kadqa.library.corpus import read_corpus
from kadqa.library.merge import merge
from kadqa.reading import read_document, structure
from kadqa.reading.isolate import quiet

ONE = "Taman lebah adalah usaha dua desa atau lebih untuk memelihara lebah bersama sepanjang tahun."
TWO = "Usaha itu dimulai karena kebun yang berbatasan memakai lebah yang sama setiap musim bunga tiba."
THREE = "Madu yang dipanen bersama dibagi menurut luas kebun masing-masing desa pada akhir musim panen raya."
FORUM = (
    f"Guys, ada yang tau jawabannya?\n\nTaman Lebah\n\n{ONE}\n\n{TWO}\n\nsumber : taman.example.go.id\n\n"
    f"Panen Madu\n\n{THREE}\n\nsumber : panen.example.go.id\n"
)
PAGE = f"<title>Taman Lebah</title><link rel=canonical href='https://taman.example.go.id/'><p>{ONE}</p><p>{TWO}</p>"


def read(path, known):
    return structure(read_document(path), name=path.name, known=known)


def merged(folder, told=quiet):
    return merge(read_corpus([folder]), read, told)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "korpus"
    made.mkdir()
    (made / "forum.txt").write_text(FORUM, encoding="utf-8")
    return made


def said(found) -> list[tuple[str, str]]:
    return [(text.provision, text.full_text) for text in found.passages if text.kind == "alinea"]


def test_a_collection_gives_its_pages(folder):
    found = merged(folder)
    assert said(found) == [
        ("halaman/taman-example-go-id/alinea-1", ONE),
        ("halaman/taman-example-go-id/alinea-2", TWO),
        ("halaman/panen-example-go-id/alinea-1", THREE),
    ]
    assert found.sources["halaman/panen-example-go-id"].alamat == ("https://panen.example.go.id",)


def test_a_page_that_is_here_itself_does_not_count_twice(folder):
    (folder / "taman.html").write_text(PAGE, encoding="utf-8")
    found = merged(folder)
    assert said(found) == [
        ("halaman/taman/alinea-1", ONE),
        ("halaman/taman/alinea-2", TWO),
        ("halaman/panen-example-go-id/alinea-1", THREE),
    ]
    assert [(row.source, row.skipped) for row in found.rows if row.file.endswith("forum.txt")] == [
        ("halaman/taman", "sumber yang sama dengan taman.html, yang dipakai"),
        ("halaman/panen-example-go-id", None),
    ]


def test_what_is_no_file_is_named_and_costs_nothing(folder):
    os.mkfifo(folder / "pipa.txt")
    (folder / "tautan.pdf").symlink_to(folder / "hilang.pdf")
    (folder / "salinan.txt").write_text(FORUM, encoding="utf-8")
    found = merged(folder)
    assert len(said(found)) == 3
    assert [(os.path.basename(row.file), row.skipped) for row in found.rows if row.skipped] == [
        ("pipa.txt", "pipa.txt tidak dapat dibaca: bukan berkas biasa (folder, pipa, atau perangkat). Beri berkas."),
        ("salinan.txt", "salinan dari forum.txt"),
        (
            "tautan.pdf",
            "tautan.pdf tidak dapat dibaca: tautan ke berkas yang tidak ada. Perbaiki atau hapus tautannya.",
        ),
    ]


def test_a_file_that_cannot_be_opened_is_named(folder, monkeypatch):
    from kadqa.library import merge as module

    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(module, "sha256_file", refuse)
    assert [row.skipped for row in merged(folder).rows] == ["forum.txt tidak dapat dibuka: tidak ada hak akses"]


def test_many_files_keep_their_order_whichever_is_read_first(folder):
    import time

    (folder / "forum.txt").unlink()
    for k in range(6):
        (folder / f"{k}.md").write_text(f"{ONE} Nomor {k}.", encoding="utf-8")

    def slow(path, known):
        time.sleep(0.05 * (6 - int(path.stem)))
        return read(path, known)

    told = []
    found = merge(read_corpus([folder]), slow, lambda what, done, of: told.append((what, done)))
    assert [row.source for row in found.rows] == [f"berkas-{k}" for k in range(6)]
    assert told == [*((f"membaca {k}.md", k) for k in range(6)), ("dokumen terbaca", 6)]


def test_a_mistake_in_the_program_is_not_swallowed(folder):
    def broken(path, known):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        merge(read_corpus([folder]), broken, quiet)
