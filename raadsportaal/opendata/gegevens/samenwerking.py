"""What one can join: programmes, city partnerships, events and calls; and questions that come often."""

from django.db.models import Prefetch
from django.utils import timezone

from agendas.models import Agenda, Doel
from kennisbank.models import Land, Thema
from raadsportaal.opendata.filters import Filter, UnknownValue, of_choice, of_record
from raadsportaal.opendata.gegevens.overal import (
    by_pk,
    codes,
    doelnummers,
    gecontroleerd,
    gemeente,
    gemeentecode,
    gewijzigd,
    land,
    landcode,
    landcodes,
    pagina,
    samenvatting,
    sdg_uris,
    sleutel,
    subdoelcodes,
    taal,
    themas,
    titel,
    tooi,
)
from raadsportaal.opendata.soort import CC0, Soort
from raadsportaal.opendata.velden import Vorm, delen, keuze, lijst, punt, veld
from samenwerking.bijeenkomsten.facets import Doelgroep
from samenwerking.bijeenkomsten.selection import LIJST as BIJEENKOMSTENLIJST
from samenwerking.models import (
    Adviesvraag,
    Beleidsstap,
    Bijeenkomst,
    Inzet,
    Oproep,
    Programma,
    Stedenband,
    Veelgesteld,
)
from samenwerking.models.deskundigheid import Deskundigheid
from samenwerking.models.deskundigheid import Vorm as Oproepvorm
from samenwerking.models.programma import Loop, Nauwkeurigheid
from samenwerking.models.stedenband import Bandsoort, Bandstand
from samenwerking.programmas.selection import LIJST as PROGRAMMALIJST
from samenwerking.stedenbanden.selection import LIJST as STEDENBANDENLIJST

PUBLIC_PAGES = "Openbare pagina’s van de VNG, VNG International en anderen; elk gegeven noemt ze. Eigen woorden."
INVENTED = "Verzonnen, om het portaal te laten zien."


def _programmas():
    return Programma.objects.published().for_export()


def _stedenbanden():
    return Stedenband.objects.published().for_list()


def _bijeenkomsten():
    doelen = Prefetch("doelen", Doel.objects.global_goals())
    return Bijeenkomst.objects.published().select_related("land").prefetch_related("themas", doelen)


def _oproepen():
    return Oproep.objects.published().select_related("programma").prefetch_related("themas", "landen__pagina")


def _numbers(record):
    return [doel.nummer for doel in record.doelen.all()]


def _place(stedenband):
    return stedenband.lengtegraad, stedenband.breedtegraad


def _boven(programma):
    return programma.boven.slug if programma.boven and programma.boven.is_published else None


def _until_or_after(found, values):
    """As the list page has them: what comes, the soonest first, or what was, the latest first."""
    now = timezone.now()
    if len(set(values)) > 1:
        return found
    if values[0] == "komend":
        return found.filter(einde__gte=now).order_by("begin", "pk")
    return found.filter(einde__lt=now).order_by("-begin", "pk")


def _wanneer(text):
    if text not in ("komend", "geweest"):
        raise UnknownValue(f"‘{text[:60]}’ kan niet. Kies uit: komend, geweest.")
    return text


WANNEER = Filter(
    "wanneer",
    "Wat nog komt, of wat is geweest.",
    _wanneer,
    _until_or_after,
    {"type": "string", "enum": ["komend", "geweest"]},
)

