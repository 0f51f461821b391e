"""Two files of one source side by side: what is in only one, which words differ, what is spelling alone."""

from __future__ import annotations

import pytest

from kadqa.reading import structure
from kadqa.reading.compare import LONGEST, Change, compare, compare_json, compare_text
from kadqa.records import Structure
from tests.reading.reading_forms import markdown

HEAD = "PERATURAN PEMERINTAH\nNOMOR 9 TAHUN 1999\nTENTANG\nKEBUN\n"


def law(*pasal: str, head: str = HEAD) -> Structure:
    body = "".join(f"\nPasal {n}\n{text}\n" for n, text in enumerate(pasal, start=1))
    return structure(markdown(head + body), name="kebun.md")


CAT = "(1) Pagar dicat hijau.\n(2) Cat kering."
ONE = law("Kebun dipagari kayu.", CAT)

CASES = {
    "the same file": (ONE, (), (), {}),
    "a word changed": (law("Kebun dipagari besi.", CAT), (), (), {"pasal-1": "kata"}),
    "a word more": (law("Kebun dipagari kayu jati.", CAT), (), (), {"pasal-1": "kata"}),
    "spaces and line ends alone": (law("Kebun\ndipagari  kayu.", CAT), (), (), {}),
    "punctuation and case alone": (
        law("Kebun di-pagari KAYU;", CAT), (), (), {"pasal-1": "tanda"},
    ),
    "an ayat less": (law("Kebun dipagari kayu.", "(1) Pagar dicat hijau."), ("pasal-2/ayat-2",), (), {}),
    "a pasal more": (
        law("Kebun dipagari kayu.", CAT, "Madu."), (), ("pasal-3",), {},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("other", "only_left", "only_right", "different"), CASES.values(), ids=CASES)
def test_what_differs(other, only_left, only_right, different):
    found = compare(ONE, other)
    assert tuple(key for key, _ in found.only_left) == only_left
    assert tuple(key for key, _ in found.only_right) == only_right
    assert {d.key: d.kind for d in found.different} == different
    assert (found.similarity == 1) == (not only_left and not only_right and not different)


def test_the_places_of_a_difference_are_shown_with_their_words_around():
    left = law("satu dua tiga empat lima enam tujuh delapan")
    right = law("satu dua tiga empat Lain enam tujuh delapan sembilan")
    (difference,) = compare(left, right).different
    assert difference.changes == (
        Change("lima", "Lain", "dua tiga empat", "enam tujuh delapan"),
        Change("", "sembilan", "enam tujuh delapan", ""),
    )
    assert difference.similarity == pytest.approx(2 * 7 / 17)


def test_files_of_one_law_with_different_names_are_compared_by_what_is_below():
    other = structure(markdown("Menimbang\n" + "".join(f"\nPasal {n}\nx\n" for n in (1, 2, 3))), name="lain.md")
    assert other.source.id != ONE.source.id
    assert "pasal-1" in {d.key for d in compare(ONE, other).different}


def test_comparing_is_the_same_from_both_sides():
    other = law("Kebun dipagari besi.", "(1) Pagar dicat hijau.", "Madu.")
    one, two = compare(ONE, other), compare(other, ONE)
    assert (one.only_left, one.only_right, one.same) == (two.only_right, two.only_left, two.same)
    assert one.similarity == pytest.approx(two.similarity)


def test_very_long_texts_are_compared_by_their_words_alone():
    words = " ".join(f"w{k}" for k in range(LONGEST + 10))
    (difference,) = compare(law(words), law(words + " lagi")).different
    assert difference.changes == ()
    assert difference.similarity == pytest.approx(2 * (LONGEST + 10) / (2 * (LONGEST + 10) + 1))


def test_two_empty_files_are_the_same():
    empty = structure(markdown("- 1 -"), name="a.md")
    assert compare(empty, empty).similarity == 1


def test_a_comparison_is_shown_for_the_terminal_and_as_json():
    other = law("Kebun dipagari besi.", "(1) Pagar dicat hijau.", "(1) Madu.\n(2) Lilin.")
    found = compare(ONE, other)
    names, files = ("a.md", "b.md"), (ONE, other)
    shown = compare_text(names, files, found).splitlines()
    assert shown[0] == "A: a.md (pp-9-1999, 1 halaman, 2 pasal, 5 ketentuan)"
    assert shown[2].startswith(
        "3 ketentuan sama, 1 berbeda kata, 0 berbeda tanda baca atau ejaan saja, 1 hanya di A, 3 "
    )
    assert "  pasal-3 (dan 2 di bawahnya)" in shown
    assert "      Kebun dipagari [-kayu.-] {+besi.+}" in shown
    row = compare_json(names, files, found)
    assert row["left"] == {"file": "a.md", "source": "pp-9-1999", "pages": 1, "provisions": 5, "pasal": 2}
    assert row["only_left"] == [{"provision": "pasal-2/ayat-2", "label": "(2)"}]
    assert row["different"][0]["changes"] == [
        {"left": "kayu.", "right": "besi.", "before": "Kebun dipagari", "after": ""}
    ]


def test_only_pasal_of_the_law_itself_are_counted():
    """Those of the penjelasan are not."""
    both = law("Kebun.", "Pagar.\n\nPENJELASAN\nATAS\n" + HEAD + "II. PASAL DEMI PASAL\nPasal 1\nCukup jelas.\n")
    assert "penjelasan/pasal-1" in {p.id.partition("/")[2] for p in both.provisions}
    assert compare_json(("a", "b"), (both, both), compare(both, both))["left"]["pasal"] == 2
