"""Files to structures, structures to passages, passages to units."""

from kadqa.reading.formats import READERS, read_document
from kadqa.reading.isolate import read_file
from kadqa.reading.passages import full_texts, passages
from kadqa.reading.structure import structure
from kadqa.reading.tree import tree_text
from kadqa.reading.units import units

__all__ = ["READERS", "full_texts", "passages", "read_document", "read_file", "structure", "tree_text", "units"]
