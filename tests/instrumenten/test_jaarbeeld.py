"""The year of the griffie: what counts in a jaarbeeld, beside the year before, and what it says is not known."""

from datetime import date

import pytest
from django.core.management import call_command
from django.utils import timezone

from agendas.models import Agenda, Indicator, Subdoel, Verband
from raadsportaal.dossiers.choices import Dossierstand, Uitkomst
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente, Rol
from raadsportaal.instrumenten import materiaal
from raadsportaal.instrumenten.bouwen import build as build_papier
from raadsportaal.instrumenten.forms.writing import DeelForm
from raadsportaal.instrumenten.jaarbeeld.jaar import usual
from raadsportaal.instrumenten.models import Concept
from raadsportaal.instrumenten.papier import Deel, Vorm
from raadsportaal.instrumenten.soorten import Soort
from raadsportaal.instrumenten.uitvoer.tekst import as_text
from raadsportaal.instrumenten.zinnen import Zinnen
from tests import build
from tests.addresses import context_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
TODAY = date(2026, 12, 1)
NEW = "/gemeenten/zwolle/naar-de-raad/jaarbeeld/"


@pytest.fixture
def zwolle():
    return Gemeente.objects.get(slug="zwolle")


@pytest.fixture
def griffier(zwolle, client):
    person = build.lid(zwolle, Rol.GRIFFIER, naam="Mark Smit").gebruiker
    client.force_login(person)
    return person


def handled(gemeente, stand="aangenomen", year=2025, *codes, **fields):
    """A dossier of that year with koppelingen to these subdoelen."""
    how = {name: fields.pop(name) for name in ("richting", "toelichting") if name in fields}
    dossier = build.dossier(gemeente, stand=stand, behandeldatum=date(year, 5, 12), **fields)
    for code in codes:
        build.koppeling(dossier, code, **how)
    return dossier


def jaarbeeld(gemeente, year=2025, today=TODAY):
    with bereik(EVERYTHING):
        return build_papier(Soort.JAARBEELD, materiaal.for_jaarbeeld(gemeente, year, today), Zinnen())


def test_adopted_and_rejected_stand_apart_beside_the_year_before(zwolle):
    for _ in range(2):
        handled(zwolle, "aangenomen", 2025, "11.7", richting="werkt_tegen")
    handled(zwolle, "verworpen", 2025, "13.1")
    handled(zwolle, "aangenomen", 2024, "11.7", "3.9")
    paper = jaarbeeld(zwolle)
    adopted, rejected = paper.deel("aangenomen"), paper.deel("verworpen")
    assert adopted.koppen[1:] == ("In 2025", "In 2024", "In 2025 werkt daarvan iets tegen")
    assert [(row[0].split(".")[0], *row[1:]) for row in adopted.rijen] == [("3", "0", "1", "0"), ("11", "2", "1", "2")]
    assert [(row[0].split(".")[0], *row[1:]) for row in rejected.rijen] == [("13", "1", "0")]
    assert "In 2025 behandeld: 3 dossiers. Aangenomen: 2. Verworpen: 1." in as_text(paper)


@pytest.mark.parametrize(
    ("stand", "soort", "uitkomst"),
    [
        ("aangenomen", "toezegging", Uitkomst.AANGENOMEN),
        ("in_uitvoering", "motie", Uitkomst.AANGENOMEN),
        ("afgerond", "raadsvoorstel", Uitkomst.AANGENOMEN),
        ("afgerond", "schriftelijke_vragen", Uitkomst.ANDERS),
        ("in_uitvoering", "toezegging", Uitkomst.ANDERS),
        ("verworpen", "motie", Uitkomst.VERWORPEN),
        ("ingetrokken", "motie", Uitkomst.ANDERS),
        ("behandeld", "raadsvoorstel", Uitkomst.ANDERS),
        ("aangehouden", "motie", None),
    ],
)
def test_how_a_dossier_ended_follows_from_its_stand_and_kind(zwolle, stand, soort, uitkomst):
    dossier = build.dossier(zwolle, stand=stand, soort=soort, stand_volgens="griffie")
    assert dossier.uitkomst == uitkomst
    with bereik(EVERYTHING):
        found = [one for one in Uitkomst if zwolle.dossiers.with_uitkomst(one).exists()]
    assert found == ([uitkomst] if uitkomst else [])


