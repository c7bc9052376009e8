"""The schema of a record, made of its fields: JSON Schema 2020-12, as OpenAPI 3.1 has it."""

from raadsportaal.opendata.soort import Soort
from raadsportaal.opendata.velden import Veld, Vorm

OF_FORM = {
    Vorm.TEKST: {"type": "string"},
    Vorm.ADRES: {"type": "string", "format": "uri"},
    Vorm.GEHEEL: {"type": "integer"},
    Vorm.GETAL: {"type": "number"},
    Vorm.JA_NEE: {"type": "boolean"},
    Vorm.DATUM: {"type": "string", "format": "date"},
    Vorm.MOMENT: {"type": "string", "format": "date-time"},
}


def of_soort(soort: Soort) -> dict:
    return _object(soort.velden) | {"description": f"{soort.uitleg} Bron: {soort.bron}"}


def of_feature(soort: Soort) -> dict:
    """Of a kind with points: its record as a feature of GeoJSON."""
    rest = tuple(veld for veld in soort.velden if veld.vorm != Vorm.PUNT)
    return {
        "type": "object",
        "description": f"{soort.een[0].upper()}{soort.een[1:]} als feature van GeoJSON (RFC 7946).",
        "required": ["type", "id", "geometry", "properties"],
        "properties": {
            "type": {"type": "string", "const": "Feature"},
            "id": {"type": "string", "description": "De sleutel."},
            "geometry": _or_null({"$ref": "#/components/schemas/Punt"}),
            "properties": _object(rest),
        },
    }


def _object(velden: tuple[Veld, ...]) -> dict:
    return {
        "type": "object",
        "required": [veld.naam for veld in velden],
        "additionalProperties": False,
        "properties": {veld.naam: of_veld(veld) for veld in velden},
    }


def of_veld(veld: Veld) -> dict:
    told = {"description": _description(veld)}
    if veld.delen:
        return told | {"type": "array", "items": _object(veld.delen)}
    one = {"$ref": "#/components/schemas/Punt"} if veld.vorm == Vorm.PUNT else dict(OF_FORM[veld.vorm])
    if veld.keuzes:
        one["enum"] = list(veld.keuzes)
    if veld.lijst:
        return told | {"type": "array", "items": one}
    return told | (one if veld.altijd else _or_null(one))


def _or_null(one: dict) -> dict:
    """What is not known is null, never an empty text or a zero."""
    if "$ref" in one:
        return {"oneOf": [one, {"type": "null"}]}
    more = {"enum": [*one["enum"], None]} if "enum" in one else {}
    return one | {"type": [one["type"], "null"]} | more


def _description(veld: Veld) -> str:
    unit = f" Eenheid: {veld.eenheid}." if veld.eenheid else ""
    source = f" Bron: {veld.bron}." if veld.bron else ""
    return f"{veld.uitleg}{unit}{source}"
