"""Small IATI files of an invented publisher, for tests: document(activity(...), ...) is text, written() a file."""

from samenwerking.iati.importing import import_iati
from samenwerking.models import Programma

ORG = "XX-PROEF-1"


def document(*activities, version="2.03", head="", attributes=""):
    heading = '<?xml version="1.0" encoding="UTF-8"?>'
    return (
        f'{heading}{head}<iati-activities version="{version}" generated-datetime="2025-05-01T00:00:00" {attributes}>'
        f"{''.join(activities)}</iati-activities>"
    )


def narrative(text, lang=""):
    return f"<narrative{f' xml:lang={chr(34)}{lang}{chr(34)}' if lang else ''}>{text}</narrative>"


def activity(key="1", body="", *, title="Clean water", org=ORG, attributes='xml:lang="en" default-currency="EUR"'):
    """With an identifier, a reporting organisation and a title, unless these are None."""
    parts = [
        f"<iati-identifier>{org}-{key}</iati-identifier>" if key is not None else "",
        f'<reporting-org ref="{org}" type="21">{narrative("Proeforganisatie")}</reporting-org>' if org else "",
        f"<title>{narrative(title)}</title>" if title is not None else "",
    ]
    return f"<iati-activity {attributes}>{''.join(parts)}{body}</iati-activity>"


def related(kind, key, org=ORG):
    return f'<related-activity type="{kind}" ref="{org}-{key}"/>'


def budget(value, begin="2022-01-01", end="2022-12-31", kind="1", currency=""):
    munt = f' currency="{currency}"' if currency else ""
    return (
        f'<budget type="{kind}" status="1"><period-start iso-date="{begin}"/><period-end iso-date="{end}"/>'
        f'<value value-date="{begin}"{munt}>{value}</value></budget>'
    )


def dates(**days):
    kinds = {"planned_start": 1, "actual_start": 2, "planned_end": 3, "actual_end": 4}
    return "".join(f'<activity-date type="{kinds[name]}" iso-date="{day}"/>' for name, day in days.items())


def written(folder, *activities, **options):
    path = folder / "proef.xml"
    path.write_text(document(*activities, **options), encoding="utf-8")
    return path


def importer(folder):
    """A function that imports these activities from a file, and returns the report."""

    def take(*activities, dry_run=False, **options):
        return import_iati(written(folder, *activities, **options), dry_run=dry_run)

    return take


def stored(key="1", org=ORG):
    return Programma.objects.for_import().get(verzameling=org, extern_id=f"{org}-{key}")
