"""A password that somebody who knows the Netherlands tries first is refused."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tests import build
from tests.gemeenten.test_sign_in import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


@pytest.mark.parametrize(
    "password",
    [
        "Wachtwoord01", "welkom123456", "Welkom2026!!", "Zomer2026!!!", "zomer-zomer-1", "welkomwelkom", "W4chtw00rd!!",
        "!!Zwolle2026", "Oosterwaard1!", "'s-Gravenhage1", "AlphenaandenRijn", "WelkomZwolle1", "gemeenteraad2026",
        "qwertyuiop12", "Feyenoord1908", "december2026!", "Raadsportaal1", "aapnootmies1", "Súdwest-Fryslân1",
    ],
)  # fmt: skip
def test_what_is_tried_first_is_refused(password):
    with pytest.raises(ValidationError) as refused:
        validate_password(password)
    assert "makkelijk te raden" in str(refused.value)


@pytest.mark.parametrize(
    "password", ["fiets-tafel-wolk", "mijn kat eet geen vis", "Kq7!vPz2#LmT", "een-lang-wachtwoord", "groenebeukenhaag"]
)
def test_more_words_or_no_words_will_do(password):
    validate_password(password)


def test_who_chooses_one_reads_why_not(client):
    gebruiker = build.persoon()
    gebruiker.set_password(PASSWORD)
    gebruiker.save()
    client.force_login(gebruiker)
    fields = {"oldpassword": PASSWORD, "password1": "Welkom2026!!", "password2": "Welkom2026!!"}
    page = client.post("/account/wachtwoord/", fields)
    assert "makkelijk te raden" in page.content.decode()
