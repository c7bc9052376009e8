"""Trefwoorden: what a council calls a praktijk, a collectie or a netwerk, where its own text does not."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

LONGEST_WORD = 60  # characters


def trefwoorden_field(**more: Any) -> ArrayField:
    return ArrayField(
        models.CharField(max_length=LONGEST_WORD), verbose_name="trefwoorden", default=list, blank=True, **more
    )
