"""A structure as a tree that a person can read, for `kadqa structure FILE`."""

from __future__ import annotations

from kadqa.records import Provision, Structure
from kadqa.text import squash

WIDTH = 110
"""Characters of a line, beyond which its text is cut."""


def _depth(provision: Provision, parents: dict[str, str | None]) -> int:
    depth, step = 0, provision.parent
    while step is not None:
        depth, step = depth + 1, parents.get(step)
    return depth


def tree_text(structure: Structure) -> str:
    """The source, its provisions indented by their depth with the beginning of their text, and the report."""
    source, report = structure.source, structure.report
    dates = ", ".join(
        f"{word} {value}"
        for word, value in (("ditetapkan", source.ditetapkan), ("diundangkan", source.diundangkan))
        if value
    )
    lines = [f"{source.id}: {source.judul}" + (f" ({dates})" if dates else "")]
    parents = {provision.id: provision.parent for provision in structure.provisions}
    quoted = {f"{member.id}/": member for member in structure.members}
    for provision in structure.provisions:
        begun = next((start for start in quoted if provision.id.startswith(start)), "")
        if begun:
            member = quoted.pop(begun)
            lines.append(f"  {member.id}: {member.judul} ({', '.join(member.alamat)})")
        indent = "  " * (1 + _depth(provision, parents))
        label = provision.label or provision.id.rpartition("/")[2]
        text = "" if provision.label.endswith(provision.text) else provision.text
        line = squash(f"{label} {text}")
        room = WIDTH - len(indent)
        mark = "  [ragu]" if provision.doubts else ""
        lines.append(indent + (line if len(line) <= room else line[: room - 1] + "\u2026") + mark)
    dropped = ", ".join(f"{kind} {n}" for kind, n in sorted(report.dropped.items())) or "tidak ada"
    lines.append(
        f"{report.pages} halaman, {report.chars_in} karakter, {report.chars_kept} menjadi ketentuan, "
        f"{report.unaccounted} tak terhitung; dibuang: {dropped}."
    )
    lines += [f"! {warning}" for warning in report.warnings]
    return "\n".join(lines)
