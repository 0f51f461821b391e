"""Proposed relations against those that are known, and both as a curator reads them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from kadqa.hukum.hubungan import KINDS, span_of
from kadqa.hukum.ids import ancestors, label_of, source_of
from kadqa.records import Relation

LISTED = 25
"""Rows of one act that a report lists under one heading."""
ENDS = {"mencabut", "menggantikan", "menghapus", "membatalkan"}
CHANGES = {"mengubah", "menyisipkan"}
NEW, KNOWN, PARTLY, AGAINST = "baru", "sudah ada", "sebagian baru", "bertentangan"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A relation read from a text, with the words it was read from and how it fits what is known."""

    relation: Relation
    quote: str
    """The provision's own words, cut where they are long: shown to the curator, never stored."""
    state: str = NEW
    """One of NEW, KNOWN, PARTLY, AGAINST."""
    why: str = ""
    """What it contradicts, or which targets are new; "" where there is nothing to add."""
    new: tuple[str, ...] = ()
    """Targets that no known relation of this act covers."""


def _family(jenis: str) -> str:
    return "ends" if jenis in ENDS else "changes" if jenis in CHANGES else jenis


def _covers(known: str, target: str) -> bool:
    """The same provision, or one above or below it: an act may be recorded coarser or finer than it reads."""
    return known == target or known in ancestors(target) or target in ancestors(known)


def _same_act(known: Relation, act: str) -> bool:
    return source_of(known.dari) == act


def _agree(one: str, other: str) -> bool:
    """Whether two dates of a corpus may mean the same day."""
    first, second = span_of(one), span_of(other)
    return first is None or second is None or (first[0] <= second[1] and second[0] <= first[1])


def fit(relation: Relation, known: Sequence[Relation]) -> tuple[str, str, tuple[str, ...]]:
    """How a proposed relation fits those that are known.

    Returns:
        (state, why, targets that are new). It contradicts ("bertentangan") a known one of the same act and kind
        with another first day, and one of another act that has ended the same law or provision already. What a Perppu
        is known to do counts as known of the law that establishes it, whatever its day.
    """
    act = source_of(relation.dari)
    family = _family(relation.jenis)
    mine = [row for row in known if _same_act(row, act) and row.jenis != "padanan"]
    # A law that establishes a Perppu carries its text: what the Perppu is recorded to do is nothing new there.
    established = {source_of(k) for row in mine if row.jenis == "menetapkan" for k in row.ke}
    carried = [row for row in known if source_of(row.dari) in established and row.jenis in ENDS | CHANGES]
    new = []
    for target in relation.ke:
        if family in {"ends", "changes"} and any(_covers(k, target) for row in carried for k in row.ke):
            continue
        rows = [row for row in mine if any(_covers(k, target) for k in row.ke)]
        same = [row for row in rows if _family(row.jenis) == family]
        if not same and family in {"ends", "changes"}:
            # A deleted huruf recorded as a change of its pasal is the same thing told coarser.
            same = [row for row in rows if _family(row.jenis) in {"ends", "changes"}]
        if not same:
            new.append(target)
            others = [
                row
                for row in known
                if family == "ends" and row.jenis in ENDS and not _same_act(row, act) and target in row.ke
            ]
            if others:
                return (
                    AGAINST,
                    f"{label_of(target)} sudah tercatat {KINDS[others[0].jenis].passive} oleh "
                    f"{label_of(others[0].dari)}",
                    (target,),
                )
            continue
        wrong = next((row for row in same if not _agree(row.mulai, relation.mulai)), None)
        if wrong is not None and all(not _agree(row.mulai, relation.mulai) for row in same):
            return AGAINST, f"tercatat mulai {wrong.mulai}, terbaca {relation.mulai}", ()
    if not new:
        return KNOWN, "", ()
    if len(new) == len(relation.ke):
        return NEW, "", tuple(new)
    return PARTLY, f"belum ada: {', '.join(map(label_of, new))}", tuple(new)


def touching(proposals: Sequence[Proposal], laws: Collection[str]) -> list[Proposal]:
    """Proposals that do something to one of these laws: what is repealed, changed or kept in passing."""
    return [p for p in proposals if any(source_of(target) in laws for target in p.new or p.relation.ke)]


