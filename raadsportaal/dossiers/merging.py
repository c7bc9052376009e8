"""When editors merge two records the koppelingen of dossiers follow; no decision is lost."""

import pghistory

from raadsportaal.dossiers.models import Besluit, Koppeling, Suggestie
from raadsportaal.dossiers.models.koppeling import EMPTY, FIELD_OF, INHOUD
from raadsportaal.dossiers.models.suggestie import Suggestiekeuze
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.redactie.doubles import merging

# Of two decisions about what is one thing the first of these stays: what was linked remains so.
STRONGEST = [Besluit.GEKOPPELD, Besluit.VOORSTEL, Besluit.ONTKOPPELD, Besluit.AFGEWEZEN, Besluit.INGETROKKEN]
DECISIVE = [Suggestiekeuze.GEKOPPELD, Suggestiekeuze.AFGEWEZEN, Suggestiekeuze.WACHT]
DECIDED = ["besluit", "reden", "besloten_door", "besloten_op", "voorgesteld_door", "voorgesteld_op"]


@merging.moves()
def koppelingen(weg, blijft, by, now):
    """In all municipalities. Nobody links to either meanwhile: who does so holds it first, and merging locked both."""
    field = FIELD_OF.get(type(weg))
    if field is None:
        return
    with bereik(EVERYTHING), pghistory.context(samengevoegd=f"‘{weg}’ en ‘{blijft}’"):
        moving = Koppeling.objects.filter(**{field: weg})
        both = Koppeling.objects.filter(**{f"{field}__in": [weg, blijft]}).order_by("pk")
        list(both.select_for_update(of=("self",)))  # then read anew: of who decided, or moved the dossier, just now
        for koppeling in moving.select_related("dossier").order_by("pk"):
            there = Koppeling.objects.filter(
                dossier=koppeling.dossier_id, beleidspunt=koppeling.beleidspunt_id, **{field: blijft}
            ).first()
            if there:
                _join(koppeling, there)
            else:
                setattr(koppeling, field, blijft)
                koppeling.save()
        if field == "praktijk":
            _suggesties(weg, blijft)


def _join(one, there):
    """Two koppelingen of one dossier become one: the strongest decision, and the words of both. History keeps both."""
    stronger = STRONGEST.index(one.besluit) < STRONGEST.index(there.besluit)
    _keep_words(one, there, stronger)
    if stronger:
        for name in DECIDED:
            setattr(there, name, getattr(one, name))
    there.versie += 1
    there.save()
    Suggestie.objects.filter(koppeling=one).update(koppeling=there)
    _move_words(one, there)
    one.delete()


def _move_words(one, there):
    """Who proposed both has two texts: they become one, the second under the first."""
    known = {row.door_id: row for row in there.medevoorstellen.all()}
    for row in one.medevoorstellen.all():
        if first := known.get(row.door_id):
            both = [text for text in (first.toelichting, row.toelichting) if text]
            first.toelichting = "\n".join(dict.fromkeys(both))[:1000]
            first.save()
        else:
            row.koppeling = there
            row.save()


def _keep_words(one, there, stronger):
    """Of the weaker proposer, beside the koppeling; what the one left empty the other fills."""
    first, second = (one, there) if stronger else (there, one)
    words = {name: getattr(second, name) for name in INHOUD}
    said, person = any(value not in EMPTY for value in words.values()), second.voorgesteld_door
    other = person and person.pk != first.voorgesteld_door_id
    if said and other and not there.medevoorstellen.of_person(person).exists():
        there.medevoorstellen.create(door=person, op=second.voorgesteld_op, **words)
    for name in INHOUD:
        mine, theirs = getattr(first, name), getattr(second, name)
        setattr(there, name, theirs if mine in EMPTY and not other else mine)


def _suggesties(weg, blijft):
    """Of two in one document about one place that which the griffie decided stays, with all that was decided."""
    list(Suggestie.objects.filter(praktijk__in=[weg, blijft]).order_by("pk").select_for_update(of=("self",)))
    for suggestie in Suggestie.objects.filter(praktijk=weg).order_by("pk"):
        same = Suggestie.objects.filter(stuk=suggestie.stuk_id, beleidspunt=suggestie.beleidspunt_id, praktijk=blijft)
        there = same.first()
        if there is None:
            suggestie.praktijk = blijft
            suggestie.save()
            continue
        first = min(suggestie, there, key=lambda one: (DECISIVE.index(one.keuze), one.pk != there.pk))
        stays, goes = (there, suggestie) if first == there else (suggestie, there)
        goes.besluiten.update(suggestie=stays)
        goes.delete()
        stays.praktijk = blijft
        stays.save()


@merging.counts()
def counted(record):
    """How many, and no more: what a municipality does is its own."""
    if type(record) not in FIELD_OF:
        return []
    with bereik(EVERYTHING):
        n = Koppeling.objects.to(record).values("dossier").distinct().count()
    return [("Dossiers van gemeenten", n)]
