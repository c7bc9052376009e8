"""A change of what is public is news when an editor says so, and when a reader can see it."""

import pytest

from raadsportaal.basis import kinds
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.redactie import as_read
from raadsportaal.redactie.models import Publicatie, Werkkopie
from raadsportaal.volgen.models import Nieuws, Wat
from raadsportaal.volgen.telling import tell
from tests import build
from tests.redactie.forms import address, put

pytestmark = pytest.mark.django_db
PUBLISH = {"_wijzigingen": "1"}


@pytest.fixture
def praktijk():
    return build.praktijk(titel="Klimaatplafond", resultaat="Er kwam minder uitstoot.", lastig="Het kostte tijd.")


def asked(controleur, praktijk):
    """The page that asks whether the changes may be public."""
    return controleur.post(address(praktijk), PUBLISH)


def agree(controleur, praktijk, page, **filled):
    yes = PUBLISH | {"_zeker": "Ja", "_gezien": page.context["gezien"]}
    return controleur.post(address(praktijk), yes | filled)


def as_asked(form):
    """What a browser sends of the form when nobody touches it."""
    sent = {"melding": form.initial["melding"]}
    return sent | ({"meld": "on"} if form.initial["meld"] else {})


def told():
    with bereik(EVERYTHING):
        news = Nieuws.objects.filter(wat=Wat.GEWIJZIGD).order_by("pk")
        return [one.zin for one in tell(news).values()]


def test_a_changed_result_is_told_unless_the_editor_takes_the_tick_away(schrijver, controleur, praktijk):
    put(schrijver, praktijk, resultaat="Er kwam 20 procent minder uitstoot.")
    page = asked(controleur, praktijk)
    assert page.context["melden"].initial == {"meld": True, "melding": "Gewijzigd: resultaat."}
    agree(controleur, praktijk, page, **as_asked(page.context["melden"]))
    assert told() == ["Gewijzigd: resultaat."]
    put(schrijver, praktijk, resultaat="Er kwam 30 procent minder uitstoot.")
    agree(controleur, praktijk, asked(controleur, praktijk), melding="Gewijzigd: resultaat.")
    assert told() == ["Gewijzigd: resultaat."]


def test_a_corrected_comma_is_not_told_unless_the_editor_says_so_in_own_words(schrijver, controleur, praktijk):
    put(schrijver, praktijk, lastig="Het kostte, eerlijk gezegd, tijd.")
    page = asked(controleur, praktijk)
    assert page.context["melden"].initial == {"meld": False, "melding": "Gewijzigd: lastig."}
    agree(controleur, praktijk, page, **as_asked(page.context["melden"]))
    assert told() == []
    put(schrijver, praktijk, lastig="Het project stopte.")
    agree(controleur, praktijk, asked(controleur, praktijk), meld="on", melding="Het project is gestopt.")
    assert told() == ["Het project is gestopt."]


def test_a_changed_source_is_told(schrijver, controleur, praktijk):
    bron = praktijk.bronregels.first()
    put(schrijver, praktijk, **{"bronregels-0-titel": f"{bron.titel}, tweede druk"})
    assert asked(controleur, praktijk).context["melden"].initial == {"meld": True, "melding": "Gewijzigd: bronnen."}


def test_what_no_reader_sees_is_no_news_whatever_is_ticked(schrijver, controleur, praktijk):
    put(schrijver, praktijk, lastig="Het kostte   tijd.")
    assert Werkkopie.objects.of(praktijk).exists()
    page = asked(controleur, praktijk)
    assert page.context["melden"] is None
    assert "Een lezer ziet geen verschil." in page.content.decode()
    agree(controleur, praktijk, page, meld="on", melding="Nieuw!")
    assert not Werkkopie.objects.of(praktijk).exists()
    assert told() == []


def test_the_question_changes_nothing_of_what_is_public(schrijver, controleur, praktijk, client):
    put(schrijver, praktijk, resultaat="Nog niet te lezen.")
    asked(controleur, praktijk)
    assert "Nog niet te lezen." not in client.get(praktijk.get_absolute_url()).content.decode()
    assert Werkkopie.objects.of(praktijk).exists()


def test_a_yes_that_is_sent_twice_is_told_once(schrijver, controleur, praktijk):
    put(schrijver, praktijk, resultaat="Er kwam 20 procent minder uitstoot.")
    page = asked(controleur, praktijk)
    for _ in range(2):
        agree(controleur, praktijk, page, **as_asked(page.context["melden"]))
    assert told() == ["Gewijzigd: resultaat."]


@pytest.mark.parametrize(
    ("melding", "fout"),
    [("", "Schrijf in één zin wat er is veranderd"), ("x" * 161, "hooguit 160 tekens"), ("\0", "Nul")],
)
def test_a_sentence_that_cannot_be_told_is_asked_again(schrijver, controleur, praktijk, melding, fout):
    put(schrijver, praktijk, resultaat="Er kwam 20 procent minder uitstoot.")
    page = agree(controleur, praktijk, asked(controleur, praktijk), meld="on", melding=melding)
    assert page.status_code == 200 and page.context["melden"].errors["melding"]
    assert Werkkopie.objects.of(praktijk).exists() and told() == []


def test_of_each_kind_of_the_desk_that_can_be_followed_it_is_known_what_a_reader_sees():
    followed = [kind.name for kind in kinds.every() if kind.follow and issubclass(kind.model, Publicatie)]
    assert followed and all(as_read.knows(soort) for soort in followed)


def test_each_field_that_weighs_is_one_that_a_reader_sees(content):
    for kind in kinds.every():
        if kind.follow and issubclass(kind.model, Publicatie):
            seen = as_read.of(kind.model.objects.findable().first())
            assert as_read._readers[kind.name].weighs <= set(seen), kind.name
