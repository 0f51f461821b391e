"""Building: what is read, what is skipped and why, what is embedded again, what survives a failure."""

from __future__ import annotations

import shutil
import warnings

import pytest
from pypdf import PdfWriter

from kadqa.assistant import Assistant, ensure_index, make_index
from kadqa.embedding import EMBEDDERS
from kadqa.embedding.shipped import SHIPPED
from kadqa.errors import IndexError_, InputError, KadqaError
from kadqa.library.build import is_current
from kadqa.library.publish import current
from kadqa.library.vektor import write_vectors
from tests.conftest import ROOT
from tests.fakes import FAKE_MODEL, FakeEmbedder, fake_kind

LAW = """UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 7 TAHUN 2019
TENTANG
PASAR TERAPUNG

BAB I
KETENTUAN UMUM

Pasal 1
(1) Perahu pedagang wajib berlampu pada malam hari.
(2) Lampu perahu berwarna kuning.

Pasal 2
Undang-Undang ini mulai berlaku pada tanggal diundangkan.

Diundangkan di Jakarta
pada tanggal 3 Maret 2019
"""

TABLES = """[[sumber]]
id = "uu-7-2019"
jenis = "uu"
nomor = "7"
tahun = "2019"
judul = "Pasar Terapung"
diundangkan = "2019-03-03"
"""

DIGEST = """---
sumber: uu-7-2019
versi: asli
diperiksa: 2026-01-01
---

- `pasal-1/ayat-1` [naskah] Perahu pedagang wajib menyalakan lampu ketika malam.
- `pasal-1/ayat-2` [naskah] Warna lampunya kuning.
"""


def settings_for(config, *folders, **more):
    import os

    return config.model_copy(update={"corpus": os.pathsep.join(map(str, folders)), **more})


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "korpus"
    (folder / "ringkasan").mkdir(parents=True)
    (folder / "sumber.toml").write_text(TABLES, encoding="utf-8")
    (folder / "ringkasan" / "uu-7-2019.md").write_text(DIGEST, encoding="utf-8")
    return folder


def encrypted_pdf(path):
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        writer.encrypt("rahasia", algorithm="RC4-128")
    with path.open("wb") as handle:
        writer.write(handle)


def test_bad_files_are_named_and_the_rest_is_indexed(config, corpus):
    (corpus / "undang.txt").write_text(LAW, encoding="utf-8")
    (corpus / "kosong.pdf").write_bytes(b"")
    (corpus / "halaman.pdf").write_text("<html><body>bukan pdf</body></html>", encoding="utf-8")
    (corpus / "data.xls").write_bytes(b"\xd0\xcf\x11\xe0abc")
    (corpus / "biner.txt").write_bytes(bytes(range(256)) * 20)
    encrypted_pdf(corpus / "terkunci.pdf")
    (corpus / "salinan.txt").write_text(LAW, encoding="utf-8")
    report = make_index(config.index, settings_for(config, corpus))
    by_name = {row.file.rpartition("/")[2]: row for row in report.documents}
    skipped = {name for name, row in by_name.items() if row.skipped}
    assert skipped >= {"kosong.pdf", "halaman.pdf", "data.xls", "biner.txt", "terkunci.pdf"}
    taken = {name for name, row in by_name.items() if not row.skipped}
    assert len(taken & {"undang.txt", "salinan.txt"}) == 1
    assert all("\n" not in row.skipped for row in by_name.values() if row.skipped)
    assert report.published
    assistant = Assistant.open(config.index, settings_for(config, corpus))
    assert assistant.show("uu-7-2019/pasal-1/ayat-2").layer == "naskah"


def test_of_two_files_of_one_source_one_is_taken_and_the_other_named(config, corpus):
    (corpus / "a.md").write_text(LAW.replace("TENTANG\n", "TENTANG "), encoding="utf-8")
    (corpus / "b.txt").write_text(LAW + "\n", encoding="utf-8")
    report = make_index(config.index, settings_for(config, corpus))
    skipped = [row for row in report.documents if row.skipped]
    assert len(skipped) == 1
    assert skipped[0].source == "uu-7-2019"
    assert "sumber yang sama" in skipped[0].skipped


ENDS = {
    "a whole document": ("Pasal 3\nTiga.\n\nDitetapkan di Jakarta\npada tanggal 2 Maret 2019\n", 3),
    "one that breaks off": ("Pasal 3\nTiga.\n", None),
    "one with a gap": ("Pasal 5\nLima.\n\nDitetapkan di Jakarta\npada tanggal 2 Maret 2019\n", None),
}


