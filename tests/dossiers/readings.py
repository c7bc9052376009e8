"""What tests of duiding share: a text with several parts, giving it to be read, and what the pages say of it."""

import re
from html import unescape

from django.core.files.uploadedfile import SimpleUploadedFile

from agendas.models import Subdoel
from raadsportaal.basis import kinds
from raadsportaal.dossiers.models import Lezing, Stuk, Suggestie
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from tests.queue import run_queue

HERE = "/gemeenten/testwaard/"
DUIDING = f"{HERE}duiding/"
WONEN = "Wij bouwen 400 sociale huurwoningen in het stationsgebied. De woningcorporatie tekent ervoor."
WATER = "De klimaatadaptatiestrategie ligt dit najaar voor aan de raad. Wij vangen regenwater op in wadi’s."
GELD = "De begroting sluit. De algemene reserve blijft op peil en de kapitaallasten dalen."
WERELD = "De stedenband met Kostelany houden we aan. Wij blijven Global Goals-gemeente en kijken naar Kopenhagen."
AGREEMENT = f"""# Samen verder

## Wonen

{WONEN}

## Water

{WATER}

## Geld

{GELD}

## Over de grens

{WERELD}
"""


def paste(client, tekst=AGREEMENT, **more):
    return client.post(DUIDING, {"tekst": tekst, **more})


def upload(client, name, data, **more):
    return client.post(DUIDING, {"bestand": SimpleUploadedFile(name, data), **more})


def read(client, name, data):
    """Upload a file, let the queue do its work, and return the page of what was found."""
    answer = upload(client, name, data)
    assert answer.status_code == 302
    assert run_queue() == 1
    return words(client.get(answer.url))


def words(response):
    """What a page says, without its tags and with one space between words."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.getvalue().decode())).split())


def marked(response):
    """The words that a page marks as evidence."""
    return re.findall(r'<mark class="nl-mark">([^<]+)</mark>', response.content.decode())


def keep(client, tekst=AGREEMENT, titel="Akkoord", dossier=None, **more):
    """Paste a text and keep it, with a new dossier or with the one that is given; returns the Stuk."""
    where = {"dossier": dossier.pk} if dossier else {"titel": titel, "soort": "coalitieakkoord"}
    address = paste(client, tekst, **more).url
    answer = client.post(f"{address}bewaar/", where)
    assert answer.status_code == 302, words(answer)
    with bereik(EVERYTHING):
        return Stuk.objects.select_related("dossier").order_by("-pk").first()


def _read(dossier, naam, passages, door):
    return Stuk.objects.create(dossier=dossier, naam=naam, tekst="\n\n".join(passages), gelezen_door=door)


def suggest(dossier, *codes, naam="Visie.pdf", door=None, **fields):
    """Suggestions for subdoelen of these codes (or other records), each on a passage of its own in one document."""
    passages = [f"Hier staat zin {number} over huizen." for number in range(1, len(codes) + 1)]
    with bereik(EVERYTHING):
        stuk, found, place = _read(dossier, naam, passages, door), [], 0
        for passage, naar in zip(passages, codes, strict=True):
            naar = Subdoel.objects.get(code=naar) if isinstance(naar, str) else naar
            place, words = stuk.tekst.index(passage, place), place + passage.index("huizen")
            common = {"sterkte": "sterk", "bladzijde": 7, "bewijs": [[words, words + 6]], "uitleg": "‘huizen’"}
            common |= {"passage": passage, "begin": place, "einde": place + len(passage)} | fields
            found.append(
                Suggestie.objects.create(dossier=dossier, stuk=stuk, **{kinds.of_record(naar).name: naar}, **common)
            )
            place += len(passage) + 2
    return found


def fresh(record):
    """It as it stands in the database now."""
    with bereik(EVERYTHING):
        return type(record).objects.get(pk=record.pk)


def suggesties(stuk, **wanted):
    """The suggestions of a document, in the order of the list."""
    with bereik(EVERYTHING):
        found = Suggestie.objects.filter(stuk=stuk, **wanted).in_order().for_card()
        return list(found.select_related("stuk"))


def lezingen(**wanted):
    with bereik(EVERYTHING):
        return list(Lezing.objects.filter(**wanted))
