"""The thesaurus: which words it recognises in a query, what it adds, and that it is never older than the database."""

import threading
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from raadsportaal.basis.models import Woordgroep
from raadsportaal.basis.search import thesaurus
from raadsportaal.basis.search.loading import load_woordgroepen, read_woordgroepen
from raadsportaal.basis.search.thesaurus import Group, Thesaurus
from raadsportaal.basis.search.words import fold, phrase_key, split_terms
from tests.tegelijk import Meanwhile

SMALL = Thesaurus(
    [
        Group(["azc", "asielopvang", "opvang van asielzoekers"], ["noodopvang", "vluchtelingen"]),
        Group(["asielzoeker", "vluchteling"], ["opvang"]),
        Group(["sociale huur", "corporatiewoning"], ["wonen"]),
        Group(["huur", "huurprijs"], []),
        Group(["30 km/u", "dertig kilometer"], ["verkeersveiligheid"]),
        Group(["regenwater", "hemelwater"], []),
        Group(["wateroverlast", "ondergelopen straten"], ["riool"], ["water in de kelder", "natte voeten"]),
        Group(["laadpaal", "laadpunt"], []),
        Group(["vve", "vereniging van eigenaren"], []),
        Group(["vve", "voorschoolse educatie"], []),
    ]
)


@pytest.mark.parametrize(
    "forms",
    [
        "laadpaal laadpalen",
        "gemeente gemeenten",
        "windmolen windmolens",
        "vluchteling vluchtelingen",
        "huis huizen",
        "prijs prijzen",
        "golf golven",
        "bos bossen",
        "boom bomen",
        "idee ideeën",
        "proces processen",
        "auto auto's auto’s",
        "subsidie subsidies",
        "algoritme algoritmes algoritmen",
        "sociaal sociale Sociale",
        "groen groene",
        "steen stenen",
        "zone zones",
        "taalles taallessen",
        "stortbui stortbuien",
        "Oekraïne oekraine",
    ],
)
def test_the_forms_of_a_word_have_one_key(forms):
    assert len(set(map(phrase_key, forms.split()))) == 1


@pytest.mark.parametrize(
    "two",
    [
        "wmo woo",
        "groen groei",
        "water waterschap",
        "huur huis",
        "meer mer",
        "boos bos",
        "ouders ouderen",
        "lege leges",
        "taal taalles",
        "ggd ggz",
        "wvg wvggz",
    ],
)
def test_different_words_have_different_keys(two):
    assert len(set(map(phrase_key, two.split()))) == 2


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("AZC", ["asielopvang", "opvang van asielzoekers"]),
        ("azc's", ["asielopvang", "opvang van asielzoekers"]),
        ("Laadpalen", ["laadpunt"]),
        ("meer laadpalen in het azc", ["laadpunt", "asielopvang", "opvang van asielzoekers"]),
        ("sociale huur", ["corporatiewoning"]),
        ("huur", ["huurprijs"]),
        ("opvang van asielzoekers", ["azc", "asielopvang"]),
        ("30 km-u", ["dertig kilometer"]),
        ("regen water", ["hemelwater"]),
        ("vve", ["vereniging van eigenaren", "voorschoolse educatie"]),
        ("zwavelkruid", []),
        ("", []),
        ("  ,;  ", []),
    ],
)
def test_a_query_gets_the_other_words_of_its_longest_phrases(query, same):
    assert SMALL.expand(query).same == same


def test_near_words_come_apart_and_never_what_was_said():
    assert SMALL.expand("azc").related == ["noodopvang", "vluchtelingen"]
    assert SMALL.expand("azc vluchteling").related == ["noodopvang", "opvang"]
    assert SMALL.expand("azc noodopvang").related == ["vluchtelingen"]
    assert SMALL.expand("azc noodopvang").same == ["asielopvang", "opvang van asielzoekers"]


def test_a_near_word_does_not_lead_back():
    assert SMALL.expand("noodopvang") == ([], [])


def test_how_people_say_it_leads_to_the_words_of_councils_and_not_back():
    assert SMALL.expand("Water in de kelders") == (["wateroverlast", "ondergelopen straten"], ["riool"])
    assert list(SMALL.other_names("natte voeten")) == [(["natte", "voeten"], ["wateroverlast", "ondergelopen straten"])]
    assert SMALL.names_in("Bewoners hebben natte voeten.") == {
        phrase_key("natte voeten"): ["wateroverlast", "ondergelopen straten"]
    }
    assert SMALL.expand("wateroverlast") == (["ondergelopen straten"], ["riool"])


@given(st.text(max_size=200))
def test_nothing_that_is_typed_breaks_it(words):
    expansion = SMALL.expand(words)
    assert phrase_key(words) not in map(phrase_key, [*expansion.same, *expansion.related]) or not phrase_key(words)


def test_the_file_holds_what_the_form_would_take():
    groups = read_woordgroepen()
    assert len(groups) >= 420
    assert len({group.sleutel for group in groups}) == len(groups)
    for group in groups:
        words, related, spoken = map(split_terms, (group.woorden, group.verwant, group.spreektaal))
        assert words and (len(words) > 1 or related), group.sleutel
        for terms in (words + related, words + spoken):
            keys = list(map(phrase_key, terms))
            assert len(set(keys)) == len(keys), group.sleutel
            assert all(term == " ".join(term.split()) and len(term) <= 60 for term in terms)


