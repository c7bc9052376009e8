"""The lists of one organisation at Notubiz: what it calls modules, with their items."""

from datetime import date

from raadsportaal.basis.tables.columns import plain_name
from raadsportaal.dossiers.choices import Dossierbron
from raadsportaal.dossiers.council_systems.documents import Retrieved, inside, items, number, text
from raadsportaal.dossiers.council_systems.notubiz_shapes import ASK, is_public, many, own, texts_of
from raadsportaal.dossiers.council_systems.registers import COLUMNS, Reader, Record, soort_of_list

MAX_PAGES = 10
# Municipalities give the fields other names; their numbers are the same everywhere.
FIELDS = {
    1: "titel", 5: "kenmerk", 15: "datum_vergadering", 17: "datum_afgedaan", 23: "portefeuillehouder", 26: "kenmerk",
    28: "verwachte_datum_afdoening", 35: "toelichting", 36: "indieners", 37: "fracties", 41: "stand_van_zaken",
    44: "datum", 45: "type", 54: "agendapunt", 61: "tekst", 62: "uitslag", 71: "status", 87: "mede_indieners",
}  # fmt: skip
DOCUMENT = 2


def read_modules(client, result: Retrieved, organisation: str, *, since: date, today: date) -> None:
    """Add a row for each item of the lists that we know; `organisation` is a number."""
    reader = Reader(result, Dossierbron.NOTUBIZ, since=since, today=today)
    path, ask, modules = _modules(client, result, organisation)
    for module in modules:
        name = text(module.get("custom_name")) or text(module.get("name"))
        key = number(own(module, "id"))
        if key and (soort_of_list(name) or soort_of_list(text(module.get("name")))):
            _read_module(client, result, f"{path}/{key}/items", ask, name, reader)


def _modules(client, result, organisation):
    """The lists that there are, with the address under which this version of the service keeps them."""
    faults = []
    for path, ask in ((f"/organisations/{organisation}/modules", {}), ("/modules", {"organisation_id": organisation})):
        answer, fault = result.try_to_ask(client, path, **ask, **ASK)
        faults.append(fault)
        if modules := many(answer, "modules", "module"):
            return path, ask, modules
    if all(faults):
        result.note(f"De lijsten met moties en toezeggingen: {faults[0]}")
    return "", {}, []


def _read_module(client, result, path, ask, name, reader):
    seen: set[str] = set()
    for page in range(1, MAX_PAGES + 1):
        answer = result.ask(client, path, page=page, **ask, **ASK)
        if _is_refusal(answer):
            result.note(f"Notubiz geeft de lijst ‘{name[:60]}’ niet: {text(answer['message'])[:200]}")
        found = {number(own(item, "id")): item for item in many(answer, "items", "item")}
        new = {key: item for key, item in found.items() if key and key not in seen}
        for key, item in new.items():
            seen.add(key)
            read_item(item, key, name, len(seen), reader)
        if not new or not _goes_on(answer, len(seen)):
            break
    else:
        result.note(f"‘{name[:60]}’ is langer dan wij in een keer lezen. Kies een latere dag.")
    result.count(f"‘{name[:60]}’", len(seen))


def _is_refusal(answer):
    """Notubiz says no with an answer that is well-formed and has a message in it."""
    return "error_code" in answer and bool(text(answer.get("message")))


def _goes_on(answer, read):
    paging = inside(answer.get("pagination"))
    if own(paging, "has_more_pages") is True:
        return True
    total = number(own(paging, "total_results"))
    return bool(total) and int(total) > read


def read_item(item: dict, key: str, name: str, place: int, reader: Reader) -> None:
    """Read one item of a list, unless it is not for everyone."""
    if not is_public(item):
        reader.result.skipped += 1
        return
    fields: dict[str, list[str]] = {}
    for attribute in many(item.get("attributes"), "attribute"):
        if heading := _heading(attribute):
            fields.setdefault(heading, []).extend(texts_of(attribute))
    documents = _documents(item)
    stukken = tuple((text(document.get("title")), document["url"]) for document in documents)
    first = documents[0]["url"] if documents else ""
    reader.take(Record(name, place, f"notubiz:module-item:{key}", fields, first, stukken=stukken))


def _heading(attribute):
    """The name that the municipality gives the field if we know it, else what its number means."""
    label = plain_name(text(attribute.get("label")))
    known = FIELDS.get(int(number(own(attribute, "id")) or 0), "")
    return label if COLUMNS.recognised([label]) or not known else known


def _documents(item):
    """What everyone may read: the piece itself, and then what goes with it."""
    found = []
    for attribute in many(item.get("attributes"), "attribute"):
        if number(own(attribute, "id")) == str(DOCUMENT) or attribute.get("datatype") == "document":
            values = attribute.get("values", attribute.get("value"))
            values = values if isinstance(values, list) else [inside(values).get("value", values)]
            found += [inside(value.get("document")) or value for value in items(values)]
    found += many(item.get("attachments"), "document", "documents")
    return [document for document in found if is_public(document) and isinstance(document.get("url"), str)]
