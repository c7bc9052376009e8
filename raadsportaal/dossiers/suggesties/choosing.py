"""A passage that the griffie chooses in the text itself, by a selection or by the number of a paragraph."""

import re
from dataclasses import dataclass

from django.db import transaction

from raadsportaal.basis.digits import number_in
from raadsportaal.dossiers.models import Sterkte, Stuk, Suggestie
from raadsportaal.dossiers.models.koppeling import AlGedaan, Koppeldaad, Koppeling
from raadsportaal.dossiers.suggesties.text import alineas_of, chapters_of

LONGEST = 2000


@dataclass(frozen=True)
class Keuze:
    """Places in the text of a document, with the number of the paragraph."""

    stuk: Stuk
    nummer: str
    begin: int
    einde: int

    @classmethod
    def asked(cls, stuk, data):
        """The paragraph at `begin`, or within it and what follows the words of `tekst`, however they were broken."""
        asked = number_in(data.get("begin")) or 0
        chapters = [chapter for chapter in chapters_of(stuk.tekst) if chapter.begin <= asked] or chapters_of(
            stuk.tekst
        )[:1]
        alineas = alineas_of(stuk, chapters[-1], [])
        alinea = next((a for a in reversed(alineas) if a.begin <= asked), alineas[0] if alineas else None)
        if alinea is None:
            return cls(stuk, "", 0, 0)
        whole = alinea.begin, alinea.begin + sum(len(piece.tekst) for piece in alinea.stukjes)
        return cls(stuk, alinea.nummer, *(find(stuk.tekst, data.get("tekst", ""), whole[0]) or whole))

    @property
    def tekst(self):
        return self.stuk.tekst[self.begin : self.einde][:LONGEST]

    @property
    def bladzijde(self):
        return self.stuk.page_at(self.begin)

    @property
    def toelichting(self):
        return self._suggestie(self.begin, self.einde).eerste_toelichting

    def _suggestie(self, begin, einde, **more):
        passage = self.stuk.tekst[begin:einde][:LONGEST]
        return Suggestie(
            stuk=self.stuk, sterkte=Sterkte.STERK, passage=passage, bladzijde=self.stuk.page_at(begin), begin=begin,
            einde=einde, bewijs=[[begin, einde]], met_de_hand=True, lexicon_id=self.stuk.versie_id, **more,
        )  # fmt: skip


class NietInTekst(Exception):
    """A quotation that the document does not have."""


def find(tekst, words, start):
    """(begin, end) of words in a text from a place on, whatever white stands between them; None when not there."""
    parts = words.split()[:400]
    if not parts:
        return None
    match = re.compile(r"\s+".join(map(re.escape, parts))).search(tekst, start, start + 3 * LONGEST)
    return match and match.span()


@transaction.atomic
def link_passage(keuze, *, passage, subdoel, toelichting, koppel, by, now) -> Suggestie:
    """Link it, as a card that is decided: so it stands with the others, and can be undone like them.

    Raises AlGedaan when the subdoel is linked there already, NietInTekst when the document says something else.
    """
    dossier, span = keuze.stuk.dossier, find(keuze.stuk.tekst, passage, keuze.begin)
    if span is None:
        raise NietInTekst("Deze woorden staan zo niet in de tekst. Neem ze precies over.")
    there = Koppeling.objects.filter(dossier=dossier, beleidspunt=None, subdoel=subdoel).first()
    if there and there.is_linked:
        raise AlGedaan(f"{subdoel} is al gekoppeld.", there)
    suggestie = keuze._suggestie(*span, dossier=dossier, subdoel=subdoel)
    suggestie.save()
    return suggestie.decide(
        Koppeldaad.KOPPEL, by=by, now=now, versie=suggestie.versie, richting=koppel, toelichting=toelichting
    )
