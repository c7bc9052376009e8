"""Rows of dossiers from the agendas of one organisation at Notubiz, and from its lists (notubiz_modules.py)."""

import re
from collections.abc import Iterator
from datetime import date

from raadsportaal.dossiers.choices import Behandeling, Dossierbron, Dossiersoort, Dossierstand
from raadsportaal.dossiers.council_systems.client import Client
from raadsportaal.dossiers.council_systems.documents import (
    BEFORE_COUNCIL,
    NEW_PART,
    Retrieved,
    day,
    how,
    inside,
    items,
    make_row,
    number,
    text,
)
from raadsportaal.dossiers.council_systems.notubiz_modules import read_modules
from raadsportaal.dossiers.council_systems.notubiz_shapes import ASK, is_public, many, own
from raadsportaal.dossiers.council_systems.procedure import is_procedure

BASE = "https://api.notubiz.nl"
MAX_PAGES = 10
MAX_MEETINGS = 40
MAX_DEPTH = 6

ACCOMPANIES = re.compile(r"\bflap\b|\bbijlagen?\b|\bannex", re.I)  # a flap is a cover sheet


def retrieve(organisation, *, since: date, until: date, today: date, base: str = BASE, client=None) -> Retrieved:
    """Every real piece on the public agendas from `since` up to and including `until`, and of the lists; never raises.

    `organisation` is the number that Notubiz gives the municipality.
    """
    result = Retrieved()
    client = client or Client(base, "Notubiz")
    if not number(organisation):
        result.note("Het nummer van uw gemeente bij Notubiz klopt niet. Het bestaat alleen uit cijfers.")
        return result
    read_modules(client, result, number(organisation), since=since, today=today)
    for count, meeting in enumerate(_meetings(client, result, number(organisation), since, until)):
        if count == MAX_MEETINGS:
            result.note(f"Wij lazen {MAX_MEETINGS} vergaderingen. Er zijn er meer: kies een kortere periode.")
            break
        answer = result.ask(client, f"/events/meetings/{meeting}", **ASK)
        result.count("vergaderingen", 1)
        read_meeting(inside(answer.get("meeting", answer)), result, today=today)
    return result.finished()


def _meetings(client, result, organisation, since, until):
    """The numbers of the public meetings; a next page is asked when the meetings of this one are read."""
    period = {"date_from": f"{since} 00:00:00", "date_to": f"{until} 23:59:59"}
    seen = set()
    for page in range(1, MAX_PAGES + 1):
        answer = result.ask(client, "/events", organisation_id=organisation, page=page, **period, **ASK)
        if page == 1:
            result.count("vergaderingen", 0)
        events = many(answer, "events", "event")
        new = [number(own(event, "id")) for event in events if is_public(event)]
        new = [meeting for meeting in dict.fromkeys(new) if meeting and meeting not in seen]
        seen.update(new)
        yield from new
        if not events or own(inside(answer.get("pagination")), "has_more_pages") is not True:
            return
    result.note("Er zijn meer vergaderingen dan wij in een keer lezen. Kies een kortere periode.")


def read_meeting(meeting: dict, result: Retrieved, *, today: date) -> None:
    """Add a row for every real piece on the agenda of one meeting."""
    if not is_public(meeting):
        return
    held = next((found for plan in items(meeting.get("plannings")) if (found := day(plan.get("start_date")))), None)
    before_council = BEFORE_COUNCIL.search(_attribute(meeting.get("attributes"), "Titel"))
    for item, title, behandeling in _pieces(meeting.get("agenda_items"), ""):
        documents = [document for document in items(item.get("documents")) if is_public(document)]
        key = number(item.get("id"))
        result.count("agendapunten", 1)
        if is_procedure(title) or not documents:
            result.skipped += 1
            continue
        stand = Dossierstand.COMMISSIE if before_council and held and held >= today else None
        result.add(
            make_row(
                title, behandeling=behandeling, behandeldatum=held, today=today, bron=Dossierbron.NOTUBIZ,
                stand=Dossierstand.TER_KENNISNAME if behandeling == Behandeling.TER_KENNISNAME else stand,
                document_url=_document(documents, Dossiersoort.guess(title)),
                stukken=[(document.get("title"), document.get("url")) for document in documents],
                extern_id=key and f"notubiz:agendapunt:{key}",
                samenvatting=_attribute(inside(item.get("type_data")).get("attributes"), "Omschrijving"),
            )
        )  # fmt: skip


def _pieces(agenda, inherited, depth=0) -> Iterator[tuple[dict, str, str]]:
    """The items of an agenda in their order as (item, title, behandeling), without the headings.

    A heading may stand before its items or hold them. Items without a place come first: they are under no heading.
    """
    current = inherited
    for item in sorted(items(agenda), key=_place):
        kind = inside(item.get("type_data"))
        title = _attribute(kind.get("attributes"), "Titel")
        said = how(f"{text(kind.get('title_prefix'))} {title}")
        is_heading = kind.get("heading") is True or (said and not items(item.get("documents")))
        if not is_public(item):
            continue
        if is_heading:
            current = said or ("" if NEW_PART.search(title) else current)
        else:
            yield item, title, said or current
        if depth < MAX_DEPTH:
            yield from _pieces(item.get("agenda_items"), said or current, depth + 1)


def _place(item):
    place = item.get("order")
    return place if isinstance(place, int) else -1


def _attribute(attributes, name):
    """By name, or in the list form by number: there the title is 1 and the others differ per organisation."""
    if isinstance(attributes, dict):
        return text(attributes.get(name))
    wanted = "1" if name == "Titel" else name
    found = [item for item in items(attributes) if wanted in (text(item.get("id")), text(item.get("label")))]
    return text(found[0].get("value")) if found else ""


def _document(documents, soort):
    """The address of the piece itself: a document that is named after its kind, else the first that is no cover."""

    def rank(document):
        names = " ".join(
            [text(document.get("title")), *(text(kind.get("value")) for kind in items(document.get("types")))]
        )
        return bool(ACCOMPANIES.search(names)), soort == Dossiersoort.OVERIG or Dossiersoort.guess(names) != soort

    return min(documents, key=rank).get("url")
