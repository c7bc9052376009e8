"""Import a file of IATI activities: each one is taken, left as it was, or refused with a reason."""

from pathlib import Path

from raadsportaal.redactie.imports.report import Report
from raadsportaal.redactie.models import Status
from samenwerking.iati.activity import Activity
from samenwerking.iati.programma import Maker
from samenwerking.iati.reading import read
from samenwerking.iati.relations import Relations
from samenwerking.programmas.records import ProgrammaChecker
from samenwerking.programmas.storing import ProgrammaImporter


class IatiImporter(ProgrammaImporter):
    """Rows are activities; their collection is the organisation that reports them."""

    def __init__(self, relations: Relations, url: str):
        super().__init__("iati", Status.CONCEPT)
        self.relations, self.url, self.told = relations, url, []

    def name(self, activity):
        return activity.identifier[:120]

    def check(self, activity):
        soort = self.relations.soort(activity.key)
        parent, said = self.relations.programma(activity.key)
        made = Maker(activity, self.lookups, parent, soort, self.url)
        checked = ProgrammaChecker(made.row, self.lookups)
        faults = made.faults + checked.faults
        if not faults:
            self.told += [f"{activity.identifier}: {note}." for note in [*made.notes, *([said] if said else [])]]
        return checked.record, faults

    def finish(self, report):
        super().finish(report)
        report.notes = self.told + report.notes


def import_iati(path: Path, *, url="", dry_run=False, progress=None) -> Report:
    """Read the file twice: first which activity hangs under which, then all of it. Nothing is stored of a broken file.

    `url` is where the file came from, for the source of each record. The counts of the report together are the number
    of activities in the file. Raises BrokenFile.
    """
    with path.open("rb") as file:
        relations = Relations(file)
    with path.open("rb") as file:
        activities = enumerate(read(file, Activity), start=1)
        return IatiImporter(relations, url).run(activities, dry_run=dry_run, progress=progress)
