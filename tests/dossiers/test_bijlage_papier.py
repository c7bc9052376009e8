"""The annex of a dossier on paper: what stands on it, and that nothing runs off it."""

import pypdfium2 as pdfium
import pytest

from agendas.models import Verband
from tests import build
from tests.dossiers.test_bijlage import dossier, gemeente, page, pdf, raadslid

pytestmark = pytest.mark.django_db
__all__ = ["dossier", "gemeente", "raadslid"]


def texts(data):
    """The text of a PDF, and how far it reaches on the widest of its pages, as a part of the width of the paper."""
    document, found, reach = pdfium.PdfDocument(data), "", 0
    for paper in document:
        words = paper.get_textpage()
        found += words.get_text_range()
        boxes = [words.get_charbox(place) for place in range(words.count_chars())]
        reach = max(reach, *[right / paper.get_width() for _, _, right, _ in boxes])
    return found, reach


def test_a_word_or_address_without_a_space_stays_on_the_paper(client, raadslid, gemeente):
    word = "Meerjareninvesteringsprogramma" * 6
    url = "https://voorbeeld.example/" + "raadsstuk" * 40
    dossier = build.dossier(
        gemeente, titel=word, samenvatting=url, portefeuillehouder=word[:120], document_titel=word, document_url=url,
        extern_id=word,
    )  # fmt: skip
    punt = build.beleidspunt(dossier, titel=word, passage=url)
    build.koppeling(dossier, "11.7", toelichting=url, beleidspunt=punt, passage=url)
    build.koppeling(dossier, build.praktijk(titel=word, resultaat=url), toelichting=word)
    response = pdf(client, dossier)
    found, reach = texts(response.content)
    assert reach < 0.95
    assert url in "".join(found.split()) and "\u200b" not in found, "and can be copied as it is"
    assert b"pdfuaid" in response.content, "still for everyone to read"


def test_the_address_of_the_document_is_printed(client, raadslid, dossier, gemeente):
    assert "https://example.org/visie.pdf" in texts(pdf(client, dossier).content)[0]
    untitled = build.dossier(gemeente, document_url="https://example.org/zonder-naam.pdf")
    assert texts(pdf(client, untitled).content)[0].count("zonder-naam.pdf") == 1


def test_a_commitment_says_which_global_goals_it_counts_for(client, raadslid, dossier):
    verband = Verband.objects.published().counting().select_related("doel__agenda", "subdoel").first()
    build.koppeling(dossier, verband.doel)
    assert f"Telt ook mee voor: Global Goal {verband.subdoel}" in page(client, dossier)
    assert f"Global Goal {verband.subdoel.code}" in texts(pdf(client, dossier).content)[0]
