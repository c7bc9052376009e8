"""Rows of dossiers from the documents, motions and meetings of one source at OpenBesluitvorming."""

import re
from datetime import date
from urllib.parse import quote

from raadsportaal.dossiers.choices import Dossierbron, Dossiersoort, Dossierstand
from raadsportaal.dossiers.council_systems.client import Client
from raadsportaal.dossiers.council_systems.documents import Retrieved, day, how, inside, items, make_row, text
from raadsportaal.dossiers.council_systems.procedure import is_procedure

BASE = "https://openbesluitvorming.nl"
PAGE = 100  # the most that the service gives at once
MAX_FOUND = 500  # of one kind
MAX_DETAILS = 20  # meetings, and motions, that are asked one by one
MAX_DEPTH = 6
KINDS = {"Document": "documenten", "Motion": "moties", "Meeting": "vergaderingen"}
RESULTS = {
    stand.value: stand
    for stand in (Dossierstand.AANGENOMEN, Dossierstand.VERWORPEN, Dossierstand.INGETROKKEN, Dossierstand.AANGEHOUDEN)
}
ANNEX = re.compile(r"^\W*(?:\d+[a-z]?[.):\s-]+)*(?:bijlagen?|annex|presentatie|kaart|tekening|toelichting)\b", re.I)


def retrieve(source: str, *, since: date, today: date, base: str = BASE, client=None) -> Retrieved:
    """The pieces of one source key (such as soest) since a date; never raises.

    Documents and motions become rows. Meetings do not: they tell on which day and how a document was handled, and
    what became of a motion, which the search does not say.
    """
    result = Retrieved()
    client = client or Client(base, "OpenBesluitvorming")
    if not text(source):
        result.note("Vul in onder welke naam uw gemeente bij OpenBesluitvorming staat.")
        return result
    ask = {"organization": text(source), "query": "", "dateFrom": since.isoformat(), "sort": "date_desc"}
    documents, motions = _search(client, result, "Document", ask), _search(client, result, "Motion", ask)
    agendas = Agendas(client, result, _search(client, result, "Meeting", ask))
    for found in motions:
        agendas.add_motion(found, today)
    for found in documents:
        agendas.add_document(found, today)
    return result.finished()


def _search(client, result, kind, ask):
    """All that is found of a kind, page after page up to MAX_FOUND; without the same thing twice."""
    found = {}
    while len(found) < MAX_FOUND:
        offset = len(found)
        answer = result.ask(client, "/api/search", **ask, entityType=kind, offset=offset, limit=PAGE)
        for item in items(answer.get("results")):
            if key := text(item.get("entityId")):
                found.setdefault(key, item)
        if answer.get("hasMore") is not True or len(found) == offset:
            result.count(KINDS[kind], len(found))
            return list(found.values())
    result.count(KINDS[kind], len(found))
    result.note(f"Er zijn meer stukken dan de {MAX_FOUND} die wij in een keer lezen. Kies een latere begindatum.")
    return list(found.values())


class Agendas:
    """What the meetings say about documents and motions, and the rows that follow from it."""

    def __init__(self, client, result, meetings):
        self.client, self.result, self.asked = client, result, 0
        self.documents, self.results = {}, {}
        for meeting in meetings[:MAX_DETAILS]:
            self._read(inside(self._entity(meeting)))

    def _entity(self, found):
        return self.result.ask(self.client, f"/api/entities/{quote(text(found.get('entityId')), safe='')}")

    def _read(self, meeting):
        held = _day(meeting)
        self._read_agenda(meeting.get("agenda"), held, "")
        for motion in items(meeting.get("motions")):
            self.results[text(motion.get("id"))] = text(motion.get("result")).lower()

    def _read_agenda(self, agenda, held, inherited, depth=0):
        current = inherited
        for item in items(agenda):
            documents = items(item.get("documents"))
            own = how(text(item.get("title")))
            if own and not documents:  # “Hamerstukken”, with its pieces inside it or after it
                current = own
            for document in documents:
                self.documents[text(document.get("id"))] = held, own or current
            if depth < MAX_DEPTH:
                self._read_agenda(item.get("agenda_items"), held, own or current, depth + 1)

    def add_motion(self, found, today):
        """The row of a motion; its result is asked for where the meetings did not tell it."""
        key = text(found.get("entityId"))
        if key not in self.results and self.asked < MAX_DETAILS:
            self.asked += 1
            motion = inside(self._entity(found).get("motion"))
            self.results[key] = text(motion.get("result") or motion.get("status")).lower()
        soort = Dossiersoort.guess(text(found.get("title")))
        soort = soort if soort == Dossiersoort.AMENDEMENT else Dossiersoort.MOTIE
        self._add(found, today, soort=soort, stand=RESULTS.get(self.results.get(key)))

    def add_document(self, found, today):
        """The row of a document, unless it only goes with another."""
        title = text(found.get("title"))
        if is_procedure(title) or ANNEX.match(title):
            self.result.skipped += 1
            return
        held, behandeling = self.documents.get(text(found.get("entityId")), (None, ""))
        self._add(found, today, held=held, behandeling=behandeling)

    def _add(self, found, today, *, held=None, **known):
        self.result.add(
            make_row(
                text(found.get("title")), extern_id=text(found.get("entityId")), bron=Dossierbron.OPENBESLUITVORMING,
                behandeldatum=held or _day(found), today=today, document_url=found.get("downloadUrl"),
                samenvatting=text(found.get("summary")), **known,
            )
        )  # fmt: skip


def _day(found):
    return day(found.get("sortDate")) or day(found.get("date"))
