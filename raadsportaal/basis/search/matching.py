"""Match the text of a small table against words, by the same SQL function as the search over everything.

For tables of hundreds of rows, or of one municipality's rows, that are not in the search table.
"""

from django.db import models
from django.db.models import Value
from django.db.models.functions import Concat


class Matches(models.Func):
    """matches(words, "titel", "tekst"): whether the fields together match the words; for .alias() and .filter()."""

    template = "(to_tsvector('nederlands', %(expressions)s))"
    arg_joiner = ") @@ zoekvraag("
    output_field = models.BooleanField()


def matches(words: str, *fields: str) -> Matches:
    parts = [part for field in fields for part in (field, Value(" "))]
    return Matches(Concat(*parts, output_field=models.TextField()), Value(words))
