"""What VNG decides about responses: who hears of it, and nobody to a country that closed meanwhile."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from raadsportaal.gemeenten.models import Rol
from samenwerking.models import Reactie
from samenwerking.oproepen.reacties import decide
from tests import build
from tests.samenwerking.bijeenkomsten import aanbod, close, deliver, oproep, reactie

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
HERE = "/gemeenten/waterstad/"
TODAY = timezone.localdate()


def everything(queryset):
    with build.bereik(build.EVERYTHING):
        return list(queryset)


def admin_of(answer):
    return reverse("admin:samenwerking_reactie_change", args=[answer.pk])


def test_vng_gives_a_state_and_who_responded_hears_of_it(beheer, gemeente, redacteur):
    person = build.lid(gemeente, Rol.AMBTENAAR).gebruiker
    answer = reactie(oproep(titel="Riool in Cotonou"), gemeente, door=person)
    assert "Wij helpen graag." in beheer.get(admin_of(answer)).content.decode()
    assert "Waterstad" in beheer.get(reverse("admin:samenwerking_reactie_changelist")).content.decode()
    beheer.post(admin_of(answer), {"stand": "in_gesprek", "antwoord": "Wij bellen u morgen."})
    deliver()
    (message,) = mail.outbox
    assert message.to == [person.email] and message.subject == "Nieuws over uw reactie op een oproep"
    for words in ("in gesprek", "Wij bellen u morgen.", "Riool in Cotonou", f"{HERE}reacties/{answer.pk}/"):
        assert words in message.body
    (now,) = everything(Reactie.objects.all().select_related("besloten_door"))
    assert (now.stand, now.besloten_door) == ("in_gesprek", redacteur)
    beheer.post(admin_of(answer), {"stand": "in_gesprek", "antwoord": "Wij bellen u donderdag."})
    deliver()
    assert len(mail.outbox) == 1, "the state did not change"


def test_when_who_responded_is_gone_the_griffiers_hear_of_it(beheer, gemeente):
    griffier = build.lid(gemeente, Rol.GRIFFIER).gebruiker
    answer = reactie(oproep(), gemeente, door=build.persoon())
    beheer.post(admin_of(answer), {"stand": "gekozen", "antwoord": ""})
    deliver()
    assert [message.to for message in mail.outbox] == [[griffier.email]]


@pytest.mark.parametrize("stand", ["in_gesprek", "gekozen"])
def test_nobody_is_chosen_for_a_country_that_closed_meanwhile(beheer, gemeente, stand):
    answer = reactie(oproep(), gemeente)
    close("BJ")
    response = beheer.post(admin_of(answer), {"stand": stand, "antwoord": ""})
    assert "Er wordt nu niemand gestuurd naar Benin." in response.content.decode()
    beheer.post(admin_of(answer), {"stand": "niet_gekozen", "antwoord": "Benin is nu dicht."})
    assert everything(Reactie.objects.values_list("stand", flat=True)) == ["niet_gekozen"]


@pytest.mark.parametrize("stand", ["ingetrokken", "koning", ""])
def test_vng_takes_nothing_back_for_a_municipality(beheer, gemeente, stand):
    answer = reactie(oproep(), gemeente)
    assert beheer.post(admin_of(answer), {"stand": stand, "antwoord": ""}).status_code == 200
    assert everything(Reactie.objects.values_list("stand", flat=True)) == ["ontvangen"]


def test_what_was_taken_back_stays_so(gemeente, redacteur):
    answer = reactie(oproep(), gemeente)
    with build.bereik(build.EVERYTHING):
        stale = Reactie.objects.get(pk=answer.pk)
        assert answer.withdraw(by=redacteur, now=timezone.now())
        with pytest.raises(ValidationError, match="trok deze reactie in"), transaction.atomic():
            decide(stale, "gekozen", antwoord="", by=redacteur, now=timezone.now())
        assert not answer.withdraw(by=redacteur, now=timezone.now())


def test_vng_reads_offers_and_makes_none(beheer, gemeente):
    made = aanbod(gemeente, titel="Riool en regen")
    listed = reverse("admin:samenwerking_aanbod_changelist")
    assert "Riool en regen" in beheer.get(listed).content.decode()
    page = beheer.get(reverse("admin:samenwerking_aanbod_change", args=[made.pk])).content.decode()
    assert "Adviseur" in page and 'name="titel"' not in page
    assert beheer.get(reverse("admin:samenwerking_aanbod_add")).status_code == 403


def test_an_editor_sees_whether_a_call_is_open(beheer, gemeente):
    call = oproep(landen=["ML"])
    close("ML")
    for address in ("samenwerking_oproep_changelist", "samenwerking_oproep_change"):
        args = [call.pk] if address.endswith("change") else []
        assert "niemand gestuurd naar Mali" in beheer.get(reverse(f"admin:{address}", args=args)).content.decode()
