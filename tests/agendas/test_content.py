"""The agendas hold what councils were promised: 17 doelen, 169 subdoelen in order, other agendas, and the crosswalk."""

import csv
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from agendas.models import Agenda, Doel, Mijlpaal, Subdoel, Verband

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def test_all_goals_and_subdoelen_are_there_in_natural_order():
    assert [doel.nummer for doel in Doel.objects.global_goals()] == list(range(1, 18))
    codes = list(Subdoel.objects.values_list("code", flat=True))
    assert len(codes) == 169
    assert codes[:7] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.a", "1.b"]
    assert codes.index("3.9") < codes.index("3.a")
    assert codes[-1] == "17.19"


def test_every_goal_has_questions_and_says_what_a_council_decides():
    for doel in Doel.objects.global_goals().prefetch_related("vragen", "subdoelen"):
        assert len(doel.vragen.all()) >= 3, doel
        assert len(doel.raad) > 100 and doel.instrumenten, doel
        assert all(subdoel.tekst.endswith(".") and subdoel.bestuurslagen for subdoel in doel.subdoelen.all())


def test_every_p_has_its_goals():
    assert Doel.objects.global_goals().filter(pijler="").count() == 0
    assert set(Doel.objects.global_goals().values_list("pijler", flat=True)) == {
        "mensen", "planeet", "welvaart", "vrede", "partnerschap",
    }  # fmt: skip


@pytest.mark.parametrize(
    "slug",
    [
        "klimaatverdrag", "parijs", "klimaatwet-eu", "green-deal", "adaptatie-eu", "klimaatwet", "klimaatakkoord",
        "gcom", "eu-missie-steden", "sendai", "new-urban-agenda", "urban-agenda-eu", "kunming-montreal", "gcm",
        "migratiepact-eu", "digitale-rechten-eu",
    ],
)  # fmt: skip
def test_an_agenda_has_numbered_commitments_with_sources_and_dates(slug):
    agenda = Agenda.objects.published().get(slug=slug)
    doelen = list(agenda.doelen.all())
    assert len(doelen) >= 5
    assert [doel.nummer for doel in doelen] == list(range(1, len(doelen) + 1))
    assert all(doel.bron_titel and doel.bron_url.startswith("http") for doel in doelen)
    assert agenda.mijlpalen.exists() and agenda.vragen.count() >= 3


def test_the_crosswalk_ties_the_agendas_with_a_reason_and_a_source():
    verbanden = list(Verband.objects.select_related("doel__agenda"))
    assert len(verbanden) >= 60
    assert all(v.reden and v.bron_titel and v.bron_url for v in verbanden)
    assert len({v.doel.agenda.slug for v in verbanden}) >= 10
    assert not any(v.doel.agenda.groep == "global-goals" for v in verbanden)
    assert {v.sterkte for v in verbanden} == set(Verband.Sterkte)
    assert sum(v.sterkte == Verband.Sterkte.ZELFDE_DOEL for v in verbanden) <= len(verbanden) / 3


def test_a_date_that_nobody_compared_with_a_source_says_so(client):
    mijlpaal = Mijlpaal.objects.filter(gecontroleerd="").exclude(agenda__groep="global-goals").first()
    html = client.get(mijlpaal.agenda.get_absolute_url()).content.decode()
    assert "Datum nog niet gecontroleerd" in html


def test_the_texts_are_not_the_official_translation():
    """Compared with each other only where the official text is at hand: outside the repository."""
    official = Path(__file__).resolve().parents[3] / "shared" / "data" / "sdg" / "targets.csv"
    if not official.exists():
        pytest.skip("De officiële teksten staan niet in de repository: ze zijn niet van ons.")
    theirs = {row["target"]: row["text_nl"] for row in csv.DictReader(official.open(encoding="utf-8"))}
    for subdoel in Subdoel.objects.all():
        ratio = SequenceMatcher(None, subdoel.tekst, theirs[subdoel.code]).ratio()
        assert ratio < 0.75, subdoel.code
