"""What two programmes, or two others of a kind, that are the same have in common afterwards."""

from raadsportaal.redactie.doubles import merging
from samenwerking.models import Beleidsstap, Inzet, Programma, Veelgesteld


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


@merging.moves(Inzet.KIND)
def inzet(weg, blijft, by, now):
    merging.tie(weg, blijft, "agendas")
    merging.copy_rows(weg, blijft, "bronnen", lambda bron: bron.url.casefold().rstrip("/"))


@merging.moves(Beleidsstap.KIND)
def beleidsstap(weg, blijft, by, now):
    merging.copy_rows(weg, blijft, "voorbeelden", lambda voorbeeld: voorbeeld.url.casefold().rstrip("/"))


@merging.counts(Programma.KIND)
def counted(programma):
    return [("Bronnen", programma.bronnen.count()), ("Projecten", programma.projecten.count())]


@merging.counts(Inzet.KIND)
def sources(inzet):
    return [("Bronnen", inzet.bronnen.count())]


@merging.counts(Beleidsstap.KIND)
def told(stap):
    return [("Voorbeelden van gemeenten", stap.voorbeelden.count())]
