"""What others do, and what that is sorted by: praktijken with their sources, thema's, countries and networks."""

from dataclasses import replace

from django.db.models import Prefetch
from django.utils import timezone

from kennisbank.models import Collectie, CollectieRegel, Land, Netwerk, Onderwerp, Praktijk, Thema
from kennisbank.models.sorting import Werelddeel
from kennisbank.selection import LIJST
from raadsportaal.opendata.filters import Filter, UnknownValue, of_choice, of_name, of_record
from raadsportaal.opendata.gegevens.overal import (
    ISO,
    codes,
    doelnummers,
    gecontroleerd,
    gewijzigd,
    land,
    landcode,
    pagina,
    samenvatting,
    sdg_uris,
    sleutel,
    subdoelcodes,
    taal,
    themas,
    titel,
)
from raadsportaal.opendata.soort import Soort
from raadsportaal.opendata.velden import Vorm, delen, keuze, lijst, punt, veld
from samenwerking.landen.overview import landregels

OWN_WORDS = "Eigen woorden van het portaal. Feiten en getallen komen uit de bronnen bij elk gegeven."


def _praktijken():
    return Praktijk.objects.published().for_page()


def _themas():
    return Thema.objects.findable().prefetch_related("vragen")


def _landen():
    return Land.objects.findable().select_related("pagina")


def _with_thema(found, themas):
    """Those of which the page of countries tells something that goes with one of these thema’s."""
    regels = [regel for thema in themas for regel in landregels(timezone.now(), thema)]
    return found.filter(pk__in=[regel.land.pk for regel in regels])


def _told(found, _):
    return found.filter(pk__in=[regel.land.pk for regel in landregels(timezone.now())])


def _yes(text):
    if text != "ja":
        raise UnknownValue(f"‘{text[:60]}’ kan niet. Kies: ja.")
    return text


ON_PAGE = Filter(
    "bekend",
    "Alleen landen waar het portaal iets over vertelt, zoals op de pagina.",
    _yes,
    _told,
    {"type": "string", "enum": ["ja"]},
)


def _netwerken():
    return Netwerk.objects.published().prefetch_related("themas")


def _collecties():
    rows = CollectieRegel.objects.filter(praktijk__in=Praktijk.objects.published()).select_related("praktijk")
    return Collectie.objects.shown().prefetch_related(Prefetch("regels", rows))


def _place(praktijk):
    return praktijk.lengtegraad, praktijk.breedtegraad


def _numbers(praktijk):
    return [doel.nummer for doel in praktijk.doelen_op_volgorde]


