"""By which keys of imports a merged record was known: a file that has them again means the record that stayed."""

from raadsportaal.redactie.models import SamengevoegdKenmerk


def lead_on(van, naar) -> None:
    """The key of one record, and all that led to it, lead to another now. The other answers for its own key itself."""
    SamengevoegdKenmerk.objects.filter(soort=van.KIND, record=van.pk).update(record=naar.pk)
    stands_for_itself(naar)
    if key := _key(van):
        SamengevoegdKenmerk.objects.update_or_create(**key, defaults={"record": naar.pk})


def stands_for_itself(record) -> None:
    """It is there: of its key nothing else is meant, as after a merge that was taken back."""
    if key := _key(record):
        SamengevoegdKenmerk.objects.filter(**key).delete()


def find(model, places) -> dict:
    """{(verzameling, extern_id): the record that it went up in}, of those places that did."""
    if not places:
        return {}
    names, keys = {name for name, _ in places}, {key for _, key in places}
    rows = SamengevoegdKenmerk.objects.filter(soort=model.KIND, verzameling__in=names, extern_id__in=keys)
    led = {(row.verzameling, row.extern_id): row.record for row in rows}
    records = model.objects.in_bulk({led[place] for place in places if place in led})
    return {place: records[led[place]] for place in places if led.get(place) in records}


def _key(record):
    """What names it in an import; nothing for what no import made."""
    extern_id = getattr(record, "extern_id", "")
    return extern_id and {"soort": record.KIND, "verzameling": record.verzameling, "extern_id": extern_id}
