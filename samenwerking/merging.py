"""What two programmes, or two answers for everyone, that are the same have in common afterwards."""

from raadsportaal.redactie.doubles import merging
from samenwerking.models import Programma, Veelgesteld


@merging.moves(Programma.KIND)
def programma(weg, blijft, by, now):
    merging.tie(weg, blijft, "themas", "doelen", "subdoelen", "landen")
    merging.copy_rows(weg, blijft, "bronnen", lambda bron: bron.url.casefold().rstrip("/") or bron.titel)
    if blijft.boven_id == weg.pk:  # a project of what it turns out to be itself
        blijft.boven = None
        blijft.save()
    weg.projecten.exclude(pk=blijft.pk).update(boven=blijft)
    weg.oproepen.update(programma=blijft)


@merging.moves(Veelgesteld.KIND)
def veelgesteld(weg, blijft, by, now):
    """Nothing hangs on an answer for everyone: its words stay with the one that goes."""


@merging.counts(Programma.KIND)
def counted(programma):
    return [("Bronnen", programma.bronnen.count()), ("Projecten", programma.projecten.count())]