def test_an_outcome_that_nobody_answers_for_is_not_counted_as_one(zwolle):
    dossier = handled(zwolle, "aangenomen", 2025, "11.7", soort="motie")
    assert dossier.uitkomst == Uitkomst.ANDERS
    text = as_text(jaarbeeld(zwolle))
    assert "Aangenomen: 0." in text and "aangenomen, nog niet bevestigd door de griffie" in text


def test_every_stand_has_an_outcome_or_is_open():
    assert all((Uitkomst.of(stand, "overig") is None) == stand.is_open for stand in Dossierstand)


def test_the_main_koppelingen_come_with_reason_outcome_and_source_and_neither_direction_hides_the_other(zwolle):
    for number in range(4):
        handled(zwolle, "aangenomen", 2025, "11.7", richting="draagt_bij", toelichting=f"Reden {number}")
    against = {"richting": "werkt_tegen", "toelichting": "Er gaat een park weg"}
    handled(zwolle, "verworpen", 2025, "11.7", titel="Nieuwe weg", **against)
    part = jaarbeeld(zwolle).deel("doel-11")
    assert "Reden 0. [1]" in str(part.regels[0])
    assert str(part.regels[1]).startswith("‘Nieuwe weg’ (verworpen) raakt volgens de griffie subdoel 11.7 (")
    assert str(part.regels[1]).endswith("Richting: werkt tegen. Er gaat een park weg. [2]")
    assert part.regels[-1].tekst == "Verder bij dit doel: 2 koppelingen."


def test_a_commitment_that_asks_two_things_of_one_goal_is_named_once(zwolle):
    afspraak = Agenda.objects.get(slug="parijs").doelen.create(nummer=99, titel="Zelf gemaakt")
    for code in ("13.1", "13.2"):
        Verband.objects.create(subdoel=Subdoel.objects.get(code=code), doel=afspraak, reden="Het vraagt hetzelfde.")
    build.koppeling(handled(zwolle), afspraak)
    (line,) = jaarbeeld(zwolle).deel("doel-13").regels
    assert "raakt volgens de griffie ‘Parijs 99: Zelf gemaakt’" in line.tekst


def test_figures_stand_beside_what_the_council_wanted_by_then(zwolle):
    smoking = Indicator.objects.get(code="gez_roken")
    aim = {"code": "3.a", "indicator": smoking, "streefwaarde": 10, "besluit": "Nota gezondheid"}
    build.ambitie(zwolle, **aim)
    build.ambitie(zwolle, **aim | {"streefwaarde": 5, "besloten_op": date(2026, 2, 1)})
    (line,) = jaarbeeld(zwolle).deel("cijfers").regels
    assert line.tekst.startswith("Het cijfer ‘Rokers’ voor Zwolle lag in 2024 op 14,4 procent van volwassenen.")
    assert "De raad wil voor de hele gemeente in 2030 uitkomen op 10,0 procent van volwassenen." in line.tekst
    assert "op 5,0" not in line.tekst and len(line.bronnen) == 2


def test_what_is_not_known_is_counted(zwolle):
    handled(zwolle, "aangenomen", 2025)
    handled(zwolle, "aangenomen", 2025, "11.7")
    handled(zwolle, "aangehouden", 2025)
    handled(zwolle, "aangenomen", 2025, gearchiveerd_op=timezone.now())
    build.dossier(zwolle, stand="behandeld")
    build.dossier(zwolle, stand="in_voorbereiding")
    told = [regel.tekst for regel in jaarbeeld(zwolle).deel("onbekend").regels]
    assert "Behandeld in 2025, maar niet aan een doel gekoppeld: 1 dossier." in told
    assert "Behandeld, maar zonder datum: 1 dossier. Wij weten niet of daar iets uit 2025 bij is." in told
    assert "Met een datum in 2025, maar volgens dit portaal nog niet behandeld: 1 dossier. Dat telt niet mee." in told
    assert "In het archief, met een datum in 2025: 1 dossier. Dat telt niet mee." in told
    assert "De richting is nog niet bekend bij 1 koppeling." in told
    assert "Er staat geen toelichting bij 1 koppeling." in told


