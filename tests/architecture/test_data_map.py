"""The data map and the griffier's manual say what is so: every table, every lock, and the roles of the gate."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from raadsportaal.dossiers.models.invoer import KEPT
from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import RECHTEN, Recht
from raadsportaal.gemeenten.models import Gebruiker, Rol
from raadsportaal.portaal.management.commands import ruim_op
from tests import build

DOCS = Path(__file__).resolve().parents[2] / "docs"
MAP, MANUAL = DOCS / "gegevens.md", DOCS / "griffier.md"
OURS = re.compile(r"(gemeenten|dossiers|account|mfa|socialaccount|pghistory)_|django_session$|django_admin_log$|cache$")


def rows(path):
    """The cells of every line of every table."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def described():
    """{table: its line}"""
    return {row[0].strip("`"): row for row in rows(MAP) if row[0].startswith("`")}


@pytest.mark.django_db
def test_every_table_about_people_or_municipalities_stands_in_the_data_map():
    tables = {name for name in connection.introspection.table_names() if OURS.match(name)}
    assert not tables - described().keys(), "say in docs/gegevens.md what these hold, why, for whom and how long"


@pytest.mark.django_db
def test_every_table_that_refers_to_a_person_stands_in_the_data_map():
    tables = set(connection.introspection.table_names())  # some models of pghistory have none
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.db_table in tables]
    of_people = {
        model._meta.db_table
        for model in models
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is Gebruiker
    }
    missing = of_people - described().keys()
    assert not missing, f"add a line to docs/gegevens.md: {sorted(missing)} (a Publicatie has who changed it)"


@pytest.mark.django_db
def test_the_data_map_names_no_table_that_is_not_there():
    assert not described().keys() - set(connection.introspection.table_names())


@pytest.mark.django_db
def test_the_data_map_says_lock_where_the_database_has_one():
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        locked = {name for (name,) in cursor.fetchall()}
    assert {table for table, row in described().items() if row[1].startswith("Lock.")} == locked


@pytest.mark.django_db
def test_the_data_map_names_every_heading_of_the_download():
    told = " ".join(row[4] for row in described().values() if len(row) == 6)
    missing = [heading for heading in account.collect(build.persoon()) if f"`{heading}`" not in told]
    assert not missing


def test_tables_in_the_data_map_have_all_their_cells():
    assert {len(row) for row in described().values()} == {6, 2}
    assert all(cell for row in described().values() for cell in row)


def test_the_terms_that_are_told_are_those_of_the_code(client, settings, db):
    page = client.get("/privacy/").content.decode()
    terms = (ruim_op.EXPIRED_KEPT.days, ruim_op.ACCEPTED_KEPT.days, KEPT.days, settings.SESSION_COOKIE_AGE // 3600)
    assert terms == (30, 365, 7, 8), "then also change docs/gegevens.md and templates/portaal/privacy.html"
    for words in ("30 dagen nadat zij verliep", "een jaar nadat", "hooguit een week", "na acht uur"):
        assert words in page


RIGHTS = {
    "Dossiers, koppelingen en bijlagen lezen": Recht.LEZEN,
    "Een koppeling voorstellen": Recht.VOORSTELLEN,
    "In eigen naam meedoen: kennis aanbieden, op een oproep reageren, een overleg voorstellen": Recht.MEEDOEN,
    "Dossiers maken, inlezen, wijzigen en archiveren": Recht.BEWERKEN,
    "Koppelen, en beslissen over voorstellen": Recht.KOPPELEN,
    "Een dossier openbaar maken": Recht.PUBLICEREN,
    "Mensen uitnodigen en weghalen": Recht.LEDEN,
}


def test_the_manual_tells_the_roles_as_the_gate_has_them():
    heading, *lines = [row for row in rows(MANUAL) if row[0] in {"Wat mag u?", *RIGHTS}]
    roles = [Rol(label.lower()) for label in heading[1:]]
    assert set(roles) == set(RECHTEN)
    assert {row[0] for row in lines} == set(RIGHTS)
    assert set(RIGHTS.values()) == set(Recht) - {Recht.OPENBAAR}
    for what, *answers in lines:
        for rol, answer in zip(roles, answers, strict=True):
            assert (answer == "ja") == (RIGHTS[what] in RECHTEN[rol]), f"{what}: {rol}"


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_pictures_and_pages_that_the_docs_point_at_are_there(path):
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r'\]\(([^)#:]+)\)|src="([^"]+)"', text):
        assert (path.parent / "".join(target)).exists(), target


def test_no_picture_is_heavy():
    ours = [path for path in (DOCS / "beelden").glob("*.png") if path.name.startswith(("griffier", "raadslid"))]
    assert ours
    assert all(path.stat().st_size <= 150_000 for path in ours)
