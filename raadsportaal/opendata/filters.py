"""Ways to narrow a list of open data, beside the facets of its list page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from raadsportaal.basis.digits import number_in
from raadsportaal.basis.search import clean_query
from raadsportaal.basis.search.indexing import sort_key


class UnknownValue(ValueError):
    """A filter has no such value; the text says in Dutch what it takes."""


@dataclass(frozen=True)
class Filter:
    """`read` makes a value of a text, or raises UnknownValue; `narrow` keeps the records with one of the values."""

    naam: str
    uitleg: str
    read: Callable[[str], Any]
    narrow: Callable[[QuerySet, list], QuerySet]
    schema: dict  # of one value, as JSON Schema


def of_record(naam: str, uitleg: str, path: str, records: Callable[[], QuerySet], key: str = "slug") -> Filter:
    """Tied to a record, which the filter names by a field of it; once, also where it is tied to more of them."""

    def read(text):
        try:
            found = records().filter(**{key: text}).first()
        except ValueError:  # the field is a number
            found = None
        if found is None:
            raise UnknownValue(f"‘{text[:60]}’ kennen wij niet.")
        return found

    def narrow(found, values):
        tied = found.model.objects.filter(**{f"{path}__in": values})
        return found.filter(pk__in=tied.values("pk"))

    return Filter(naam, uitleg, read, narrow, {"type": "string"})


def of_name(*fields: str) -> Filter:
    """A part of the name, as people type it: the same as on the list page."""

    def narrow(found, values):
        named = found.model.objects.values_list("pk", *fields)
        wanted = [sort_key(clean_query(text)) for text in values]
        names = {pk: sort_key(clean_query(" ".join(parts))) for pk, *parts in named}
        return found.filter(pk__in=[pk for pk, name in names.items() if all(words in name for words in wanted)])

    return Filter("q", "Een deel van de naam.", str, narrow, {"type": "string"})


def of_choice(naam: str, uitleg: str, path: str, choices) -> Filter:
    """One of a few values."""

    def read(text):
        if text not in choices.values:
            raise UnknownValue(f"‘{text[:60]}’ kan niet. Kies uit: {', '.join(choices.values)}.")
        return text

    return _of_value(naam, uitleg, path, read, {"type": "string", "enum": list(choices.values)})


def of_number(naam: str, uitleg: str, path: str, least: int, most: int) -> Filter:
    def read(text):
        number = number_in(text)
        if number is None or not least <= number <= most:
            raise UnknownValue(f"‘{text[:60]}’ kan niet. Geef een getal van {least} tot en met {most}.")
        return number

    return _of_value(naam, uitleg, path, read, {"type": "integer", "minimum": least, "maximum": most})


def _of_value(naam, uitleg, path, read, schema):
    return Filter(naam, uitleg, read, lambda found, values: found.filter(**{f"{path}__in": values}), schema)
