"""A PDF for the council papers: a Typst template filled with data, tagged (PDF/UA-1) where its texts allow that."""

import json
from pathlib import Path

import typst

from raadsportaal.basis.colours import doelkleuren, kleuren

# Holds every template, so that they can share raadsportaal/basis/papier.typ.
ROOT = Path(__file__).resolve().parents[2]


def render(template: Path, content: dict) -> bytes:
    """The PDF. Texts travel as data, never as markup, so nothing in them can run.

    PDF/UA forbids a character that no font has (a title in Chinese, an emoji): then it is an ordinary PDF with a box.
    """
    inputs = {"data": json.dumps(content), "kleuren": json.dumps(kleuren() | {"doelen": doelkleuren()})}
    try:
        return typst.compile(str(template), root=str(ROOT), sys_inputs=inputs, pdf_standards="ua-1")
    except typst.TypstError:
        return typst.compile(str(template), root=str(ROOT), sys_inputs=inputs)
