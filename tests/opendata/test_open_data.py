"""The page about open data: what it offers is there, and its examples work when they are copied."""

import re
import shutil
import subprocess
import sys

import pytest
from django.conf import settings
from django.utils.html import escape

from raadsportaal.opendata import api, pagina
from raadsportaal.opendata.soorten import SOORTEN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def run(portaal, tmp_path, name, *command):
    """An example as somebody copies it from the page, at the address of the portal that the test runs; its output."""
    (voorbeeld,) = (one for one in pagina.VOORBEELDEN if one.bestand == name)
    program = tmp_path / name
    program.write_text(voorbeeld.tekst.replace(settings.PORTAL_URL, portaal), encoding="utf-8")
    done = subprocess.run([*command, program], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_example_in_python_prints_a_figure_of_each_year(portaal, tmp_path):
    lines = run(portaal, tmp_path, "gasverbruik.py", sys.executable).splitlines()
    assert len(lines) > 5
    assert all(re.fullmatch(r"20\d\d [\d.]+ m³ per jaar", line) for line in lines)


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not on this machine")
def test_the_examples_with_curl_answer(portaal, tmp_path):
    said = run(portaal, tmp_path, "curl.sh", "sh", "-e")
    assert '"resultaten"' in said and '"gemeentecode": "GM0193"' in said
    assert "http://metadata.un.org/sdg/11.b" in said


def test_the_example_in_r_prints_a_summary(portaal, tmp_path):
    asked = ["Rscript", "-e", 'quit(status = !requireNamespace("jsonlite"))']
    if not shutil.which("Rscript") or subprocess.run(asked, check=False, capture_output=True).returncode:
        pytest.skip("R, or its package jsonlite, is not on this machine")
    assert "Median" in run(portaal, tmp_path, "gasverbruik.R", "Rscript")


def test_the_page_shows_each_example_whole_and_at_its_own_address(client):
    page = client.get("/open-data/").content.decode()
    assert page.count("<pre") == len(pagina.VOORBEELDEN)
    assert pagina.OURS not in page and settings.PORTAL_URL in page


def test_the_page_has_every_kind_with_its_files_source_and_licence(client):
    page = client.get("/open-data/").content.decode()
    for soort in SOORTEN:
        part = page.partition(f'id="{soort.slug}"')[2].partition("</details>")[0]
        assert f'href="/api/v1/{soort.slug}"' in part
        assert all(f'href="/data/{soort.slug}.{ending}"' in part for ending in ("csv", "ndjson", "parquet"))
        assert soort.licentie.naam in part


@pytest.mark.parametrize(
    ("page", "data"),
    [
        ("/agendas/", "/api/v1/agendas"),
        ("/agendas/klimaat/", "/api/v1/agendas?groep=klimaat"),
        ("/agendas/global-goals/", "/api/v1/doelen"),
        ("/agendas/global-goals/", "/api/v1/subdoelen"),
        ("/cijfers/", "/api/v1/indicatoren"),
        ("/kennisbank/?thema=energie", "/api/v1/praktijken?thema=energie"),
        ("/kennisbank/themas/", "/api/v1/themas"),
        ("/kennisbank/collecties/", "/api/v1/collecties"),
        ("/kennisbank/netwerken/", "/api/v1/netwerken"),
        ("/samenwerking/programmas/?thema=energie", "/api/v1/programmas?thema=energie"),
        ("/samenwerking/stedenbanden/?land=polen", "/api/v1/stedenbanden?land=polen"),
        ("/bijeenkomsten/?wanneer=geweest&online=nee", "/api/v1/bijeenkomsten?online=nee&wanneer=geweest"),
        ("/gemeenten/?q=zw", "/api/v1/gemeenten?q=zw"),
    ],
)
def test_a_list_leads_to_the_same_list_as_data(client, page, data):
    assert f'href="{escape(data)}"' in client.get(page).content.decode()
    assert client.get(data).json()["totaal"] > 0


def test_the_changelog_begins_with_the_version_of_today():
    assert pagina.UITGAVEN[0].versie == api.VERSIE
