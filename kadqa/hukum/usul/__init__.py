"""What closing and amending provisions do to other laws, read from the words of one provision alone.

The walk over a whole law, and the comparison with what the corpus holds already, is `kadqa.library.usul`.
"""

from kadqa.hukum.usul.penutup import carries_out, closing_effects, establishes, own_verb, takes_effect
from kadqa.hukum.usul.perubahan import amended_law, amendments, instructions, swallowed
from kadqa.hukum.usul.teks import Effect, clean

__all__ = [
    "Effect",
    "amended_law",
    "amendments",
    "carries_out",
    "clean",
    "closing_effects",
    "establishes",
    "instructions",
    "own_verb",
    "swallowed",
    "takes_effect",
]