@pytest.mark.django_db
class TestCurrent:
    def test_the_portal_begins_with_the_words_of_councils(self):
        now = thesaurus.current()
        assert "asielopvang" in now.expand("AZC").same
        assert "burgerforum" in now.expand("burgerberaden").same
        assert "maatschappelijke ondersteuning" in now.expand("wmo").same

    def test_it_asks_one_small_question_when_nothing_changed(self, django_assert_num_queries):
        first = thesaurus.current()
        with django_assert_num_queries(1):
            assert thesaurus.current() is first

    def test_it_follows_every_way_of_changing(self):
        groep = Woordgroep.objects.create(woorden="zwavelkruid, stinkende gouwe")
        assert thesaurus.current().expand("zwavelkruid").same == ["stinkende gouwe"]
        groep.woorden = "zwavelkruid, wrattenkruid"
        groep.save()
        assert thesaurus.current().expand("zwavelkruid").same == ["wrattenkruid"]
        Woordgroep.objects.filter(pk=groep.pk).update(actief=False)
        assert thesaurus.current().expand("zwavelkruid").same == []
        Woordgroep.objects.bulk_create([Woordgroep(woorden="havenkraan, kraan", sleutel="havenkraan")])
        assert thesaurus.current().expand("havenkraan").same == ["kraan"]
        Woordgroep.objects.filter(sleutel="havenkraan").delete()
        assert thesaurus.current().expand("havenkraan").same == []

    def test_what_is_undone_was_never_there(self):
        with transaction.atomic():
            Woordgroep.objects.create(woorden="zwavelkruid, stinkende gouwe")
            assert thesaurus.current().expand("zwavelkruid").same == ["stinkende gouwe"]
            transaction.set_rollback(True)
        assert thesaurus.current().expand("zwavelkruid").same == []
        Woordgroep.objects.create(woorden="zwavelkruid, wrattenkruid")
        assert thesaurus.current().expand("zwavelkruid").same == ["wrattenkruid"]

    def test_loading_again_keeps_what_an_editor_changed_and_switched_off(self):
        azc = Woordgroep.objects.get(sleutel="azc")
        azc.woorden, azc.actief = "asielzoekerscentrum, azc", False
        azc.save()
        Woordgroep.objects.filter(sleutel="wmo").delete()
        assert load_woordgroepen() == 1
        azc.refresh_from_db()
        assert (azc.woorden, azc.actief, azc.sleutel) == ("asielzoekerscentrum, azc", False, "azc")
        call_command("laad_inhoud", stdout=(said := StringIO()))
        assert "Woorden die hetzelfde betekenen: 0 groepen erbij." in said.getvalue()

    def test_loading_gives_plain_words_to_a_group_of_before_there_were_any_and_else_leaves_them(self):
        Woordgroep.objects.filter(sleutel="azc").update(spreektaal="")
        Woordgroep.objects.filter(sleutel="snelheid").update(spreektaal="te vlug rijden")
        load_woordgroepen()
        assert Woordgroep.objects.get(sleutel="azc").spreektaal
        assert Woordgroep.objects.get(sleutel="snelheid").spreektaal == "te vlug rijden"


@pytest.mark.django_db
def test_a_change_is_seen_when_it_is_kept_and_not_before(committed):
    """Two connections change words: what waits to be kept hides nothing, and is not taken for kept."""
    made, go_on = threading.Event(), threading.Event()

    def slowly():
        with transaction.atomic():
            Woordgroep.objects.create(woorden="zwavelkruid, stinkende gouwe")
            made.set()
            go_on.wait(20)

    other = Meanwhile(slowly)
    try:
        assert made.wait(20)
        assert thesaurus.current().expand("zwavelkruid").same == []
    finally:
        go_on.set()
        other.join()
    assert thesaurus.current().expand("zwavelkruid").same == ["stinkende gouwe"]
    committed(Woordgroep.objects.filter(sleutel="zwavelkruid").delete)
    assert thesaurus.current().expand("zwavelkruid").same == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("woorden", "verwant", "said"),
    [
        (" , ", "", "Vul minstens één woord in."),
        ("zwavelkruid, Zwavelkruid", "", "‘Zwavelkruid’ staat twee keer in deze groep. Haal er één weg."),
        ("zwavelkruid", "gouwe, zwavelkruid", "‘zwavelkruid’ staat twee keer in deze groep. Haal er één weg."),
        ("zwavelkruid, " + "a" * 61, "", "hooguit 60 tekens"),
        ("zwavelkruid, !!", "", "‘!!’ is geen woord."),
        ("Azc, opvang", "", "Er is al een groep van ‘Azc’"),
    ],
)
def test_what_a_group_may_not_be_is_said(woorden, verwant, said):
    with pytest.raises(ValidationError, match=r".") as fault:
        Woordgroep(woorden=woorden, verwant=verwant).full_clean()
    assert said in " ".join(fault.value.messages)


@pytest.mark.django_db
def test_words_are_kept_tidy_and_the_first_names_the_group():
    groep = Woordgroep(woorden=" Zwavelkruid ,,stinkende   gouwe\nwrattenkruid,", verwant="plant")
    groep.full_clean()
    groep.save()
    assert (groep.woorden, groep.sleutel) == ("Zwavelkruid, stinkende gouwe, wrattenkruid", "zwavelkruid")
    groep.woorden = "wrattenkruid, zwavelkruid"
    groep.full_clean()
    groep.save()
    assert groep.sleutel == fold("Zwavelkruid")
