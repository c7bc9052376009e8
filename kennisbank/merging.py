"""What two praktijken that are the same have in common afterwards: sources, questions, figures, ties, collections."""

from kennisbank.models import CollectieRegel, Deling, EngelseVersie, Praktijk, PraktijkDoel, Voordracht
from raadsportaal.redactie.doubles import merging
from raadsportaal.redactie.models import Status

MOST_DOELEN = 4


@merging.moves(Praktijk.KIND)
def parts(weg, blijft, by, now):
    """Steps are not copied: those of two descriptions of one thing say the same in other words."""
    merging.tie(weg, blijft, "themas", "onderwerpen", "subdoelen", "netwerken")
    blijft.trefwoorden = list(dict.fromkeys([*blijft.trefwoorden, *weg.trefwoorden]))
    bronnen = merging.copy_rows(weg, blijft, "bronregels", lambda bron: _bare(bron.url))
    merging.copy_rows(weg, blijft, "praktijkvraagregels", lambda vraag: " ".join(vraag.vraag.casefold().split()))
    known = set(blijft.cijferregels.values_list("pk", flat=True))
    merging.copy_rows(weg, blijft, "cijferregels", lambda c: (c.label.casefold(), c.waarde, c.jaar))
    for cijfer in blijft.cijferregels.exclude(pk__in=known).exclude(bron=None):
        cijfer.bron = bronnen[cijfer.bron_id]
        cijfer.save()
    _doelen(weg, blijft)


def _bare(url):
    """Two ways to write one address are one source."""
    return url.casefold().split("://")[-1].removeprefix("www.").partition("#")[0].rstrip("/")


def _doelen(weg, blijft):
    there = [regel.doel_id for regel in blijft.doelregels.all()]
    new = [regel.doel for regel in weg.doelregels.select_related("doel") if regel.doel_id not in there]
    for doel in new[: max(0, MOST_DOELEN - len(there))]:
        there.append(doel.pk)
        PraktijkDoel.objects.create(praktijk=blijft, doel=doel, volgorde=len(there))


@merging.moves(Praktijk.KIND)
def what_names_it(weg, blijft, by, now):
    """Collections, proposals from outside and the English version are about the one that stays from now on."""
    there = CollectieRegel.objects.filter(praktijk=blijft).values("collectie")
    CollectieRegel.objects.filter(praktijk=weg).exclude(collectie__in=there).update(praktijk=blijft)
    for regel in CollectieRegel.objects.filter(praktijk=weg):
        CollectieRegel.objects.filter(collectie=regel.collectie_id, praktijk=blijft, waarom="").update(
            waarom=regel.waarom
        )
        regel.delete()
    Voordracht.objects.filter(praktijk=weg).update(praktijk=blijft)
    _english(weg, blijft, by, now)


def _english(weg, blijft, by, now):
    """The one that is there is of who stays; what lay in the trash stays there, with the praktijk that goes to it."""
    versies = EngelseVersie.objects.select_for_update(of=("self",)).filter(praktijk__in=[weg, blijft]).order_by("pk")
    of = {versie.praktijk_id: versie for versie in versies}
    mine, theirs = of.get(weg.pk), of.get(blijft.pk)
    if mine and theirs is None:
        EngelseVersie.objects.filter(pk=mine.pk).update(praktijk=blijft)
    elif mine and mine.status != Status.VERWIJDERD:
        if theirs.status != Status.VERWIJDERD:
            merging.merge(mine, theirs, by=by, now=now)
            return
        delingen = list(theirs.delingen.all())
        number = theirs.pk
        theirs.delete()  # each praktijk has one: it must leave its place before the other can have it
        EngelseVersie.objects.filter(pk=mine.pk).update(praktijk=blijft)
        theirs.pk, theirs.praktijk = number, weg
        theirs.save(force_insert=True)
        Deling.objects.bulk_create(delingen)


@merging.moves(EngelseVersie.KIND)
def where_it_was_shared(weg, blijft, by, now):
    weg.delingen.update(versie=blijft)


@merging.counts(Praktijk.KIND)
def counted(praktijk):
    names = {"Bronnen": "bronregels", "Vragen": "praktijkvraagregels", "Cijfers": "cijferregels"}
    names |= {"Stappen": "stapregels", "Global Goals": "doelregels"}
    return [(label, getattr(praktijk, name).count()) for label, name in names.items()]
