"""The matter of what a law is asked to have acted on: "mengubah pasal kerja sama daerah di UU 23/2014"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kadqa.asking.laws.named import with_former
from kadqa.asking.question.informal import standard
from kadqa.asking.question.status import STATUS_WORDS
from kadqa.asking.question.terms import terms_in, whole
from kadqa.hukum import ids
from kadqa.hukum.wording import without_notes
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.records import Relation, Term
from kadqa.text import even_spelling, fold


@dataclass(frozen=True, slots=True)
class Matter:
    """What the provisions are about that an act is asked to have acted on."""

    said: str
    """As the question says it."""
    terms: tuple[Term, ...]
    own: frozenset[str]
    """Stems beside the terms."""
    resting: tuple[str, ...]
    """Provisions that the terms rest on, or rested on before."""

    @classmethod
    def of(cls, said: str, library: Library) -> Matter:
        found = terms_in(standard(even_spelling(said)), library.terms)
        rest = fold(standard(even_spelling(said)))
        for used, _ in found:
            rest = whole(used).sub(" ", rest)
        terms = tuple(term for _, term in found)
        resting = tuple(dict.fromkeys(with_former((p for term in terms for p in term.ketentuan), library)))
        return cls(said, terms, frozenset(content_words(rest)) - STATUS_WORDS, resting)

    def spoken_of(self, *texts: str) -> bool:
        """Whether one of the texts speaks of it: all its own stems and those of a name of each term in a row."""
        names = [[words(name) for name in (term.istilah, *term.varian)] for term in self.terms]
        return any(self._in(words(without_notes(text)), names) for text in texts)

    def _in(self, said: Sequence[str], names: Sequence[Sequence[Sequence[str]]]) -> bool:
        row = " ".join(("", *said, ""))
        return self.own <= set(said) and all(
            any(f" {' '.join(name)} " in row for name in of_term if name) for of_term in names
        )

    def of_it(self, row: Relation, library: Library) -> tuple[str, ...]:
        """The provisions on which something was done that are of it.

        A term rests on them, or it is spoken of in them, in what leads them in, or in what was put in their place.
        Of a law acted on as a whole its title tells.
        """
        return tuple(one for one in row.ke if self._is_of(one, row, library))

    def defined_in(self, target: str) -> bool:
        """Whether a provision holds the definition of one of its terms among those of others: Pasal 1."""
        return any(one.startswith(f"{target}/angka-") for one in self.resting)

    def _is_of(self, target: str, row: Relation, library: Library) -> bool:
        brought = library.texts(row.dari) if "/angka-" in row.dari else ()
        if self.defined_in(target):
            # Which of the definitions was changed is told by the act alone.
            return self.spoken_of(*(passage.full_text for passage in brought))
        if not self.own and any(ids.meets(one, target) for one in self.resting):
            return True
        source = library.sources.get(target)
        above = [passage for one in ids.ancestors(target) if "/" in one for passage in library.texts(one)]
        own = [*library.texts(target), *brought]
        held = [text for passage in own for text in (passage.full_text, *passage.trail)]
        return self.spoken_of(*held, *(passage.text for passage in above), *([source.judul] if source else []))