@pytest.mark.parametrize(("end", "last"), ENDS.values(), ids=ENDS)
def test_a_whole_document_tells_its_last_pasal(config, tmp_path, end, last):
    head = "UNDANG-UNDANG\nNOMOR 8 TAHUN 2019\nTENTANG\nPASAR\n\nPasal 1\nSatu.\n\nPasal 2\nDua.\n\n"
    (tmp_path / "korpus").mkdir()
    (tmp_path / "korpus" / "undang.txt").write_text(head + end, encoding="utf-8")
    config = settings_for(config, tmp_path / "korpus")
    make_index(config.index, config)
    assistant = Assistant.open(config.index, config)
    assert assistant.library.sources["uu-8-2019"].pasal_terakhir == last
    said = assistant.ask("isi pasal 9 UU 8/2019").answer
    assert ("tidak mempunyai Pasal 9" in said) is bool(last)


def test_a_second_build_of_the_same_corpus_publishes_nothing(config, corpus):
    settings = settings_for(config, corpus)
    first = make_index(config.index, settings)
    second = make_index(config.index, settings)
    assert (first.published, second.published) == (True, False)
    assert (second.fingerprint, second.generation) == (first.fingerprint, "1")
    assert ensure_index(config.index, settings) is None


def test_editing_one_ringkasan_embeds_only_that_one_anew(config, corpus, monkeypatch):
    fake = FakeEmbedder()
    monkeypatch.setitem(EMBEDDERS, FAKE_MODEL, fake_kind(fake))
    settings = settings_for(config, corpus)
    first = make_index(config.index, settings)
    before = fake.calls
    path = corpus / "ringkasan" / "uu-7-2019.md"
    path.write_text(DIGEST.replace("Warna lampunya kuning.", "Warna lampunya harus kuning tua."), encoding="utf-8")
    assert not is_current(config.index, settings)
    second = make_index(config.index, settings)
    assert first.embedded == 2
    assert (second.published, second.embedded, fake.calls - before) == (True, 1, 1)


def test_vectors_beside_the_corpus_spare_the_model(config, corpus, monkeypatch, tmp_path):
    fake = FakeEmbedder()
    monkeypatch.setitem(EMBEDDERS, FAKE_MODEL, fake_kind(fake))
    settings = settings_for(config, corpus)
    plain = make_index(tmp_path / "satu", settings)
    written = write_vectors(corpus, settings)
    assert (written.file, written.texts) == (corpus / SHIPPED, plain.embedded)
    before = fake.calls
    report = make_index(tmp_path / "dua", settings)
    assert (report.embedded, fake.calls - before) == (0, 0)
    assert report.fingerprint == plain.fingerprint, "what spares work makes no other index"
    assert not [row for row in report.documents if row.skipped]
    # A text that was changed since then meets the model, the others do not.
    path = corpus / "ringkasan" / "uu-7-2019.md"
    path.write_text(DIGEST.replace("Warna lampunya kuning.", "Warna lampunya harus kuning tua."), encoding="utf-8")
    assert make_index(tmp_path / "tiga", settings).embedded == 1


def test_a_failed_build_leaves_the_old_index_in_use(config, corpus, monkeypatch):
    settings = settings_for(config, corpus)
    make_index(config.index, settings)

    def fails(*_args, **_more):
        raise KadqaError("mesin berhenti")

    monkeypatch.setattr("kadqa.library.build.embed_cached", fails)
    (corpus / "ringkasan" / "uu-7-2019.md").write_text(DIGEST + "\n- `pasal-2` [naskah] Tambahan.\n", encoding="utf-8")
    with pytest.raises(KadqaError, match="mesin berhenti"):
        make_index(config.index, settings)
    assert current(config.index) == "1"
    assert Assistant.open(config.index, settings).show("uu-7-2019/pasal-1/ayat-1").text
    assert sorted(p.name for p in config.index.iterdir() if p.name.startswith(".")) == []


def test_another_model_is_named_with_the_remedy(config, corpus):
    make_index(config.index, settings_for(config, corpus))
    with pytest.raises(
        IndexError_, match=r"dibangun dengan model 'fake-stems', pengaturan meminta 'lain'.*kadqa index"
    ):
        Assistant.open(config.index, settings_for(config, corpus, model="lain"))


