"""The pages about the portal, that are in no table: so that the search over everything finds them too."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from raadsportaal.basis.search import indexing
from raadsportaal.basis.search.indexing import Entry

KIND = "pagina"


@dataclass(frozen=True)
class Pagina:
    """One page: its number in the search table, what it is called and says, and other words for it."""

    pk: int
    titel: str
    samenvatting: str
    url_name: str
    woorden: str = ""

    def __str__(self):
        return self.titel

    def get_absolute_url(self):
        return reverse(self.url_name)

    def search_entry(self):
        names = [self.titel, *self.woorden.split(", ")]
        return Entry(self.pk, timezone.now(), self.titel, self.woorden, self.samenvatting, names=names)


PAGINAS = [
    Pagina(
        1,
        "Over dit portaal",
        "Wat u hier vindt, voor wie het is, hoe u het in de raad gebruikt en van wie het is.",
        "portaal:over",
        "wat is het raadsportaal, raadsportaal, over, uitleg, handleiding, hulp, contact",
    ),
    Pagina(
        2,
        "Hoe we voorbeelden controleren",
        "Hoe zeker een voorbeeld is: beschreven, gemeten of onafhankelijk onderzocht, en wie het nalas.",
        "portaal:controle",
        "controle, betrouwbaar, betrouwbaarheid, kwaliteit, zekerheid, nagelezen",
    ),
    Pagina(
        3,
        "Hoe suggesties werken",
        "Hoe de computer doelen en voorbeelden bij uw tekst zoekt, en hoe mensen beslissen.",
        "portaal:over_suggesties",
        "suggesties, suggestie, computer, algoritme van het portaal, duiding",
    ),
    Pagina(
        4,
        "Open data en bronnen",
        "Alles wat openbaar is als data: een API, bestanden om te downloaden, de bronnen en de licenties.",
        "portaal:open_data",
        "open data, api, bronnen, downloaden, download, csv, excel, rss, licentie, hergebruik, inbedden",
    ),
    Pagina(
        5,
        "Toegankelijkheid",
        "Of iedereen dit portaal kan gebruiken, en wat u doet als iets niet lukt.",
        "portaal:toegankelijkheid",
        "toegankelijkheidsverklaring, wcag, schermlezer",
    ),
    Pagina(
        6,
        "Privacy en cookies",
        "Welke gegevens het portaal bewaart, hoe lang, en wat uw rechten zijn.",
        "portaal:privacy",
        "privacy, cookies, avg, privacyverklaring, persoonsgegevens",
    ),
    Pagina(
        7,
        "Advies vragen",
        "VNG International beantwoordt vragen van gemeenten over werken in het buitenland.",
        "advies:advies",
        "advies, vraag stellen, vraag advies, vng international",
    ),
    Pagina(
        8,
        "Voorbeeld voordragen",
        "Kent u een goed voorbeeld? Draag het voor aan de VNG.",
        "kennisbank:voordragen",
        "voordragen, voordracht, voorbeeld insturen, tip",
    ),
    Pagina(
        9,
        "Inloggen",
        "Voor raadsleden en griffiers die met dossiers van hun gemeente werken.",
        "account_login",
        "inlog, account, wachtwoord vergeten, wachtwoord",
    ),
    Pagina(
        10,
        "Good practices in English",
        "Dutch good practices, in English.",
        "engels:lijst",
        "english, engels, in het engels, good practices, good practice",
    ),
    Pagina(
        11,
        "Wat VNG voor gemeenten doet",
        "Bij welke internationale afspraken VNG opkomt voor gemeenten, met wie, en wat ervan kwam.",
        "samenwerking:belangenbehartiging",
        "belangenbehartiging, lobby, lobby in brussel, cemr, rgre, comité van de regio’s, uclg",
    ),
    Pagina(
        12,
        "Op weg met internationaal beleid",
        "In vijf stappen: wat de raad doet en besluit, wat het kost, en wat andere gemeenten schreven.",
        "samenwerking:op_weg",
        "internationaal beleid, op weg, coalitieakkoord, beleidsnota, nota internationaal beleid, stappenplan",
    ),
    Pagina(
        13,
        "Wie werkt hieraan?",
        "Per thema: welke Nederlandse gemeenten er over de grens aan werken, en hoe u het hun vraagt.",
        "samenwerking:uitwisseling",
        "uitwisseling, uitwisseling tussen gemeenten, wie werkt hieraan, andere gemeenten, kennis uitwisselen",
    ),
]


def with_ids(ids) -> list[Pagina]:
    return [pagina for pagina in PAGINAS if pagina.pk in ids]


def reindex() -> int:
    """Write the search rows of all pages anew; returns how many there are."""
    indexing.keep_only(KIND, [pagina.pk for pagina in PAGINAS])
    indexing.write(KIND, [pagina.search_entry() for pagina in PAGINAS])
    return len(PAGINAS)
