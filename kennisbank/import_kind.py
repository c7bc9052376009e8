"""Voorbeelden as a kind that editors can import in the admin: the columns of the template, in plain Dutch."""

from kennisbank.models import Praktijk
from kennisbank.storing import PraktijkImporter
from raadsportaal.redactie.imports.kinds import Kolom, Soort, register

SEMICOLON = "Meer dan één? Zet er een puntkomma tussen."
THEMAS = Kolom("themas", f"Thema's, zoals ‘Wonen’. {SEMICOLON}", "wonen; water", label="Thema's", ook=("thema",))
ONDERWERPEN = Kolom("onderwerpen", f"Onderwerpen, zoals ‘Hitte’. {SEMICOLON}", "Leegstand", ook=("onderwerp",))
TREFWOORDEN = Kolom(
    "trefwoorden", f"Hoe een raad het noemt, met woorden die niet in de tekst staan. {SEMICOLON}",
    "hittestress; groen schoolplein",
)  # fmt: skip
DOELEN = Kolom(
    "doelen", f"Nummers van Global Goals, 1 tot en met 17. {SEMICOLON}", "11; 13", ook=("sdg", "sdgs", "global goals")
)
SUBDOELEN = Kolom("subdoelen", f"Codes van subdoelen, zoals 11.7. {SEMICOLON}", "11.7")
TAAL = Kolom("taal", "Taal van de tekst: nl of en. Leeg: nl.", "nl", label="Taal van de tekst")
KENMERK = Kolom(
    "extern_id", "Kenmerk: een nummer of naam die nooit verandert. Daaraan herkent het portaal de rij later.",
    "voorbeeld-1", label="Kenmerk", ook=("id", "kenmerk", "nummer"),
)  # fmt: skip
SLUG = Kolom("slug", "Webadres: kleine letters, cijfers, streepjes. Leeg: dat maakt het portaal.", "", label="Webadres")

KOLOMMEN = [
    Kolom("titel", "Wat is er gedaan? Liefst hooguit 70 tekens.", "VOORBEELD: verwijder deze rij", verplicht=True),
    Kolom("samenvatting", "In gewone taal, liefst hooguit 240 tekens.", "De stad plant bomen op elk schoolplein."),
    Kolom("plaats", "Naam van de gemeente of streek.", "Bergen", ook=("stad", "gemeente", "city")),
    Kolom("land", "Nederlandse naam, of de code met twee letters.", "Noorwegen", ook=("country",), verplicht=True),
    Kolom("breedtegraad", "Getal, zoals 60,39. Zonder staat het voorbeeld niet op de kaart.", "60,39", ook=("lat",)),
    Kolom("lengtegraad", "Getal, zoals 5,32.", "5,32", ook=("lon", "lng")),
    Kolom("inwoners", "Aantal inwoners, een heel getal.", "291940"),
    Kolom("inwoners_jaar", "Het jaar van dat aantal.", "2024", label="Inwoners in het jaar"),
    Kolom("sinds", "Jaar waarin het begon.", "2019"),
    Kolom("tot", "Laatste jaar. Leeg: het loopt nog.", "", label="Tot en met"),
    THEMAS, ONDERWERPEN, TREFWOORDEN, DOELEN, SUBDOELEN,
    Kolom("netwerken", f"Webadres van een netwerk op het portaal, zoals c40. {SEMICOLON}", "c40"),
    Kolom("rollen", f"Wat doet de raad? kaders, geld, controle of inwoners. {SEMICOLON}", "kaders; geld",
          label="Wat doet de raad?"),
    Kolom("richting", "uit-buitenland of uit-nederland. Leeg: uit-buitenland.", "uit-buitenland"),
    Kolom("zekerheid", "1: beschreven. 2: resultaat gemeten. 3: onafhankelijk onderzocht.", "1",
          label="Hoe zeker is het resultaat?"),
    Kolom("afloop", "loopt, afgerond, gestopt of mislukt. Leeg: onbekend.", "loopt", label="Hoe liep het af?"),
    Kolom("probleem", "Wat was er aan de hand?", "Schoolpleinen werden te warm.", label="Het probleem"),
    Kolom("stappen", "Elke stap op een eigen regel in de cel: titel | tekst.", "Plan | De raad stelde een plan vast."),
    Kolom("resultaat", "Wat kwam ervan?", "Op twaalf pleinen is het koeler.", label="Het resultaat"),
    Kolom("cijfers", "Elk cijfer op een eigen regel: label | waarde | eenheid | jaar.", "pleinen | 12 | stuks | 2024"),
    Kolom("lastig", "Wat was lastig?", "Het duurde lang.", label="Wat was lastig?"),
    Kolom("nederland_antwoord", "Kan dit in Nederland? ja, deels of nee.", "ja", ("nederland",),
          label="Kan dit in Nederland?"),
    Kolom("nederland_duiding", "Uitleg daarbij.", "Een gemeente kan dit zelf besluiten.", ("nederland",)),
    Kolom("nederland_besluit", "Wie besluit?", "De raad, bij de begroting.", ("nederland",)),
    Kolom("nederland_uitvoering", "Wie voert uit?", "Het college.", ("nederland",)),
    Kolom("nederland_kosten", "Wat kost het?", "", ("nederland",)),
    Kolom("nederland_eerste_stap", "Wat is de kleinste eerste stap?", "", ("nederland",)),
    Kolom("vragen", "Elke vraag voor de raad op een eigen regel: vraag | moment.", "Hoe warm zijn onze pleinen?",
          label="Vragen voor de raad"),
    Kolom("bronnen", "Elke bron op een eigen regel: titel | uitgever | webadres | taal | datum. Of alleen het adres.",
          "Rapport | Bergen kommune | https://example.org/ | no | 2024", ook=("bron", "url", "website")),
    TAAL, KENMERK, SLUG,
]  # fmt: skip


def land(importer, code):
    found = importer.lookups.landen.get(str(code).casefold())
    return found.naam if found else str(code)


def themas(importer, slugs):
    known = importer.lookups.themas
    return ", ".join(known[slug].naam if slug in known else slug for slug in slugs)


def _onderwerpen(importer, slugs):
    known = importer.lookups.onderwerpen
    return ", ".join(known[slug].naam if slug in known else slug for slug in slugs)


def _afloop(importer, value):
    return Praktijk.Afloop(value).label if value else ""


def _zekerheid(importer, value):
    return Praktijk.Zekerheid(value).label


def _rollen(importer, values):
    return ", ".join(Praktijk.Rol(value).label for value in values)


register(
    Soort(
        model=Praktijk,
        label="Voorbeelden",
        importer=PraktijkImporter,
        kolommen=KOLOMMEN,
        uitleg="Nieuwe voorbeelden komen binnen als concept. Een collega publiceert ze.",
        woorden={
            "land": land,
            "themas": themas,
            "onderwerpen": _onderwerpen,
            "zekerheid": _zekerheid,
            "afloop": _afloop,
            "rollen": _rollen,
        },
    )
)
