"""What each group of VNG may do in the admin, in both directions: all of it, and nothing else."""

from contextlib import nullcontext

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse

from raadsportaal.redactie.models import Publicatie
from tests.addresses import unrendered
from tests.redactie.conftest import member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]

# b: sees the list, n: makes a new one, w: changes, p: lays in the trash.
SCHRIJVEN = {
    "agendas.Agenda": "bnw",
    "agendas.Cijferbron": "bnw",
    "agendas.Doel": "bnw",
    "agendas.Subdoel": "bw",
    "agendas.Verband": "bnw",
    "agendas.Drempel": "bnw",
    "agendas.Indicator": "bnw",
    "agendas.Lexiconversie": "bnw",
    "agendas.Masker": "bnw",
    "agendas.Term": "bnw",
    "agendas.Voorbeeldzin": "bnw",
    "agendas.Waarde": "b",
    "kennisbank.Collectie": "bnwp",
    "kennisbank.EngelseVersie": "bnwp",
    "kennisbank.Land": "bnw",
    "kennisbank.Netwerk": "bnw",
    "kennisbank.Onderwerp": "bnw",
    "kennisbank.Praktijk": "bnwp",
    "kennisbank.Thema": "bnw",
    "kennisbank.Voordracht": "bw",
}
BUREAU = {
    "redactie.Bronlink": "b",
    "redactie.Controlepunt": "bw",
    "redactie.Dubbel": "bw",
    "redactie.Import": "bnw",
    "basis.Zoekterm": "b",
}
WOORDEN = {"basis.Woordgroep": "bnw"}
ZINNEN = {"instrumenten.Zin": "bnwp"}
TABEL = {
    "redacteur": SCHRIJVEN | BUREAU | WOORDEN | ZINNEN,
    "controleur": SCHRIJVEN | BUREAU | WOORDEN | ZINNEN,
    "programmabeheer": BUREAU
    | {
        "samenwerking.Aanbod": "b",
        "samenwerking.Aanwezigheid": "bw",
        "samenwerking.Bandwijziging": "bw",
        "samenwerking.Beleidsstap": "bnwp",
        "samenwerking.Bijeenkomst": "bnw",
        "samenwerking.Inzet": "bnwp",
        "samenwerking.Landenoverleg": "b",
        "samenwerking.Landpagina": "bnw",
        "samenwerking.Oproep": "bnw",
        "samenwerking.Programma": "bnwp",
        "samenwerking.Reactie": "bw",
        "samenwerking.Stedenband": "bnw",
        "samenwerking.Veelgesteld": "bnwp",
    },
    "advies": {"redactie.Dubbel": "bw", "samenwerking.Adviesvraag": "bw", "samenwerking.Veelgesteld": "bnwp"},
    "aansluiten": {"gemeenten.Deelnameverzoek": "bw"},
    "in geen groep": {},
}
PUBLISHES = {"controleur", "programmabeheer"}
ASKED = {"b": "view", "n": "add", "w": "change", "p": "delete"}


def rights(gebruiker) -> dict:
    """{model: letters} of all that the admin lets this person do."""
    request = RequestFactory().get("/beheer/")
    request.user = gebruiker
    found = {}
    for model, site in admin.site._registry.items():
        letters = "".join(letter for letter, verb in ASKED.items() if getattr(site, f"has_{verb}_permission")(request))
        if letters:
            found[model._meta.label] = letters
    return found


@pytest.mark.parametrize("groep", TABEL)
def test_a_group_may_do_what_the_table_says_and_nothing_else(groep):
    assert rights(member(groep).gebruiker) == TABEL[groep]


@pytest.mark.parametrize("groep", TABEL)
def test_only_these_groups_publish(groep):
    assert member(groep).gebruiker.has_perm("redactie.publiceren") == (groep in PUBLISHES)


def test_the_lists_open_for_who_may_see_them_and_for_nobody_else():
    """Once for all groups that may do the same with a list: which those are, the table says. One reads the list."""
    members = {groep: member(groep) for groep in TABEL}
    for model in admin.site._registry:
        opts, asking = model._meta, alike(model)
        reader = max(asking)  # of the groups that see it, one that may do more
        for letters, groep in asking.items():
            with nullcontext() if letters == reader else unrendered():
                page = members[groep].get(reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist"))
            assert page.status_code == (200 if "b" in letters else 403), (opts.label, groep)


def alike(model) -> dict:
    """{what is done with its records: a group that may do that and no more}."""
    publishes = "!" if issubclass(model, Publicatie) else ""
    return {
        TABEL[groep].get(model._meta.label, "") + (publishes if groep in PUBLISHES else ""): groep for groep in TABEL
    }


def test_the_start_page_names_only_what_the_group_may_open():
    page = member("advies").get("/beheer/").content.decode()
    assert "Adviesvragen zonder antwoord" in page
    assert "Voorgedragen" not in page and "Voorbeelden" not in page and "Gebruikers" not in page


def test_who_may_not_come_in_a_part_of_the_desk_is_not_sent_to_the_griffie():
    refused = member("redacteur").get("/beheer/samenwerking/programma/")
    assert refused.status_code == 403
    page = refused.content.decode()
    assert "Vraag functioneel beheer" in page and "griffie" not in page.split("<main")[1].split("</main>")[0]