PROGRAMMAS = Soort(
    slug="programmas",
    titel="Programma’s en projecten",
    een="een programma of project",
    uitleg="Programma’s en projecten van VNG International: waar, met wie, met welk geld en wat een gemeente kan doen.",
    model=Programma,
    published=_programmas,
    bron=PUBLIC_PAGES,
    lijst=PROGRAMMALIJST,
    weegt=frozenset({"begin", "einde", "budget", "resultaat", "bronnen"}),
    velden=(
        sleutel("De sleutel van het programma."),
        titel(),
        veld("engelse_titel", "De officiële Engelse titel."),
        veld("afkorting", "De afkorting."),
        keuze("soort", "Programma of project.", Programma.Soort),
        veld("hoort_bij", "De sleutel van het programma waar het bij hoort.", _boven),
        samenvatting(),
        taal(),
        keuze("loop", "Of het vandaag loopt.", Loop, lambda p: p.loop(timezone.localdate()).value),
        veld("begin", "De eerste dag.", vorm=Vorm.DATUM),
        keuze("begin_precies", "Hoe precies het begin bekend is.", Nauwkeurigheid),
        veld("begin_gepland", "Of het begin alleen gepland is.", vorm=Vorm.JA_NEE, altijd=True),
        veld("einde", "De laatste dag.", vorm=Vorm.DATUM),
        keuze("einde_precies", "Hoe precies het einde bekend is.", Nauwkeurigheid),
        veld("einde_gepland", "Of het einde alleen gepland is.", vorm=Vorm.JA_NEE, altijd=True),
        veld("financier", "Wie betaalt."),
        lijst("partners", "Met wie wordt gewerkt.", lambda programma: programma.partners),
        veld("budget", "Het budget, in de munt ernaast.", vorm=Vorm.GETAL, eenheid="zie munt"),
        veld("munt", "De munt van het budget.", lambda p: p.munt if p.budget is not None else None, bron="ISO 4217"),
        veld("budget_toelichting", "Waarvoor het budget is en van welk jaar."),
        themas(),
        doelnummers(_numbers),
        subdoelcodes(),
        sdg_uris(lambda programma: [*_numbers(programma), *codes(programma)]),
        landcodes(),
        lijst("plaatsen", "De plaatsen.", lambda programma: [plaats["naam"] for plaats in programma.plaatsen]),
        veld("doelstelling", "Wat het wil bereiken."),
        veld("aanpak", "Wat er gebeurt."),
        veld("resultaat", "Wat het opleverde."),
        veld("lastig", "Wat lastig was of is."),
        veld("bijdrage_gemeente", "Wat een gemeente kan doen."),
        veld("bijdrage_ambtenaar", "Wat een ambtenaar kan doen."),
        veld("bijdrage_bestuurder", "Wat een bestuurder kan doen."),
        veld("bijdrage_raadslid", "Wat een raadslid kan doen."),
        veld("onvolledig", "Wat hier ontbreekt."),
        delen(
            "bronnen",
            "Waar het na te lezen is.",
            lambda programma: programma.bronnen.all(),
            titel(),
            veld("url", "Het adres van de bron.", vorm=Vorm.ADRES),
            veld("jaar", "Over welk jaar de bron gaat.", vorm=Vorm.GEHEEL),
            veld("taal", "De taal van de bron.", bron="ISO 639"),
            veld("raadpleging", "Hoe wij de bron lazen."),
        ),
        gecontroleerd(),
        gewijzigd(),
        pagina(),
    ),
)

STEDENBANDEN = Soort(
    slug="stedenbanden",
    titel="Stedenbanden",
    een="een stedenband",
    uitleg="Welke Nederlandse gemeente een band heeft met welke plaats in het buitenland, en wie dat zegt.",
    model=Stedenband,
    published=_stedenbanden,
    with_sleutel=by_pk,
    bron="Wikidata (2017, CC0) en lijsten van Wikipedia (2023, alleen feiten); wat een gemeente bevestigt, van haar.",
    licentie=CC0,
    lijst=STEDENBANDENLIJST,
    filters=(of_choice("bandsoort", "De soort band.", "soort", Bandsoort),),
    velden=(
        sleutel("Het nummer van de stedenband.", lambda band: str(band.pk)),
        gemeente(),
        gemeentecode(),
        tooi(),
        veld("naam_in_bron", "De naam van de gemeente in de bron.", "geregistreerd_als"),
        veld("partner", "De plaats in het buitenland.", "plaats", altijd=True),
        land(),
        landcode(),
        punt("De plaats van de partner op de kaart.", _place),
        keuze("soort", "De soort band.", Bandsoort),
        keuze("stand", "Of de band nog bestaat.", Bandstand),
        veld("sinds", "Het jaar waarin de band begon.", vorm=Vorm.GEHEEL),
        veld("tot", "Het laatste jaar.", vorm=Vorm.GEHEEL),
        themas(),
        veld("toelichting", "Wat de gemeente erover zegt."),
        veld("bevestigd_op", "De dag waarop de gemeente het bevestigde.", vorm=Vorm.DATUM),
        veld("bron", "In welke lijsten de band staat."),
        veld("bron_zekerheid", "Hoe zeker de bron is."),
        veld("verzonnen", INVENTED, "gemeente.verzonnen", Vorm.JA_NEE, altijd=True),
        pagina(),
    ),
)

