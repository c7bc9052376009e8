"""Three people at one motie, on a phone, with JavaScript and without: the maker, a colleague who signs, the griffie."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from raadsportaal.instrumenten.models import Schrijfbeurt
from tests import build
from tests.journeys.looks import look
from tests.journeys.test_municipal_pages_look import faults_of

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
HERE = "/gemeenten/proefstad/"


@pytest.mark.parametrize("script", [True, False], ids=["met_script", "zonder_script"])
def test_a_motie_is_written_together(open_page, sign_in, committed, proefstad, script):
    people = {"sanne": Rol.RAADSLID, "peter": Rol.RAADSLID, "mark": Rol.GRIFFIER}
    sanne, peter, mark = (
        committed(lambda naam=naam, rol=rol: build.lid(
            proefstad, rol, naam=naam.title(), email=f"{naam}@proefstad.example"
        ).gebruiker)
        for naam, rol in people.items()
    )  # fmt: skip
    draft = committed(lambda: build.concept(proefstad, sanne, subdoelen=["11.7"]))
    paper = f"{HERE}papieren/{draft.pk}/"

    def as_person(person, path):
        page = sign_in(open_page("/over/", width=390, script=script), person, path)
        return page, page.get_by_role("main")

    page, main = as_person(sanne, f"{paper}wie/")
    main.get_by_label("De griffie kijkt mee").check()
    main.get_by_role("button", name="Bewaar").click()
    expect(main.get_by_role("status")).to_contain_text("Bewaard")
    page.goto(page.url.replace("wie/", "mede-indieners/"))
    main.get_by_label("Peter").check()
    main.get_by_role("button", name="Vraag het").click()

    reading, theirs = as_person(mark, paper)
    theirs.get_by_role("link", name="Schrijf een opmerking bij Dekking").click()
    theirs.get_by_label("Uw opmerking").fill("Klopt programma 5?")
    theirs.get_by_role("button", name="Bewaar").click()
    expect(theirs.locator("#dekking")).to_contain_text("Klopt programma 5?")
    if script:  # axe is one
        look(reading, "papier met opmerking")

    signing, his = as_person(peter, f"{HERE}papieren/")
    his.get_by_role("button", name="Ik dien mede in").click()
    expect(his.locator("#ondertekening")).to_contain_text("Peter")

    page.goto(page.url.replace("mede-indieners/", ""))
    main.get_by_role("button", name="Afgehandeld").click()
    expect(main.locator("#dekking")).to_contain_text("Afgehandeld: 1")

    def writes():
        with bereik(EVERYTHING):
            draft.share(proefstad.leden.get(gebruiker=peter), mag_schrijven=True, now=timezone.now())
            Schrijfbeurt.take(draft, "dekking", by=peter, now=timezone.now())

    committed(writes)
    page.reload()
    expect(main.locator("#dekking")).to_contain_text("Peter schrijft nu in dit deel")
    if script:
        look(page, "papier waarin een ander schrijft")
    for each in (page, reading, signing):
        assert faults_of(each) == []
