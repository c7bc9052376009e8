"""What two programmes, or two answers for everyone, that are the same have in common afterwards."""

from raadsportaal.basis.redactie import samenvoegen
from samenwerking.models import Programma, Veelgesteld


@samenvoegen.moves(Programma.KIND)
def programma(weg, blijft, by, now):
    samenvoegen.tie(weg, blijft, "themas", "doelen", "subdoelen", "landen")
    samenvoegen.copy_rows(weg, blijft, "bronnen", lambda bron: bron.url.casefold().rstrip("/") or bron.titel)
    if blijft.boven_id == weg.pk:  # a project of what it turns out to be itself
        blijft.boven = None
        blijft.save()
    weg.projecten.exclude(pk=blijft.pk).update(boven=blijft)
    weg.oproepen.update(programma=blijft)


@samenvoegen.moves(Veelgesteld.KIND)
def veelgesteld(weg, blijft, by, now):
    """Nothing hangs on an answer for everyone: its words stay with the one that goes."""


@samenvoegen.counts(Programma.KIND)
def counted(programma):
    return [("Bronnen", programma.bronnen.count()), ("Projecten", programma.projecten.count())]
