"""Documents of visitors: asked beside the library, by whoever brought them alone, and gone with the session."""

from __future__ import annotations

import io
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from kadqa.assistant import Assistant, Live, Visiting, make_index
from kadqa.errors import InputError
from kadqa.library.beside import LibraryBeside, build_beside
from kadqa.library.visitors import Visitors
from kadqa.reading import read_file

LIBRARY = """UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 7 TAHUN 2019
TENTANG
PASAR TERAPUNG

Pasal 1
(1) Perahu pedagang wajib berlampu pada malam hari.
(2) Lampu perahu berwarna kuning.

Pasal 2
Undang-Undang ini mulai berlaku pada tanggal diundangkan.

Diundangkan di Jakarta
pada tanggal 3 Maret 2019
"""


def own(what: str, number: int) -> str:
    return f"""PERATURAN DAERAH KABUPATEN CONTOH
NOMOR {number} TAHUN 2021
TENTANG
{what.upper()}

Pasal 1
Setiap {what} wajib dicuci dengan air sungai sebelum dijual.

Pasal 2
Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.
"""


@pytest.fixture
def shop(config, tmp_path):
    folder = tmp_path / "pustaka"
    folder.mkdir()
    (folder / "uu.txt").write_text(LIBRARY, encoding="utf-8")
    config = config.model_copy(update={"corpus": str(folder), "state": str(tmp_path / "state"), "own_files": 2})
    make_index(config.index, config)
    live = Live(Assistant.open(config.index, config))
    visitors = Visitors(config, lambda: live.library, read=lambda path, known, _: read_file(path, known, config))
    return config, live, visitors, Visiting(live, visitors)


def bring(visiting: Visiting, visitor: str, name: str, text: str) -> str:
    key = visiting.bring(visitor, name, io.BytesIO(text.encode())).key
    for _ in range(600):
        one = next(one for one in visiting.brought(visitor) if one.key == key)
        if one.state == "ditolak":
            return one.why
        if one.state == "terbaca" and visiting.asker(visitor).knows(one.source):
            return one.state
        time.sleep(0.05)
    raise AssertionError(one)


def found(asker, question: str) -> set[str]:
    return {hit.provision.partition("/")[0] for hit in asker.search(question, k=20)}


def test_each_visitor_finds_the_library_and_the_own_document_and_nobody_elses(shop):
    _, live, _, visiting = shop
    assert bring(visiting, "satu", "durian.txt", own("durian", 3)) == "terbaca"
    assert bring(visiting, "dua", "mangga.txt", own("mangga", 4)) == "terbaca"
    first, second = visiting.asker("satu"), visiting.asker("dua")
    assert found(first, "apakah durian wajib dicuci") == {"uu-7-2019", "perda-contoh-3-2021"}
    assert found(second, "apakah durian wajib dicuci") == {"uu-7-2019", "perda-contoh-4-2021"}
    assert first.search("durian dicuci", k=1)[0].provision == "perda-contoh-3-2021/pasal-1"
    assert not live.knows("perda-contoh-3-2021")
    assert visiting.asker("orang lain") is live


def test_the_end_of_a_session_leaves_no_byte(shop):
    config, live, _, visiting = shop
    bring(visiting, "satu", "durian.txt", own("durian", 3))
    folder = config.state_folder()
    assert any(b"durian" in file.read_bytes() for file in folder.rglob("*") if file.is_file())
    visiting.end("satu")
    assert [file for file in folder.rglob("*") if file.is_file()] == []
    assert visiting.brought("satu") == ()
    assert visiting.asker("satu") is live


def test_limits_are_said_and_lose_nothing(shop):
    config, _, visitors, visiting = shop
    bring(visiting, "satu", "durian.txt", own("durian", 3))
    assert "sudah ada di pustaka" in bring(visiting, "satu", "uu.txt", LIBRARY)
    with pytest.raises(InputError, match="Sudah ada 2 dokumen"):
        visitors.bring("satu", "lain.txt", io.BytesIO(b"x"))
    with pytest.raises(InputError, match="tidak dapat dibaca"):
        visitors.bring("dua", "gambar.exe", io.BytesIO(b"x"))
    with pytest.raises(InputError, match="kosong"):
        visitors.bring("dua", "kosong.txt", io.BytesIO(b""))
    assert visiting.asker("satu").knows("perda-contoh-3-2021/pasal-1")
    assert config.own_files == 2


def test_beside_is_as_together(shop, tmp_path):
    """What lies beside a library has the texts, standing and references that it would have within it."""
    config, live, _, _ = shop
    path = tmp_path / "durian.txt"
    path.write_text(own("durian", 3), encoding="utf-8")
    base = live.library
    build_beside(base, tmp_path / "beside", [path], config, read=lambda one, known: read_file(one, known, config))
    beside = LibraryBeside(base, tmp_path / "beside")
    both = config.model_copy(update={"index": tmp_path / "both"})
    (tmp_path / "pustaka" / "durian.txt").write_text(own("durian", 3), encoding="utf-8")
    make_index(both.index, both)
    whole = Assistant.open(both.index, both).library
    day = date(2022, 1, 1)
    assert set(beside.provisions()) == set(whole.provisions())
    assert sorted(unit.text for unit in beside.units) == sorted(unit.text for unit in whole.units)
    for provision in whole.provisions():
        assert beside.interval(provision, day) == whole.interval(provision, day)
        assert beside.texts(provision) == whole.texts(provision)
    assert sorted(beside.references()) == sorted(whole.references())
    assert beside.rarity("durian") == whole.rarity("durian")
    assert beside.spelled() == whole.spelled()


def test_200_questions_of_each_of_two_at_once_never_meet_the_others_document(shop):
    _, _, _, visiting = shop
    bring(visiting, "durian", "durian.txt", own("durian", 3))
    bring(visiting, "mangga", "mangga.txt", own("mangga", 4))
    others = {"durian": "perda-contoh-4-2021", "mangga": "perda-contoh-3-2021"}
    asked = [f"{word} {fruit} wajib dicuci {n}" for fruit in others for word in ("apakah", "kapan") for n in range(50)]

    def many(visitor: str) -> set[str]:
        return set().union(*(found(visiting.asker(visitor), question) for question in asked))

    with ThreadPoolExecutor(2) as both:
        hits = dict(zip(others, both.map(many, others), strict=True))
    for visitor, other in others.items():
        assert other not in hits[visitor]
        assert "uu-7-2019" in hits[visitor]
