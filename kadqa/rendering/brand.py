"""The look of whoever runs the site: name, emblem and colour, with the colour kept legible."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from urllib.parse import quote

from kadqa.settings import Settings

LEGIBLE = 4.5
"""Contrast that text needs (WCAG 2.2, 1.4.3)."""
LIGHT, DARK = "#f4f6f8", "#18212b"
"""The grounds that the colour must be legible on, by day and by night."""
MARK = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><rect width='16' height='16' rx='3' fill='{colour}'/>"
    "<path d='M5 3v10M11 3 5 8l6 5' stroke='white' stroke-width='2' fill='none'/></svg>"
)
"""The sign of a site that has no emblem of its own."""


@dataclass(frozen=True, slots=True)
class Brand:
    """What the header and the title show.

    Attributes:
        name: of the site.
        emblem: the picture as a data address; "": the sign that ships.
        colour: "#rrggbb"; "": the colours that ship.
    """

    name: str = "KADQA"
    emblem: str = ""
    colour: str = ""

    @property
    def picture(self) -> str:
        """The emblem as an address that holds it whole: no file that a proxy could miss."""
        drawn = MARK.format(colour=legible(self.colour, "#ffffff") if self.colour else "#1d4f7c")
        return self.emblem or f"data:image/svg+xml,{quote(drawn)}"

    @property
    def icon(self) -> str:
        """The sign in the tab of the browser."""
        return f'<link rel="icon" href="{self.picture}">'

    def style(self, night: str) -> str:
        """Rules that follow those of the colours: the emblem, and `--k-aksen` by day and by night.

        Args:
            night: how a rule for the dark is written, with "%s" for its declarations.
        """
        rules = f':root {{ --k-lambang: url("{self.picture}"); }}'
        if self.colour:
            rules += f":root {{ --k-aksen: {legible(self.colour, LIGHT)}; }}"
            rules += night % f"--k-aksen: {legible(self.colour, DARK)};"
        return rules


def brand_of(config: Settings) -> Brand:
    """The look that the settings ask for."""
    emblem = ""
    if path := config.emblem():
        kind = "image/png" if path.suffix.lower() == ".png" else "image/svg+xml"
        emblem = f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"
    return Brand(config.brand_name, emblem, config.brand_colour)


def legible(colour: str, ground: str) -> str:
    """The colour, moved towards black or white until text in it can be read on the ground.

    Args:
        colour: "#rrggbb".
        ground: "#rrggbb"; light or dark enough that black or white is legible on it.
    """
    end = "#000000" if _luminance(ground) > 0.5 else "#ffffff"
    for step in range(51):
        mixed = _mixed(colour, end, step / 50)
        if contrast(mixed, ground) >= LEGIBLE:
            return mixed
    return end


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(colour: str, end: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(end), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
