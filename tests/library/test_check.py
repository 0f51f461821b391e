"""What `kadqa corpus check` finds, each on a corpus with one mistake in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kadqa.library.check import check
from kadqa.library.copied import document_text, runs
from kadqa.library.corpus import Corpus
from kadqa.library.ringkasan import Problem
from kadqa.records import Comparison, Correction, Passage, Relation, Source, Term

TODAY = date(2031, 1, 1)
OLD = Source(
    "uu-1-2020", "uu", "1", "2020", "Taman", ditetapkan="2020-03-01", diundangkan="2020-03-02", pasal_terakhir=9
)
NEW = Source("uu-5-2030", "uu", "5", "2030", "Taman Daerah", ditetapkan="2030-01-01", diundangkan="2030-01-05")
PAGE = Source("halaman/taman", "halaman", judul="Taman Kota")


def passage(provision: str, text: str = "Izin taman berlaku 5 tahun.", version: str = "asli") -> Passage:
    source = provision.partition("/")[0]
    return Passage(provision, source, "pasal", "Pasal 1", version, "ringkasan", text, text, None)


def relation(dari: str = "uu-5-2030/pasal-9", jenis: str = "mencabut", **fields: object) -> Relation:
    fields = {"ke": ("uu-1-2020",), "mulai": "2030-01-05", "where": "korpus/hubungan.toml baris 7", **fields}
    return Relation(dari, jenis, **fields)  # type: ignore[arg-type]


GOOD = Corpus(
    sources={source.id: source for source in (OLD, NEW, PAGE)},
    relations=(relation(),),
    corrections=(Correction("x-1", "halaman/taman", "tiga kota", "Empat kota.", "Ada empat.", ("uu-5-2030",)),),
    comparisons=(Comparison("luas", "luas", ("uu-1-2020", "uu-5-2030"), (("uu-1-2020",), "Satu."), ((), "Dua.")),),
    terms=(Term("taman", ("kebun",), ("uu-5-2030/pasal-1",)),),
    ringkasan=(passage("uu-5-2030/pasal-1"),),
    places={"catatan:x-1": ("korpus/catatan.toml", 3), "istilah:taman": ("korpus/istilah.toml", 5)},
)


def test_a_corpus_without_mistakes_has_no_problems():
    assert check(GOOD, today=TODAY) == ()


def sources(*rows: Source) -> dict[str, Source]:
    return {**GOOD.sources, **{row.id: row for row in rows}}


def with_relations(*rows: Relation) -> Corpus:
    return replace(GOOD, relations=rows)


def asking(questions: dict[tuple[str, str], tuple[str, ...]]) -> Corpus:
    return replace(GOOD, questions=questions)


BACK = relation("uu-1-2020/pasal-9", ke=("uu-5-2030",), mulai="2030-02-01")
THIRD = Source("uu-7-2030", "uu", "7", "2030", "Kebun", diundangkan="2030-01-02")
CASES = {
    "a problem of the reading": (replace(GOOD, problems=(Problem("a.toml", 2, "Salah", "Betulkan."),)), "Salah"),
    "an id that does not fit": (replace(GOOD, sources=sources(replace(OLD, id="uu-2-2020"))), "uu-1-2020"),
    "a page whose id is no page's": (replace(GOOD, sources=sources(replace(PAGE, id="taman"))), "halaman/taman"),
    "a relation from nowhere": (with_relations(relation("uu-9-2030")), "'uu-9-2030' yang tidak ada"),
    "a relation to nowhere": (with_relations(relation(ke=("pp-3-2019/pasal-1",))), "'pp-3-2019' yang tidak ada"),
    "a pasal beyond the last": (with_relations(relation(ke=("uu-1-2020/pasal-10",))), "pasal terakhir (9)"),
    "two laws repealing each other": (with_relations(relation(), BACK), "Lingkaran"),
    "a law that changes itself": (
        with_relations(relation(jenis="mengubah", ke=("uu-5-2030/pasal-1",))),
        "Lingkaran: uu-5-2030 -> uu-5-2030",
    ),
    "a ring of three": (
        replace(
            GOOD,
            sources=sources(THIRD),
            relations=(
                relation("uu-1-2020", "mengubah", ke=("uu-7-2030",)),
                relation("uu-7-2030", "mengubah", ke=("uu-5-2030",)),
                relation("uu-5-2030", "mencabut", ke=("uu-1-2020",)),
            ),
        ),
        "Lingkaran",
    ),
    "a law repealed twice": (
        replace(GOOD, sources=sources(THIRD), relations=(relation(), relation("uu-7-2030", mulai="2030-01-02"))),
        "dicabut dua kali",
    ),
    "a date of an act in the future": (
        replace(GOOD, sources=sources(replace(NEW, diundangkan="2031-02-01"))),
        "masa depan",
    ),
    "a relation in the future": (with_relations(relation(mulai="2032")), "masa depan"),
    "announced before it was made": (
        replace(GOOD, sources=sources(replace(OLD, diundangkan="2020-02-28"))),
        "sebelum ditetapkan",
    ),
    "a year that does not fit": (
        replace(GOOD, sources=sources(replace(OLD, ditetapkan="2021-03-01", diundangkan="2021-03-02"))),
        "bertahun 2020",
    ),
    "a relation older than its act": (with_relations(relation(mulai="2029-12-31")), "sebelum UU 5/2030 Pasal 9 ada"),
    "an end before its beginning": (
        with_relations(relation(jenis="mempertahankan", sampai="2030-01-04")),
        "sebelum 'mulai'",
    ),
    "a delay that waits for nothing": (with_relations(relation(jenis="menunda", ke=("uu-5-2030",))), "tanpa 'syarat'"),
    "a relation older than its target": (
        with_relations(relation("uu-1-2020/pasal-9", "mengubah", ke=("uu-5-2030/pasal-2",), mulai="2021")),
        "sebelum UU 5/2030 Pasal 2 ada",
    ),
    "a pasal changed after its law was repealed": (
        replace(
            GOOD,
            sources=sources(THIRD),
            relations=(
                relation(),
                relation("uu-7-2030", "mengubah", ke=("uu-1-2020/pasal-3",), mulai="2030-02-01"),
            ),
        ),
        "sesudah peraturannya dicabut",
    ),
    "the same change in two rows": (
        with_relations(
            relation(jenis="mengubah", ke=("uu-1-2020/pasal-3", "uu-1-2020/pasal-4")),
            relation(jenis="mengubah", ke=("uu-1-2020/pasal-4",)),
        ),
        "UU 1/2020 Pasal 4 sudah tercatat",
    ),
    "one target twice in a row": (
        with_relations(relation(ke=("uu-1-2020/pasal-3", "uu-1-2020/pasal-3"))),
        "dua kali dalam satu baris",
    ),
    "a word for two terms": (
        replace(GOOD, terms=(*GOOD.terms, Term("lapangan", ("Kebun",), ("uu-5-2030/pasal-1",)))),
        "Kata 'kebun' dipakai istilah 'taman' dan 'lapangan'",
    ),
    "an address of two sources": (
        replace(
            GOOD,
            sources=sources(
                replace(OLD, alamat=("https://a.example/x",)), replace(NEW, alamat=("https://a.example/x/",))
            ),
        ),
        "sudah dipakai 'uu-1-2020'",
    ),
    "a padanan of a provision that is not there": (
        with_relations(relation("uu-1-2020/pasal-3", "padanan", ke=("uu-5-2030/pasal-7",), mulai="")),
        "'uu-5-2030/pasal-7' yang tidak ada ringkasannya",
    ),
    "a repeal without a day": (with_relations(relation(mulai="")), "tanpa 'mulai'"),
    "a digest without a source": (
        replace(GOOD, ringkasan=(*GOOD.ringkasan, passage("pp-3-2019/pasal-1"))),
        "pp-3-2019",
    ),
    "a digest of an unknown version": (
        replace(GOOD, ringkasan=(*GOOD.ringkasan, passage("uu-5-2030/pasal-1", version="uu-8-2030"))),
        "Versi 'uu-8-2030'",
    ),
    "a term of a provision that is not there": (
        replace(GOOD, terms=(Term("taman", (), ("uu-5-2030/pasal-2",)),)),
        "tidak ada ringkasannya",
    ),
    "a correction of a source that is not there": (
        replace(GOOD, corrections=(replace(GOOD.corrections[0], sumber=("uu-9-2030/pasal-1",)),)),
        "sumbernya tidak ada",
    ),
    "a correction of an unknown page": (
        replace(GOOD, corrections=(replace(GOOD.corrections[0], halaman="halaman/lain"),)),
        "halaman/lain",
    ),
    "a correction of a law": (
        replace(GOOD, corrections=(replace(GOOD.corrections[0], halaman="uu-5-2030"),)),
        "halaman yang tidak dikenal",
    ),
    "a pattern of nine words": (
        replace(GOOD, corrections=(replace(GOOD.corrections[0], pola="a b c d e f g h i"),)),
        "lebih dari 8 kata",
    ),
    "a comparison of an unknown law": (
        replace(GOOD, comparisons=(replace(GOOD.comparisons[0], antara=("uu-1-2020", "uu-9-2030")),)),
        "'luas' menyebut 'uu-9-2030'",
    ),
    "a question of a source that is not there": (
        asking({("asli", "pp-3-2019/pasal-1"): ("Apa?",)}),
        "Pertanyaan untuk 'pp-3-2019/pasal-1', sumbernya tidak ada",
    ),
    "a question of a provision that is not there": (
        asking({("asli", "uu-5-2030/pasal-2"): ("Apa?",)}),
        "Pertanyaan untuk 'uu-5-2030/pasal-2' versi 'asli', yang tidak ada ringkasannya",
    ),
    "a question of a version that is not there": (
        asking({("uu-1-2020", "uu-5-2030/pasal-1"): ("Apa?",)}),
        "Pertanyaan untuk 'uu-5-2030/pasal-1' versi 'uu-1-2020', yang tidak ada ringkasannya",
    ),
    "a question of a version that is no source": (
        asking({("2030", "uu-5-2030/pasal-1"): ("Apa?",)}),
        "menurut '2030', yang bukan 'asli'",
    ),
    "one question for two pasal": (
        asking({("asli", "uu-5-2030/pasal-1"): ("Berapa lama?",), ("asli", "uu-1-2020/pasal-1"): ("berapa  lama ?",)}),
        "juga ditulis untuk 'uu-5-2030/pasal-1'",
    ),
}


@pytest.mark.parametrize(("corpus", "says"), CASES.values(), ids=CASES)
def test_a_mistake_is_found_once_and_alone(corpus, says):
    found = check(corpus, today=TODAY)
    assert len(found) == 1
    assert says in str(found[0])
    assert found[0].line >= 1
    assert found[0].remedy


def test_problems_say_where():
    wrong = replace(GOOD, corrections=(replace(GOOD.corrections[0], halaman="halaman/lain"),))
    assert (check(wrong, today=TODAY)[0].file, check(wrong, today=TODAY)[0].line) == ("korpus/catatan.toml", 3)
    assert check(with_relations(relation(mulai="")), today=TODAY)[0].line == 7


FINE = {
    "of a digested provision": {("asli", "uu-5-2030/pasal-1"): ("Apa?", "Siapa?")},
    "of a source of which nothing is digested": {("asli", "uu-1-2020/pasal-4"): ("Apa?",)},
    "the same of two ayat of a pasal": {
        ("asli", "uu-1-2020/pasal-1/ayat-1"): ("Apa?",),
        ("asli", "uu-1-2020/pasal-1/ayat-2"): ("apa",),
    },
    "the same of two versions": {
        ("asli", "uu-1-2020/pasal-1"): ("Apa?",),
        ("uu-5-2030", "uu-1-2020/pasal-1"): ("Apa?",),
    },
}


@pytest.mark.parametrize("questions", FINE.values(), ids=FINE)
def test_questions_may_be_asked(questions):
    assert check(asking(questions), today=TODAY) == ()


def test_a_question_says_where_it_stands():
    places = {"pertanyaan:asli:uu-5-2030/pasal-2": ("korpus/pertanyaan/x.md", 11)}
    (found,) = check(replace(asking({("asli", "uu-5-2030/pasal-2"): ("Apa?",)}), places=places), today=TODAY)
    assert (found.file, found.line, found.level) == ("korpus/pertanyaan/x.md", 11, "salah")


def test_one_question_for_two_pasal_is_only_worth_a_look():
    questions = {("asli", "uu-5-2030/pasal-1"): ("Apa?",), ("asli", "uu-1-2020/pasal-1"): ("Apa?",)}
    assert [problem.level for problem in check(asking(questions), today=TODAY)] == ["peringatan"]


def test_what_a_document_may_bring_is_only_a_warning():
    terms = (Term("taman", (), ("uu-5-2030/pasal-2",)),)
    found = check(replace(GOOD, terms=terms, documents=(Path("uu-5-2030.pdf"),)), today=TODAY)
    assert [problem.level for problem in found] == ["peringatan"]
    asked = asking({("asli", "uu-5-2030/pasal-2"): ("Apa?",)})
    found = check(replace(asked, documents=(Path("uu-5-2030.pdf"),)), today=TODAY)
    assert [problem.level for problem in found] == ["peringatan"]


# --- against documents ------------------------------------------------------------------------

LAW = "Setiap orang yang akan membuka taman di tepi sungai harus lebih dahulu bertanya kepada juru taman."
COPIES = {
    "nine words in a row": ("Orang yang akan membuka taman di tepi sungai harus bertanya.", True),
    "eight words in a row": ("Siapa akan membuka taman di tepi sungai harus lebih cermat.", False),
    "the same words with other punctuation": ("(akan) membuka; taman di tepi sungai harus lebih dahulu.", True),
    "own words": ("Pembuka taman tepi sungai wajib bertanya lebih dulu kepada juru taman.", False),
}


@pytest.mark.parametrize(("text", "copied"), COPIES.values(), ids=COPIES)
def test_a_digest_that_repeats_a_document_is_found(tmp_path, text, copied):
    (tmp_path / "uu.md").write_text(f"Pasal 1\n{LAW}", encoding="utf-8")
    corpus = replace(GOOD, ringkasan=(passage("uu-5-2030/pasal-1", text),))
    found = check(corpus, tmp_path, today=TODAY)
    assert [("mengulang uu.md" in str(problem)) for problem in found] == ([True] if copied else [])


def test_a_long_title_counts_as_one_word(tmp_path):
    title = "Tata Cara Membuka Taman di Tepi Sungai"
    (tmp_path / "uu.md").write_text(f"Peraturan tentang {title} berlaku sejak hari ini.", encoding="utf-8")
    law = replace(NEW, judul=title)
    corpus = replace(GOOD, ringkasan=(passage("uu-5-2030/pasal-1", f"Peraturan tentang {title} berlaku sejak kini."),))
    assert check(replace(corpus, sources=sources(law)), tmp_path, today=TODAY) == ()
    assert len(check(corpus, tmp_path, today=TODAY)) == 1


def test_an_enumeration_of_nouns_may_stand():
    text = "pohon, bunga, rumput, kolam, pagar, bangku, lampu, jalan, dan pintu gerbang"
    assert list(runs(text)) == []
    assert len(list(runs(text.replace(",", "")))) == 3


def test_a_pattern_must_stand_in_its_page(tmp_path):
    page = tmp_path / "halaman" / "taman.html"
    page.parent.mkdir()
    page.write_text("<p>Ada <b>tiga</b>\n kota &amp; desa.</p><script>lima kota</script>", encoding="utf-8")
    assert check(GOOD, tmp_path, today=TODAY) == ()
    for pola, fits in {"tiga kota & desa": True, "lima kota": False, "Tiga kota": False}.items():
        corpus = replace(GOOD, corrections=(replace(GOOD.corrections[0], pola=pola),))
        assert (check(corpus, tmp_path, today=TODAY) == ()) is fits


def test_files_that_are_no_text_are_left_alone(tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF")
    assert document_text(path) == ""
    assert check(GOOD, tmp_path, today=TODAY) == ()


def test_a_digest_whose_number_differs_is_found_with_a_reader(tmp_path):
    from kadqa.reading import read_document, structure

    law = "UNDANG-UNDANG REPUBLIK INDONESIA\nNOMOR 5 TAHUN 2030\nTENTANG\nTAMAN\nMEMUTUSKAN:\nPasal 1\n{}\n"
    (tmp_path / "uu-5-2030.txt").write_text(law.format("Izin berlaku 8 (delapan) tahun."), encoding="utf-8")

    def faults(text: str) -> list[str]:
        corpus = replace(GOOD, ringkasan=(passage("uu-5-2030/pasal-1", text),))
        found = check(
            corpus, tmp_path, today=TODAY, read=lambda path: structure(read_document(path, max_pages=9), name=path.name)
        )
        return [str(problem) for problem in found]

    assert faults("Izin taman berlaku delapan tahun.") == []
    assert ["menyebut '7'" in fault for fault in faults("Izin taman berlaku 7 tahun.")] == [True]


COPY = "Orang yang akan membuka taman di tepi sungai harus."
COPIED = {
    "a comparison": replace(GOOD, comparisons=(replace(GOOD.comparisons[0], kanan=((), COPY)),)),
    "a note of a relation": with_relations(relation(catatan=COPY)),
    "a condition": with_relations(relation(syarat=COPY)),
    "a question": asking({("asli", "uu-5-2030/pasal-1"): (f"Benarkah {COPY}",)}),
}


@pytest.mark.parametrize("corpus", COPIED.values(), ids=COPIED)
def test_rows_repeat_no_document_either(tmp_path, corpus):
    (tmp_path / "uu.md").write_text(f"Pasal 1\n{LAW}", encoding="utf-8")
    assert ["mengulang uu.md" in str(problem) for problem in check(corpus, tmp_path, today=TODAY)] == [True]
