"""Questions that nothing answers: how their files are read, and that what answers one takes it away."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kadqa.assistant import Assistant, make_index
from kadqa.embedding import EMBEDDERS
from kadqa.lexical import content_words
from kadqa.library.build import is_current
from kadqa.library.check import check
from kadqa.library.copied import problems
from kadqa.library.corpus import read_corpus
from kadqa.library.tanpa_jawaban import Unanswered, read_tanpa_jawaban
from kadqa.settings import Settings
from kadqa.stores import questions as question_module
from tests.fakes import FAKE_MODEL, FakeEmbedder, fake_kind
from tests.library.test_build import settings_for
from tests.library.test_pertanyaan import corpus_of, write

TWO = "- Berapa harga lampu perahu?\n- siapa  tukang catnya\n"
READ = ["Berapa harga lampu perahu?", "siapa tukang catnya"]


def read(tmp_path: Path, content: str | bytes) -> Unanswered:
    path = tmp_path / "x.md"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_tanpa_jawaban(path, "tanpa-jawaban/x.md")


FORMS = {
    "as it is told": TWO,
    "headings, comments and empty lines": f"# Harga\n\n<!-- 2026 -->\n{TWO}\n## Orang\n",
    "stars for dashes": TWO.replace("- ", "* "),
    "indented": TWO.replace("- ", "  - "),
    "a byte order mark": "\ufeff" + TWO,
    "Windows line ends": TWO.replace("\n", "\r\n"),
    "one of them twice": TWO + "- Berapa harga  lampu perahu?\n",
    "one of them again, in another case and without a mark": TWO + "- berapa harga lampu perahu\n",
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_every_question_is_read_once(tmp_path, text):
    found = read(tmp_path, text)
    assert list(found.questions) == READ
    assert not found.problems


@pytest.mark.parametrize("line", ["Berapa harganya?", "1. Berapa harganya?", "- ", "`pasal-1`"])
def test_another_line_is_named_and_the_rest_is_read(tmp_path, line):
    found = read(tmp_path, f"# Harga\n{line}\n{TWO}")
    (problem,) = found.problems
    assert (problem.file, problem.line, problem.level) == ("tanpa-jawaban/x.md", 2, "salah")
    assert list(found.questions.items()) == [(READ[0], 3), (READ[1], 4)]


def test_a_file_that_is_no_text_is_named(tmp_path):
    found = read(tmp_path, b"- caf\xe9\n")
    (problem,) = found.problems
    assert "bukan UTF-8" in problem.text
    assert not found.questions


def test_an_empty_file_holds_nothing(tmp_path):
    assert read(tmp_path, "") == Unanswered({}, ())


# --- the corpus -------------------------------------------------------------------------------


def test_the_files_of_all_folders_come_together(tmp_path):
    write(tmp_path / "a", "tanpa-jawaban/x.md", TWO)
    write(tmp_path / "b", "jauh/tanpa-jawaban/y.md", "- siapa tukang catnya\n- Di mana galangannya?\n")
    corpus = read_corpus([tmp_path / "a", tmp_path / "b"])
    assert corpus.unanswered == (*READ, "Di mana galangannya?")
    assert not corpus.documents
    assert corpus.places[f"tanpa-jawaban:{READ[1]}"] == ("a/tanpa-jawaban/x.md", 2)


def test_a_question_that_another_folder_answers_is_not_unanswered(tmp_path):
    write(tmp_path / "a", "tanpa-jawaban/x.md", TWO)
    write(
        tmp_path / "b", "pertanyaan/y.md", "---\nsumber: uu-7-2019\n---\n- `pasal-1`\n  - berapa harga lampu perahu\n"
    )
    assert read_corpus([tmp_path / "a", tmp_path / "b"]).unanswered == (READ[1],)


def test_a_line_that_is_idle_is_told(tmp_path):
    write(tmp_path, "tanpa-jawaban/x.md", TWO)
    write(tmp_path, "pertanyaan/y.md", "---\nsumber: uu-7-2019\n---\n- `pasal-1`\n  - berapa harga lampu perahu\n")
    (problem,) = [one for one in check(read_corpus([tmp_path])) if "dijawab" in one.text]
    assert (problem.file, problem.line, problem.level) == (f"{tmp_path.name}/tanpa-jawaban/x.md", 1, "peringatan")


def test_a_copied_sentence_is_named_with_its_line(tmp_path):
    sentence = "mau tanya: siapa yang membayar lampu perahu yang pecah karena ombak besar di teluk"
    write(tmp_path / "korpus", "tanpa-jawaban/x.md", f"{TWO}- {sentence}?\n")
    write(tmp_path / "asli", "perahu.txt", f"Menteri menetapkan {sentence.partition(': ')[2]}.")
    (problem,) = problems(read_corpus([tmp_path / "korpus"]), tmp_path / "asli", None)
    assert (problem.file, problem.line) == ("korpus/tanpa-jawaban/x.md", 3)
    assert "perahu.txt" in problem.text
    assert "mau tanya: siapa" in problem.text


# --- the index --------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(question_module, "LEAST", 1)
    folder = corpus_of(tmp_path / "korpus")
    write(folder, "tanpa-jawaban/x.md", TWO)
    return folder


def opened(config: Settings) -> Assistant:
    return Assistant.open(config.index, config)


def test_how_near_a_question_comes_to_them_is_known(config, folder):
    config = settings_for(config, folder)
    make_index(config.index, config)
    store = opened(config).library.store
    fake = FakeEmbedder()
    one = store.unanswered(fake.embed_question(READ[1]), content_words(READ[1]))
    other = store.unanswered(fake.embed_question("lentera sampan dipasang sore?"), content_words("lentera sampan"))
    assert one is not None
    assert other is not None
    asked = fake.embed_question(READ[1])
    assert one.near == pytest.approx(float(np.mean(fake.embed_passages(READ) @ asked)), abs=1e-6)
    assert one.near > other.near
    assert one.leaning < 0 < other.leaning
    assert one.worded > 0 == other.worded


def test_they_are_no_units_and_nobody_s_known_questions(config, folder):
    config = settings_for(config, folder)
    report = make_index(config.index, config)
    assert (report.units, report.embedded) == (2, 6)
    asked = [unit.questions for unit in opened(config).library.units]
    assert asked == [("lentera sampan dipasang sore?",), ("cat temboknya apa?",)]
    assert not opened(config).library.says("tukang")


def test_a_changed_one_makes_a_new_index_and_is_all_that_is_embedded(config, folder, monkeypatch):
    fake = FakeEmbedder()
    monkeypatch.setitem(EMBEDDERS, FAKE_MODEL, fake_kind(fake))
    config = settings_for(config, folder)
    first = make_index(config.index, config)
    write(folder, "tanpa-jawaban/x.md", TWO.replace("siapa", "mana"))
    assert not is_current(config.index, config)
    second = make_index(config.index, config)
    assert (second.published, second.embedded) == (True, 1)
    assert second.fingerprint != first.fingerprint


def test_without_any_nothing_is_known(config, tmp_path):
    config = settings_for(config, corpus_of(tmp_path / "korpus"))
    make_index(config.index, config)
    assert opened(config).library.store.unanswered(FakeEmbedder().embed_question("apa"), ()) is None
