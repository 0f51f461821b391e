"""Files to structures, structures to passages, passages to units."""

from kadqa.reading.formats import READERS, read_document, unreadable
from kadqa.reading.isolate import cores, read_file
from kadqa.reading.kumpulan import renamed, same_page, split
from kadqa.reading.passages import full_texts, passages
from kadqa.reading.structure import structure
from kadqa.reading.tree import tree_text
from kadqa.reading.units import units

__all__ = [
    "READERS",
    "cores",
    "full_texts",
    "passages",
    "read_document",
    "read_file",
    "renamed",
    "same_page",
    "split",
    "structure",
    "tree_text",
    "units",
    "unreadable",
]
