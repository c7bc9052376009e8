"""Load our own programmes and projects: data/programmas/*.toml, one each, published."""

import tomllib
from pathlib import Path

from raadsportaal.redactie.imports.report import Refusal, Report
from raadsportaal.redactie.models import Status
from samenwerking.programmas.storing import OWN, ProgrammaImporter

DATA = Path(__file__).resolve().parents[1] / "data" / "programmas"


def load_programmas(folder: Path = DATA) -> Report:
    """Import our own collection; what is there and not changed by an editor follows the files. Returns the report.

    A file with a fault is left out and named, with the field and the reason.
    """
    rows, broken = [], []
    for number, file in enumerate(sorted(folder.glob("*.toml")), start=1):
        try:
            rows.append((number, {**tomllib.loads(file.read_text(encoding="utf-8")), "bestand": file.name}))
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
            broken.append(Refusal(number, "het bestand", f"dit is geen geldige TOML: {fault}", file.name))
    parents = {row.get("slug") for _, row in rows if not row.get("programma")}
    rows.sort(key=lambda pair: bool(pair[1].get("programma")))  # programmes before their projects
    report = ProgrammaImporter(OWN, Status.GEPUBLICEERD, parents).run(rows)
    report.refused = broken + report.refused
    return report
