"""A drawing as a file of its own, for a paper: title, source and year are in it, colours are those of paper."""

import tempfile
from pathlib import Path

import typst
from django.template.loader import render_to_string

from raadsportaal.basis.colours import kleuren

WIDTH = 900  # pixels
PNG_SCALE = 144  # dots an inch: twice the size on paper


def standalone(meting, welke: str, groep: str) -> str | None:
    """The SVG of the group or of the past; None when there is too little to draw."""
    drawn = meting.lat if welke == "groep" else meting.trend
    if drawn is None:
        return None
    content = {"meting": meting, "lat": meting.lat, "trend": meting.trend, "welke": welke, "groep": groep}
    content |= {"breedte": WIDTH, "kleuren": kleuren(), "hoogte": 132 if welke == "groep" else 320}
    return render_to_string("meetlat/grafiek/bestand.svg", content)


def as_png(svg: str) -> bytes:
    """The same in dots, by the library that makes our PDFs."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "beeld.svg").write_text(svg, encoding="utf-8")
        page = Path(folder) / "beeld.typ"
        page.write_text(
            '#set page(width: auto, height: auto, margin: 0pt)\n#image("beeld.svg", width: 675pt)', encoding="utf-8"
        )
        return typst.compile(str(page), root=folder, format="png", ppi=PNG_SCALE)