BIJEENKOMSTEN = Soort(
    slug="bijeenkomsten",
    titel="Bijeenkomsten",
    een="een bijeenkomst",
    uitleg="Bijeenkomsten voor raadsleden, griffiers, ambtenaren en bestuurders.",
    model=Bijeenkomst,
    published=_bijeenkomsten,
    bron="VNG International en de organisatoren; elk gegeven noemt de bron.",
    lijst=BIJEENKOMSTENLIJST,
    filters=(WANNEER,),
    velden=(
        sleutel("De sleutel van de bijeenkomst."),
        titel(),
        samenvatting(),
        veld("tekst", "Het programma."),
        veld("uitkomst", "Wat eruit kwam."),
        veld("begin", "Het begin.", vorm=Vorm.MOMENT, altijd=True),
        veld("einde", "Het einde.", vorm=Vorm.MOMENT, altijd=True),
        veld("plaats", "De plaats."),
        veld("online", "Of men online kan meedoen.", vorm=Vorm.JA_NEE, altijd=True),
        veld("website", "De website van de bijeenkomst.", vorm=Vorm.ADRES),
        veld("organisator", "Wie het organiseert."),
        lijst("doelgroepen", f"Voor wie: {', '.join(Doelgroep.values)}.", lambda event: event.doelgroepen),
        themas(),
        doelnummers(_numbers),
        sdg_uris(_numbers),
        landcode(),
        taal(),
        veld("aanmelden", "Of men zich via het portaal aanmeldt.", vorm=Vorm.JA_NEE, altijd=True),
        veld("aanmelden_tot", "Tot wanneer dat kan. Leeg: tot het begin.", vorm=Vorm.MOMENT),
        veld("afgelast", "Of het niet doorgaat.", vorm=Vorm.JA_NEE, altijd=True),
        veld("bron_url", "Het adres van de bron.", vorm=Vorm.ADRES),
        veld("verzonnen", INVENTED, vorm=Vorm.JA_NEE, altijd=True),
        gecontroleerd(),
        gewijzigd(),
        pagina(),
    ),
)

OPROEPEN = Soort(
    slug="oproepen",
    titel="Oproepen",
    een="een oproep",
    uitleg="VNG International zoekt kennis van gemeenten: waarvoor, in welke rol en tot wanneer.",
    model=Oproep,
    published=_oproepen,
    bron="VNG International",
    filters=(
        of_choice("rol", "De rol die wordt gezocht.", "rol", Deskundigheid),
        of_record("land", "De sleutel van het land.", "landen", lambda: Land.objects.all()),
        of_record("thema", "De sleutel van het thema.", "themas", lambda: Thema.objects.all()),
    ),
    velden=(
        sleutel("De sleutel van de oproep."),
        titel(),
        samenvatting(),
        veld("tekst", "Wat er wordt gevraagd."),
        veld("programma", "De sleutel van het programma.", lambda o: _published(o.programma)),
        keuze("rol", "De rol die wordt gezocht.", Deskundigheid),
        keuze("vorm", "Online, op reis of in Nederland.", Oproepvorm),
        veld("tijd", "Hoeveel tijd het kost."),
        veld("periode", "Wanneer het is."),
        lijst("talen", "De talen die nodig zijn.", lambda oproep: oproep.talen),
        themas(),
        landcodes(),
        veld("wie", "Wie mag reageren."),
        veld("deadline", "De laatste dag om te reageren.", vorm=Vorm.DATUM),
        veld("verzonnen", INVENTED, vorm=Vorm.JA_NEE, altijd=True),
        gecontroleerd(),
        gewijzigd(),
        pagina(),
    ),
)

