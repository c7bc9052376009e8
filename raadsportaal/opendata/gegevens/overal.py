"""Fields that records of many kinds have, said in one way: codes of the UN, ISO and CBS, and addresses."""

from django.conf import settings
from django.db.models import QuerySet

from agendas import vn
from raadsportaal.basis.digits import number_in
from raadsportaal.opendata.velden import Veld, Vorm, lijst, veld

ISO = "ISO 3166-1"
CBS = "CBS"


def by_pk(found: QuerySet, key: str) -> QuerySet:
    """The record whose number is its key."""
    return found.filter(pk=number_in(key))


def absolute(path: str) -> str:
    """A whole address: the same in the API, in a dump and in the catalogue."""
    return f"{settings.PORTAL_URL.rstrip('/')}{path}"


def sleutel(uitleg: str, of=None) -> Veld:
    return veld("sleutel", uitleg, of or "slug", altijd=True)


def titel(of: str = "titel") -> Veld:
    return veld("titel", "De titel.", of, altijd=True)


def pagina() -> Veld:
    return veld("pagina", "De pagina in het portaal.", _page, Vorm.ADRES, altijd=True)


def _page(record):
    return absolute(record.get_absolute_url())


def samenvatting() -> Veld:
    return veld("samenvatting", "Waar het over gaat, in gewone taal.")


def taal() -> Veld:
    return veld("taal", "De taal van de tekst.", bron="ISO 639")


def gecontroleerd() -> Veld:
    return veld(
        "gecontroleerd_op",
        "De dag waarop een redacteur van de VNG het nakeek. Leeg: nog niet door de VNG gecontroleerd.",
        vorm=Vorm.DATUM,
    )


def gewijzigd() -> Veld:
    return veld("gewijzigd_op", "Wanneer het voor het laatst is gewijzigd.", vorm=Vorm.MOMENT, altijd=True)


def themas() -> Veld:
    return lijst("themas", "De sleutels van de thema’s.", lambda record: [thema.slug for thema in record.themas.all()])


def landcode(of: str = "land.code") -> Veld:
    return veld("landcode", "De code van het land, twee letters.", of, bron=ISO)


def land(of: str = "land.naam") -> Veld:
    return veld("land", "De naam van het land, zoals de Nederlandse overheid die gebruikt.", of)


def landcodes() -> Veld:
    return lijst(
        "landcodes", "De codes van de landen.", lambda record: [one.code for one in record.landen.all()], bron=ISO
    )


def gemeentecode(of: str = "gemeente.code") -> Veld:
    return veld("gemeentecode", "De code van de gemeente: GM en vier cijfers.", of, bron=CBS, altijd=True)


def gemeente(of: str = "gemeente.naam") -> Veld:
    return veld("gemeente", "De naam van de gemeente.", of, altijd=True)


def tooi(of: str = "gemeente.tooi_uri") -> Veld:
    return veld("tooi_uri", "De gemeente in het TOOI-register.", of, Vorm.ADRES, bron="TOOI")


def doelnummers(of) -> Veld:
    return lijst("doelen", "De nummers van de Global Goals.", of, Vorm.GEHEEL, bron="Verenigde Naties")


def codes(record) -> list[str]:
    return [subdoel.code for subdoel in record.subdoelen.all()]


def subdoelcodes() -> Veld:
    return lijst("subdoelen", "De codes van de subdoelen van de Global Goals.", codes, bron="Verenigde Naties")


def sdg_uris(of) -> Veld:
    """`of` gives the codes of goals and targets of a record."""
    return lijst(
        "sdg_uris",
        "De Global Goals en subdoelen bij de Verenigde Naties.",
        lambda record: [vn.target(code) for code in of(record)],
        Vorm.ADRES,
        bron="Verenigde Naties",
    )
