"""What to look at again in a draft: each a remark beside a part, with why. They warn and explain, and never block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from raadsportaal.instrumenten.papier import GEGEVENS, OPEN, Papier, Vorm
from raadsportaal.instrumenten.soorten import Soort

FACTS, REQUESTS, QUESTIONS = ("constaterende", "inleiding", "aanleiding"), ("verzoek",), ("vragen",)
YEAR, NUMBER = re.compile(r"\b(19|20)\d\d\b"), re.compile(r"\d ?(%|procent|euro|kilometer)")
OPINION = re.compile(
    r"\b(belangrijk\w*|helaas|onvoldoende|zorgelijk\w*|zorgwekkend\w*|wenselijk\w*|noodzakelijk\w*|gelukkig|moeten?|hoort)\b"
)
OF_OTHERS = re.compile(r"\b(het rijk|de minister|het kabinet|de tweede kamer|de provincie|de europese \w+)\b", re.I)
OF_THE_COUNCIL = re.compile(
    r"\b(begroting|verordening|omgevingsplan|omgevingsvisie) (vast te stellen|te wijzigen)\b", re.I
)
BY_WHEN = re.compile(r"\b(vóór|voor|uiterlijk|binnen) \S*\d|\b(vóór|uiterlijk op) ", re.I)
NATIONAL = re.compile(
    r"\b(landelijk\w* (gemiddeld\w*|cijfer)|gemiddeld\w* van nederland|nederlands\w* gemiddeld\w*)", re.I
)
TECHNICAL = re.compile(r"^(hoeveel|wanneer|welke datum|wat is de datum)\b", re.I)
MOST_INTRODUCTION = 10  # lines


@dataclass(frozen=True)
class Punt:
    """`deel`: the key of the part that it stands beside."""

    deel: str
    wat: str
    waarom: str


def punten(papier: Papier, ondertekenaars: int | None = None) -> list[Punt]:
    """All remarks, in the order of the paper. `ondertekenaars`: how many members must sign here, if that is known."""
    found = [punt for deel in papier.delen for punt in _of_part(papier, deel, ondertekenaars)]
    if any(deel.is_fixed and deel.is_open() for deel in papier.delen):
        why = f"Een vaste zin heeft ze nodig. Nu staat daar {OPEN}."
        found.insert(0, Punt(GEGEVENS, "Nog open: titel en gegevens", why))
    return found


def _of_part(papier, deel, ondertekenaars) -> Iterator[Punt]:
    def punt(wat, waarom):
        return Punt(deel.sleutel, wat, waarom)

    if deel.is_open() and not deel.is_fixed and deel.vorm != Vorm.TEKENS:
        yield punt(f"Nog open: {deel.kop.rstrip(':')}", f"Vul in wat bij {OPEN} hoort, of haal de regel weg.")
    yield from (punt(*found) for regel in deel.regels for found in _of_line(deel.sleutel, regel))
    if deel.sleutel == "wijzigt" and OPEN in papier.gegevens.get("agendapunt", OPEN):
        yield punt(
            "Bij welk besluit hoort dit?",
            "Een amendement kan alleen bij een besluit dat voorligt. Ligt er geen? Kies dan een motie.",
        )
    if deel.sleutel == "inleiding" and len(deel.regels) > MOST_INTRODUCTION:
        yield punt("De inleiding is lang", f"Houd het bij {MOST_INTRODUCTION} regels. De rest kan in een vraag.")
    if deel.vorm == Vorm.TEKENS and ondertekenaars and _signed(deel) < ondertekenaars:
        yield punt("Te weinig ondertekenaars", f"Uw gemeente vraagt er ten minste {ondertekenaars}. Vraag een collega.")
    if papier.soort == Soort.PARAGRAAF and deel.rijen and {rij[1] for rij in deel.rijen} == {"Draagt bij"}:
        yield punt(
            "Alleen plussen", "Bijna elk voorstel werkt ook iets tegen. Kijk nog eens, ook naar elders en later."
        )


def _signed(deel):
    return sum(OPEN not in rij[1] and bool(rij[1].strip()) for rij in deel.rijen)


def _of_line(sleutel, regel) -> Iterator[tuple[str, str]]:
    text = regel.tekst
    if OPEN in text and sleutel not in REQUESTS:
        return
    if sleutel in FACTS:
        yield from _of_fact(text, regel.bronnen)
    if sleutel in REQUESTS:
        yield from _of_request(text)
    if sleutel in QUESTIONS and TECHNICAL.search(text):
        yield (
            f"Misschien een technische vraag: ‘{short(text)}’",
            "Vraagt u alleen een getal of een datum? Dan antwoordt een ambtenaar vaak sneller. Vraag het uw griffie.",
        )


def _of_fact(text, bronnen):
    if not bronnen:
        yield f"Geen bron: ‘{short(text)}’", "Zet achter de regel het nummer van een bron, zoals [1]."
    if NUMBER.search(text) and not YEAR.search(text) and not bronnen:
        yield f"Een cijfer zonder jaar: ‘{short(text)}’", "Zet erbij over welk jaar het gaat."
    if not text.startswith("Nederland") and "‘" not in text and (hit := OPINION.search(text)):
        yield (
            f"Is dit een feit? ‘{short(text)}’",
            f"Het woord ‘{hit.group()}’ klinkt als een oordeel. Dat hoort bij wat u overweegt.",
        )
    if NATIONAL.search(text):
        yield (
            f"Alleen met heel Nederland vergeleken: ‘{short(text)}’",
            "Vergelijk liever met gemeenten die op de uwe lijken.",
        )


def _of_request(text):
    if not BY_WHEN.search(text):
        yield f"Een verzoek zonder dag: ‘{short(text)}’", "Zet erbij vóór welke dag, en waar het terugkomt."
    if OF_OTHERS.search(text) and "bepleiten" not in text:
        yield (
            f"Gaat het college hierover? ‘{short(text)}’",
            "Hier beslist een ander over. Vraag het college om dit te bepleiten, of schrijf ‘roept het college op’.",
        )
    if OF_THE_COUNCIL.search(text):
        yield f"Hier gaat de raad zelf over: ‘{short(text)}’", "Doe zelf een voorstel, of schrijf ‘spreekt uit dat’."


def short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
