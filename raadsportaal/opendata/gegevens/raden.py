"""Municipalities, and what they show of their dossiers to everyone; read in the scope of what is public, always."""

from django.db.models import QuerySet

from agendas import vn
from raadsportaal.dossiers.choices import Dossiersoort, Dossierstand
from raadsportaal.dossiers.models import Dossier, Koppeling
from raadsportaal.dossiers.models.besluiten import Koppelrichting
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.gemeenten.models.gemeente import Grootteklasse, Provincie, Stedelijkheid
from raadsportaal.instrumenten.models import Ingediend
from raadsportaal.instrumenten.papier import Vorm as Deelvorm
from raadsportaal.opendata.filters import of_choice, of_name, of_record
from raadsportaal.opendata.gegevens.overal import (
    CBS,
    absolute,
    by_pk,
    gemeente,
    gemeentecode,
    pagina,
    sleutel,
    titel,
    tooi,
)
from raadsportaal.opendata.soort import CC_BY, Soort
from raadsportaal.opendata.velden import Vorm, delen, keuze, lijst, punt, veld

OF_MUNICIPALITIES = "De gemeente die het openbaar maakte."
SDG_GOALS = "Verenigde Naties"


def _gemeenten() -> QuerySet:
    return Gemeente.objects.prefetch_related("opvolgers")


def _dossiers() -> QuerySet:
    shown = Dossier.objects.published().select_related("gemeente", "ingediend")
    return shown.defer("ingediend__papier", "stukadressen")


def _koppelingen() -> QuerySet:
    """As the public page of a municipality has them: confirmed, of a dossier that is public, to what can be read."""
    shown = Koppeling.objects.linked().readable().filter(dossier__in=Dossier.objects.published())
    return shown.for_card().defer("passage", "momentopname")


def _stukken() -> QuerySet:
    shown = Ingediend.objects.filter(dossier__in=Dossier.objects.published())
    return shown.select_related("dossier__gemeente", "gemeente")


def _place(gemeente):
    return gemeente.lengtegraad, gemeente.breedtegraad


def _page_of_stuk(dossier):
    stuk = getattr(dossier, "ingediend", None)
    return stuk and str(stuk.pk)


def _public_page(dossier):
    """The page of a dossier is for members: everyone reads of it on the page of its municipality."""
    return absolute(dossier.gemeente.get_absolute_url())


def _goal(koppeling):
    """The identifier at the UN of what it points at, where that is a Global Goal or a subdoel."""
    if koppeling.subdoel:
        return vn.target(koppeling.subdoel.code)
    return vn.goal(koppeling.global_goal.nummer) if koppeling.global_goal else None


def _whole(bron):
    """A source may be a page of the portal itself."""
    return absolute(bron.url) if bron.url.startswith("/") else bron.url


def _parts(stuk):
    """The parts of a paper without the one to sign in: that holds names."""
    return [deel for deel in stuk.inhoud.delen if deel.vorm != Deelvorm.TEKENS]


_of_gemeente = of_record("gemeente", "De CBS-code van de gemeente.", "gemeente", lambda: Gemeente.objects.all(), "code")

GEMEENTEN = Soort(
    slug="gemeenten",
    titel="Gemeenten",
    een="een gemeente",
    uitleg="Nederlandse gemeenten van nu en van vroeger, met hun codes.",
    model=Gemeente,
    published=_gemeenten,
    sleutel="code",
    bron="CBS en het TOOI-register van de overheid.",
    licentie=CC_BY,
    filters=(of_name("naam"), of_choice("provincie", "De code van de provincie.", "provincie", Provincie)),
    velden=(
        sleutel("De CBS-code van de gemeente.", "code"),
        titel("naam"),
        gemeentecode("code"),
        veld("officiele_naam", "De officiële naam."),
        tooi("tooi_uri"),
        keuze("provincie", "De code van de provincie.", Provincie, bron=CBS),
        veld("inwoners", "Het aantal inwoners.", vorm=Vorm.GEHEEL, eenheid="inwoners", bron=CBS),
        veld("inwoners_jaar", "Op 1 januari van dit jaar.", vorm=Vorm.GEHEEL),
        keuze("grootteklasse", "De grootteklasse.", Grootteklasse),
        keuze("stedelijkheid", "De stedelijkheid.", Stedelijkheid, bron=CBS),
        punt("Een punt in de gemeente.", _place),
        veld("einddatum", "De laatste dag van een gemeente die er niet meer is.", vorm=Vorm.DATUM),
        lijst(
            "opvolgers", "De codes van de gemeenten waarin zij opging.", lambda g: [o.code for o in g.opvolgers.all()]
        ),
        veld("verzonnen", "Verzonnen, om het portaal te laten zien.", vorm=Vorm.JA_NEE, altijd=True),
        pagina(),
    ),
)

