"""The print annex of a praktijk as a tagged PDF (PDF/UA-1), for the council papers."""

from pathlib import Path

from django.utils.formats import date_format

from kennisbank.facets import taal_naam
from raadsportaal.basis import pdf
from raadsportaal.basis.tables import dates
from raadsportaal.basis.templatetags.onderdelen import getal

TEMPLATE = Path(__file__).with_name("bijlage.typ")


def as_pdf(praktijk, url, today) -> bytes:
    """One A4 where it fits."""
    return pdf.render(TEMPLATE, content(praktijk, url, today))


def content(praktijk, url, today):
    inwoners = f"{getal(praktijk.inwoners)} ({praktijk.inwoners_jaar or 'jaar onbekend'})" if praktijk.inwoners else ""
    facts = [
        ("Waar", praktijk.waar),
        ("Inwoners", inwoners),
        ("Looptijd", praktijk.wanneer.capitalize()),
        ("Hoe zeker?", praktijk.get_zekerheid_display()),
        ("Global Goals", ", ".join(f"{d.nummer} {d.titel}" for d in praktijk.doelen_op_volgorde)),
        ("Controle", _control(praktijk)),
    ]
    nederland = [
        ("Wie besluit?", praktijk.nl_besluit),
        ("Wie voert uit?", praktijk.nl_uitvoering),
        ("Wat kost het?", praktijk.nl_kosten),
        ("Begin klein", praktijk.nl_eerste_stap),
    ]
    parts = [("Het probleem", praktijk.probleem), ("De aanpak", ""), ("Het resultaat", praktijk.resultaat)]
    parts += [("Wat was lastig?", praktijk.lastig)]
    return {
        "taal": praktijk.taal,
        "archief": praktijk.is_archived,
        "titel": praktijk.titel,
        "samenvatting": praktijk.samenvatting,
        "feiten": [fact for fact in facts if fact[1]],
        "cijfers": [[f"{c.waarde} {c.eenheid}".strip(), _of_year(c)] for c in praktijk.cijferregels.all()],
        "delen": [part for part in parts if part[1] or part[0] == "De aanpak"],
        "stappen": [[stap.titel, stap.tekst] for stap in praktijk.stapregels.all()],
        "antwoord": praktijk.get_nl_antwoord_display(),
        "duiding": praktijk.nl_duiding,
        "nederland": [fact for fact in nederland if fact[1]],
        "vragen": [vraag.vraag for vraag in praktijk.praktijkvraagregels.all()],
        "bronnen": [_source(bron) for bron in praktijk.bronregels.all()],
        "url": url,
        "datum": date_format(today, "j F Y"),
    }


def _control(praktijk):
    checked = praktijk.gecontroleerd_op
    return f"VNG, {date_format(checked, 'j F Y')}" if checked else "Nog niet door VNG gecontroleerd"


def _of_year(cijfer):
    return f"{cijfer.label} ({cijfer.jaar})" if cijfer.jaar else cijfer.label


def _source(bron):
    said = [bron.uitgever, taal_naam(bron.taal) if bron.taal else "", dates.shown(bron.datum)]
    said.append(dates.shown_inside(bron.raadpleging) or "niet nagekeken")
    return {"tekst": f"{bron.titel}. {', '.join(text for text in said if text)}.", "url": bron.url}
