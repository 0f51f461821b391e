"""The words of a law on a day, and what an act did to others, over law that is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kadqa.asking.excerpts.select import ordered
from kadqa.asking.standing.wording import _runs
from kadqa.asking.understand import understand
from kadqa.assistant import Assistant, make_index
from kadqa.settings import Settings
from tests.conftest import TODAY
from tests.fakes import FAKE_MODEL

SUMBER = "\n".join(
    f'[[sumber]]\nid = "{id}"\njenis = "{id.split("-")[0]}"\nnomor = "{id.split("-")[1]}"\n'
    f'tahun = "{id.split("-")[2]}"\njudul = "{judul}"\ndiundangkan = "{day}"\ndiperiksa = "2026-01-01"\n'
    for id, judul, day in (
        ("uu-1-2000", "Menara Angin", "2000-01-10"),
        ("uu-2-2010", "Perubahan atas UU 1/2000", "2010-02-10"),
        ("perppu-3-2012", "Perubahan Kedua atas UU 1/2000", "2012-03-10"),
        ("uu-4-2013", "Penetapan Perppu 3/2012", "2013-04-10"),
        ("pp-5-2015", "Penjaga Menara", "2015-05-10"),
        ("pp-6-1998", "Juru Menara", "1998-06-10"),
    )
) + (
    '\n[[sumber]]\nid = "halaman/menara"\njenis = "halaman"\njudul = "Menara"\nwilayah = "Kabupaten Awan"\n'
    'ditetapkan = "2020-02-02"\n'
)


def row(dari, jenis, ke, mulai, **more):
    listed = ", ".join(f'"{one}"' for one in ke)
    rest = "".join(f'{key} = "{value}"\n' for key, value in {"basis": "naskah", **more}.items())
    text = f'[[hubungan]]\ndari = "{dari}"\njenis = "{jenis}"\nke = [{listed}]\nlengkap = true\n'
    return f'{text}mulai = "{mulai}"\ndiperiksa = "2026-01-01"\n{rest}\n'


HUBUNGAN = "".join(
    (
        row("uu-2-2010/pasal-i/angka-1", "mengubah", ["uu-1-2000/pasal-1"], "2010-02-10"),
        row("uu-2-2010/pasal-i/angka-2", "menyisipkan", ["uu-1-2000/pasal-1a"], "2010-02-10"),
        row("uu-2-2010/pasal-i/angka-3", "menghapus", ["uu-1-2000/pasal-3"], "2010-02-10"),
        row("uu-2-2010/pasal-i/angka-9", "mengubah", ["uu-1-2000/pasal-8"], "2010-02-10", basis="belum"),
        row("perppu-3-2012/pasal-1", "mengubah", ["uu-1-2000/pasal-2"], "2012-03-10"),
        row("uu-4-2013/pasal-1", "menetapkan", ["perppu-3-2012"], "2013-04-10"),
        row("pp-5-2015/pasal-9", "mencabut", [f"pp-6-1998/pasal-{n}" for n in (4, 5, 6, 9, 10)], "2015-05-10"),
    )
)
TEXTS = {
    ("uu-1-2000", "asli"): [
        "`pasal-1` [naskah] Lonceng menara dibunyikan oleh penabuh.",
        "`pasal-2` [naskah] Menara dicat putih.",
        "`pasal-3` [naskah] Penabuh memakai topi.",
        "`pasal-4/ayat-1` [naskah] Juru kunci digaji desa. Catatan KADQA: kini digaji menurut PP 5/2015.",
        "`pasal-4/ayat-2` [naskah] Gaji itu dibayar tiap pekan.",
    ],
    ("uu-1-2000", "uu-2-2010"): [
        "`pasal-1` [naskah] Lonceng menara dibunyikan oleh petugas jaga.",
        "`pasal-1a` [naskah] Lonceng menara yang retak diganti lonceng baru.",
    ],
    ("uu-2-2010", "asli"): ["`pasal-i/angka-1` [naskah] Pasal 1 UU 1/2000 diubah."],
    ("pp-5-2015", "asli"): ["`pasal-1` [naskah] Penjaga menara itu pegawai kontrak dan bukan pegawai tetap menara."],
    ("halaman/menara", "asli"): ["`pokok-1` [naskah] Lonceng menara retak dibunyikan siapa saja."],
}


@pytest.fixture(scope="module")
def tower(tmp_path_factory):
    root = tmp_path_factory.mktemp("menara")
    folder = root / "korpus"
    (folder / "ringkasan" / "halaman").mkdir(parents=True)
    (folder / "sumber.toml").write_text(SUMBER, encoding="utf-8")
    (folder / "hubungan.toml").write_text(HUBUNGAN, encoding="utf-8")
    for (source, version), items in TEXTS.items():
        head = f"---\nsumber: {source}\nversi: {version}\ndiperiksa: 2026-01-01\n---\n\n"
        name = source if version == "asli" else f"{source}-{version}"
        text = head + "".join(f"- {item}\n" for item in items)
        (folder / "ringkasan" / f"{name}.md").write_text(text, encoding="utf-8")
    config = Settings(index=root / "index", model=FAKE_MODEL, today=TODAY, corpus=str(folder))
    make_index(config.index, config)
    return Assistant.open(config.index, config)


def said(answer):
    return " ".join(sentence.text for sentence in answer.sentences)


# --- the words of a day ---------------------------------------------------------------------------

WORDS = {
    "named, on a day before the change": ("Pasal 1 UU 1/2000", "2005-01-01", "penabuh", "petugas jaga"),
    "named, on a day after it": ("Pasal 1 UU 1/2000", "2011-01-01", "petugas jaga", "penabuh"),
    "before it was changed": ("bunyi Pasal 1 UU 1/2000 sebelum diubah?", None, "penabuh", "petugas jaga"),
    "its first words": ("apa bunyi asli Pasal 1 UU 1/2000?", None, "penabuh", "petugas jaga"),
    "today": ("bunyi Pasal 1 UU 1/2000", None, "petugas jaga", "penabuh"),
    "searched in a law that is named": (
        "siapa yang membunyikan lonceng menara menurut UU 1/2000?", "2005-01-01", "penabuh", "retak",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "day", "there", "absent"), WORDS.values(), ids=WORDS)
def test_a_provision_is_shown_in_the_words_of_the_day(tower, text, day, there, absent):
    answer = tower.ask(text, as_of=date.fromisoformat(day) if day else None)
    assert there in answer.answer
    assert absent not in answer.answer


def test_a_change_that_a_law_is_named_for_is_no_unnamed_one(tower):
    answer = tower.ask("bunyi Pasal 1 UU 1/2000 sebelum diubah UU 2/2010?")
    assert answer.as_of == date(2010, 2, 9)


def test_what_was_never_changed_has_no_day_before(tower):
    assert tower.ask("bunyi Pasal 1 PP 5/2015 sebelum diubah?").as_of == TODAY


def test_what_was_inserted_later_is_told_before_its_words(tower):
    answer = tower.ask("Pasal 1A UU 1/2000", as_of=date(2005, 1, 1))
    first, quoted = answer.sentences[:2]
    assert first.kind == "keterangan"
    assert "belum berlaku; mulai berlaku 10 Februari 2010; disisipkan oleh UU 2/2010 Pasal I angka 2" in first.text
    assert quoted.kind == "kutipan"


def test_law_not_yet_in_force_is_told_so_once_before_its_words(shipped):
    answer = shipped.ask("bunyi UU 2/2024 Pasal 59 ayat (1) dan ayat (6)")
    told = [one.text for one in answer.sentences if "belum berlaku" in one.text]
    assert told == [answer.sentences[0].text]
    assert told[0].startswith("UU 2/2024 Pasal 59 ayat (1) dan ayat (6) belum berlaku menurut UU 2/2024 Pasal 73")
    assert told[0].endswith("Sampai saat itu berlaku UU 29/2007.")
    said = {c.provision for c in answer.citations if c.n in answer.sentences[0].citations}
    assert said == {"uu-2-2024/pasal-59/ayat-1", "uu-2-2024/pasal-59/ayat-6", "uu-29-2007"}


def test_what_was_inserted_later_is_not_found_in_a_law_that_is_named_without_it(tower):
    text, day = "lonceng menara menurut UU 1/2000", date(2005, 1, 1)
    assert "uu-1-2000/pasal-1a" not in [one.provision for one in tower.search(text, k=50, as_of=day)]
    assert "uu-1-2000/pasal-1a" in [one.provision for one in tower.search(text, k=50, as_of=TODAY)]
    named = tower.search(f"{text} Pasal 1A", k=50, as_of=day)
    assert "uu-1-2000/pasal-1a" in [one.provision for one in named]


def test_a_law_that_had_not_begun_is_never_narrowed_away(tower):
    found = tower.search("penjaga menara menurut PP 5/2015", k=50, as_of=date(2005, 1, 1))
    assert "pp-5-2015/pasal-1" in [one.provision for one in found]


def test_a_page_younger_than_the_day_says_nothing_of_it(tower):
    text = "lonceng menara retak dibunyikan siapa?"
    assert "halaman/menara" not in {c.source for c in tower.ask(text, as_of=date(2011, 1, 1)).citations}
    assert "halaman/menara" in {c.source for c in tower.ask(text, as_of=date(2021, 1, 1)).citations}


# --- what an act did --------------------------------------------------------------------------------

ACTS = {
    "all that it changed": (
        "Apa saja yang diubah UU 2/2010?",
        [
            "UU 2/2010 Pasal I angka 1 mengubah UU 1/2000 Pasal 1 sejak 10 Februari 2010.",
            "UU 2/2010 Pasal I angka 2 menyisipkan Pasal 1A ke dalam UU 1/2000 sejak 10 Februari 2010.",
            "UU 2/2010 Pasal I angka 3 menghapus UU 1/2000 Pasal 3 sejak 10 Februari 2010.",
        ],
    ),
    "only what it deleted": (
        "pasal berapa di UU 1/2000 yang dihapus oleh UU 2/2010?",
        ["UU 2/2010 Pasal I angka 3 menghapus UU 1/2000 Pasal 3 sejak 10 Februari 2010."],
    ),
    "from the act's side": (
        "UU 2/2010 menyisipkan pasal apa saja?",
        ["UU 2/2010 Pasal I angka 2 menyisipkan Pasal 1A ke dalam UU 1/2000 sejak 10 Februari 2010."],
    ),
    "through the Perppu that it establishes": (
        "apa yang diubah UU 4/2013?",
        [
            "UU 4/2013 Pasal 1 menetapkan Perppu 3/2012 menjadi undang-undang sejak 10 April 2013.",
            "Perppu 3/2012 Pasal 1 mengubah UU 1/2000 Pasal 2 sejak 10 Maret 2012.",
        ],
    ),
    "rows of pasal are told from first to last": (
        "PP 5/2015 mencabut apa saja?",
        [
            "PP 5/2015 Pasal 9 mencabut PP 6/1998 Pasal 4 sampai dengan Pasal 6, Pasal 9, dan Pasal 10 "
            "sejak 10 Mei 2015."
        ],
    ),
    "nothing is recorded": (
        "apa saja yang dicabut PP 6/1998?",
        ["Ketentuan yang dicabut oleh PP 6/1998 tidak tercatat di korpus ini."],
    ),
    "another kind than what is recorded": (
        "apa saja yang dicabut UU 4/2013?",
        [
            "Tidak tercatat ketentuan yang dicabut oleh UU 4/2013; yang tercatat sebagai berikut.",
            "UU 4/2013 Pasal 1 menetapkan Perppu 3/2012 menjadi undang-undang sejak 10 April 2013.",
            "Perppu 3/2012 Pasal 1 mengubah UU 1/2000 Pasal 2 sejak 10 Maret 2012.",
        ],
    ),
}


@pytest.mark.parametrize(("text", "told"), ACTS.values(), ids=ACTS)
def test_what_an_act_did_is_listed_with_its_source(tower, text, told):
    answer = tower.ask(text)
    assert [sentence.text for sentence in answer.sentences] == told
    assert all(sentence.citations for sentence in answer.sentences)


def test_the_changes_of_an_act_that_only_changes_others_are_those_it_makes(tower):
    assert said(tower.ask("perubahan UU 2/2010 apa saja?")) == said(tower.ask("apa saja yang diubah UU 2/2010?"))


@pytest.mark.parametrize("text", ["UU 1/2000 diubah oleh apa saja?", "UU 1/2000 sudah berapa kali diubah?"])
def test_all_changes_of_a_law_are_its_history(tower, text):
    answer = tower.ask(text)
    assert answer.intent == "riwayat"
    assert next(event["date"] for event in answer.timeline if "oleh" in event["event"]) == "2010-02-10"


@pytest.mark.parametrize("text", ["Pasal 3 UU 1/2000 masih ada?", "apakah Pasal 3 UU 1/2000 pernah dihapus?"])
def test_whether_a_provision_is_still_there_is_a_question_on_standing(tower, text):
    assert "UU 1/2000 Pasal 3 dihapus sejak 10 Februari 2010" in said(tower.ask(text))


BY_ANOTHER = {
    "it did": ("apakah UU 1/2000 diubah oleh UU 2/2010?", "Ya. UU 2/2010 Pasal I angka 1 mengubah UU 1/2000 Pasal 1"),
    "from the act's side": (
        "UU 2/2010 mengubah UU 1/2000?",
        "Ya. UU 2/2010 Pasal I angka 1 mengubah UU 1/2000 Pasal 1",
    ),
    "only a part of it": ("PP 6/1998 sudah dicabut oleh PP 5/2015?", "Hanya sebagian. PP 5/2015 Pasal 9 mencabut"),
    "it did something else": (
        "apakah UU 1/2000 dicabut dengan UU 2/2010?",
        "Tidak tercatat di korpus ini bahwa UU 2/2010 mencabut atau menggantikan UU 1/2000.",
    ),
    "a provision that it left alone": (
        "Pasal 2 UU 1/2000 diubah oleh UU 2/2010?",
        "Tidak tercatat di korpus ini bahwa UU 2/2010 mengubah UU 1/2000 Pasal 2. UU 1/2000 Pasal 2 berlaku",
    ),
}


@pytest.mark.parametrize(("text", "begins"), BY_ANOTHER.values(), ids=BY_ANOTHER)
def test_whether_one_law_did_something_to_another_is_answered_yes_or_no(tower, text, begins):
    answer = tower.ask(text)
    assert said(answer).startswith(begins)
    assert answer.citations


def test_provisions_in_a_row_are_cut_where_counting_stops():
    assert _runs(["a-1/pasal-1", "a-1/pasal-2", "a-1/pasal-3", "a-1/pasal-5", "a-1/pasal-6", "a-1"]) == [
        ["a-1/pasal-1", "a-1/pasal-2", "a-1/pasal-3"], ["a-1/pasal-5"], ["a-1/pasal-6"], ["a-1"],
    ]  # fmt: skip


# --- premises, and who speaks first --------------------------------------------------------------


def _scored(tower, *pairs):
    day = date(2016, 1, 1)
    return [replace(tower.library.excerpt(id, day, TODAY), score=score) for id, score in pairs]


RANKED = {
    "the higher law among equals": ([("pp-5-2015/pasal-1", 0.9), ("uu-1-2000/pasal-1", 0.895)], "uu-1-2000"),
    "the better answer all the same": ([("pp-5-2015/pasal-1", 0.9), ("uu-1-2000/pasal-1", 0.8)], "pp-5-2015"),
    "the later law of one rank": ([("uu-1-2000/pasal-2", 0.9), ("uu-2-2010/pasal-i/angka-1", 0.9)], "uu-2-2010"),
}


@pytest.mark.parametrize(("given", "first"), RANKED.values(), ids=RANKED)
def test_among_equals_the_higher_then_the_later_law_speaks_first(tower, given, first):
    query = understand("bagaimana lentera", (), TODAY, tower.library)
    assert ordered(query, _scored(tower, *given))[0].source.id == first


def test_of_one_rank_the_more_special_law_speaks_first(tower):
    given = _scored(tower, ("uu-2-2010/pasal-i/angka-1", 0.9), ("uu-1-2000/pasal-1", 0.9))
    query = understand("siapa membunyikan lonceng menara angin", (), TODAY, tower.library)
    assert ordered(query, given)[0].source.id == "uu-1-2000"


def test_a_note_that_names_a_later_law_is_not_quoted_for_an_earlier_day(tower):
    said = [s.text for s in tower.ask("isi pasal 4 UU 1/2000 per 1 Januari 2011").sentences if s.kind == "kutipan"]
    assert said == ["Juru kunci digaji desa.", "Gaji itu dibayar tiap pekan."]
    assert "menurut PP 5/2015" in tower.ask("isi pasal 4 UU 1/2000 per 1 Januari 2016").answer
    assert "menurut PP 5/2015" in tower.ask("isi pasal 4 UU 1/2000").answer