INZETTEN = Soort(
    slug="inzetten",
    titel="Belangenbehartiging",
    een="een inzet van de VNG",
    uitleg="Wat de VNG voor gemeenten inbrengt waar internationale afspraken worden gemaakt, en wat ervan kwam.",
    model=Inzet,
    published=lambda: Inzet.objects.published().for_page(),
    bron=PUBLIC_PAGES,
    filters=(of_record("agenda", "De sleutel van de agenda.", "agendas", lambda: Agenda.objects.published()),),
    velden=(
        sleutel("De sleutel van de inzet."),
        titel(),
        samenvatting(),
        lijst("agendas", "De sleutels van de agenda’s.", lambda inzet: [agenda.slug for agenda in inzet.agendas.all()]),
        veld("inbreng", "Wat de VNG inbrengt."),
        veld("met_wie", "Met wie."),
        lijst("momenten", "Waar en wanneer.", lambda inzet: inzet.momenten),
        keuze("stand", "Hoe het ervoor staat. Oordeel van het portaal.", Inzet.Stand),
        veld("uitkomst", "Wat ervan kwam."),
        veld("raad", "Wat een raad hiermee kan."),
        veld("onbekend", "Wat wij niet weten."),
        delen(
            "bronnen",
            "Waar het na te lezen is.",
            lambda inzet: inzet.bronnen.all(),
            titel(),
            veld("url", "Het adres van de bron.", vorm=Vorm.ADRES),
            veld("datum_tekst", "De datum, zoals de bron die geeft.", "datum"),
            veld("taal", "De taal van de bron.", bron="ISO 639"),
            veld("raadpleging", "Hoe wij de bron lazen."),
        ),
        gecontroleerd(),
        gewijzigd(),
        pagina(),
    ),
)

BELEIDSSTAPPEN = Soort(
    slug="beleidsstappen",
    titel="Op weg met internationaal beleid",
    een="een stap",
    uitleg="De stappen naar internationaal beleid, met voorbeelden van Nederlandse gemeenten.",
    model=Beleidsstap,
    published=lambda: Beleidsstap.objects.published().for_page(),
    bron=PUBLIC_PAGES,
    velden=(
        sleutel("De sleutel van de stap."),
        titel(),
        samenvatting(),
        veld("volgorde", "De hoeveelste stap het is.", vorm=Vorm.GEHEEL, altijd=True),
        veld("doen", "Wat de raad doet."),
        veld("besluit", "Wat de raad besluit."),
        veld("kosten", "Wat het kost."),
        veld("valkuilen", "Waar het misgaat."),
        lijst("zinnen", "Zinnen om mee te beginnen.", lambda stap: stap.beginzinnen),
        delen(
            "voorbeelden",
            "Wat gemeenten deden of schreven.",
            lambda stap: stap.voorbeelden.all(),
            veld("gemeente", "De gemeente."),
            veld("tekst", "Wat zij deed of schreef."),
            veld("bron", "De titel van de bron."),
            veld("url", "Het adres van de bron.", vorm=Vorm.ADRES),
            veld("datum_tekst", "De datum, zoals de bron die geeft.", "datum"),
            veld("raadpleging", "Hoe wij de bron lazen."),
        ),
        gecontroleerd(),
        gewijzigd(),
        pagina(),
    ),
)

VEELGESTELDE_VRAGEN = Soort(
    slug="veelgestelde-vragen",
    titel="Veelgestelde vragen",
    een="een veelgestelde vraag",
    uitleg="Vragen die vaak komen, met het antwoord. Zonder namen.",
    model=Veelgesteld,
    published=lambda: Veelgesteld.objects.published(),
    bron="VNG International",
    filters=(of_choice("onderwerp", "Het onderwerp.", "onderwerp", Adviesvraag.Onderwerp),),
    velden=(
        sleutel("De sleutel van de vraag."),
        titel(),
        samenvatting(),
        veld("antwoord", "Het antwoord."),
        keuze("onderwerp", "Het onderwerp.", Adviesvraag.Onderwerp),
        gecontroleerd(),
        gewijzigd(),
        pagina(),
    ),
)


def _published(programma):
    return programma.slug if programma and programma.is_published else None
