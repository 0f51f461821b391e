"""What the answer before rested on, told again by itself: "itu dari peraturan mana?"."""

from __future__ import annotations

from collections.abc import Sequence

from kadqa.asking.standing.facts import beside, grounds, successor_fact
from kadqa.asking.standing.wording import listed_labels, lower_first
from kadqa.hukum import ids
from kadqa.library.snapshot import Library
from kadqa.records import GONE, Fact, Query


def resting_facts(query: Query, library: Library) -> tuple[Fact, ...]:
    """The provisions that the answer before cited, with their standing, the repealed ones first; () if none is here.

    Args:
        query: a question whose `rests_on` names them.
        library: for their texts and standing.
    """
    cited = [one for one in query.rests_on if grounds([one], query, library)]
    if not cited:
        return ()
    gone = [one for one in cited if library.standing.status(one, query.day) in GONE]
    pages = [one for one in cited if library.standing.status(one, query.day) is None]
    held = [one for one in cited if one not in gone and one not in pages]
    lead = Fact(f"Jawaban sebelumnya bersumber dari {listed_labels(cited, library)}.", grounds(cited, query, library))
    excerpts = [e for page in pages if (e := library.excerpt(page, query.day, query.today)) is not None]
    leant = [fact for excerpt in excerpts if (fact := beside(excerpt, query, library)) is not None]
    replacing = [fact for one in gone if (fact := successor_fact(one, query, library)) is not None]
    facts = (lead, *leant, *_standing_together([*gone, *held], query, library), *replacing)
    return tuple({fact.text: fact for fact in facts}.values())


def _standing_together(cited: Sequence[str], query: Query, library: Library) -> list[Fact]:
    """The standing of provisions, those of one law that stand alike in one sentence."""
    alike: dict[tuple[str, str], list[str]] = {}
    for one in cited:
        interval = library.interval(one, query.day)
        if interval is not None:
            alike.setdefault((ids.source_of(one), lower_first(library.describe(interval))), []).append(one)
    facts = []
    for (_, said), ones in alike.items():
        by = [row.by for one in ones if (row := library.interval(one, query.day)) and row.by]
        facts.append(Fact(f"{listed_labels(ones, library)} {said}", grounds([*ones, *by], query, library)))
    return facts
