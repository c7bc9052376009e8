"""The meetlat: what is measured, and every figure of every municipality."""

from agendas.models import Doel, Indicator, Waarde
from raadsportaal.basis.digits import number_in
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.opendata.filters import of_choice, of_number, of_record
from raadsportaal.opendata.gegevens.overal import (
    codes,
    gecontroleerd,
    gemeente,
    gemeentecode,
    gewijzigd,
    pagina,
    samenvatting,
    sdg_uris,
    sleutel,
    subdoelcodes,
    titel,
)
from raadsportaal.opendata.soort import CC_BY, Soort
from raadsportaal.opendata.velden import Vorm, delen, keuze, lijst, veld

YEARS = (1990, 2100)


def _indicatoren():
    parts = ["subdoelen", "landelijk", "noten__gemeente", "correcties__gemeente"]
    return Indicator.objects.published().select_related("doel", "bron").prefetch_related(*parts)


def _waarden():
    """Each municipality and indicator is made once for a page of figures: joined they would be made for each figure."""
    return Waarde.objects.filter(indicator__in=Indicator.objects.published()).prefetch_related(
        "gemeente", "indicator__bron"
    )


def _goals(indicator):
    return [*([indicator.doel.nummer] if indicator.doel else []), *codes(indicator)]


def waardesleutel(waarde) -> str:
    return f"{waarde.indicator.slug}:{waarde.gemeente.code}:{waarde.jaar}"


def _of_three(found, key):
    indicator, _, rest = key.partition(":")
    code, _, jaar = rest.partition(":")
    return found.filter(indicator__slug=indicator, gemeente__code=code, jaar=number_in(jaar))


INDICATOREN = Soort(
    slug="indicatoren",
    titel="Indicatoren",
    een="een indicator",
    uitleg="Wat de meetlat meet, hoe dicht dat bij een Global Goal komt en wie het publiceert.",
    model=Indicator,
    published=_indicatoren,
    bron="CBS en andere uitgevers; elke indicator noemt de zijne.",
    filters=(
        of_record("doel", "Het nummer van het Global Goal.", "doel", lambda: Doel.objects.global_goals(), "nummer"),
        of_choice("soort", "Resultaat, inzet of achtergrond.", "soort", Indicator.Soort),
    ),
    weegt=frozenset({"eenheid", "definitie", "breuk", "bron_titel", "tabel"}),
    velden=(
        sleutel("De sleutel van de indicator."),
        veld("code", "De code in bestanden met cijfers.", altijd=True),
        titel(),
        samenvatting(),
        veld("eenheid", "De eenheid van de waarden.", altijd=True),
        veld("decimalen", "Het aantal cijfers achter de komma.", vorm=Vorm.GEHEEL, altijd=True),
        veld("doel", "Het nummer van het Global Goal.", "doel.nummer", Vorm.GEHEEL),
        subdoelcodes(),
        sdg_uris(_goals),
        keuze("band", "Hoe dicht het bij het doel komt.", Indicator.Band),
        keuze("richting", "Welke kant gunstig is.", Indicator.Richting),
        keuze("invloed", "Hoeveel invloed een gemeente heeft.", Indicator.Invloed),
        keuze("soort", "Resultaat, inzet of achtergrond.", Indicator.Soort),
        veld("definitie", "Wat meetelt."),
        veld("kanttekening", "Waar u op moet letten."),
        veld("breuk", "Vanaf dit jaar is anders gemeten.", vorm=Vorm.GEHEEL),
        veld("berekend", "Of het portaal het zelf berekende.", vorm=Vorm.JA_NEE, altijd=True),
        veld("laatste_jaar", "Het laatste jaar met cijfers.", vorm=Vorm.GEHEEL),
        delen(
            "landelijk",
            "Het cijfer van heel Nederland, per jaar.",
            lambda indicator: indicator.landelijk.all(),
            veld("jaar", "Het jaar.", vorm=Vorm.GEHEEL, altijd=True),
            veld("waarde", "Het cijfer.", vorm=Vorm.GETAL, eenheid="zie eenheid", altijd=True),
            veld("hoe", "Hoe het is berekend."),
        ),
        delen(
            "noten",
            "Wat u moet weten bij het cijfer van een gemeente.",
            lambda indicator: indicator.noten.all(),
            gemeentecode(),
            veld("tekst", "Wat u moet weten.", altijd=True),
            veld("niet_vergelijken", "Of het cijfer niet te vergelijken is.", vorm=Vorm.JA_NEE, altijd=True),
        ),
        delen(
            "correcties",
            "Cijfers die veranderden nadat ze te zien waren.",
            lambda indicator: indicator.correcties.all(),
            gemeentecode(),
            veld("jaar", "Het jaar van het cijfer.", vorm=Vorm.GEHEEL, altijd=True),
            veld("was", "Wat er stond.", vorm=Vorm.GETAL, eenheid="zie eenheid"),
            veld("werd", "Wat er nu staat.", vorm=Vorm.GETAL, eenheid="zie eenheid"),
            veld("reden", "Waarom het veranderde."),
            veld("op", "Wanneer het veranderde.", vorm=Vorm.MOMENT, altijd=True),
        ),
        veld("uitgever", "Wie de cijfers publiceert.", "bron.uitgever"),
        veld("bron_titel", "De titel van de bron.", "bron.titel"),
        veld("tabel", "De tabel van de bron."),
        veld("licentie", "De licentie en hoe de bron genoemd wil worden.", "bron.licentie"),
        gecontroleerd(),
        gewijzigd(),
        pagina(),
    ),
)

WAARDEN = Soort(
    slug="waarden",
    titel="Cijfers van gemeenten",
    een="een cijfer",
    uitleg="De waarde van een indicator in een gemeente en een jaar. Wat er niet staat, is niet bekend; geen nul.",
    model=Waarde,
    published=_waarden,
    with_sleutel=_of_three,
    bron="De uitgever van de indicator; elk cijfer noemt hem, met de licentie.",
    licentie=CC_BY,
    filters=(
        of_record("indicator", "De sleutel van de indicator.", "indicator", lambda: Indicator.objects.published()),
        of_record("gemeente", "De CBS-code van de gemeente.", "gemeente", lambda: Gemeente.objects.all(), "code"),
        of_number("jaar", "Het jaar.", "jaar", *YEARS),
    ),
    velden=(
        sleutel("De sleutel van de indicator, de code van de gemeente en het jaar, met dubbele punten.", waardesleutel),
        veld("indicator", "De sleutel van de indicator.", "indicator.slug", altijd=True),
        gemeente(),
        gemeentecode(),
        veld("jaar", "Het jaar waarover het cijfer gaat.", vorm=Vorm.GEHEEL, altijd=True),
        veld("waarde", "Het cijfer.", vorm=Vorm.GETAL, eenheid="zie eenheid", altijd=True),
        veld("eenheid", "De eenheid van het cijfer.", "indicator.eenheid", altijd=True),
        veld("marge_laag", "De laagste waarde van de marge.", "laag", Vorm.GETAL, eenheid="zie eenheid"),
        veld("marge_hoog", "De hoogste waarde van de marge.", "hoog", Vorm.GETAL, eenheid="zie eenheid"),
        veld("voorlopig", "Of het cijfer voorlopig is.", "is_provisional", Vorm.JA_NEE, altijd=True),
        lijst("noten", "Wat u bij dit cijfer moet weten.", lambda waarde: waarde.noten),
        veld(
            "licentie",
            "De licentie en hoe de bron genoemd wil worden. Meer staat bij de indicator.",
            "indicator.bron.licentie",
        ),
    ),
)