PRAKTIJKEN = Soort(
    slug="praktijken",
    titel="Voorbeelden (praktijken)",
    een="een voorbeeld",
    uitleg="Wat gemeenten deden, in het buitenland en in Nederland, met resultaat, twijfel en bronnen.",
    model=Praktijk,
    published=_praktijken,
    bron=OWN_WORDS,
    lijst=LIJST,
    weegt=frozenset({"resultaat", "zekerheid", "afloop", "cijfers", "bronnen", "sinds", "tot", "kan_in_nederland"}),
    velden=(
        sleutel("De sleutel van het voorbeeld."),
        titel(),
        samenvatting(),
        taal(),
        veld("plaats", "De plaats waar het gebeurt of gebeurde."),
        land(),
        landcode(),
        keuze("werelddeel", "Het werelddeel.", Werelddeel, "land.werelddeel"),
        punt("De plaats op de kaart.", _place),
        veld("inwoners", "Hoeveel inwoners de plaats heeft, afgerond.", vorm=Vorm.GEHEEL, eenheid="inwoners"),
        veld("inwoners_jaar", "Het jaar van dat aantal.", vorm=Vorm.GEHEEL),
        veld("sinds", "Het jaar waarin het begon.", vorm=Vorm.GEHEEL),
        veld("tot", "Het laatste jaar.", vorm=Vorm.GEHEEL),
        themas(),
        lijst("onderwerpen", "De sleutels van de onderwerpen.", lambda p: [one.slug for one in p.onderwerpen.all()]),
        lijst("trefwoorden", "Woorden waarmee een Nederlandse raad dit zoekt.", lambda praktijk: praktijk.trefwoorden),
        doelnummers(_numbers),
        subdoelcodes(),
        sdg_uris(lambda praktijk: [*_numbers(praktijk), *codes(praktijk)]),
        lijst("netwerken", "De sleutels van de kennisnetwerken.", lambda p: [one.slug for one in p.netwerken.all()]),
        keuze("richting", "Uit het buitenland, of uit Nederland voor het buitenland.", Praktijk.Richting),
        keuze("zekerheid", "Hoe zeker het resultaat is.", Praktijk.Zekerheid),
        keuze("afloop", "Hoe het afliep.", Praktijk.Afloop),
        lijst("rollen", "Wat de raad doet: kaders, geld, controle of inwoners.", lambda praktijk: praktijk.rollen),
        veld("probleem", "Het probleem dat er was."),
        delen(
            "stappen",
            "Wat er is gedaan, in stappen.",
            lambda praktijk: praktijk.stapregels.all(),
            titel(),
            veld("tekst", "Wat er in deze stap gebeurde."),
        ),
        veld("resultaat", "Wat het opleverde."),
        veld("lastig", "Wat lastig was of misging."),
        delen(
            "cijfers",
            "Getallen van het resultaat.",
            lambda praktijk: praktijk.cijferregels.all(),
            veld("label", "Wat het getal is, en vergeleken waarmee."),
            veld("waarde", "Het getal, zoals de bron het geeft."),
            veld("eenheid", "De eenheid van het getal."),
            veld("jaar", "Het jaar waarover het gaat."),
            veld("bron", "De titel van de bron.", "bron.titel"),
        ),
        keuze("kan_in_nederland", "Of dit in Nederland kan.", Praktijk.Antwoord, "nl_antwoord"),
        veld("nederland_uitleg", "Waarom dit in Nederland wel of niet kan.", "nl_duiding"),
        veld("nederland_besluit", "Wie er in Nederland over besluit.", "nl_besluit"),
        veld("nederland_uitvoering", "Wie het in Nederland uitvoert.", "nl_uitvoering"),
        veld("nederland_kosten", "Wat het kost.", "nl_kosten"),
        veld("nederland_eerste_stap", "Hoe een gemeente klein kan beginnen.", "nl_eerste_stap"),
        lijst("vragen", "Vragen voor de raad.", lambda p: [regel.vraag for regel in p.praktijkvraagregels.all()]),
        delen(
            "bronnen",
            "Waar het na te lezen is. Elke bron houdt de voorwaarden van de uitgever.",
            lambda praktijk: praktijk.bronregels.all(),
            titel(),
            veld("uitgever", "Wie de bron uitgeeft."),
            veld("url", "Het adres van de bron.", vorm=Vorm.ADRES),
            veld("taal", "De taal van de bron.", bron="ISO 639"),
            veld("datum_tekst", "De datum of het jaar, zoals de bron die geeft.", "datum"),
            veld("raadpleging", "Hoe en wanneer wij de bron bekeken."),
        ),
        gecontroleerd(),
        gewijzigd(),
        pagina(),
    ),
)

THEMAS = Soort(
    slug="themas",
    titel="Thema’s",
    een="een thema",
    uitleg="De onderwerpen waarop voorbeelden, programma’s en bijeenkomsten zijn gesorteerd.",
    model=Thema,
    published=_themas,
    bron="Eigen lijst en eigen woorden van het portaal.",
    velden=(
        sleutel("De sleutel van het thema."),
        titel("naam"),
        veld("inleiding", "Waar het over gaat en wat de raad beslist."),
        veld("wereld", "Wat de wereld erover afsprak."),
        lijst("trefwoorden", "Andere woorden voor dit thema.", lambda thema: thema.trefwoorden.split()),
        lijst("vragen", "Vragen voor de raad.", lambda thema: [vraag.vraag for vraag in thema.vragen.all()]),
        pagina(),
    ),
)

ONDERWERPEN = Soort(
    slug="onderwerpen",
    titel="Onderwerpen",
    een="een onderwerp",
    uitleg="Kleinere onderwerpen binnen een thema, die in raden vaak terugkomen.",
    model=Onderwerp,
    published=lambda: Onderwerp.objects.findable().select_related("thema"),
    bron="Eigen lijst van het portaal.",
    filters=(of_record("thema", "De sleutel van het thema.", "thema", _themas),),
    velden=(
        sleutel("De sleutel van het onderwerp."),
        titel("naam"),
        veld("thema", "De sleutel van het thema.", "thema.slug", altijd=True),
        pagina(),
    ),
)