def test_a_year_with_nothing_says_so_and_has_no_empty_table(zwolle):
    paper = jaarbeeld(zwolle, 1999)
    assert "In dit portaal staat geen dossier dat de raad van Zwolle in 1999 behandelde." in as_text(paper)
    assert not any(deel.is_table for deel in paper.delen)


def test_an_outcome_without_dossiers_says_so_and_a_first_year_is_compared_with_nothing(zwolle):
    handled(zwolle, "aangenomen", 2025, "11.7")
    paper = jaarbeeld(zwolle)
    assert paper.deel("aangenomen").koppen == ("Global Goal", "In 2025")
    assert paper.deel("verworpen").regels[0].tekst == "In dit portaal staat geen dossier met deze uitkomst in 2025."
    assert "Over 2024 staat in dit portaal geen behandeld dossier." in as_text(paper)


def test_a_year_that_is_not_over_says_so(zwolle):
    assert "Het jaar 2026 is nog niet voorbij. Dit is de stand op 1 december 2026." in as_text(jaarbeeld(zwolle, 2026))


def test_the_last_whole_year_is_the_usual_one():
    assert usual([2026, 2025, 2023], TODAY) == 2025
    assert usual([2026, 2023], TODAY) == 2026
    assert usual([], TODAY) is None


def test_the_griffie_chooses_a_year_and_gets_a_draft_to_finish(client, griffier, zwolle):
    for year in (2023, 2025):
        handled(zwolle, "aangenomen", year, "11.7")
    for page in ("/gemeenten/zwolle/", "/gemeenten/zwolle/doelen/", "/gemeenten/zwolle/naar-de-raad/"):
        assert NEW in client.get(page).content.decode()
    form = context_of(client, f"{NEW}?jaar=2023")["form"]
    assert ([value for value, _ in form.fields["jaar"].choices], form["jaar"].value()) == ([2025, 2023], 2023)
    assert client.post(NEW, {"jaar": "2024"}).status_code == 422
    text = client.get(client.post(NEW, {"jaar": "2025"}).url).content.decode()
    assert "Jaarbeeld Global Goals" in text and "Mark Smit" in text and "Nog open: Wat valt op?" in text
    with bereik(EVERYTHING):
        assert Concept.objects.get().titel == "2025"


def test_without_anything_handled_the_page_says_how_to_begin(client, griffier):
    assert "Er is nog geen jaar om te laten zien." in client.get(NEW).content.decode()


def test_who_keeps_no_dossiers_finds_no_way_to_a_jaarbeeld(client, zwolle):
    client.force_login(build.lid(zwolle).gebruiker)
    build.dossier(zwolle)
    for page in ("/gemeenten/zwolle/", "/gemeenten/zwolle/doelen/", "/gemeenten/zwolle/naar-de-raad/"):
        assert NEW not in client.get(page).content.decode()


def test_the_command_makes_it_of_the_year_that_is_named(zwolle, tmp_path):
    handled(zwolle, "aangenomen", 2023, "11.7")
    path = tmp_path / "jaar.txt"
    call_command("naar_de_raad", "jaarbeeld", gemeente="zwolle", jaar=2023, uit=path, verbosity=0)
    assert "In 2023 behandeld: 1 dossier." in path.read_text()


def test_a_table_of_all_seventeen_goals_keeps_its_rows_when_written_in():
    long = Deel("aangenomen", "Aangenomen", Vorm.TABEL, koppen=("Global Goal", "2025"), rijen=(("Doel", "1"),) * 45)
    shown = DeelForm(long, 0)
    sent = {name: shown[name].value() for name in shown.fields}
    form = DeelForm(long, 0, sent)
    assert form.is_valid() and form.result().rijen == long.rijen
