"""Which provisions are quoted: whole blocks, in their order, said once, and never lost when an answer is cut."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kadqa.asking.answerers.beside import MOST_CITATIONS, with_what_is_beside
from kadqa.asking.compose import compose
from kadqa.asking.excerpts.select import klass, marked_same, place, select, without_bare_leads
from kadqa.asking.search.blocks import BLOCK, block_of
from kadqa.assistant import Assistant, make_index
from kadqa.records import Hit, Query

TODAY = date(2026, 11, 24)

PERDA = """PERATURAN DAERAH KABUPATEN LEMBAYUNG
NOMOR 4 TAHUN 2021
TENTANG
PENGELOLAAN PASAR APUNG

Pasal 1
Dalam Peraturan Daerah ini yang dimaksud dengan:
1. Daerah adalah Kabupaten Lembayung.
2. Tim Pasar Apung adalah tim pengelola pasar apung.

Pasal 2
Izin tambat berakhir apabila:
a. perahu berganti pemilik; atau
b. pedagang tidak berdagang selama tiga bulan.
"""


def query(**more) -> Query:
    return Query("x", "x", "tanya", TODAY, **more)


def says(library, provision, text, *, score=0.5, same_as=""):
    """An excerpt of a provision of the library, with a text of ours in its place."""
    excerpt = library.excerpt(provision, TODAY, TODAY)
    passage = replace(excerpt.passage, text=text, full_text=text, doubts=())
    return replace(excerpt, passage=passage, score=score, same_as=same_as)


BLOCKS = {
    "an ayat stands alone": ("uu-23-2014/pasal-363/ayat-1", "uu-23-2014/pasal-363/ayat-1"),
    "a definition stands alone": ("pp-28-2018/pasal-1/angka-1", "pp-28-2018/pasal-1/angka-1"),
    "a huruf comes with its list": ("uu-23-2014/pasal-364/ayat-3/huruf-a", "uu-23-2014/pasal-364/ayat-3"),
    "a penjelasan stands alone": ("pp-28-2018/penjelasan/umum", "pp-28-2018/penjelasan/umum"),
    "what is not here stays": ("uu-1-1900/pasal-1/huruf-a", "uu-1-1900/pasal-1/huruf-a"),
}


@pytest.mark.parametrize(("unit", "block"), BLOCKS.values(), ids=BLOCKS)
def test_block_of(shipped, unit, block):
    assert block_of(unit, TODAY, shipped.library) == block


def test_definitions_are_not_read_out_together(tmp_path, config):
    (tmp_path / "perda.md").write_text(PERDA, encoding="utf-8")
    settings = config.model_copy(update={"corpus": str(tmp_path)})
    make_index(settings.index, settings)
    library = Assistant.open(settings.index, settings).library
    one, two, listed = (f"perda-lembayung-4-2021/pasal-{step}" for step in ("1/angka-1", "1/angka-2", "2/huruf-b"))
    assert len(library.passage("perda-lembayung-4-2021/pasal-1", TODAY).full_text) < BLOCK
    assert [block_of(p, TODAY, library) for p in (one, two)] == [one, two]
    assert block_of(listed, TODAY, library) == "perda-lembayung-4-2021/pasal-2"


def test_every_block_holds_its_unit_and_is_short_or_the_unit_itself(shipped):
    library = shipped.library
    for unit in library.units:
        block = block_of(unit.provision, TODAY, library)
        assert unit.provision == block or unit.provision.startswith(block + "/")
        passage = library.passage(block, TODAY)
        assert block == unit.provision or len(passage.full_text) <= BLOCK


def test_what_says_the_same_points_to_the_first_of_its_class(shipped):
    library = shipped.library
    same, other = "Izin tambat dijawab oleh tim pasar apung.", "Retribusi lapak dibayar setiap bulan."
    found = marked_same(
        [
            says(library, "uu-23-2014/pasal-363/ayat-1", same),
            says(library, "uu-23-2014/pasal-364/ayat-1", other),
            says(library, "pp-28-2018/pasal-6/ayat-1", same),
            says(library, "pp-28-2018/pasal-6/ayat-2", same),
            says(library, "pp-50-2007/pasal-2", same),
        ]
    )
    first = "uu-23-2014/pasal-363/ayat-1"
    # The last one is repealed law: what it says is not said by law in force.
    assert [e.same_as for e in found] == ["", "", first, first, ""]
    assert marked_same(found) == found


def test_what_differs_in_one_word_is_not_said_together(shipped):
    texts = (
        "Izin tambat perahu pasar apung diberikan oleh kepala tim dalam 3 hari.",
        "Izin tambat perahu pasar apung diberikan oleh ketua tim dalam 3 hari.",
        "Izin tambat perahu pasar apung diberikan oleh kepala tim dalam 5 hari.",
        "Izin tambat perahu pasar apung tidak diberikan oleh kepala tim dalam 3 hari.",
        "izin tambat perahu pasar  apung diberikan oleh kepala tim dalam 3 hari;",
    )
    provisions = [f"pp-28-2018/pasal-{n}" for n in (3, 4, 5, 6, 7)]
    found = marked_same([says(shipped.library, p, text) for p, text in zip(provisions, texts, strict=True)])
    assert [e.same_as for e in found] == ["", "", "", "", provisions[0]]


def test_cutting_an_answer_loses_nothing_that_another_said_too(shipped):
    library = shipped.library
    pasal = [p.provision for p in library.of_source("pp-28-2018", kind="pasal") if "/penjelasan/" not in p.provision]
    texts = ["lampu kuning perahu", "izin tambat dermaga"] * 2 + [f"hal{n} lain{n} beda{n}" for n in range(6)]
    found = [says(library, p, text) for p, text in zip(pasal, texts, strict=False)]
    # The second and the fourth say the same; the second is the first to go, the fourth one of the last.
    scores = [1.0, 0.1, 0.2, 0.9, *(0.3 + n / 100 for n in range(6))]
    marked = marked_same([replace(e, score=score) for e, score in zip(found, scores, strict=True)])
    assert marked[3].same_as == marked[1].passage.provision
    evidence = with_what_is_beside(query(), marked, library)
    kept = {e.passage.provision for e in evidence.excerpts}
    assert len(kept) <= MOST_CITATIONS
    assert {e.same_as for e in evidence.excerpts} <= {"", *kept}
    said = compose(query(), evidence)
    assert {c.provision for c in said.citations} == kept
    assert pasal[3] in kept


CLASSES = {
    "uu-23-2014/pasal-363": ("berlaku", 0),
    "uu-32-2004/pasal-195": ("dicabut", 2),
    "halaman/kukar-latar-belakang/pokok-1": ("halaman", 3),
}


@pytest.mark.parametrize("provision", CLASSES)
def test_law_in_force_comes_before_repealed_law_before_pages(shipped, provision):
    excerpt = shipped.library.excerpt(provision, TODAY, TODAY)
    assert (klass(excerpt), place(excerpt)) == CLASSES[provision]


REPLACED = {
    "what took its place is found": ((1.0, 0.99), {}, False),
    "that is found, though less good": ((0.9, 1.0), {}, False),
    "its law is asked for": ((1.0, 0.99), {"laws": ("pp-50-2007",)}, True),
}


@pytest.mark.parametrize(("scores", "asked", "quoted"), REPLACED.values(), ids=REPLACED)
def test_repealed_law_is_quoted_where_it_is_asked_for_or_nothing_took_its_place(shipped, scores, asked, quoted):
    now, old = "pp-28-2018/pasal-9", "pp-50-2007/pasal-18"
    hits = (
        Hit(now, f"{now}/ayat-1", scores[0], 0.9, 1.0, units=((f"{now}/ayat-1", scores[0]),)),
        Hit(old, old, scores[1], 0.9, 1.0, units=((old, scores[1]),)),
    )
    hits = tuple(sorted(hits, key=lambda hit: -hit.score))
    found = {excerpt.passage.provision for excerpt in select(query(**asked), hits, shipped.library)}
    assert (old in found) is quoted
    assert f"{now}/ayat-1" in found
    alone = [one.passage.provision for one in select(query(), [h for h in hits if h.provision == old], shipped.library)]
    # What no hit brought is brought by what it replaced.
    assert old in alone
    assert any(provision.startswith("pp-28-2018/pasal-22") for provision in alone)


def test_what_replaces_a_repealed_provision_is_not_quoted_again_around_its_parts(shipped):
    now, old = "pp-28-2018/pasal-9", "pp-50-2007/pasal-18"
    hits = (
        Hit(now, f"{now}/ayat-1", 1.0, 0.9, 1.0, units=((f"{now}/ayat-1", 1.0), (f"{now}/ayat-2", 0.95))),
        Hit(old, old, 0.99, 0.9, 1.0, units=((old, 0.99),)),
    )
    asked = query(laws=("pp-50-2007",))
    found = [excerpt.passage.provision for excerpt in select(asked, hits, shipped.library)]
    assert {f"{now}/ayat-1", old} <= set(found)
    assert now in [s.provision for s in shipped.library.excerpt(old, TODAY, TODAY).successors]
    assert now not in found
    # Nor is it cited again as what the statement on the repeal rests on.
    told = with_what_is_beside(asked, select(asked, hits, shipped.library), shipped.library)
    cited = {c.provision for c in compose(asked, told).citations}
    assert now not in cited
    assert any(provision.startswith("pp-28-2018/pasal-22") for provision in cited)


def test_nothing_found_is_nothing_quoted(shipped):
    assert select(query(), (), shipped.library) == ()


def test_a_lead_in_of_which_nothing_is_left_is_not_quoted(shipped):
    library = shipped.library
    said = says(library, "uu-23-2014/pasal-370/ayat-1", "Perselisihan diselesaikan oleh gubernur.")
    lead = replace(says(library, "uu-23-2014/pasal-91/ayat-3", "Gubernur berwenang:"), quote="Gubernur berwenang:")
    item = says(library, "uu-23-2014/pasal-91/ayat-3/huruf-c", "menyelesaikan", same_as=said.passage.provision)
    assert without_bare_leads([said, lead, item]) == (said, item)
    assert without_bare_leads([lead, replace(item, same_as="")]) == (lead, replace(item, same_as=""))


def test_a_term_of_old_law_alone_is_told_from_that(shipped):
    answer = shipped.ask("apa itu badan kerja sama?")
    assert "pp-50-2007/pasal-1/angka-4" in {c.provision for c in answer.citations}
    assert "Kini: PP 28/2018 Pasal 7." in answer.answer