def missed(
    relations: Sequence[Relation], proposals: Sequence[Proposal], act: str
) -> list[tuple[Relation, tuple[str, ...]]]:
    """Known relations of an act, each with those of its targets that no proposal covers (() : found whole)."""
    found = []
    for row in relations:
        if not _same_act(row, act) or row.jenis == "padanan":
            continue
        families = {"ends", "changes"} if _family(row.jenis) in {"ends", "changes"} else {_family(row.jenis)}
        covered = [t for p in proposals if _family(p.relation.jenis) in families for t in p.relation.ke]
        lost = tuple(target for target in row.ke if not any(_covers(seen, target) for seen in covered))
        found.append((row, lost))
    return found


# --- written ----------------------------------------------------------------------------------


def as_toml(proposal: Proposal, checked: str = "") -> str:
    """A row of hubungan.toml ready to paste, its words above it as a comment."""
    row = proposal.relation
    state = proposal.state + (f" ({proposal.why})" if proposal.why else "")
    lines = [f"# {state}", f"# Bunyinya: {proposal.quote}"]
    if row.syarat:
        lines.append("# Tulis syarat dengan kata sendiri, paling banyak 8 kata berturut-turut dari naskah.")
    lines += ["[[hubungan]]", f'dari = "{row.dari}"', f'jenis = "{row.jenis}"']
    if len(row.ke) > 3:
        lines += ["ke = [", *(f'    "{target}",' for target in row.ke), "]"]
    else:
        targets = ", ".join(f'"{target}"' for target in row.ke)
        lines.append(f"ke = [{targets}]")
    lines += ["lengkap = true"] if row.lengkap else []
    lines += [f'{name} = "{value}"' for name, value in (("mulai", row.mulai), ("syarat", _quoted(row.syarat))) if value]
    lines += [f'basis = "{row.basis}"'] + ([f'diperiksa = "{checked}"'] if checked else [])
    lines += [f'catatan = "{_quoted(row.catatan)}"'] if row.catatan else []
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def report(
    tables: Mapping[str, list[tuple[Relation, tuple[str, ...]]]], proposals: Mapping[str, Sequence[Proposal]]
) -> str:
    """Which known relations of the documents' acts were found, which were missed, and what is new: ids only."""
    lines = [
        "# Usul hubungan: yang ditemukan dan yang terlewat",
        "",
        "Dihasilkan dengan `kadqa corpus relations --suggest --report FILE`. Hanya id; tidak ada bunyi peraturan.",
        "Sebuah sasaran ditemukan bila usul dari peraturan yang sama menyebutnya, atau yang di atas atau di bawahnya.",
        "",
        "| peraturan | tercatat | ditemukan utuh | sasaran | sasaran ditemukan | usul | baru | bertentangan |",
        "|---|---|---|---|---|---|---|---|",
    ]
    total = [0] * 7
    for act, rows in tables.items():
        mine = proposals.get(act, ())
        targets = sum(len(row.ke) for row, _ in rows)
        numbers = [
            len(rows), sum(not lost for _, lost in rows), targets, targets - sum(len(lost) for _, lost in rows),
            len(mine), sum(p.state in {NEW, PARTLY} for p in mine), sum(p.state == AGAINST for p in mine),
        ]  # fmt: skip
        total = [a + b for a, b in zip(total, numbers, strict=True)]
        lines.append(f"| {act} | {' | '.join(map(str, numbers))} |")
    lines.append(f"| **jumlah** | {' | '.join(map(str, total))} |")
    lines += ["", "## Terlewat", ""]
    lost_rows = [
        f"- `{row.dari}` {row.jenis}: {', '.join(f'`{target}`' for target in lost)}"
        for rows in tables.values()
        for row, lost in rows
        if lost
    ]
    lines += lost_rows or ["Tidak ada."]
    for title, states in (("Baru", {NEW, PARTLY}), ("Bertentangan", {AGAINST})):
        lines += ["", f"## {title}", ""]
        rows_of: list[str] = []
        for act, several in proposals.items():
            listed = [_listed(p) for p in several if p.state in states]
            rest = len(listed) - LISTED
            rows_of += listed[:LISTED] + ([f"- `{act}`: dan {rest} lagi"] if rest > 0 else [])
        lines += rows_of or ["Tidak ada."]
    return "\n".join(lines) + "\n"


def _listed(proposal: Proposal) -> str:
    row = proposal.relation
    why = f" ({proposal.why})" if proposal.state == AGAINST else ""
    return f"- `{row.dari}` {row.jenis}: {_shortened(proposal.new or row.ke)}{why}"


def _shortened(targets: Sequence[str]) -> str:
    shown = ", ".join(f"`{target}`" for target in targets[:6])
    return shown + (f", dan {len(targets) - 6} lagi" if len(targets) > 6 else "")
