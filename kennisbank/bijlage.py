"""The print annex of a praktijk as a tagged PDF (PDF/UA-1), for the council papers."""

import json
from pathlib import Path

import typst

from kennisbank.facets import taal_naam
from raadsportaal.basis.templatetags.onderdelen import getal

SOURCE = Path(__file__).with_name("bijlage.typ")


def as_pdf(praktijk, url, today) -> bytes:
    """One A4 where it fits. Texts travel as data, never as markup, so nothing in them can run.

    PDF/UA forbids a character that no font has (a title in Chinese, an emoji): then it is an ordinary PDF with a box.
    """
    data = {"data": json.dumps(content(praktijk, url, today))}
    try:
        return typst.compile(str(SOURCE), sys_inputs=data, pdf_standards="ua-1")
    except typst.TypstError:
        return typst.compile(str(SOURCE), sys_inputs=data)


def content(praktijk, url, today):
    facts = [
        ("Waar", praktijk.waar),
        ("Inwoners", getal(praktijk.inwoners)),
        ("Looptijd", praktijk.wanneer),
        ("Hoe zeker?", praktijk.get_zekerheid_display()),
        ("Global Goals", ", ".join(f"{d.nummer} {d.titel}" for d in praktijk.doelen_op_volgorde)),
    ]
    nederland = [
        ("Wie besluit?", praktijk.nl_besluit),
        ("Wie voert uit?", praktijk.nl_uitvoering),
        ("Wat kost het?", praktijk.nl_kosten),
        ("Begin klein", praktijk.nl_eerste_stap),
    ]
    return {
        "taal": praktijk.taal,
        "archief": praktijk.is_archived,
        "titel": praktijk.titel,
        "samenvatting": praktijk.samenvatting,
        "feiten": [fact for fact in facts if fact[1]],
        "delen": [
            part
            for part in [
                ("Het probleem", praktijk.probleem),
                (
                    "De aanpak",
                    " ".join(f"{i}. {s.titel}: {s.tekst}" for i, s in enumerate(praktijk.stapregels.all(), 1)),
                ),
                ("Het resultaat", praktijk.resultaat),
                ("Wat was lastig?", praktijk.lastig),
                (
                    "Kan dit in Nederland?",
                    f"{praktijk.get_nl_antwoord_display()}. {praktijk.nl_duiding}".strip(". "),
                ),
            ]
            if part[1]
        ],
        "nederland": [fact for fact in nederland if fact[1]],
        "vragen": [vraag.vraag for vraag in praktijk.praktijkvraagregels.all()],
        "bronnen": [
            {"tekst": f"{bron.titel}. {bron.uitgever}, {taal_naam(bron.taal)}", "url": bron.url}
            for bron in praktijk.bronregels.all()
        ],
        "url": url,
        "datum": f"{today:%d-%m-%Y}",
        "controle": f"{praktijk.gecontroleerd_op:%d-%m-%Y}" if praktijk.gecontroleerd_op else "",
    }
