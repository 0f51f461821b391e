"""The blocks of an answer: what is quoted of one pasal stands together under its name, the lead before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kadqa.layout import as_text, blocks, opens, remarks
from kadqa.records import Citation, Sentence
from tests.web.fake import RINGAN

AYAT = replace(RINGAN, quote="Kebun bibit dibuka bupati.", url=None, page=None)


def cited(n: int, provision: str, label: str, **changed: object) -> Citation:
    return replace(AYAT, n=n, provision=f"pp-7-2031/{provision}", label=f"PP 7/2031 {label}", **changed)


def quoted(n: int, text: str = "Kebun bibit dibuka bupati.") -> Sentence:
    return Sentence(text, "kutipan", (n,))


SECOND = cited(2, "pasal-4/ayat-2", "Pasal 4 ayat (2)")
BLOCKS = {
    "two ayat of one pasal": ([AYAT, SECOND], [("PP 7/2031 Pasal 4", ["ayat (1)", "ayat (2)"])]),
    "two pasal": (
        [AYAT, cited(2, "pasal-5", "Pasal 5")],
        [("PP 7/2031 Pasal 4 ayat (1)", [""]), ("PP 7/2031 Pasal 5", [""])],
    ),
    "two ayat that stand differently": (
        [AYAT, replace(SECOND, status="dicabut")],
        [("PP 7/2031 Pasal 4 ayat (1)", [""]), ("PP 7/2031 Pasal 4 ayat (2)", [""])],
    ),
    "a digest beside the text itself": (
        [AYAT, replace(SECOND, layer="ringkasan")],
        [("PP 7/2031 Pasal 4 ayat (1)", [""]), ("PP 7/2031 Pasal 4 ayat (2)", [""])],
    ),
}


@pytest.mark.parametrize(("citations", "expected"), BLOCKS.values(), ids=BLOCKS)
def test_what_is_quoted_of_one_pasal_alike_is_one_block(citations, expected):
    found = blocks([quoted(citation.n) for citation in citations], citations)
    assert [(block.head, [line.step for line in block.lines]) for block in found] == expected


def test_an_item_goes_on_from_its_lead_in_however_it_stands():
    lead_in, item = cited(1, "pasal-4", "Pasal 4", status="diubah"), cited(2, "pasal-4/huruf-b", "Pasal 4 huruf b")
    found = blocks([quoted(1, "Tim bertugas:"), quoted(2, "mencatat bibit.")], [lead_in, item])
    assert len(found) == 1


def test_a_statement_has_no_head():
    found = blocks([Sentence("PP 7/2031 dicabut.", "keterangan", (1,)), quoted(1)], [AYAT])
    assert [block.head for block in found] == ["", "PP 7/2031 Pasal 4 ayat (1)"]


REMARKS = {
    "in force, by its own text": (AYAT, ()),
    "repealed": (replace(AYAT, status="dicabut", status_today="dicabut"), ("dicabut",)),
    "in force then, repealed today": (replace(AYAT, status_today="dicabut"), ("hari ini dicabut",)),
    "told by a digest": (replace(AYAT, layer="ringkasan"), ("ringkasan KADQA",)),
    "an office document has no standing": (
        replace(AYAT, kind="dokumen", status=None, status_today=None),
        (),
    ),
}


@pytest.mark.parametrize(("citation", "expected"), REMARKS.values(), ids=REMARKS)
def test_what_is_said_beside_a_name(citation, expected):
    assert remarks(citation) == expected


def test_a_lead_that_is_how_the_answer_begins_is_not_said_twice():
    lead = Sentence("Kebun bibit dibuka bupati.", "kutipan", (1,))
    assert opens(lead, [quoted(1)])
    assert as_text([quoted(1)], [AYAT], lead) == ("“Kebun bibit dibuka bupati.” [1]\n— PP 7/2031 Pasal 4 ayat (1)",)


def test_a_measure_stands_before_the_provision_that_has_it():
    lead = Sentence("Paling lambat 40 hari.", "kutipan", (1,))
    said = as_text([quoted(1, "Kerja sama diadakan paling lambat 40 hari.")], [AYAT], lead)
    assert said[0] == "Paling lambat 40 hari. [1]"
    assert said[1].startswith("PP 7/2031 Pasal 4 ayat (1): “Kerja sama")


def test_repealed_law_is_named_before_its_words_are_read():
    gone = replace(AYAT, status="dicabut", status_today="dicabut")
    said = as_text([quoted(1)], [gone], Sentence("Kebun bibit dibuka bupati.", "kutipan", (1,)))
    assert said == ("PP 7/2031 Pasal 4 ayat (1) (dicabut): “Kebun bibit dibuka bupati.” [1]",)
