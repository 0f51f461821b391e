"""Questions that provisions answer: how their files are read, and to which unit each question leads."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.assistant import Assistant, make_index
from kadqa.embedding import EMBEDDERS
from kadqa.lexical import words
from kadqa.library.build import is_current
from kadqa.library.corpus import read_corpus
from kadqa.library.pertanyaan import Asked, read_pertanyaan, with_questions
from kadqa.records import Unit
from tests.fakes import FAKE_MODEL, FakeEmbedder, fake_kind
from tests.library.test_build import DIGEST, LAW, TABLES, settings_for
from tests.library.test_versions import ACT
from tests.library.test_versions import LAW as AMENDED
from tests.library.test_versions import TABLES as AMENDED_TABLES

HEAD = "---\nsumber: uu-7-2019\nversi: asli\n---\n"
TWO = """- `pasal-1/ayat-1`
  - Perahu harus pakai lampu?
  - kapan lentera dinyalakan
- `pasal-1/ayat-2`
  - Warnanya   apa?
"""
READ = {
    "uu-7-2019/pasal-1/ayat-1": ("Perahu harus pakai lampu?", "kapan lentera dinyalakan"),
    "uu-7-2019/pasal-1/ayat-2": ("Warnanya apa?",),
}


def read(tmp_path: Path, content: str | bytes) -> Asked:
    path = tmp_path / "x.md"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_pertanyaan(path, "pertanyaan/x.md")


# --- the file ---------------------------------------------------------------------------------

FORMS = {
    "as it is told": HEAD + TWO,
    "without a version": HEAD.replace("versi: asli\n", "") + TWO,
    "whole ids": HEAD + TWO.replace("`pasal", "`uu-7-2019/pasal"),
    "stars for dashes": HEAD + TWO.replace("- ", "* "),
    "tabs and empty lines": HEAD + TWO.replace("  - ", "\t- ").replace("\n", "\n\n"),
    "comments between": HEAD + "<!-- ditulis 2026 -->\n" + TWO.replace("  - kapan", "  <!-- lagi -->\n  - kapan"),
    "a byte order mark": "\ufeff" + HEAD + TWO,
    "Windows line ends": (HEAD + TWO).replace("\n", "\r\n"),
    "spaces behind the lines": (HEAD + TWO).replace("\n", "  \n").replace("---  ", "---"),
    "no line end at the end": (HEAD + TWO).rstrip("\n"),
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_a_file_is_read(tmp_path, text):
    found = read(tmp_path, text)
    assert (found.source, found.version, found.problems) == ("uu-7-2019", "asli", ())
    assert found.questions == READ
    assert list(found.lines) == list(READ)


def test_the_example_in_the_module_is_one():
    from kadqa.library import pertanyaan

    assert "- `pasal-9/ayat-1`\n  - Kapan" in (pertanyaan.__doc__ or "")


def test_a_question_of_a_page_has_the_id_of_the_page(tmp_path):
    found = read(tmp_path, "---\nsumber: halaman/taman\n---\n- `pokok-1`\n  - taman ini di mana?\n")
    assert found.questions == {"halaman/taman/pokok-1": ("taman ini di mana?",)}


BAD = {
    "an empty file": ("", 1, "tidak menyebut sumbernya", {}),
    "no head": (TWO, 1, "tidak menyebut sumbernya", {}),
    "a head without a source": ("---\nversi: asli\n---\n" + TWO, 1, "tidak menyebut sumbernya", {}),
    "a head that does not end": ("---\nsumber: uu-7-2019\n" + TWO, 1, "tidak menyebut sumbernya", {}),
    "not UTF-8": ((HEAD + TWO).encode("utf-16"), 1, "bukan UTF-8", {}),
    "an unknown field": (HEAD.replace("versi: asli", "diperiksa: 2026-01-01") + TWO, 1, "'diperiksa'", READ),
    "a question before any id": (HEAD + "  - Siapa?\n" + TWO, 5, "di atas id pertama: '- Siapa?'", READ),
    "a line that is neither": (HEAD + TWO + "Siapa?\n", 10, "bukan pertanyaan: 'Siapa?'", READ),
    "a question that is not indented": (HEAD + TWO + "- Siapa?\n", 10, "bukan pertanyaan: '- Siapa?'", READ),
    "a question that runs on": (HEAD + TWO + "    dan siapa?\n", 10, "bukan pertanyaan: 'dan siapa?'", READ),
    "a dash alone": (HEAD + TWO + "  -\n", 10, "bukan pertanyaan: '-'", READ),
    "an id in capitals": (HEAD + TWO + "- `Pasal-2`\n  - Siapa?\n", 10, "'Pasal-2' tidak berbentuk id", READ),
    "an id with a space": (HEAD + TWO + "- `pasal 2`\n  - Siapa?\n", 10, "'pasal 2' tidak berbentuk id", READ),
    "an id with more behind it": (HEAD + TWO + "- `pasal-2`:\n  - Siapa?\n", 10, "bukan id: '- `pasal-2`:'", READ),
    "an id that does not end": (HEAD + TWO + "- `pasal-2\n  - Siapa?\n", 10, "bukan id: '- `pasal-2'", READ),
    "an empty id": (HEAD + TWO + "- ``\n  - Siapa?\n", 10, "bukan id", READ),
}


@pytest.mark.parametrize(("content", "line", "says", "rest"), BAD.values(), ids=BAD)
def test_a_mistake_is_one_clear_line_and_costs_nothing_else(tmp_path, content, line, says, rest):
    found = read(tmp_path, content)
    assert len(found.problems) == 1
    problem = found.problems[0]
    assert (problem.file, problem.line, problem.level) == ("pertanyaan/x.md", line, "salah")
    assert says in problem.text
    assert problem.remedy
    assert "\n" not in str(problem)
    assert found.questions == rest


def test_below_an_id_with_a_mistake_no_question_goes_to_the_provision_before(tmp_path):
    found = read(tmp_path, HEAD + TWO + "- `Pasal-2`\n  - Siapa?\n  - Kapan?\n- `pasal-3`\n  - Di mana?\n")
    assert [problem.line for problem in found.problems] == [10]
    assert found.questions == {**READ, "uu-7-2019/pasal-3": ("Di mana?",)}


def test_an_indented_id_is_an_id(tmp_path):
    found = read(tmp_path, HEAD + "- `pasal-1`\n  - Apa?\n  - `pasal-2`\n  - Siapa?\n")
    assert found.questions == {"uu-7-2019/pasal-1": ("Apa?",)}
    assert [problem.line for problem in found.problems] == [7]


def test_a_doubled_id_is_told_and_keeps_the_questions_of_both(tmp_path):
    found = read(tmp_path, HEAD + TWO + "- `pasal-1/ayat-1`\n  - Siapa?\n")
    assert found.questions["uu-7-2019/pasal-1/ayat-1"] == (*READ["uu-7-2019/pasal-1/ayat-1"], "Siapa?")
    assert [(p.line, p.level) for p in found.problems] == [(10, "peringatan")]
    assert "sudah ada di baris 5" in found.problems[0].text
    assert found.lines["uu-7-2019/pasal-1/ayat-1"] == 5


@given(st.text(max_size=200), st.booleans())
def test_no_text_ends_in_a_traceback(tmp_path_factory, text, headed):
    path = tmp_path_factory.getbasetemp() / "apa-saja.md"
    path.write_text((HEAD if headed else "") + text, encoding="utf-8", errors="replace")
    found = read_pertanyaan(path, "x.md")
    assert all(problem.line >= 1 and problem.remedy for problem in found.problems)
    assert list(found.questions) == list(found.lines)
    assert all(question.strip() for many in found.questions.values() for question in many)


QUESTION = st.text(st.sampled_from("abc ?'`-*<>:"), min_size=1, max_size=20).map(lambda t: " ".join(f"q{t}".split()))


@given(
    st.dictionaries(
        st.from_regex(r"pasal-[1-9]{1,2}(/ayat-[1-9])?", fullmatch=True), st.lists(QUESTION, max_size=4), max_size=5
    )
)
def test_what_is_written_in_this_form_is_read(tmp_path_factory, asked):
    path = tmp_path_factory.getbasetemp() / "berbentuk.md"
    body = "".join(f"- `{step}`\n" + "".join(f"  - {one}\n" for one in many) for step, many in asked.items())
    path.write_text(HEAD + body, encoding="utf-8")
    found = read_pertanyaan(path, "x.md")
    assert found.problems == ()
    assert found.questions == {f"uu-7-2019/{step}": tuple(many) for step, many in asked.items()}


# --- the folders ------------------------------------------------------------------------------


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_questions_of_two_folders_come_together(tmp_path):
    first = write(tmp_path / "a", "pertanyaan/x.md", HEAD + TWO)
    more = "- `pasal-1/ayat-2`\n  - boleh biru?\n  - Warnanya apa?\n- `pasal-2`\n  - Mulai kapan?\n"
    second = write(tmp_path / "b", "jauh/pertanyaan/halaman/y.md", HEAD + more)
    corpus = read_corpus([first, second])
    assert (corpus.problems, corpus.warnings, corpus.documents) == ((), (), ())
    assert corpus.questions == {
        ("asli", "uu-7-2019/pasal-1/ayat-1"): READ["uu-7-2019/pasal-1/ayat-1"],
        ("asli", "uu-7-2019/pasal-1/ayat-2"): ("Warnanya apa?", "boleh biru?"),
        ("asli", "uu-7-2019/pasal-2"): ("Mulai kapan?",),
    }
    assert corpus.places["pertanyaan:asli:uu-7-2019/pasal-1/ayat-2"] == ("a/pertanyaan/x.md", 8)
    assert corpus.places["pertanyaan:asli:uu-7-2019/pasal-2"] == ("b/jauh/pertanyaan/halaman/y.md", 8)
    assert {path.name for path in corpus.files} == {"x.md", "y.md"}


def test_only_markdown_in_the_folder_holds_questions(tmp_path):
    write(tmp_path, "pertanyaan/perda.txt", LAW)
    write(tmp_path, "pertanyaan/README.md", "Cara menulis pertanyaan.")
    write(tmp_path, "pertanyaan.md", LAW)
    corpus = read_corpus([tmp_path])
    assert [path.name for path in corpus.documents] == ["pertanyaan.md", "perda.txt"]
    assert (corpus.questions, corpus.problems) == ({}, ())


def test_a_file_that_cannot_be_read_costs_only_itself(tmp_path):
    write(tmp_path, "pertanyaan/x.md", HEAD + TWO)
    (tmp_path / "pertanyaan" / "y.md").write_bytes(b"\xff")
    corpus = read_corpus([tmp_path])
    assert [problem.file for problem in corpus.problems] == [f"{tmp_path.name}/pertanyaan/y.md"]
    assert len(corpus.questions) == 2


# --- the units --------------------------------------------------------------------------------


def unit(n: int, provision: str, version: str = "asli") -> Unit:
    return Unit(n, provision, provision, provision.partition("/")[0], version, "naskah", "batang", "UU. Teks.")


PASAL, AYAT, HURUF = "uu-7-2019/pasal-1", "uu-7-2019/pasal-1/ayat-1", "uu-7-2019/pasal-1/ayat-1/huruf-a"
INSIDE = f"uu-8-2021/pasal-i/angka-1/{AYAT}"
LED = {
    "to its unit": ([(PASAL, "asli"), (AYAT, "asli")], ("asli", AYAT), [(), ("q",)]),
    "to the nearest above": ([(PASAL, "asli"), (AYAT, "asli")], ("asli", HURUF), [(), ("q",)]),
    "to the pasal, where no ayat is a unit": ([(PASAL, "asli")], ("asli", HURUF), [("q",)]),
    "never to what stands below": ([(HURUF, "asli")], ("asli", AYAT), [()]),
    "to no other pasal": ([("uu-7-2019/pasal-11", "asli")], ("asli", PASAL), [()]),
    "to the version it is written for": ([(AYAT, "asli"), (AYAT, "uu-8-2021")], ("uu-8-2021", AYAT), [(), ("q",)]),
    "nowhere, where that version is not here": ([(AYAT, "asli")], ("uu-8-2021", AYAT), [()]),
    "to both of two texts": ([(AYAT, "asli"), (AYAT, "asli")], ("asli", AYAT), [("q",), ("q",)]),
    "to an act's own text of that version": ([(AYAT, "asli"), (INSIDE, "asli")], ("uu-8-2021", AYAT), [(), ("q",)]),
    "to the version before the act": ([(INSIDE, "asli"), (AYAT, "uu-8-2021")], ("uu-8-2021", AYAT), [(), ("q",)]),
}


@pytest.mark.parametrize(("made", "key", "expected"), LED.values(), ids=LED)
def test_a_question_leads(made, key, expected):
    units = [unit(n, *one) for n, one in enumerate(made)]
    found = with_questions(units, {key: ("q",)})
    assert [one.questions for one in found] == expected
    assert [one.n for one in found] == list(range(len(made)))


def test_what_leads_to_one_unit_from_two_places_comes_once():
    found = with_questions([unit(0, PASAL)], {("asli", PASAL): ("a", "b"), ("asli", AYAT): ("b", "c")})
    assert found[0].questions == ("a", "b", "c")


# --- the index --------------------------------------------------------------------------------

ASKED = HEAD + "- `pasal-1/ayat-1`\n  - lentera sampan dipasang sore?\n- `pasal-1/ayat-2`\n  - cat temboknya apa?\n"


def corpus_of(folder: Path, *, digest: str = DIGEST, law: str = "", asked: str = ASKED) -> Path:
    write(folder, "sumber.toml", TABLES)
    for name, text in {"ringkasan/x.md": digest, "undang.txt": law, "pertanyaan/x.md": asked}.items():
        if text:
            write(folder, name, text)
    return folder


KINDS = {"ringkasan": {}, "naskah": {"digest": "", "law": LAW}, "both": {"law": LAW}}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_question_leads_to_what_it_was_written_for(config, tmp_path, kind):
    config = settings_for(config, corpus_of(tmp_path / "korpus", **kind))
    report = make_index(config.index, config)
    assert not [line for line in report.warnings if "pertanyaan" in line]
    assistant = Assistant.open(config.index, config)
    led = {unit.provision: unit.questions for unit in assistant.library.units if unit.questions}
    assert led == {
        "uu-7-2019/pasal-1/ayat-1": ("lentera sampan dipasang sore?",),
        "uu-7-2019/pasal-1/ayat-2": ("cat temboknya apa?",),
    }
    for provision, (question,) in led.items():
        assert assistant.search(question)[0].best_unit == provision


def test_without_its_question_the_same_words_lead_nowhere(config, tmp_path):
    config = settings_for(config, corpus_of(tmp_path / "korpus", asked=""))
    make_index(config.index, config)
    library = Assistant.open(config.index, config).library
    assert not any(unit.questions for unit in library.units)
    found = library.store.search(np.eye(1, 64, dtype=np.float32)[0], words("cat tembok"))
    assert np.isnan(found.asked).all()
    assert not found.lexical.any()


AMENDING = {"a digest of the version": True, "the act alone": False}


@pytest.mark.parametrize("digested", AMENDING.values(), ids=AMENDING)
def test_a_question_of_a_changed_text_leads_to_that_version_or_to_the_act(config, tmp_path, digested):
    folder = tmp_path / "korpus"
    write(folder, "sumber.toml", AMENDED_TABLES)
    write(folder, "uu-7-2019.txt", AMENDED)
    write(folder, "uu-8-2021.txt", ACT)
    head = "---\nsumber: uu-7-2019\nversi: uu-8-2021\n---\n"
    write(folder, "pertanyaan/x.md", head + "- `pasal-1/ayat-2`\n  - lentera sampan warnanya apa?\n")
    if digested:
        write(folder, "ringkasan/x.md", head + "- `pasal-1/ayat-2` [naskah] Lampunya hijau.\n")
    config = settings_for(config, folder)
    make_index(config.index, config)
    units = Assistant.open(config.index, config).library.units
    led = [(unit.provision, unit.version, unit.layer) for unit in units if unit.questions]
    if digested:
        assert led == [("uu-7-2019/pasal-1/ayat-2", "uu-8-2021", "ringkasan")]
    else:
        assert led == [("uu-8-2021/pasal-i/angka-1/uu-7-2019/pasal-1/ayat-2", "asli", "naskah")]


def test_a_changed_question_makes_a_new_index_and_is_all_that_is_embedded(config, tmp_path, monkeypatch):
    fake = FakeEmbedder()
    monkeypatch.setitem(EMBEDDERS, FAKE_MODEL, fake_kind(fake))
    folder = corpus_of(tmp_path / "korpus")
    config = settings_for(config, folder)
    first = make_index(config.index, config)
    assert (first.units, first.embedded, fake.calls) == (2, 4, 4)
    assert is_current(config.index, config)
    write(folder, "pertanyaan/x.md", ASKED.replace("cat temboknya apa?", "catnya apa?"))
    assert not is_current(config.index, config)
    second = make_index(config.index, config)
    assert (second.published, second.units, second.embedded, fake.calls) == (True, 2, 1, 5)
    assert second.fingerprint != first.fingerprint
    asked = [unit.questions for unit in Assistant.open(config.index, config).library.units]
    assert asked == [("lentera sampan dipasang sore?",), ("catnya apa?",)]


def test_what_is_asked_is_not_what_a_text_says(config, tmp_path):
    config = settings_for(config, corpus_of(tmp_path / "korpus"))
    make_index(config.index, config)
    library = Assistant.open(config.index, config).library
    stems = set(words("lentera sampan cat tembok"))
    assert not any(map(library.knows, stems))
    assert not library.says("sampan")
    assert not library.says("cat temboknya")
    assert {library.rarity(stem) for stem in stems} == {library.rarity("tidakadasamasekali")}
    # They find a unit, all the same.
    assert [rows.tolist() for rows in library.store.holding(words("sampan"))] == [[0]]


def test_a_stem_tells_as_much_as_provisions_said_it_when_they_were_asked(config, tmp_path):
    config = settings_for(config, corpus_of(tmp_path / "korpus", asked=ASKED.replace("cat temboknya", "warna cat")))
    make_index(config.index, config)
    library = Assistant.open(config.index, config).library
    share = {word: library.telling(word) / library.rarity(word) for word in words("sampan warna lampu")}
    # Asked once and not said; asked and said; said, but in no known question.
    assert list(share.values()) == pytest.approx([3 / 4, 1, 1])
