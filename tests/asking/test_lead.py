"""How an answer begins, and that it says nothing which the answer does not say."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.asking.lead import lead, stands
from kadqa.records import Query, Sentence

TIME = {"number": 0.9}


def asked(intent: str = "tanya", **asks: float) -> Query:
    return Query(text="?", resolved="?", intent=intent, today=date(2031, 1, 1), asks=asks)


def quoted(text: str, *numbers: int) -> Sentence:
    return Sentence(text, "kutipan", numbers or (1,))


LONG = "Bupati memelihara kebun bibit " + "bersama camat dan kepala desa " * 15 + "."
LEADS = {
    "a measure that was asked for": (
        asked(**TIME),
        [quoted("Surat kuasa diserahkan paling lambat 40 hari sejak diminta.")],
        "Paling lambat 40 hari sejak diminta.",
    ),
    "a measure that was not asked for": (
        asked(),
        [quoted("Surat kuasa diserahkan paling lambat 40 hari.")],
        "Surat kuasa diserahkan paling lambat 40 hari.",
    ),
    "of two measures none is picked": (
        asked(**TIME),
        [quoted("Paling lama 3 hari diteliti, lalu paling lama 5 hari diputus.")],
        "Paling lama 3 hari diteliti, lalu paling lama 5 hari diputus.",
    ),
    "the first of several sentences": (
        asked(),
        [quoted("Kebun bibit dibuka bupati untuk semua warga desa sekitar. Hari bukanya ditetapkan camat.")],
        "Kebun bibit dibuka bupati untuk semua warga desa sekitar.",
    ),
    "one too short brings the next": (
        asked(),
        [Sentence("Tidak lagi. PP 7/2031 dicabut PP 9/2033.", "keterangan", (1, 2))],
        "Tidak lagi. PP 7/2031 dicabut PP 9/2033.",
    ),
    "a lead-in with the item that answers": (
        asked(),
        [quoted("Tim bertugas:", 1), quoted("mencatat bibit.", 2)],
        "Tim bertugas: mencatat bibit.",
    ),
    "text that was asked for has none": (asked("isi"), [quoted("Kebun bibit dibuka bupati.")], None),
    "a sentence that is not read at a glance": (asked(), [quoted(LONG)], None),
    "no sentence": (asked(), [], None),
}


@pytest.mark.parametrize(("query", "sentences", "expected"), LEADS.values(), ids=LEADS)
def test_how_an_answer_begins(query, sentences, expected):
    found = lead(query, sentences)
    assert (found.text if found else None) == expected
    assert found is None or stands(found, sentences)


TABLE = {
    "columns": ["Hal", "KSDD", "KSDPK"],
    "rows": [
        [
            {"text": "Mitra", "citations": []},
            {"text": "Daerah lain.", "citations": [1]},
            {"text": "Pihak ketiga.", "citations": [2]},
        ]
    ],
}


def test_of_a_table_alone_its_first_row_is_said():
    told = [Sentence("Perbandingan ini disusun KADQA.", "keterangan", (1, 2))]
    found = lead(asked("banding"), told, TABLE)
    assert found == Sentence("Beda pada mitra: KSDD – Daerah lain; KSDPK – Pihak ketiga.", "keterangan", (1, 2))
    assert stands(found, told, TABLE)


FALSE = {
    "another number": Sentence("Paling lambat 41 hari.", "kutipan", (1,)),
    "a source that the answer's beginning does not cite": Sentence("Paling lambat 40 hari.", "kutipan", (2,)),
    "a word more": Sentence("Selalu paling lambat 40 hari.", "kutipan", (1,)),
}


@pytest.mark.parametrize("said", FALSE.values(), ids=FALSE)
def test_a_lead_that_the_answer_does_not_carry_does_not_stand(said):
    assert not stands(said, [quoted("Surat kuasa diserahkan paling lambat 40 hari.")])