DOSSIERS = Soort(
    slug="dossiers",
    titel="Openbare dossiers",
    een="een dossier",
    uitleg="Dossiers van gemeenteraden die de gemeente openbaar maakte, met wat iedereen daarvan ziet.",
    model=Dossier,
    published=_dossiers,
    with_sleutel=by_pk,
    bron=OF_MUNICIPALITIES,
    in_gemeenten=True,
    filters=(_of_gemeente, of_choice("soort", "De soort dossier.", "soort", Dossiersoort)),
    velden=(
        # Not its address: a dossier that is taken back is still named in what changed, and that says what it is about.
        sleutel("Het nummer van het dossier.", lambda dossier: str(dossier.pk)),
        gemeente(),
        gemeentecode(),
        tooi(),
        titel(),
        keuze("soort", "De soort dossier.", Dossiersoort),
        veld("behandeldatum", "De dag van behandeling in de raad.", vorm=Vorm.DATUM),
        veld("samenvatting", "De samenvatting."),
        veld("document_titel", "De naam van het document."),
        veld("document_url", "Het adres van het document.", vorm=Vorm.ADRES),
        veld("stuk", "De sleutel van het ingediende stuk, als dat er is.", _page_of_stuk),
        veld("openbaar_op", "Sinds wanneer het openbaar is.", vorm=Vorm.MOMENT, altijd=True),
        veld("verzonnen", "Van een verzonnen gemeente.", "gemeente.verzonnen", Vorm.JA_NEE, altijd=True),
        veld("pagina", "De openbare pagina van de gemeente.", _public_page, Vorm.ADRES, altijd=True),
    ),
)

KOPPELINGEN = Soort(
    slug="koppelingen",
    titel="Koppelingen",
    een="een koppeling",
    uitleg="Waar openbare dossiers aan zijn gekoppeld: een doel, een afspraak, een voorbeeld of iets om mee te doen.",
    model=Koppeling,
    published=_koppelingen,
    with_sleutel=by_pk,
    bron=OF_MUNICIPALITIES,
    in_gemeenten=True,
    filters=(_of_gemeente,),
    velden=(
        sleutel("Het nummer van de koppeling.", lambda koppeling: str(koppeling.pk)),
        veld("dossier", "De sleutel van het dossier.", lambda koppeling: str(koppeling.dossier_id), altijd=True),
        gemeentecode("dossier.gemeente.code"),
        veld("naar_soort", "Wat voor iets het is: subdoel, doel, praktijk en zo verder.", "kind.name", altijd=True),
        veld("naar_titel", "De naam daarvan.", str, altijd=True),
        veld(
            "naar_pagina", "De pagina daarvan.", lambda k: absolute(k.naar.get_absolute_url()), Vorm.ADRES, altijd=True
        ),
        veld("sdg_uri", "Het Global Goal of subdoel bij de Verenigde Naties.", _goal, Vorm.ADRES, bron=SDG_GOALS),
        keuze("richting", "Of het beleid eraan bijdraagt.", Koppelrichting),
        veld("toelichting", "De toelichting van de gemeente."),
        veld(
            "pagina", "De openbare pagina van de gemeente.", lambda k: _public_page(k.dossier), Vorm.ADRES, altijd=True
        ),
    ),
)

STUKKEN = Soort(
    slug="stukken",
    titel="Ingediende stukken",
    een="een ingediend stuk",
    uitleg="Moties, vragen en andere stukken die met het portaal zijn gemaakt, van openbare dossiers. Zonder namen.",
    model=Ingediend,
    published=_stukken,
    with_sleutel=by_pk,
    bron="De indieners van het stuk.",
    in_gemeenten=True,
    filters=(_of_gemeente,),
    velden=(
        sleutel("Het nummer van het stuk.", lambda stuk: str(stuk.pk)),
        gemeente(),
        gemeentecode(),
        veld("dossier", "De sleutel van het dossier.", lambda stuk: str(stuk.dossier_id), altijd=True),
        veld("soort", "De soort stuk.", "inhoud.soortnaam", altijd=True),
        titel("inhoud.titel"),
        veld("ingediend_op", "De dag waarop het is ingediend.", "dag", Vorm.DATUM, altijd=True),
        keuze("stand", "Waar het staat in de raad.", Dossierstand, "dossier.stand"),
        veld("bevestigd", "Of de griffie dat bevestigt.", "is_confirmed", Vorm.JA_NEE, altijd=True),
        delen(
            "delen",
            "De tekst, in delen.",
            _parts,
            veld("kop", "De kop van het deel."),
            lijst("regels", "De alinea’s of punten.", lambda deel: deel.texts()),
        ),
        delen(
            "bronnen",
            "Waar de tekst op rust.",
            lambda stuk: stuk.inhoud.bronnen,
            veld("tekst", "De bron."),
            veld("url", "Het adres van de bron.", _whole, Vorm.ADRES),
        ),
        veld("pagina", "De pagina in het portaal.", lambda s: absolute(s.get_absolute_url()), Vorm.ADRES, altijd=True),
    ),
)
