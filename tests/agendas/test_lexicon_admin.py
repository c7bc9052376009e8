"""The lexicon in the admin: its parts are checked, a version is compared first, published, and brought back."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from agendas.duiding.loading import load_lexicon
from agendas.duiding.publishing import trial_texts
from agendas.models import Drempel, Lexiconstand, Lexiconversie, Masker, Term, Voorbeeldzin
from raadsportaal.gemeenten.models import Rol
from raadsportaal.gemeenten.staff_groups import make_groepen
from tests import build
from tests.dossiers.readings import marked, paste, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
TEKST = "In het stadspark broeden kroeskoppelikanen, en wij tellen elk jaar hoeveel het er zijn."
TERM = {"term": "Kroeskoppelik ", "doel": "15", "subdoelen": "15.5, 15.1", "gewicht": "3", "randen": "open"}
PARTS = [Term, Masker, Voorbeeldzin, Drempel]


@pytest.fixture
def redacteur():
    """An editor of VNG as the portal makes one: in the group, and no more."""
    make_groepen()
    gebruiker = build.persoon(is_staff=True)
    gebruiker.groups.set([Group.objects.get(name="redacteur")])
    return gebruiker


@pytest.fixture
def small_lexicon(monkeypatch, tmp_path):
    """Thirty terms and sentences take part, so that a version is made in a moment; its model is kept elsewhere."""
    monkeypatch.setenv("RAADSPORTAAL_DATA", str(tmp_path))
    for model in (Term, Voorbeeldzin):
        some = list(model.objects.in_use().order_by("pk").values_list("pk", flat=True)[:30])
        model.objects.exclude(pk__in=some).update(stand=Lexiconstand.UIT)
    Masker.objects.update(stand=Lexiconstand.UIT)


@pytest.fixture
def raadslid(client):
    """Who pastes texts: paste(raadslid, ...)."""
    client.force_login(build.lid(build.gemeente("Testwaard"), Rol.RAADSLID).gebruiker)
    return client


def address(model, what="add", *args):
    return reverse(f"admin:agendas_{model._meta.model_name}_{what}", args=args)


def add(beheer, model, **fields):
    return beheer.post(address(model), {"stand": "gebruik"} | fields, follow=True)


def make_version(beheer, toelichting="Meer vogels"):
    page = beheer.post(address(Lexiconversie), {"toelichting": toelichting}, follow=True)
    return Lexiconversie.objects.order_by("-nummer").first(), page


def publish(beheer, versie):
    return beheer.post(address(Lexiconversie, "change", versie.pk), {"_publiceer": "1"})


def birds(raadslid):
    """Whether the pasted text shows the birds as evidence."""
    page = raadslid.get(paste(raadslid, TEKST).url)
    return "kroeskoppelikanen" in marked(page) and "Leven op het land" in words(page)


# The parts


@pytest.mark.parametrize(
    ("model", "fields", "message"),
    [
        (Term, TERM | {"subdoelen": "15.5, 99.9"}, "99.9 is geen subdoel."),
        (Term, TERM | {"subdoelen": "15.5; 15.1"}, "subdoelen"),
        (Term, TERM | {"subdoelen": "11.7"}, "11.7 hoort niet bij het doel dat u koos."),
        (Term, TERM | {"doel": "18"}, "17"),
        (Term, TERM | {"doel": ""}, "verplicht"),
        (Term, TERM | {"term": " x "}, "Gebruik ten minste drie letters: korter komt overal voor."),
        (Voorbeeldzin, {"zin": TEKST, "doelen": "15", "subdoelen": "15.z"}, "15.z is geen subdoel."),
        (Voorbeeldzin, {"zin": TEKST, "doelen": "11", "subdoelen": "15.5"}, "15.5 hoort niet bij het doel dat u koos."),
        (Drempel, {"doel": "15", "tonen": "0.9", "sterk": "0.2"}, ""),
        (Drempel, {"doel": "15", "tonen": "2", "sterk": "3"}, "hoogstens"),
    ],
)
def test_a_part_that_cannot_be_is_refused_with_a_message(client, redacteur, model, fields, message):
    client.force_login(redacteur)
    before = model.objects.count()
    page = add(client, model, **fields)
    errors = " ".join(re.findall(r'<ul class="errorlist.*?</ul>', page.content.decode(), re.S))
    assert page.status_code == 200 and message in errors
    assert model.objects.count() == before


def test_a_term_is_kept_in_small_letters_and_the_editor_hears_when_it_works(client, redacteur):
    client.force_login(redacteur)
    page = add(client, Term, **TERM)
    term = Term.objects.get(term="kroeskoppelik")
    assert (term.subdoelen, term.stand) == (["15.5", "15.1"], Lexiconstand.GEBRUIK)
    assert "Dit werkt pas als u een nieuwe versie van het lexicon maakt en publiceert." in words(page)
    assert "kroeskoppelik" in words(client.get(address(Term, "changelist"), {"q": "kroeskop", "doel": "15"}))
    assert "bestaat al" in words(add(client, Term, **TERM)) and Term.objects.filter(term="kroeskoppelik").count() == 1


def test_proposals_take_part_or_are_left_out_from_the_list(client, redacteur):
    client.force_login(redacteur)
    proposed = Term.objects.create(
        term="kroeskoppelik", doel=15, stand=Lexiconstand.VOORSTEL, herkomst="3 keer gekoppeld"
    )
    for action, stand in (("take_part", Lexiconstand.GEBRUIK), ("leave_out", Lexiconstand.UIT)):
        data = {"action": action, "_selected_action": [proposed.pk]}
        assert "1 gewijzigd." in words(client.post(address(Term, "changelist"), data, follow=True))
        proposed.refresh_from_db()
        assert (proposed.stand, proposed.herkomst) == (stand, "3 keer gekoppeld")


def test_a_threshold_that_is_taken_makes_the_one_in_use_give_way(client, redacteur):
    client.force_login(redacteur)
    Drempel.objects.filter(doel=15).delete()
    old = Drempel.objects.create(doel=15, tonen=0.4, sterk=0.8)
    new = Drempel.objects.create(doel=15, tonen=0.5, sterk=0.9, stand=Lexiconstand.VOORSTEL)
    client.post(address(Drempel, "changelist"), {"action": "take_part", "_selected_action": [new.pk]})
    assert list(Drempel.objects.in_use().filter(doel=15)) == [new]
    old.refresh_from_db()
    assert old.stand == Lexiconstand.UIT


# Versions


def test_a_version_changes_nothing_until_it_is_published_and_the_older_one_can_come_back(
    client, redacteur, raadslid, small_lexicon, django_user_model
):
    beheer = type(client)()
    beheer.force_login(redacteur)
    first = Lexiconversie.objects.current()
    add(beheer, Term, **TERM)
    assert not birds(raadslid)

    made, page = make_version(beheer)
    said = words(page)
    assert f"Wat verandert er op de {len(trial_texts())} proefteksten?" in said
    assert f"Vergeleken met {first}: {len(made.gevolgen)} teksten krijgen iets anders." in said
    assert made.gevolgen and made.gevolgen[0]["tekst"] in said
    assert f"31 termen, 0 maskers, 30 voorbeeldzinnen en 0 besluiten van griffiers. Gemaakt door {redacteur}" in said
    assert not made.is_current and not birds(raadslid)

    said = words(beheer.get(publish(beheer, made).url))
    assert f"Vanaf nu leest het portaal met {made}." in said and "Deze versie is nu in gebruik." in said
    assert made.is_current and birds(raadslid)

    assert "Zet terug naar deze versie" in beheer.get(address(Lexiconversie, "change", first.pk)).content.decode()
    publish(beheer, first)
    assert first.is_current and not birds(raadslid)
    assert "ja, nu" in words(beheer.get(address(Lexiconversie, "changelist")))


def test_what_is_in_a_version_stays_as_it_was_made(client, redacteur, raadslid, small_lexicon):
    beheer = type(client)()
    beheer.force_login(redacteur)
    add(beheer, Term, **TERM)
    made, _ = make_version(beheer)
    publish(beheer, made)
    Term.objects.filter(term="kroeskoppelik").update(stand=Lexiconstand.UIT)
    assert birds(raadslid), "until a version without it is published"
    beheer.post(address(Lexiconversie, "change", made.pk), {"toelichting": "Herschreven", "_save": "1"})
    made.refresh_from_db()
    assert made.toelichting == "Meer vogels"


# Who may


def test_an_editor_opens_every_part_and_deletes_nothing(client, redacteur):
    client.force_login(redacteur)
    Drempel.objects.get_or_create(doel=17, defaults={"tonen": 0.5, "sterk": 0.9})
    for model in [*PARTS, Lexiconversie]:
        record = model.objects.order_by("pk").first()
        shown = client.get(address(model, "changelist"))
        assert shown.status_code == 200 and "delete_selected" not in shown.content.decode()
        assert client.get(address(model)).status_code == 200
        assert client.get(address(model, "change", record.pk)).status_code == 200
        assert client.post(address(model, "delete", record.pk), {"post": "yes"}).status_code == 403


def test_nobody_else_changes_publishes_or_makes_anything(client):
    versie = Lexiconversie.objects.current()
    griffier = build.lid(build.gemeente(), Rol.GRIFFIER).gebruiker
    looks = build.persoon(is_staff=True)
    looks.user_permissions.set(Permission.objects.filter(codename__in=["view_lexiconversie", "view_term"]))
    for gebruiker, refusal in ((None, 302), (griffier, 302), (build.persoon(is_staff=True), 403), (looks, 403)):
        if gebruiker:
            client.force_login(gebruiker)
        for url in (address(Term), address(Lexiconversie), address(Lexiconversie, "change", versie.pk)):
            answer = client.post(url, TERM | {"toelichting": "x", "_publiceer": "1"})
            assert answer.status_code in (refusal, 403), (gebruiker, url)
    assert Lexiconversie.objects.count() == 1 and not Term.objects.filter(term="kroeskoppelik").exists()
    before = versie.gepubliceerd_op
    versie.refresh_from_db()
    assert versie.gepubliceerd_op == before


# A newer release of the portal


def test_a_newer_release_only_proposes_and_leaves_what_editors_did(client, redacteur):
    edited, out, gone = Term.objects.order_by("pk")[:3]
    Term.objects.filter(pk=edited.pk).update(gewicht=1, subdoelen=[])
    Term.objects.filter(pk=out.pk).update(stand=Lexiconstand.UIT)
    gone.delete()
    phrase = Masker.objects.first()
    phrase.delete()
    in_use = Term.objects.in_use().count()
    assert load_lexicon() == {"termen": 1, "maskers": 1, "voorbeeldzinnen": 0}
    again = Term.objects.get(term=gone.term, doel=gone.doel)
    assert (again.stand, Masker.objects.get(frase=phrase.frase).stand) == (Lexiconstand.VOORSTEL, Lexiconstand.VOORSTEL)
    assert "Nieuw in deze uitgave" in again.herkomst
    edited.refresh_from_db()
    out.refresh_from_db()
    assert (edited.gewicht, edited.subdoelen, out.stand) == (1, [], Lexiconstand.UIT)
    assert Term.objects.in_use().count() == in_use and Lexiconversie.objects.count() == 1
    assert load_lexicon() == {"termen": 0, "maskers": 0, "voorbeeldzinnen": 0}, "a second time nothing happens"
