"""What offices write that is no regulation: contracts, agreements, letters, decisions, procedures, manuals.

Their heads say what they are; their text goes by pasal, or by headings and paragraphs; tables go by rows.
"""

from kadqa.reading.kantor.baca import read_office
from kadqa.reading.kantor.kepala import office_kind

__all__ = ["office_kind", "read_office"]
