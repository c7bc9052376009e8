"""Services that lie: a provider that signs people in, council systems and CBS; what they say is good, and then bent."""

import time

from tests.agendas.cbs import GAS, Table, power, row
from tests.dossiers import ibabs_server
from tests.dossiers.replay import Answer, found, point
from tests.gemeenten.oidc_server import CLIENT, Provider


class LyingProvider(Provider):
    """Says of a person what this one does, and often something crooked, also within its tokens."""

    def __init__(self, bender):
        self.bender = bender
        super().__init__()

    def written(self, data):
        often = 0.6 if data == self.claims else 0.2
        return self.bender.bytes(data) if self.bender.chance.random() < often else super().written(data)

    def token(self, form):
        """What it claims it also signs: it is broken into, or broken, and its key is its own."""
        asked = self.codes.get(form.get("code"), {})
        told = super().token(form)
        if told and self.bender.chance.random() < 0.5:
            now = int(time.time())
            claims = self.claims | {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 60, "jti": f"eens-{now}"}
            claims["nonce"] = asked.get("nonce")
            told["id_token"] = self.signed(self.bender.bytes(claims))
        return told


class LyingSystem:
    """Answers by path, as `replaying` asks for them, of all services at once; half of them crooked."""

    def __init__(self, bender):
        self.bender = bender
        self.table = Table(GAS, row("GM0358", "2024JJ00", 900.0), *power(row("NL01", "2024JJ00", 910.0)))
        self.ibabs = ibabs_server.Ibabs(**_ibabs())

    def get(self, path, unknown):
        if path in ("", "/"):
            return [lambda *posted: self._crooked(self.ibabs(*posted), self._as_xml)]
        good = _json_answers().get(path) or self.table.answers().get(path)
        if good is None:
            return unknown
        return [lambda query: self._crooked(_answer(good[0], query), self._as_json)]

    def _crooked(self, answer, as_bytes):
        return as_bytes(answer) if self.bender.chance.random() < 0.5 else answer

    def _as_xml(self, answer):
        return Answer(self.bender.xml(answer.bytes().decode()), kind="text/xml")

    def _as_json(self, answer):
        return Answer(self.bender.bytes(answer.body))


def _answer(good, query):
    good = good(query) if callable(good) else good
    return good if isinstance(good, Answer) else Answer(good)


def _json_answers():
    agenda = [point(1, "Raadsvoorstel Woonvisie"), point(2, "Hamerstukken", point(3, "Motie bomen"), heading=True)]
    meeting = {"id": 1, "plannings": [{"start_date": "2026-11-26 19:30:00"}], "attributes": {"Titel": "Raad"}}
    item = {
        "id": 7,
        "attributes": [
            {"id": 901, "label": "Titel", "values": [{"content": "Motie meer bomen"}]},
            {"id": 902, "label": "Datum", "values": [{"content": "26-11-2026"}]},
            {"id": 903, "label": "Status", "values": [{"content": "Aangenomen"}]},
        ],
    }
    motion = {"motions": [{"id": "motion:1", "title": "Motie", "result": "aangenomen"}], "agenda": agenda}
    results = [found("document:1", "Woonvisie"), found("motion:1", "Motie bomen", summary="Plant bomen.")]
    return {
        "/events": [{"events": [{"id": 1, "permission_group": "public"}], "pagination": {"has_more_pages": False}}],
        "/events/meetings/1": [{"meeting": meeting | {"agenda_items": agenda}}],
        "/organisations/281/modules": [{"modules": [{"id": 6, "name": "Moties"}]}],
        "/organisations/281/modules/6/items": [{"items": [item], "pagination": {"total_results": 1}}],
        "/api/search": [{"results": results, "hasMore": False}],
        "/api/entities/document%3A1": [{"id": "document:1", "documents": [results[0]], **motion}],
        "/api/entities/motion%3A1": [motion],
    }


def _ibabs():
    documents = ibabs_server.document("https://x.example/m.pdf")
    fields = ibabs_server.values(Onderwerp="Meer bomen", Status="Aangenomen", Datum="Oct 29 2026 12:00AM")
    entries = ibabs_server.entry("e1", "Meer bomen", "true")
    items = [ibabs_server.item(f"p{n}", f"Raadsvoorstel {n}", documents) for n in range(3)]
    ok = ibabs_server.OK
    return {
        "GetLists": ibabs_server.lists(l="Moties"),
        "GetListsEntriesByFilterRequest": f"{ok}<a:Entries>{entries}</a:Entries>",
        "GetListEntry": f"{ok}{fields}<a:Documents>{documents}</a:Documents>",
        "GetListEntryVotesByListEntryId": f"{ok}<a:ListEntryVotes>{ibabs_server.vote(True)}</a:ListEntryVotes>",
        "GetMeetingsByDateRange": f"{ok}<a:Meetings>{ibabs_server.meeting(*items)}</a:Meetings>",
    }
