"""A file as an editor sends it through the steps of an import."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from raadsportaal.redactie.models import Import
from tests.addresses import unrendered

PRAKTIJK = {
    "extern_id": "",
    "titel": "",
    "plaats": "Bergen",
    "land": "Noorwegen",
    "samenvatting": "Kort.",
    "lastig": "",
}


def praktijk(kenmerk, titel="Een voorbeeld", **cells):
    return PRAKTIJK | {"extern_id": kenmerk, "titel": titel} | cells


def csv_file(*rows, name="proef.csv", delimiter=";"):
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return SimpleUploadedFile(name, out.getvalue().encode())


def xlsx_file(*rows, name="proef.xlsx"):
    book, out = Workbook(), io.BytesIO()
    book.active.append([*rows[0]])
    for row in rows:
        book.active.append([*row.values()])
    book.save(out)
    return SimpleUploadedFile(name, out.getvalue())


def upload(client, file, soort="praktijk", verzameling="proef"):
    """The page after the upload, and the import (None when the file was refused)."""
    before = Import.objects.count()
    data = {"soort": soort, "bestand": file, "verzameling": verzameling}
    page = client.post(reverse("admin:redactie_import_add"), data, follow=True)
    assert page.status_code == 200, page
    return page, Import.objects.order_by("-pk").first() if Import.objects.count() > before else None


def next_page(client, answer):
    """The page that an answer leads to, for who reads it."""
    return client.get(answer.url)


def step(client, name, partij, data=None):
    url = reverse(f"admin:redactie_import_{name}", args=[partij.pk])
    return client.get(url) if data is None else client.post(url, data)


def agree(client, page, partij, **also):
    """Press the button of the preview that is shown."""
    return step(client, "importeer", partij, {"zegel": page.context["partij"].aantallen["zegel"]} | also)


def take(client, *rows, soort="praktijk", verzameling="proef", **also):
    """From upload to result; of the pages nothing is read."""
    with unrendered():
        page, partij = upload(client, csv_file(*rows), soort, verzameling)
    agree(client, page, partij, **also)
    return partij


def outcomes(page):
    return {rij.nummer: rij.uitkomst.value for rij in page.context["rijen"]}
