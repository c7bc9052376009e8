"""From a find to a paper in the browser: three steps, a draft that only its maker sees, and what to go over."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.utils import timezone
from docx import Document

from raadsportaal.basis.as_seen import SEEN
from raadsportaal.dossiers.herindeling import move
from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from raadsportaal.instrumenten.models import Concept, Conceptversie, Deling, Raadsregels
from raadsportaal.instrumenten.soorten import Soort
from tests import build
from tests.addresses import context_of
from tests.instrumenten.acts import make, page, show, typed, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


@pytest.mark.parametrize(
    ("adres", "verder"),
    [
        ("/kennisbank/oslo-klimaatbegroting/", "praktijk=oslo-klimaatbegroting"),
        ("/agendas/global-goals/11/", "subdoel=11.7"),
        ("/agendas/klimaat/parijs/", "afspraak=parijs%3A1"),
        ("/gemeenten/zwolle/meetlat/rokers/", "cijfer=gez_roken"),
        ("/gemeenten/zwolle/dossiers/plan/", "dossier=plan"),
    ],
)
def test_each_page_leads_to_the_council_with_what_it_is_about(client, raadslid, zwolle, adres, verder):
    build.dossier(zwolle, titel="Plan", slug="plan")
    assert f"/gemeenten/zwolle/naar-de-raad/?{verder}" in client.get(adres).content.decode()
    assert f"/gemeenten/zwolle/naar-de-raad/motie/?{verder}" in page(client, f"naar-de-raad/?{verder}")


def test_a_visitor_gets_no_way_to_a_council(client):
    assert "naar-de-raad" not in client.get("/kennisbank/oslo-klimaatbegroting/").content.decode()


def test_what_fits_a_figure_is_offered_with_its_source_and_doubt(client, raadslid):
    text = page(client, "naar-de-raad/motie/?cijfer=gez_roken")
    assert 'value="gez_roken"' in text and "GGD" in text
    assert "Welke plekken waar kinderen komen zijn hier rookvrij, en welke hulp bij stoppen is er?" in text
    assert 'name="subdoel"' in text


def test_three_steps_make_a_motie_with_the_figure_and_the_name(client, raadslid):
    address = make(client, cijfer="gez_roken", vraag="Wat doet het college?", fractie="Lokaal")
    text = page(client, address)
    assert "het cijfer ‘Rokers’ voor Zwolle in 2024 op 14,4 procent van volwassenen lag; [1]" in text
    assert "antwoord te geven op de vraag: ‘Wat doet het college?’;" in text
    assert "CONCEPT" in text and "Sanne de Wit" in text and "Lokaal" in text


def test_with_nothing_picked_the_paper_is_empty_and_right_in_form(client, raadslid):
    text = page(client, make(client))
    assert "De raad van de gemeente Zwolle, in vergadering bijeen op …… (datum)," in text
    assert "en gaat over tot de orde van de dag." in text


@pytest.mark.parametrize("vorm", ["docx", "odt", "pdf", "txt"])
def test_a_draft_is_fetched_in_four_forms(client, raadslid, vorm):
    response = client.get(f"/gemeenten/zwolle/{make(client)}papier.{vorm}")
    assert response.status_code == 200 and len(response.content) > 200
    assert f".{vorm}" in response["Content-Disposition"] and "no-store" in response["Cache-Control"]


def test_what_is_written_in_a_part_is_on_the_paper(client, raadslid):
    address = make(client, cijfer="gez_roken")
    response = write(client, address, "overwegende", "roken kinderen raakt;\nde raad dit eerder vroeg; [1]\n\n")
    assert response.url.endswith("#overwegende")
    document = Document(BytesIO(client.get(f"/gemeenten/zwolle/{address}papier.docx").content))
    texts = [line.text for line in document.paragraphs]
    assert "roken kinderen raakt;" in texts and "de raad dit eerder vroeg; [1]" in texts


def test_a_source_that_is_not_there_is_refused_and_what_was_typed_stays(client, raadslid):
    response = write(client, make(client), "constaterende", "dit zo is; [7]")
    assert response.status_code == 422
    assert "Bron [7] staat niet in de lijst met bronnen." in response.content.decode()
    assert "dit zo is; [7]</textarea>" in response.content.decode()


def test_a_row_is_added_to_a_table_and_an_emptied_one_goes(client, raadslid):
    address = make(client, "amendement")
    form = context_of(client, f"/gemeenten/zwolle/{address}delen/wijziging/")["form"]
    new = {"cel-0-0": "", "cel-0-1": "", "cel-0-2": "", "cel-1-0": "Beslispunt 2", "cel-1-1": "oud", "cel-1-2": "nieuw"}
    client.post(f"/gemeenten/zwolle/{address}delen/wijziging/", new | {SEEN: form.fields[SEEN].initial})
    with bereik(EVERYTHING):
        assert Concept.objects.get().inhoud.deel("wijziging").rijen == (("Beslispunt 2", "oud", "nieuw"),)


def test_a_paper_is_for_a_meeting_that_comes_also_about_what_was_treated_before(client, raadslid, zwolle):
    today = timezone.localdate()
    for slug, day in (("eerder", today - timedelta(days=30)), ("vandaag", today)):
        build.dossier(zwolle, titel="Plan", slug=slug, behandeldatum=day)
    assert "in vergadering bijeen op …… (datum)," in page(client, make(client, dossier="eerder"))
    assert f"in vergadering bijeen op {today.day} " in page(client, make(client, dossier="vandaag"))


def test_a_motie_says_what_the_griffie_linked_and_how_it_works_out(client, raadslid, zwolle):
    dossier = build.dossier(zwolle, titel="Plan", slug="plan")
    build.koppeling(dossier, "11.7", richting="werkt_tegen")
    build.koppeling(dossier, "13.1", richting="onbekend")
    text = page(client, make(client, dossier="plan", subdoel=["11.7", "13.1"]))
    assert "volgens de griffie subdoel 11.7 (Groen en openbare ruimte voor iedereen) raakt: het werkt tegen" in text
    assert "raakt: of het bijdraagt of tegenwerkt, is nog niet bekend" in text


def test_a_fixed_sentence_cannot_be_written_but_follows_the_facts(client, raadslid):
    address = make(client)
    page(client, f"{address}delen/aanhef/", 404)
    facts = {"titel": "Rookvrij", "datum": "26 januari 2027", "agendapunt": "agendapunt 7", "naam": ""}
    form = context_of(client, f"/gemeenten/zwolle/{address}gegevens/")["form"]
    client.post(f"/gemeenten/zwolle/{address}gegevens/", facts | {SEEN: form.fields[SEEN].initial})
    text = page(client, address)
    assert "in vergadering bijeen op 26 januari 2027," in text
    assert "gehoord de beraadslagingen over agendapunt 7," in text


def test_who_writes_over_something_newer_hears_it_and_may_insist(client, raadslid):
    address = make(client)
    old = context_of(client, f"/gemeenten/zwolle/{address}delen/toelichting/")["form"].fields[SEEN].initial
    write(client, address, "toelichting", "Van het andere scherm.")
    second = {"tekst": "Van dit scherm.", SEEN: old}
    response = client.post(f"/gemeenten/zwolle/{address}delen/toelichting/", second)
    text = response.content.decode()
    assert response.status_code == 409 and "Iemand was u voor" in text
    assert "Van het andere scherm." in text and "Van dit scherm." in text
    insisting = second | {SEEN: response.context["form"].data[SEEN]}
    assert client.post(f"/gemeenten/zwolle/{address}delen/toelichting/", insisting).status_code == 302
    assert "Van dit scherm." in page(client, address)


def test_a_commitment_of_another_agenda_goes_in_with_year_status_and_source(client, raadslid):
    offered = page(client, "naar-de-raad/motie/?afspraak=parijs:1")
    assert 'name="afspraak" value="parijs:1" checked' in " ".join(offered.split())
    assert 'name="subdoel"' in offered  # of the Global Goals that ask the same
    text = page(client, make(client, afspraak="parijs:1"))
    assert "bij ‘Overeenkomst van Parijs’ (2015, deels bindend) de afspraak ‘" in text
    assert "In de woorden van het portaal" in text


@pytest.mark.parametrize(
    "key", ["", ":", "parijs", "parijs:x", "parijs:٣", "parijs:99999999", "global-goals:11", "x" * 500]
)
def test_a_commitment_that_is_not_there_is_passed_over(client, raadslid, key):
    assert "U koos nog geen afspraak" in page(client, f"naar-de-raad/motie/?afspraak={key}")


def test_what_is_typed_is_kept_and_becomes_one_version_when_done(client, raadslid):
    address = make(client)
    first = typed(client, address, "toelichting", "Een halve")
    assert "Vanzelf bewaard om" in first.content.decode() and "<html" not in first.content.decode()
    typed(client, address, "toelichting", "Een hele zin.", first.context["gezien"])
    assert "Een hele zin." in page(client, address)
    with bereik(EVERYTHING):
        assert Conceptversie.objects.count() == 1
    write(client, address, "toelichting", "Een hele zin.")
    with bereik(EVERYTHING):
        assert [versie.nummer for versie in Conceptversie.objects.all()] == [2, 1]


def test_done_with_the_same_text_before_the_answer_came_is_no_conflict(client, raadslid):
    address = make(client)
    path = f"/gemeenten/zwolle/{address}delen/toelichting/"
    shown = context_of(client, path)["gezien"]
    typed(client, address, "toelichting", "Een hele zin.", shown)
    assert client.post(path, {"tekst": "Een hele zin.", SEEN: shown}).status_code == 302


def test_a_table_is_kept_while_rows_go_and_columns_get_a_name(client, raadslid):
    address = make(client, "afwegingskader")
    path = f"/gemeenten/zwolle/{address}delen/keuzes/"
    form = context_of(client, path)["form"]
    boxes = {name: field.initial for name, field in form.fields.items()}
    last = max(int(name.split("-")[1]) for name in boxes if name.startswith("cel-"))
    wide = len(form.deel.koppen)
    boxes |= {"kop-2": "Een groter"} | {f"cel-1-{x}": "" for x in range(wide)}
    first = client.post(path, boxes, headers={"HX-Request": "true"})
    boxes |= {"kop-2": "Een groter riool", f"cel-{last}-0": "Het laatste", SEEN: first.context["gezien"]}
    client.post(path, boxes, headers={"HX-Request": "true"})
    with bereik(EVERYTHING):
        part = Concept.objects.get().inhoud.deel("keuzes")
    assert part.koppen[2] == "Een groter riool" and part.rijen[-1][0] == "Het laatste"


def test_what_was_typed_and_never_finished_is_not_lost(client, raadslid):
    address = make(client)
    typed(client, address, "toelichting", "Half af.")
    assert page(client, f"{address}versies/").count("Zet terug<") == 1
    write(client, address, "toelichting", "Iets anders.")
    client.post(f"/gemeenten/zwolle/{address}versies/", {"versie": "2"})
    assert "Half af." in page(client, address)


def test_typing_over_something_newer_keeps_nothing_and_says_so(client, raadslid):
    address = make(client)
    shown = context_of(client, f"/gemeenten/zwolle/{address}delen/toelichting/")["gezien"]
    write(client, address, "toelichting", "Van het andere scherm.")
    for _ in range(2):
        response = typed(client, address, "toelichting", "Van dit scherm.", shown)
        assert response.status_code == 409 and "Nog niet bewaard" in response.content.decode()
        assert shown in response.content.decode()
    assert "Van het andere scherm." in page(client, address)


def test_the_whole_paper_can_be_copied(client, raadslid):
    assert 'data-kopieer="Gemeente Zwolle' in page(client, make(client))


def test_an_older_version_comes_back_and_nothing_is_lost(client, raadslid):
    address = make(client)
    write(client, address, "toelichting", "Eerste.")
    write(client, address, "toelichting", "Tweede.")
    client.post(f"/gemeenten/zwolle/{address}versies/", {"versie": "2"})
    assert "Eerste." in page(client, address) and "Tweede." not in page(client, address)
    with bereik(EVERYTHING):
        assert Conceptversie.objects.count() == 4


def test_remarks_warn_and_never_block(client, raadslid):
    address = make(client)
    write(client, address, "constaterende", "het college helaas 14 procent haalt;")
    write(client, address, "verzoek", "het Rijk om geld te vragen;")
    text = page(client, address)
    for remark in ("Geen bron:", "Een cijfer zonder jaar:", "Is dit een feit?", "Een verzoek zonder dag:"):
        assert remark in text
    assert "Gaat het college hierover?" in text
    assert client.get(f"/gemeenten/zwolle/{address}papier.docx").status_code == 200


def test_a_fact_that_is_one_long_number_is_looked_at_as_well(client, raadslid):
    address = make(client)
    write(client, address, "constaterende", "9" * 19_999)  # eight seconds, each time the page was opened
    text = page(client, address)
    assert "Geen bron:" in text and "Een cijfer zonder jaar:" not in text


def test_a_made_motie_about_a_figure_has_no_remark_on_its_facts(client, raadslid):
    text = page(client, make(client, cijfer="gez_roken", subdoel="11.7"))
    assert "Geen bron:" not in text and "zonder jaar" not in text and "Is dit een feit?" not in text


def test_the_griffie_keeps_the_rules_and_the_day_of_the_answer_follows(client, raadslid, zwolle):
    griffier = build.lid(zwolle, Rol.GRIFFIER).gebruiker
    client.force_login(griffier)
    rules = {"artikel_vragen": "37", "termijn": "30", "eenheid": "dagen", "gecontroleerd_op": "2026-12-01"}
    assert client.post("/gemeenten/zwolle/raadsregels/", rules).status_code == 302
    client.force_login(raadslid)
    text = page(client, make(client, "schriftelijke-vragen"))
    assert "artikel 37 van het Reglement van Orde." in text
    assert "binnen 30 dagen, dus uiterlijk op " in text
    assert "Antwoord binnen 30 dagen." in page(client, "naar-de-raad/")


@pytest.mark.parametrize(
    ("termijn", "eenheid", "ingediend", "uiterlijk"),
    [
        (30, "dagen", date(2026, 12, 1), date(2026, 12, 31)),
        (24, "dagen", date(2026, 12, 1), date(2026, 12, 28)),  # Christmas on a Friday, then a weekend
        (4, "weken", date(2026, 11, 2), date(2026, 11, 30)),
        (1, "werkdagen", date(2026, 12, 24), date(2026, 12, 28)),
        (None, "dagen", date(2026, 12, 1), None),
    ],
)
def test_an_answer_is_due_on_a_working_day(termijn, eenheid, ingediend, uiterlijk):
    assert Raadsregels(termijn=termijn, eenheid=eenheid).antwoord_op(ingediend) == uiterlijk


CHRISTMAS = "24-12-2026 t/m 8-1-2027\n\n 3-5-2027 tot en met 7-5-2027"


@pytest.mark.parametrize(
    ("termijn", "eenheid", "staat_stil", "uiterlijk"),
    [
        (30, "dagen", False, date(2026, 12, 31)),
        (30, "dagen", True, date(2027, 1, 18)),  # 22 days before the recess, 8 after it: a Saturday
        (23, "dagen", True, date(2027, 1, 11)),  # the first day after it is a Saturday
        (20, "werkdagen", True, date(2027, 1, 14)),
    ],
)
def test_a_term_that_stops_in_a_recess_goes_on_after_it(termijn, eenheid, staat_stil, uiterlijk):
    regels = Raadsregels(termijn=termijn, eenheid=eenheid, reces=CHRISTMAS, reces_schort_op=staat_stil)
    assert regels.antwoord_op(date(2026, 12, 1)) == uiterlijk


@pytest.mark.parametrize(
    ("reces", "told"),
    [
        ("kerst", "Wij begrijpen ‘kerst’ niet."),
        ("31-2-2027 t/m 3-3-2027", "Wij begrijpen ‘31-2-2027 t/m 3-3-2027’ niet."),
        ("8-1-2027 t/m 24-12-2026", "Kijk de dagen na"),
        ("1-1-2027 t/m 31-12-2027", "Kijk de dagen na"),
    ],
)
def test_a_recess_that_cannot_be_read_is_told_and_stays_in_its_box(client, zwolle, reces, told):
    client.force_login(build.lid(zwolle, Rol.GRIFFIER).gebruiker)
    rules = {"eenheid": "dagen", "gecontroleerd_op": "2026-12-01", "reces": reces}
    response = client.post("/gemeenten/zwolle/raadsregels/", rules)
    assert response.status_code == 422 and told in response.content.decode() and reces in response.content.decode()


def test_an_ambtenaar_gets_what_belongs_to_a_raadsvoorstel(client, zwolle):
    client.force_login(build.lid(zwolle, Rol.AMBTENAAR).gebruiker)
    text = page(client, "naar-de-raad/")
    assert "Global Goals-paragraaf" in text and "/naar-de-raad/motie/" not in text
    page(client, "naar-de-raad/motie/", 403)


def test_the_database_itself_shows_a_draft_to_its_maker_only(zwolle):
    maker, griffier = build.lid(zwolle).gebruiker, build.lid(zwolle, Rol.GRIFFIER).gebruiker
    build.concept(zwolle, maker)
    for person, seen in ((maker, 1), (griffier, 0)):
        with bereik(zwolle.pk, person.pk):
            assert (Concept.objects.count(), Conceptversie.objects.count()) == (seen, seen)
    with bereik(EVERYTHING):
        maker.lidmaatschappen.all().delete()
    with bereik(zwolle.pk, maker.pk), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM instrumenten_concept")
        assert cursor.fetchone() == (0,), "who works there no more sees nothing"


def test_a_draft_goes_with_its_maker_and_comes_along_in_the_download(zwolle):
    maker = build.lid(zwolle).gebruiker
    build.concept(zwolle, maker, cijfers=["gez_roken"])
    (own,) = account.collect(maker)["concepten"]["van uzelf"]
    assert own["gemeente"] == "Zwolle" and "Rokers" in str(own["tekst"])
    account.erase(maker)
    with bereik(EVERYTHING):
        assert not Concept.objects.exists()


def test_a_draft_is_thrown_away_by_its_maker_or_after_a_year(client, raadslid, zwolle):
    address = make(client)
    build.concept(zwolle, raadslid, Soort.VRAGEN)
    assert client.post(f"/gemeenten/zwolle/{address}weg/").status_code == 302
    with bereik(EVERYTHING):
        assert Concept.objects.count() == 1
        Concept.objects.update(gewijzigd_op=timezone.now() - timedelta(days=366))
    call_command("ruim_op", verbosity=0)
    with bereik(EVERYTHING):
        assert not Concept.objects.exists()


def test_a_draft_goes_along_when_municipalities_merge(client):
    former, new = build.gemeente("Oudstad", einddatum=date(2025, 12, 31)), build.gemeente("Nieuwstad")
    former.opvolgers.add(new)
    maker = build.lid(former).gebruiker
    draft = build.concept(former, maker)
    with bereik(EVERYTHING):
        move(former, new)
    client.force_login(maker)
    assert client.get(f"/gemeenten/nieuwstad/papieren/{draft.pk}/versies/").status_code == 200
    with bereik(EVERYTHING):
        assert Conceptversie.objects.get().gemeente == new


def test_a_colleague_reads_what_is_shown_and_writes_only_when_allowed(client, raadslid, collega):
    address = make(client)
    assert show(client, address).status_code == 302
    client.force_login(collega)
    assert "Concept van Sanne de Wit." in page(client, address)
    assert "van Sanne de Wit" in page(client, "papieren/")
    page(client, f"{address}delen/toelichting/", 404)
    page(client, f"{address}wie/", 404)
    client.force_login(raadslid)
    show(client, address, mag_schrijven="on")
    client.force_login(collega)
    assert write(client, address, "toelichting", "Van Peter.").status_code == 302
    client.force_login(raadslid)
    assert "Van Peter." in page(client, address)
    assert "Peter Aalbers" in page(client, f"{address}versies/")


def test_taking_back_shuts_the_draft_at_once(client, raadslid, collega):
    address = make(client)
    show(client, address, mag_schrijven="on")
    client.post(f"/gemeenten/zwolle/{address}wie/", {"stop": collega.pk})
    client.force_login(collega)
    page(client, address, 404)


def test_a_draft_is_shown_only_to_who_works_in_the_municipality(client, raadslid):
    build.persoon(email="peter@zwolle.example")
    response = show(client, make(client))
    assert response.status_code == 422
    assert "hoort niet bij iemand van uw gemeente" in response.content.decode()


def test_the_database_lets_nobody_show_themselves_the_draft_of_another(zwolle, collega):
    maker = build.lid(zwolle).gebruiker
    draft = build.concept(zwolle, maker)
    fields = {"concept_id": draft.pk, "gemeente": zwolle, "met": collega, "mag_schrijven": True, "op": timezone.now()}
    with bereik(zwolle.pk, collega.pk):
        Deling.objects.create(maker=collega, **fields)
        assert not Concept.objects.exists(), "it names another than the maker"
    with pytest.raises(DatabaseError), bereik(zwolle.pk, collega.pk):
        Deling.objects.create(maker=maker, **fields)


def test_the_database_lets_a_reader_change_nothing(zwolle, collega):
    maker = build.lid(zwolle).gebruiker
    draft = build.concept(zwolle, maker)
    with bereik(zwolle.pk, maker.pk):
        draft.share(zwolle.leden.get(gebruiker=collega), mag_schrijven=False, now=timezone.now())
    with bereik(zwolle.pk, collega.pk):
        assert Concept.objects.get() == draft
        assert Concept.objects.update(titel="Anders") == 0
        assert Conceptversie.objects.update(wat="Anders") == 0
        Concept.objects.all().delete()  # takes away that it was shown, and no more
    with bereik(zwolle.pk, maker.pk):
        assert Concept.objects.get().versies.get().wat == "Gemaakt"


def test_of_examples_near_a_paper_those_that_share_most_subdoelen_come_first(client, raadslid):
    near = {"11.7", "13.1"}
    build.praktijk(titel="Deelt er twee", subdoelen=near, zekerheid=1)
    build.praktijk(titel="Deelt er een", subdoelen={"11.7"}, zekerheid=3)
    offered = context_of(client, "/gemeenten/zwolle/naar-de-raad/motie/?subdoel=11.7&subdoel=13.1")["aanbod"].praktijken
    shared = [len(near & set(one.subdoelen.values_list("code", flat=True))) for one in offered]
    assert shared[0] == 2 and shared == sorted(shared, reverse=True)
