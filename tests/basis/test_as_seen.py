"""Marks of what a page showed: what was left alone, what both changed, and what an odd page sends."""

import pytest
from django.http import QueryDict

from raadsportaal.basis.as_seen import SEEN, SharedForm, WholeForm, seen_moment, seen_version
from raadsportaal.redactie.models import Import


class Meta:
    model = Import
    fields = ["bestand", "verzameling"]


Shared = type("Shared", (SharedForm,), {"Meta": Meta, "__module__": __name__})
Whole = type("Whole", (WholeForm,), {"Meta": Meta, "__module__": __name__})


def record(**fields):
    return Import(pk=1, **{"bestand": "Eerst\nzo.", "verzameling": "a"} | fields)


def sent(form, now, **typed):
    """The form that somebody sends whose page was made of the record as record() has it."""
    data = QueryDict(mutable=True)
    data.update({"bestand": "Eerst\r\nzo.", "verzameling": "a", SEEN: form(instance=record()).gezien} | typed)
    return form(data, instance=now)


def test_what_was_left_alone_stays_as_another_made_it_also_with_the_line_ends_of_a_browser():
    form = sent(Shared, record(bestand="Van een ander"), verzameling="b")
    assert form.is_valid() and form.changed_data == ["verzameling"]
    assert (form.instance.bestand, form.instance.verzameling) == ("Van een ander", "b")


def test_what_both_changed_is_told_once_and_the_rest_stays_left_alone():
    now = {"bestand": "Van een ander", "verzameling": "c"}
    form = sent(Shared, record(**now), verzameling="b")
    assert form.errors.keys() == {"verzameling"} and "Nu staat er: ‘c’" in form.errors["verzameling"][0]
    again = sent(Shared, record(**now), verzameling="b", **{SEEN: form.gezien})
    assert again.is_valid(), again.errors
    assert (again.instance.bestand, again.instance.verzameling) == ("Van een ander", "b")


def test_of_a_whole_text_also_what_was_left_alone_is_told_and_insisting_replaces_all():
    form = sent(Whole, record(bestand="Van een ander"), verzameling="b")
    assert "Nu staat er bij Bestand: ‘Van een ander’" in form.non_field_errors()
    again = sent(Whole, record(bestand="Van een ander"), verzameling="b", **{SEEN: form.gezien})
    assert again.is_valid() and again.instance.bestand.startswith("Eerst")


@pytest.mark.parametrize("form", [Shared, Whole])
@pytest.mark.parametrize("seen", ["", "onzin", "bestand", ":", "weg:1 ook:2:3", "\x00"])
def test_who_saw_no_page_is_not_compared(form, seen):
    assert sent(form, record(bestand="Van een ander"), verzameling="b", **{SEEN: seen}).is_valid()


@pytest.mark.parametrize("seen", ["", "onzin", "2024-13-45T00:00", "2024-01-01T00:00", "9" * 30, "²"])
def test_an_odd_moment_or_version_is_none(seen):
    assert seen_moment({SEEN: seen}) is None and seen_version({SEEN: seen}) == 0
