"""Where old addresses lead: after a merge, and when an editor changed the address of what was once public."""

from django.utils import timezone

from raadsportaal.redactie.kinds import models
from raadsportaal.redactie.models import Daad, Doorverwijzing, Redactiestap

DEEPEST, LONGEST = 8, 300  # parts and characters of an address of ours: nobody makes us look for more
MADE_PUBLIC = [Daad.PUBLICEER, Daad.WIJZIGINGEN, Daad.ARCHIVEER]


class Adreswijziging:
    """Mix in before a ModelAdmin of a Publicatie: the old address of what was once public leads on."""

    def save_model(self, request, obj, form, change):
        before = type(obj).objects.get(pk=obj.pk) if change and "slug" in form.changed_data else None
        super().save_model(request, obj, form, change)
        if before and was_public(before):
            lead(before.get_absolute_url(), obj)


def was_public(record) -> bool:
    """Whether others may have its address: it is public, or once was."""
    return record.is_public or Redactiestap.objects.of(record).filter(daad__in=MADE_PUBLIC).exists()


def lead(pad: str, record, now=None) -> None:
    """Let an old address lead to a record. What led to its own address goes: that page is there."""
    Doorverwijzing.objects.filter(pad=record.get_absolute_url()).delete()
    if "#" not in pad and pad != record.get_absolute_url():  # a part of a page has no address of its own
        values = {"soort": record.KIND, "record": record.pk, "sinds": now or timezone.now()}
        Doorverwijzing.objects.update_or_create(pad=pad, defaults=values)


def lead_on(van, naar, now=None) -> None:
    """All that led to one record leads to another now, and so does its own address: never in two steps."""
    Doorverwijzing.objects.filter(soort=van.KIND, record=van.pk).update(record=naar.pk)
    if was_public(van):
        lead(van.get_absolute_url(), naar, now)


def new_address(path: str) -> str:
    """Where the page of this address is now, or the page below it (an annex); empty when we do not know."""
    parts = path.rstrip("/").split("/")
    above = {"/".join(parts[:n]) + "/" for n in range(2, min(len(parts), DEEPEST) + 1)}
    above = {pad for pad in above if len(pad) <= LONGEST}
    found = Doorverwijzing.objects.filter(pad__in=above)
    for row in sorted(found, key=lambda row: -len(row.pad)):
        model, _ = models().get(row.soort, (None, None))
        record = model and model.objects.readable().filter(pk=row.record).first()
        if record is None:
            return ""
        address = record.get_absolute_url()
        rest = path.removeprefix(row.pad) if path.startswith(row.pad) else ""
        address = address if "#" in address else address + rest
        return address if address != path else ""
    return ""