COLLECTIES = Soort(
    slug="collecties",
    titel="Collecties",
    een="een collectie",
    uitleg="Voorbeelden die een redacteur bij elkaar zette, met de reden.",
    model=Collectie,
    published=_collecties,
    bron=OWN_WORDS,
    filters=(of_record("thema", "De sleutel van het thema.", "thema", _themas),),
    velden=(
        sleutel("De sleutel van de collectie."),
        titel(),
        samenvatting(),
        veld("inleiding", "Waarom deze voorbeelden bij elkaar horen."),
        veld("thema", "De sleutel van het thema.", "thema.slug"),
        lijst("trefwoorden", "Woorden waarmee een raad dit zoekt.", lambda collectie: collectie.trefwoorden),
        delen(
            "voorbeelden",
            "De voorbeelden, op volgorde.",
            lambda collectie: collectie.regels.all(),
            veld("voorbeeld", "De sleutel van het voorbeeld.", "praktijk.slug", altijd=True),
            veld("waarom", "Waarom het in deze collectie staat."),
        ),
        gecontroleerd(),
        gewijzigd(),
        pagina(),
    ),
)

LANDEN = Soort(
    slug="landen",
    titel="Landen",
    een="een land",
    uitleg="Landen, met wat het portaal vertelt over samenwerken met gemeenten daar.",
    model=Land,
    published=_landen,
    bron="Namen: i18n-iso-countries (MIT). Codes: ISO 3166-1. De teksten zijn eigen woorden van het portaal.",
    filters=(
        of_name("naam", "andere_namen"),
        of_choice("werelddeel", "Het werelddeel.", "werelddeel", Werelddeel),
        replace(of_record("thema", "De sleutel van het thema.", "", Thema.objects.all), narrow=_with_thema),
        ON_PAGE,
    ),
    velden=(
        sleutel("De sleutel van het land."),
        titel("naam"),
        landcode("code"),
        veld(
            "landnummer",
            "Het nummer van het land, drie cijfers. Kosovo heeft er geen: daar staat 983.",
            lambda land: f"{land.nummer:03}",
            bron=ISO,
        ),
        keuze("werelddeel", "Het werelddeel.", Werelddeel),
        veld("inleiding", "Waarom gemeenten hier werken.", "verhaal.inleiding"),
        veld("bestuur", "Hoe het lokaal bestuur werkt.", "verhaal.bestuur"),
        veld("opgave", "De grootste opgave.", "verhaal.opgave"),
        veld("leren", "Wat gemeenten er kunnen leren.", "verhaal.leren"),
        veld("gesloten", "Of het portaal er nu niemand heen stuurt. Geen reisadvies.", "verhaal.gesloten", Vorm.JA_NEE),
        veld("reden", "Waarom er nu niemand heen gaat.", "verhaal.reden"),
        veld("gecontroleerd_op", "De dag van de laatste controle.", "verhaal.gecontroleerd_op", Vorm.DATUM),
        pagina(),
    ),
)

NETWERKEN = Soort(
    slug="netwerken",
    titel="Kennisnetwerken",
    een="een kennisnetwerk",
    uitleg="Internationale netwerken waar een gemeente bij kan horen.",
    model=Netwerk,
    published=_netwerken,
    bron=OWN_WORDS,
    filters=(of_record("thema", "De sleutel van het thema.", "themas", _themas),),
    velden=(
        sleutel("De sleutel van het netwerk."),
        titel(),
        veld("afkorting", "De korte naam."),
        veld("naam", "De officiële naam."),
        samenvatting(),
        veld("opgericht", "Het jaar van oprichting.", vorm=Vorm.GEHEEL),
        veld("zetel", "De plaats waar het netwerk zit."),
        veld("bereik", "Waar de leden vandaan komen."),
        veld("soort", "Wat voor netwerk het is."),
        themas(),
        veld("opbrengst", "Wat een gemeente eraan heeft."),
        veld("deelname", "Hoe een gemeente meedoet."),
        veld("website", "De website van het netwerk.", vorm=Vorm.ADRES),
        gecontroleerd(),
        gewijzigd(),
        pagina(),
    ),
)
