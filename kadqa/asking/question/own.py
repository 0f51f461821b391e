"""The words of a question that tell one provision from another."""

from __future__ import annotations

from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.records import Query


def own_words(query: Query, library: Library) -> dict[str, float]:
    """The question's own stems with what they tell; those that stand in most texts of the library tell nothing.

    Of a follow-up, only what it adds: the rest is what the conversation is about.
    """
    asked = set(query.asked) & set(words(query.focus_text)) if query.focus_text else query.asked
    return {word: library.telling(word) for word in asked if not library.common(word)}


KIND = frozenset(
    words(
        "tujuan maksud guna manfaat fungsi peran tugas wewenang berwenang syarat persyaratan prinsip asas tahapan "
        "langkah prosedur alasan dampak akibat dasar hukum landasan kewajiban hak ketentuan larangan sanksi"
    )
)
"""Stems of what may be asked of anything; a question of these alone does not say of what."""
ANYONE = frozenset(words("daerah lain pihak wilayah pemerintah orang masyarakat warga soal semua lengkap penting"))
"""Stems of whom or what any law speaks of."""


def vague(query: Query, library: Library) -> bool:
    """Whether a question names no matter: only what kind of thing is wanted, or only what the library is about."""
    if query.defined:
        return False
    matter = [word for word in query.asked if word not in KIND | ANYONE]
    if not query.form and KIND.isdisjoint(query.asked):
        matter = [word for word in matter if not library.common(word)]
    return not matter
