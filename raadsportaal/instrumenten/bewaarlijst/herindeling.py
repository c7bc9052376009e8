"""What a merger of municipalities does to bewaarlijsten: they go along. A new council has new fracties."""

from raadsportaal.gemeenten.moving import moves_along
from raadsportaal.instrumenten.bewaarlijst.doubles import point_elsewhere
from raadsportaal.instrumenten.models import Bewaard


@moves_along
def bewaarlijsten(van, naar):
    van.bewaard.update(fractie="")
    point_elsewhere(Bewaard.objects.filter(gemeente=van), gemeente_id=naar.pk)