DAMAGE = {
    "the library": lambda folder: (folder / "library.sqlite").write_bytes(b"bukan sqlite"),
    "the vectors": lambda folder: next((folder / "store").glob("*")).write_bytes(b""),
    "the manifest": lambda folder: (folder / "manifest.json").unlink(),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_index_is_named_and_built_anew(config, corpus, damage):
    settings = settings_for(config, corpus)
    make_index(config.index, settings)
    damage(config.index / "1")
    with pytest.raises(IndexError_, match="kadqa index"):
        Assistant.open(config.index, settings)
    report = ensure_index(config.index, settings)
    assert report is not None
    assert report.published
    assert Assistant.open(config.index, settings).show("uu-7-2019/pasal-1/ayat-1").text


def test_an_empty_corpus_says_so(config, tmp_path):
    (tmp_path / "hampa").mkdir()
    with pytest.raises(IndexError_, match="Tidak ada teks"):
        make_index(config.index, settings_for(config, tmp_path / "hampa"))


def test_a_folder_that_is_not_there_says_so(config, tmp_path):
    with pytest.raises(InputError, match="tidak ada"):
        make_index(config.index, settings_for(config, tmp_path / "nihil"))


def test_a_row_with_a_mistake_costs_only_itself(config, corpus):
    with (corpus / "sumber.toml").open("a", encoding="utf-8") as handle:
        handle.write('\n[[sumber]]\nid = "uu-8-2019"\njenis = "undangan"\n')
    report = make_index(config.index, settings_for(config, corpus))
    assert report.published
    assert any("sumber.toml" in warning for warning in report.warnings)


def test_a_relation_to_what_is_not_there_is_a_warning_not_an_end(config, corpus):
    (corpus / "hubungan.toml").write_text(
        '[[hubungan]]\ndari = "uu-99-2030/pasal-1"\njenis = "mencabut"\nke = ["uu-7-2019"]\nmulai = "2030-01-01"\n',
        encoding="utf-8",
    )
    assert make_index(config.index, settings_for(config, corpus)).published


def test_a_page_that_is_here_is_searched_itself_not_its_digest(config, tmp_path):
    folder = tmp_path / "halaman"
    folder.mkdir()
    (folder / "kukar-latar-belakang.html").write_text(
        "<html><head><title>Latar</title><link rel='canonical' href='https://kerjasama.kukarkab.go.id/'></head><body>"
        "<article><h1>Latar</h1><p>Naskah halaman ini menceritakan lumbung padi bersama di tepi sungai besar.</p>"
        "<p>Kalimat kedua menyebut perahu pengangkut hasil panen antardesa.</p></article></body></html>",
        encoding="utf-8",
    )
    settings = settings_for(config, ROOT / "corpus", folder)
    make_index(config.index, settings)
    library = Assistant.open(config.index, settings).library
    mine = [unit for unit in library.units if unit.source == "halaman/kukar-latar-belakang"]
    assert mine
    assert {unit.layer for unit in mine} == {"naskah"}
    assert library.texts("halaman/kukar-latar-belakang/pokok-2"), "shown still"


def test_a_copy_of_the_shipped_corpus_gives_the_same_fingerprint(config, tmp_path):
    shutil.copytree(ROOT / "corpus", tmp_path / "salinan", ignore=shutil.ignore_patterns("lokal"))
    here = make_index(config.index, settings_for(config, ROOT / "corpus"))
    there = make_index(tmp_path / "lain", settings_for(config, tmp_path / "salinan"))
    assert here.fingerprint == there.fingerprint


REPEALING = """PERATURAN PEMERINTAH REPUBLIK INDONESIA
NOMOR 97 TAHUN 2024
TENTANG
TAMBATAN PERAHU

Pasal 1
Perahu ditambat.

Pasal 2
Pada saat Peraturan Pemerintah ini mulai berlaku, Peraturan Pemerintah Nomor 96 Tahun 2011 tentang Dermaga
dicabut dan dinyatakan tidak berlaku.

Pasal 3
Peraturan Pemerintah ini mulai berlaku pada tanggal diundangkan.

Ditetapkan di Jakarta
pada tanggal 4 Maret 2024
"""
RECORDED = """[[hubungan]]
dari = "pp-97-2024/pasal-2"
jenis = "mencabut"
ke = ["pp-96-2011"]
mulai = "2024-03-04"
basis = "naskah"
diperiksa = "2024-03-05"
"""


@pytest.mark.parametrize("recorded", [False, True], ids=["not recorded", "recorded"])
def test_a_repeal_that_only_the_document_tells_is_a_warning(config, tmp_path, recorded):
    folder = tmp_path / "korpus"
    folder.mkdir()
    (folder / "tambatan.txt").write_text(REPEALING, encoding="utf-8")
    if recorded:
        (folder / "hubungan.toml").write_text(RECORDED, encoding="utf-8")
    report = make_index(config.index, settings_for(config, folder))
    said = [line for line in report.warnings if "menyatakan mencabut PP 96/2011" in line]
    assert len(said) == (0 if recorded else 1)
    assert all("kadqa corpus relations --suggest" in line for line in said)
