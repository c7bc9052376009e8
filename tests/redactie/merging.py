"""Two records in the admin as an editor merges them."""

from raadsportaal.redactie.models import Dubbel


def pair_of(een, twee):
    een, twee = sorted((een.pk, twee.pk))
    why = {"waarom": "De titels lijken op elkaar"}
    return Dubbel.objects.get_or_create(soort="praktijk", een=een, twee=twee, defaults=why)[0]


def page_of(pair):
    return f"/beheer/redactie/dubbel/{pair.pk}/change/"


def merge(editor, weg, blijft):
    return editor.post(page_of(pair_of(weg, blijft)), {"_samen": "1", "blijft": blijft.pk})


def status(record):
    return type(record).objects.get(pk=record.pk).status
