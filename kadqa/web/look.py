"""How the site looks: the chat's theme, and the styles and scripts of its pages. Nothing is fetched from elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

from kadqa.rendering.brand import Brand

STYLES = ("icons.css", "frame.css", "page.css", "source.css")
SCRIPTS = ("page.js", "panel.js", "petik.js", "history.js", "saring.js", "berkas.js")
"""Files beside this one, in the order in which they count."""


def script(name: str) -> str:
    """A script of ours that lies beside this module."""
    return _file(name)


def _file(name: str) -> str:
    return (Path(__file__).resolve().parent / name).read_text(encoding="utf-8")


def theme() -> Any:
    """Calm, with the fonts of the machine: nothing is fetched."""
    return gr.themes.Base(
        primary_hue="blue",
        neutral_hue="slate",
        font=["system-ui", "sans-serif"],
        font_mono=["ui-monospace", "monospace"],
    ).set(
        button_primary_background_fill="var(--k-aksen)",
        button_primary_background_fill_dark="var(--k-aksen)",
        button_primary_background_fill_hover="color-mix(in srgb, var(--k-aksen) 88%, var(--k-tinta))",
        button_primary_background_fill_hover_dark="color-mix(in srgb, var(--k-aksen) 88%, var(--k-tinta))",
        button_primary_text_color="var(--k-kertas)",
        button_primary_text_color_dark="var(--k-kertas)",
    )


def head_html(brand: Brand) -> str:
    """Style and script of the page, for its head."""
    colours = _file("colours.css")
    own = brand.style("@media screen { .dark { %s } }")
    style = colours + own + "".join(map(_file, STYLES))
    scripts = "".join(map(_file, SCRIPTS))
    return f"<style>{style}</style><script>{scripts}</script>"


def page_style(brand: Brand) -> str:
    """The style sheet of the pages: the colours of the chat, by what the reader's machine asks for."""
    colours = _file("colours.css")
    light, _, dark = colours.partition("/* dark */")
    night = dark.replace(".dark {", ":root {")
    own = brand.style("@media screen and (prefers-color-scheme: dark) { :root { %s } }")
    files = "".join(map(_file, ("frame.css", "source.css", "site.css")))
    return f"{light}@media (prefers-color-scheme: dark) {{ {night} }}{own}{files}"
