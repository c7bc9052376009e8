"""Vaste adressen: addresses under /id/ that stay the same for as long as the portal is there, and where each leads."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from agendas.models import Doel
from kennisbank.models import Land
from raadsportaal.basis import kinds
from raadsportaal.basis.digits import number_in
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.redactie.admin.addresses import was_public
from raadsportaal.redactie.models import Doorverwijzing, Publicatie
from samenwerking.landen.overview import landregels
from samenwerking.models import Stedenband


@dataclass(frozen=True)
class VastAdres:
    """What an address under /id/ means today."""

    record: Model | None = None  # what the public may read: itself, or what it went up in
    withdrawn: bool = False  # the public could read it once


def absolute(path: str) -> str:
    return f"{settings.PORTAL_URL}{path}"


def sleutel_of(record: Model) -> str:
    return str(getattr(record, kinds.of_record(record).key))


def identifier(record: Model) -> str:
    """The address that names this record, whatever page it is on."""
    return absolute(reverse("betekenis:vast_adres", args=[type(record).KIND, sleutel_of(record)]))


def page_of(record: Model) -> str:
    """The path of its page; of a country about which we have nothing yet there is only the list of them."""
    if isinstance(record, Land) and record not in [regel.land for regel in landregels(timezone.now())]:
        return reverse("samenwerking:landen")
    return record.get_absolute_url()


def find(soort: str, sleutel: str) -> VastAdres:
    kind = kinds.named(soort)
    # What has no KIND goes by the address of another: the page of a land by that of the land.
    if kind is None or not hasattr(kind.model, "KIND") or not _can_be(kind.key, sleutel):
        return VastAdres()
    model, named = kind.model, {kind.key: sleutel}
    if record := _public(model).filter(**named).first() or _went_up_in(model, sleutel):
        return VastAdres(record)
    hidden = model.objects.filter(**named).first()
    return VastAdres(withdrawn=hidden is not None and _was_public(hidden))


def _can_be(key, sleutel):
    """Of a number only what the database can hold, in one way of writing."""
    if key not in ("pk", "nummer"):
        return True
    number = number_in(sleutel)
    return bool(number) and str(number) == sleutel


def _public(model):
    if model is Doel:
        return Doel.objects.published_goals()
    if model is Gemeente:  # a former one has a page that says what came after
        return Gemeente.objects.all()
    return model.objects.readable() if issubclass(model, Publicatie) else model.objects.findable()


def _went_up_in(model, sleutel):
    """The record that an old address of this kind leads to, after a merge or another choice of address."""
    if not issubclass(model, Publicatie):
        return None
    led = Doorverwijzing.objects.filter(soort=model.KIND, pad__endswith=f"/{sleutel}/").values("record")
    return model.objects.readable().filter(pk__in=led).first()


def _was_public(record):
    """A stedenband that the municipality denies stood in the register; of the rest the desk knows."""
    return isinstance(record, Stedenband) or (isinstance(record, Publicatie) and was_public(record))
