"""The sentences of the papers in the admin: changed by VNG, seen on real records first, and back to ours."""

import pytest
from django.utils import timezone

from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.instrumenten import materiaal
from raadsportaal.instrumenten.bouwen import build
from raadsportaal.instrumenten.models import Zin
from raadsportaal.instrumenten.soorten import Soort
from raadsportaal.instrumenten.uitvoer.tekst import as_text
from raadsportaal.instrumenten.voorvertoning import previews
from raadsportaal.instrumenten.zinnen import Zinnen, ours

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIST = "/beheer/instrumenten/zin/"
NEW = "in {gemeente} in {jaar} gold: ‘{titel}’, {waarde}{voorlopig}"


def motie():
    zwolle = Gemeente.objects.get(slug="zwolle")
    picked = materiaal.chosen(zwolle, materiaal.Keuze(cijfers=["gez_roken"]), timezone.localdate())
    return as_text(build(Soort.MOTIE, picked, Zinnen(Zin.objects.all().changed())))


def test_a_changed_sentence_is_seen_on_real_records_and_then_counts(beheer):
    first = {"sleutel": "cijfer.bijzin", "tekst": NEW}
    assert beheer.post(f"{LIST}add/", first | {"_continue": "1"}).status_code == 302
    zin = Zin.objects.get()
    page = beheer.get(f"{LIST}{zin.pk}/change/").content.decode()
    assert "<p>in Amsterdam in 20" in page, "the municipality with figures that most people live in"
    assert "- in Zwolle in 2024" not in motie(), "it does not count yet"
    zin.geldt = True
    zin.save()
    assert "- in Zwolle in 2024 gold: ‘Rokers’, 14,4 procent van volwassenen; [1]" in motie()
    zin.delete()
    assert "- het cijfer ‘Rokers’ voor Zwolle" in motie()


@pytest.mark.parametrize(
    ("tekst", "fout"),
    [
        ("in {stad} is het {waarde}", "Dit veld bestaat hier niet: stad."),
        ("het is {waarde", "Een accolade staat los."),
        ("het is {waarde}.", "De puntkomma erachter zetten wij."),
        ("het  is {waarde}", "Er staat een spatie te veel."),
        ("het is {waarde:>10}", "In een veld staat alleen de naam"),
    ],
)
def test_a_sentence_that_would_break_a_paper_is_refused(beheer, tekst, fout):
    response = beheer.post(f"{LIST}add/", {"sleutel": "cijfer.bijzin", "tekst": tekst})
    assert response.status_code == 200 and fout in response.content.decode()
    assert not Zin.objects.exists()


def test_almost_every_sentence_of_ours_can_be_seen_on_real_records():
    """Some need what the records of today do not hold, such as a figure that is older than its source."""
    unseen = {sleutel for sleutel, seen in previews(ours(), timezone.localdate()).items() if not seen}
    assert len(unseen) <= 16, sorted(unseen)
    assert not {"cijfer.bijzin", "afspraak.hoofdzin", "voorbeeld_beschreven.bijzin", "verzoek.bijzin"} & unseen
