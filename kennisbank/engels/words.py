"""What the pages in English say: names of the goals, dates, numbers, languages, and how certain a result is."""

from django.conf.locale import LANG_INFO
from django.utils import translation
from django.utils.formats import date_format

from raadsportaal.basis.tables import dates

# Short names in our own words; the numbers are those of the United Nations.
GOALS = {
    1: "No poverty",
    2: "No hunger",
    3: "Good health and well-being",
    4: "Good education",
    5: "Gender equality",
    6: "Clean water and sanitation",
    7: "Affordable and clean energy",
    8: "Decent work and a healthy economy",
    9: "Industry, innovation and infrastructure",
    10: "Less inequality",
    11: "Sustainable cities and communities",
    12: "Responsible consumption and production",
    13: "Climate action",
    14: "Life below water",
    15: "Life on land",
    16: "Peace, justice and sound public institutions",
    17: "Partnerships for the goals",
}
CERTAINTY = {1: "Described, not measured", 2: "Result measured", 3: "Studied by independent researchers"}


def goal(nummer) -> str:
    return GOALS.get(nummer, "")


def goals(versie):
    """[(number, short name)] of the Global Goals of its Dutch praktijk."""
    return [(doel.nummer, goal(doel.nummer)) for doel in versie.praktijk.doelen_op_volgorde]


def certainty(praktijk) -> str:
    return CERTAINTY[praktijk.zekerheid]


def day(moment) -> str:
    """14 October 2026."""
    with translation.override("en"):
        return date_format(moment, "j F Y")


def loose_day(text) -> str:
    """2023-05-09 becomes 9 May 2023, 2023-05 May 2023; anything else stays as it is."""
    return dates.shown(text, "en")


def language(code) -> str:
    """English for en; the code itself where Django does not know it."""
    return LANG_INFO.get(code, {}).get("name", code)


def since(praktijk) -> str:
    """Since when, or the years it ran; empty when unknown."""
    if praktijk.sinds and praktijk.tot:
        return f"{praktijk.sinds} to {praktijk.tot}" if praktijk.tot > praktijk.sinds else f"{praktijk.sinds}"
    return f"Since {praktijk.sinds}" if praktijk.sinds else ""


def inhabitants(praktijk) -> str:
    if not praktijk.inwoners:
        return ""
    return f"{praktijk.inwoners:,} ({praktijk.inwoners_jaar or 'year unknown'})"


def checked(versie) -> str:
    """Whether an editor of VNG read the English text; honest where nobody did."""
    if versie.gecontroleerd_op:
        return f"English text checked by VNG on {day(versie.gecontroleerd_op)}"
    return "Translated from the Dutch page, not yet checked by VNG"


def facts(versie):
    """[(term, text)] for the page and the PDF; without what is unknown."""
    praktijk = versie.praktijk
    rows = [
        ("Municipality", f"{praktijk.plaats}, the Netherlands" if praktijk.plaats else "The Netherlands"),
        ("Inhabitants", inhabitants(praktijk)),
        ("Period", since(praktijk)),
        ("Global Goals", ", ".join(f"{nummer} {name}" for nummer, name in goals(versie))),
        ("How certain is the result?", certainty(praktijk)),
    ]
    return [row for row in rows if row[1]]


def parts(versie):
    """[(heading, text)] of the story, in the order of the page; without what is empty."""
    rows = [
        ("Context for readers abroad", versie.context),
        ("The problem", versie.probleem),
        ("What was done", versie.aanpak),
        ("The result", versie.resultaat),
        ("What was hard", versie.lastig),
    ]
    return [row for row in rows if row[1]]


def source(bron) -> str:
    """In which language a source is and of when; and that nobody looked at it, where that is so."""
    said = [f"in {language(bron.taal)}" if bron.taal else "", loose_day(bron.datum)]
    return ", ".join([text for text in said if text] + ([] if bron.raadpleging else ["not read by us"]))
