"""A municipality asks the others in a country to talk, without seeing an address; each answers on the portal."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Zending
from samenwerking.landen import landenoverleg
from samenwerking.models import Aanwezigheid, Landenoverleg, Overlegantwoord
from samenwerking.models.overleg import MOST_PER_WEEK, TeVeel
from tests import build
from tests.samenwerking import landen as maak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def post(client, path, status=302, **data):
    response = client.post(f"/gemeenten/hier/{path}", data)
    assert response.status_code == status, response.content.decode()[:400]
    return response


def page(client, path, status=200):
    response = client.get(f"/gemeenten/{path}")
    assert response.status_code == status
    return response.content.decode()


def test_it_says_who_is_asked_and_who_cannot_be_and_shows_no_address(client, hier, griffier, daar):
    maak.band(build.gemeente("Niemand Thuis"), stand="actief")
    maak.band(build.gemeente("Niet Zeker"))
    maak.actief(build.gemeente("Al Weg"), tot=2020)
    html = page(client, "hier/landenoverleg/bhutan/")
    assert "1 gemeente krijgt uw vraag" in html and "Daar" in html
    assert "nog niet bereikbaar via het portaal: Niemand Thuis." in html
    assert "Niet Zeker" not in html and "Al Weg" not in html
    assert "@daar.example" not in html


def propose(client, **fields):
    return post(client, "landenoverleg/bhutan/", **({"onderwerp": "Wie doet wat?", "bericht": "Bellen?"} | fields))


def test_the_griffies_are_asked_by_mail_without_content_in_the_subject(client, hier, griffier, daar):
    propose(client, onderwerp="Geheim onderwerp")
    maak.deliver()
    (message,) = mail.outbox
    assert message.to == ["griffie@daar.example"]
    assert message.subject == "Een gemeente wil met u overleggen"
    with bereik(EVERYTHING):
        overleg = Landenoverleg.objects.get(gemeente=hier)
    assert f"/gemeenten/daar/overleggen/{overleg.pk}/" in message.body
    assert "hier.example" not in message.body and "Geheim" not in message.body


def test_asking_twice_sends_once(client, hier, griffier, daar):
    propose(client)
    with bereik(EVERYTHING):
        pk = Landenoverleg.objects.get(gemeente=hier).pk
    for _ in range(2):
        landenoverleg.ask(pk)
    assert Zending.objects.filter(sleutel__startswith=f"overleg-{pk}-").count() == 1


def test_nobody_to_ask_is_said_and_nothing_is_made(client, hier, griffier):
    assert "Er is nu niemand om te vragen" in page(client, "hier/landenoverleg/bhutan/")
    post(client, "landenoverleg/bhutan/", 200, onderwerp="x", bericht="y")
    with bereik(EVERYTHING):
        assert not Landenoverleg.objects.filter(gemeente=hier).exists()
    page(client, "hier/landenoverleg/nederland/", 404)
    page(client, "hier/landenoverleg/bestaat-niet/", 404)


def test_a_municipality_can_propose_a_few_a_week(client, hier, griffier, daar):
    for _ in range(MOST_PER_WEEK):
        propose(client)
    html = post(client, "landenoverleg/bhutan/", 422, onderwerp="Nog een", bericht="y").content.decode()
    assert "stelde deze week al 3 keer een overleg voor" in html and "Nog een" in html
    with bereik(EVERYTHING):
        Landenoverleg.objects.filter(gemeente=hier).update(op=maak.moment() - timedelta(days=800))
    propose(client)


def test_the_limit_is_of_the_municipality(hier, daar):
    for _ in range(MOST_PER_WEEK):
        maak.overleg(hier, [daar])
    with pytest.raises(TeVeel):
        maak.overleg(hier, [daar])
    maak.overleg(daar, [hier])


def test_an_answer_reaches_who_asked_and_only_them(client, hier, griffier, daar):
    propose(client, bericht="Zullen wij <b>bellen</b>?")
    derde = build.gemeente("Derde")
    with bereik(EVERYTHING):
        overleg = Landenoverleg.objects.get(gemeente=hier)
        Overlegantwoord.objects.create(overleg=overleg, vrager=hier, gemeente=derde)
    maak.deliver()
    mail.outbox.clear()
    client.force_login(daar.leden.get().gebruiker)
    assert "Zullen wij &lt;b&gt;bellen" in page(client, f"daar/overleggen/{overleg.pk}/")
    assert "Wie doet wat?" in page(client, "daar/actief/")
    answer = {"doet_mee": "ja", "bericht": "Graag, bel 020."}
    assert client.post(f"/gemeenten/daar/overleggen/{overleg.pk}/", {"bericht": "x"}).status_code == 422
    assert client.post(f"/gemeenten/daar/overleggen/{overleg.pk}/", answer).status_code == 302
    maak.deliver()
    (message,) = mail.outbox
    assert message.to == ["griffie@hier.example"]
    assert message.subject == "Antwoord op uw voorstel voor een overleg"
    assert "020" not in message.body
    client.force_login(maak.griffier(derde))
    assert "020" not in page(client, f"derde/overleggen/{overleg.pk}/")
    client.force_login(griffier)
    html = page(client, f"hier/overleggen/{overleg.pk}/")
    assert "Graag, bel 020." in html and "Doet mee" in html and "Nog geen antwoord" in html


def test_what_waits_for_an_answer_stands_on_mijn_gemeente_of_who_answers(client, hier, griffier, daar):
    overleg = maak.overleg(hier, [daar], by=griffier)
    build.dossier(daar)
    link = f'href="/gemeenten/daar/overleggen/{overleg.pk}/"'
    raadslid = build.lid(daar).gebruiker
    client.force_login(raadslid)
    assert link not in page(client, "daar/")
    client.force_login(daar.leden.get(rol="griffier").gebruiker)
    assert link in page(client, "daar/")
    client.post(f"/gemeenten/daar/overleggen/{overleg.pk}/", {"doet_mee": "ja"})
    assert link not in page(client, "daar/")


def test_an_answer_can_change_and_the_asker_hears_of_it_once(client, hier, griffier, daar):
    overleg = maak.overleg(hier, [daar], by=griffier)
    client.force_login(daar.leden.get().gebruiker)
    for answer in ("ja", "ja", "nee"):
        client.post(f"/gemeenten/daar/overleggen/{overleg.pk}/", {"doet_mee": answer})
    maak.deliver()
    assert [message.to for message in mail.outbox] == [["griffie@hier.example"]]
    with bereik(EVERYTHING):
        assert Overlegantwoord.objects.get(overleg=overleg).doet_mee is False


def test_when_who_asked_has_left_the_griffiers_hear(hier, griffier, daar):
    gone = build.persoon(email="weg@hier.example")
    overleg = maak.overleg(hier, [daar], by=gone)
    with bereik(EVERYTHING):
        antwoord = Overlegantwoord.objects.get(overleg=overleg)
        antwoord.give(by=None, now=maak.moment(), doet_mee=True, bericht="")
    landenoverleg.tell_asker(antwoord.pk)
    assert Zending.objects.get(sleutel__startswith="overlegantwoord").naar == "griffie@hier.example"


def test_who_was_not_asked_sees_no_overleg(client, hier, griffier, daar):
    overleg = maak.overleg(daar, [build.gemeente()])
    page(client, f"hier/overleggen/{overleg.pk}/", 404)
    assert "Wie doet wat?" not in page(client, "hier/actief/")


# The second lock.


def test_the_database_shows_an_overleg_to_who_takes_part_only(hier, griffier, daar):
    overleg = maak.overleg(hier, [daar])
    other = build.gemeente()
    outsider, insider = maak.griffier(other), daar.leden.get().gebruiker
    for gemeente, gebruiker, seen in [(hier, griffier, 1), (daar, insider, 1), (other, outsider, 0)]:
        with bereik(gemeente.pk, gebruiker.pk):
            assert Landenoverleg.objects.filter(pk=overleg.pk).count() == seen
            assert Overlegantwoord.objects.filter(overleg=overleg.pk).count() == seen
    assert not Landenoverleg.objects.exists() and not Overlegantwoord.objects.exists()


def test_the_database_lets_nobody_write_for_another(hier, griffier, daar):
    overleg = maak.overleg(hier, [daar])
    row = Aanwezigheid.objects.get(gemeente=daar)
    with bereik(hier.pk, griffier.pk):
        assert Aanwezigheid.objects.filter(pk=row.pk).update(partner="Ingeslopen") == 0
        assert Overlegantwoord.objects.filter(overleg=overleg).update(doet_mee=True) == 0
        assert Aanwezigheid.objects.filter(pk=row.pk).exists()  # public all the same
    with bereik(daar.pk, daar.leden.get().gebruiker_id):
        assert Landenoverleg.objects.filter(pk=overleg.pk).update(bericht="Anders") == 0
    with pytest.raises(IntegrityError), transaction.atomic(), bereik(EVERYTHING):
        Overlegantwoord.objects.filter(overleg=overleg).update(vrager=daar)
        connection.check_constraints()


def test_queries_of_the_municipal_pages_do_not_grow(client, hier, griffier, daar, django_assert_max_num_queries):
    def all_pages():
        overleg = maak.overleg(hier, [daar])
        maak.actief(hier)
        for path in ("actief/", f"overleggen/{overleg.pk}/", "landenoverleg/bhutan/"):
            with django_assert_max_num_queries(21):
                page(client, f"hier/{path}")

    all_pages()
    for _ in range(5):
        maak.actief(hier)
        maak.actief()
    all_pages()
