"""Corrections and comparisons, which KADQA wrote itself, as texts that can be cited and shown."""

from __future__ import annotations

from collections.abc import Callable

from kadqa.records import ASLI, Comparison, Correction, Passage


def correction_passage(correction: Correction) -> Passage:
    """A correction as a text that can be cited and shown."""
    full = correction.benar if not correction.alasan else f"{correction.benar} {correction.alasan}"
    return Passage(
        f"catatan/{correction.id}", correction.halaman, "catatan", correction.id.upper(), ASLI, "ringkasan",
        correction.benar, full, None, basis=correction.basis,
    )  # fmt: skip


def comparison_passage(comparison: Comparison, label: Callable[[str], str]) -> Passage:
    """A comparison as a text that can be shown: each side after the regulation it is of."""
    sides = zip(comparison.antara, (comparison.kiri[1], comparison.kanan[1]), strict=True)
    text = "\n".join(f"{label(source)}: {says}" for source, says in sides)
    return Passage(
        f"perbandingan/{comparison.id}", f"perbandingan/{comparison.id}", "perbandingan", comparison.aspek, ASLI,
        "ringkasan", text, text, None,
    )  # fmt: skip
