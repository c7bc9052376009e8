"""Keep a reading with a dossier: its text, a beleidspunt for each part with a doel, and suggestions to decide."""

import re

from django.db import transaction

from agendas.duiding.document import picture_of
from agendas.duiding.rows import of_row
from agendas.models import Subdoel
from raadsportaal.basis.texts import plain
from raadsportaal.dossiers.models import Stuk, Suggestie, Suggestiekeuze
from raadsportaal.dossiers.suggesties.fitting import fitting
from raadsportaal.dossiers.suggesties.picture import citations, found_of

NUMBER = re.compile(r"^(?:[Hh]oofdstuk\s+)?(?:\d{1,3}(?:\.\d{1,3})*|[A-Z](?=[.):]))[.):]?\s+(?=\S)")
PER_PART = 3  # doelen of one part of a document; what is only possible comes on top, and stays folded
EXAMPLES, COMMITMENTS = 5, 3  # of the whole document
MOST_WORDS = 4


@transaction.atomic
def keep(lezing, dossier, *, by, now) -> Stuk:
    """Make the Stuk with its suggestions and throw the reading away. The dossier is locked by whoever calls.

    What was decided about this dossier before is not suggested again; what still waited of an earlier document of the
    same name goes.
    """
    dossier.suggesties.of_document(lezing.naam, lezing.tekst).waiting().delete()
    stuk = Stuk.objects.create(
        dossier=dossier, naam=lezing.naam, tekst=lezing.tekst, bladzijden=lezing.bladzijden, versie=lezing.versie,
        gelezen_op=now, gelezen_door=by,
    )  # fmt: skip
    document = picture_of([of_row(row, lezing.tekst) for row in lezing.bevindingen])
    keeper = Keeper(stuk, document)
    Suggestie.objects.bulk_create([*keeper.of_parts(), *keeper.of_whole()])
    if lezing.pk:
        lezing.delete()
    return stuk


class Keeper:
    """Turns what was found into suggestions, and knows what is decided already."""

    def __init__(self, stuk, document):
        self.stuk, self.dossier, self.document = stuk, stuk.dossier, document
        self.subdoelen = {subdoel.code: subdoel for subdoel in Subdoel.objects.select_related("doel")}
        self.punten = {punt.titel: punt for punt in self.dossier.beleidspunten.all()}
        self.headed = {}  # title of a beleidspunt: the heading path that took it
        fields = ("beleidspunt", "subdoel", "doel", "praktijk")
        linked = self.dossier.koppelingen.settled().values_list(*fields)
        decided = self.dossier.suggesties.exclude(keuze=Suggestiekeuze.WACHT).values_list(*fields)
        self.known = {*linked, *decided}

    def of_parts(self):
        """Per part of the document the doelen that it touches, each at its best passage."""
        parts = {}
        for bevinding in self.document.bevindingen:
            if any(vondst.sterkte != "mogelijk" for vondst in bevinding.vondsten):
                parts.setdefault(bevinding.passage.kop, []).append(bevinding)
        for kop, bevindingen in parts.items():
            found = citations(self.document, bevindingen)
            shown = sorted(found.values(), key=_weight)[:PER_PART]
            punt = self._beleidspunt(kop, shown[0][0])
            for citaten in shown:
                if suggestie := self._to_subdoel(punt, citaten):
                    yield suggestie

    def _beleidspunt(self, kop, citaat):
        """The one with the title of this part; a text without headings is about the dossier as a whole."""
        if not kop:
            return None
        titel = self._titel(kop)
        if titel not in self.punten:
            passage = citaat.bevinding.passage
            self.punten[titel] = self.dossier.beleidspunten.create(
                titel=titel, passage=passage.tekst[:2000], bladzijde=passage.bladzijde, volgorde=len(self.punten)
            )
        return self.punten[titel]

    def _titel(self, kop):
        """The heading without its number; with the one above it where two parts have the same."""
        path = [NUMBER.sub("", plain(part)).strip() or part for part in kop.split(" > ")]
        known = self.headed.setdefault(path[-1], kop)
        return (path[-1] if known == kop else " – ".join(path[-2:]))[:200]

    def _to_subdoel(self, punt, citaten):
        """None where the engine knows no subdoel, or where it is linked or refused already."""
        subdoel = next((self.subdoelen[code] for code in citaten[0].vondst.subdoelen if code in self.subdoelen), None)
        if subdoel is None:
            return None
        words = citaten[0].woorden[:MOST_WORDS]
        return self._suggestie(punt, citaten, uitleg=", ".join(f"‘{word}’" for word in words), subdoel=subdoel)

    def of_whole(self):
        """Examples and commitments that fit the doelen of the whole document, each at the passage that asks for it."""
        found = citations(self.document)
        decided = {praktijk for *_, praktijk in self.known if praktijk}
        past = fitting({doel: found_of(found[doel]) for doel in self.document.doelen}, decided)
        examples = [(d, p) for d, fit in past.items() for p in fit.voorbeelden[:1]][:EXAMPLES]
        commitments = [(d, p) for d, fit in past.items() for p in fit.afspraken[:1]]
        for doel, passend in examples:
            if suggestie := self._suggestie(None, found[doel], uitleg=passend.reden, praktijk=passend.naar):
                yield suggestie
        first = {passend.naar.pk: (doel, passend) for doel, passend in reversed(commitments)}
        for doel, passend in list(reversed(first.values()))[:COMMITMENTS]:
            if suggestie := self._suggestie(None, found[doel], uitleg=passend.reden, doel=passend.naar):
                yield suggestie

    def _suggestie(self, punt, citaten, *, uitleg, **naar):
        keys = [naar[name].pk if name in naar else None for name in ("subdoel", "doel", "praktijk")]
        if {(punt and punt.pk, *keys), (None, *keys)} & self.known:
            return None
        self.known.add((punt and punt.pk, *keys))
        best, passage = citaten[0], citaten[0].bevinding.passage
        shift = passage.begin
        return Suggestie(
            gemeente_id=self.dossier.gemeente_id, dossier=self.dossier, stuk=self.stuk, beleidspunt=punt, **naar,
            sterkte=best.vondst.sterkte, score=best.vondst.score, uitleg=uitleg[:300],
            passage=passage.tekst, bladzijde=passage.bladzijde, begin=passage.begin, einde=passage.einde,
            bewijs=[[shift + begin, shift + einde] for begin, einde in best.vondst.bewijs],
            ook=[[c.bevinding.passage.begin, c.bevinding.passage.einde] for c in citaten[1:] if c.zeker],
            lexicon_id=self.stuk.versie_id,
        )  # fmt: skip


def _weight(citaten):
    """The doelen of a part with the strongest passages first."""
    best = citaten[0].vondst
    return (best.sterkte == "mogelijk", best.sterkte == "redelijk", -best.score, best.doel)
