"""Golden pairs: a document and what reading it must give. A new case is two files and no code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kadqa.reading import READERS, read_document, structure
from tests.reading.reading_forms import form

GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = sorted(path for path in GOLDEN.iterdir() if path.suffix in READERS and path.name != "README.md")


@pytest.mark.parametrize("path", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_a_document_reads_as_its_golden_file_says(path):
    expected = json.loads(path.with_name(path.name + ".json").read_text(encoding="utf-8"))
    assert form(structure(read_document(path), name=path.name)) == expected


def test_every_golden_document_has_its_pair():
    assert len(DOCUMENTS) >= 6
    assert [path.name for path in DOCUMENTS if not path.with_name(path.name + ".json").is_file()] == []
