"""Rows of dossiers from the lists and the agendas of one municipality at iBabs."""

from datetime import date
from xml.etree.ElementTree import Element

from raadsportaal.basis.texts import clean_text
from raadsportaal.dossiers.choices import Behandeling, Dossierbron, Dossiersoort, Dossierstand
from raadsportaal.dossiers.council_systems import soap
from raadsportaal.dossiers.council_systems.client import Client, Onbereikbaar, Onbruikbaar
from raadsportaal.dossiers.council_systems.documents import (
    BEFORE_COUNCIL,
    NEW_PART,
    Retrieved,
    day,
    how,
    make_row,
    text,
)
from raadsportaal.dossiers.council_systems.pacing import TEMPO_IBABS
from raadsportaal.dossiers.council_systems.procedure import is_procedure
from raadsportaal.dossiers.council_systems.registers import Reader, Record, soort_of_list

BASE = "https://wcf.ibabs.eu/api/Public.svc"
MAX_ENTRIES = 80  # each is one question, a motion two
HINT = "iBabs kent alleen computers die de leverancier heeft toegelaten: vraag de VNG of de onze daarbij is."


def retrieve(sitename, *, since: date, until: date, today: date, base: str = BASE, client=None) -> Retrieved:
    """The entries of the lists that we know since a date, and every real piece on the agendas; never raises."""
    result = Retrieved()
    site = _Site(client or Client(base, "iBabs", tempo=TEMPO_IBABS, hint=HINT), text(sitename), result)
    if not site.name:
        result.note("Vul in onder welke naam uw gemeente bij iBabs staat.")
        return result
    _read_lists(site, Reader(result, Dossierbron.IBABS, since=since, today=today), since)
    _read_meetings(site, since, until, today)
    return result.finished()


class _Site:
    """Asks iBabs about one municipality, and notes why when no answer comes."""

    def __init__(self, client, name, result):
        self.client, self.name, self.result = client, name, result

    def ask(self, operation, **parameters) -> Element:
        """An empty element with a notice where there is no answer."""
        if self.result.failed:
            return Element("niets")
        try:
            return soap.ask(self.client, operation, Sitename=self.name, **parameters)
        except Onbereikbaar as fault:
            self.result.failed = not isinstance(fault, Onbruikbaar)
            self.result.note(str(fault))
            return Element("niets")


def _read_lists(site, reader, since):
    waiting = []
    for key, name in soap.pairs(site.ask("GetLists")):
        name = text(name)
        if not key or soort_of_list(name) is None:
            continue
        answer = site.ask("GetListsEntriesByFilterRequest", ListId=key, SinceDate=f"{since}T00:00:00")
        entries = [entry for entry in answer.iter() if soap.own(entry, "EntryId")]
        site.result.count(f"‘{name[:60]}’", len(entries))
        waiting += [(key, name, place, entry) for place, entry in enumerate(entries, start=1)]
    for key, name, place, entry in waiting[:MAX_ENTRIES]:
        _read_entry(site, reader, key, name, place, entry)
    if len(waiting) > MAX_ENTRIES:
        rest = f"Wij lazen de eerste {MAX_ENTRIES} van {len(waiting)} rijen uit de lijsten van iBabs."
        site.result.note(f"{rest} Kies een latere dag, en lees daarna de rest.")


def _read_entry(site, reader, list_key, name, place, entry):
    """What the entry itself holds; without an answer the title that the list shows of it."""
    key = soap.own(entry, "EntryId")
    detail = site.ask("GetListEntry", ListId=list_key, EntryId=key)
    fields: dict[str, list[str]] = {}
    for heading, value in soap.pairs(detail.find(".//Values")):
        if text(value):
            fields.setdefault(heading, []).append(value)
    fields.setdefault("naam", []).append(soap.own(entry, "EntryTitle"))
    voor, tegen = _votes(site, key) if soap.own(entry, "ListCanVote") == "true" else (0, 0)
    stukken = _documents(detail)
    reader.take(Record(name, place, f"ibabs:{key}", fields, _first(stukken), voor, tegen, stukken))


def _votes(site, key):
    """How many for and against: who voted what does not come any further than this."""
    answer = site.ask("GetListEntryVotesByListEntryId", EntryId=key)
    votes = [vote.text for vote in answer.iter("Vote")]
    return votes.count("true"), votes.count("false")


def _read_meetings(site, since, until, today):
    names = {soap.own(one, "Id"): _name(one) for one in site.ask("GetMeetingtypes").iter("iBabsMeetingtype")}
    period = {"StartDate": f"{since}T00:00:00", "EndDate": f"{until}T23:59:59", "MetaDataOnly": "false"}
    meetings = list(site.ask("GetMeetingsByDateRange", **period).iter("iBabsMeeting"))
    site.result.count("vergaderingen", len(meetings))
    for meeting in meetings:
        read_meeting(meeting, names.get(soap.own(meeting, "MeetingtypeId"), ""), site.result, today=today)


def _name(meetingtype):
    return text(soap.own(meetingtype, "Meetingtype")) or text(soap.own(meetingtype, "Description"))


def read_meeting(meeting: Element, name: str, result: Retrieved, *, today: date) -> None:
    """Add a row for every real piece on the agenda of one meeting; `name` is what the council calls this kind."""
    held = day(soap.own(meeting, "MeetingDate"))
    before_council = BEFORE_COUNCIL.search(name or soap.own(meeting, "Meetingtype"))
    stand = Dossierstand.COMMISSIE if before_council and held and held >= today else None
    known = {row.titel.casefold() for row in result.rows}
    for item, title, behandeling in _pieces(meeting):
        key, stukken = soap.own(item, "Id"), _documents(item)
        result.count("agendapunten", 1)
        in_a_list = Dossiersoort.guess(title) in Dossiersoort.followed() and title.casefold() in known
        if is_procedure(title) or not stukken or not key or in_a_list:
            result.skipped += 1
            continue
        result.add(
            make_row(
                title, extern_id=f"ibabs:agendapunt:{key}", bron=Dossierbron.IBABS, behandeldatum=held, today=today,
                behandeling=behandeling, document_url=_first(stukken), stukken=stukken,
                samenvatting=clean_text(soap.own(item, "Explanation")),
                stand=Dossierstand.TER_KENNISNAME if behandeling == Behandeling.TER_KENNISNAME else stand,
            )
        )  # fmt: skip


def _pieces(meeting):
    """The public items of an agenda as (item, title, behandeling); a heading says how what follows is handled."""
    current = ""
    for item in meeting.iter("iBabsMeetingItem"):
        if soap.own(item, "Confidential").lower() == "true":
            continue
        title = text(soap.own(item, "Title"))
        own = how(f"{text(soap.own(item, 'Features'))} {title}")
        if item.find("Documents/iBabsDocument") is None and (own or NEW_PART.search(title)):
            current = own
            continue
        yield item, title, own or current


def _documents(thing):
    """The (name, address) of each document that everyone may read."""
    found = []
    for document in thing.iter("iBabsDocument"):
        adres = soap.own(document, "PublicDownloadURL")
        if adres and soap.own(document, "Confidential").lower() != "true":
            found.append((text(soap.own(document, "DisplayName") or soap.own(document, "FileName")), adres))
    return tuple(found)


def _first(stukken):
    return stukken[0][1] if stukken else ""
