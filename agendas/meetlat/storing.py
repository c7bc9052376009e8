"""Store figures: what a merger makes of them, what jumps, and a correction for each that was shown otherwise."""

from collections import defaultdict

from django.utils import timezone

from agendas.meetlat import amounts
from agendas.meetlat.borders import SMALL, SUMMED
from agendas.meetlat.records import FIELDS, WaardeChecker, WaardeLookups
from agendas.models import Cijfercorrectie, Indicator, LandelijkeWaarde, Waarde
from raadsportaal.basis.texts import split_list
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.redactie import workflow
from raadsportaal.redactie.imports import engine
from raadsportaal.redactie.imports.plan import Uitkomst

JUMP = 2.0  # times as much as the year before, or as little: told, for it may be true
STEPS = 5  # of the last digit that is shown: a smaller change is no jump, however many times it is
INHABITANTS = "inwoners"
READ = "ingelezen uit"  # how a national figure was got that came with an import


class WaardeImporter(engine.Importer):
    """A record is a figure of one municipality in one year; a row of a former municipality finds its own of today."""

    model = Waarde
    checker = WaardeChecker

    def __init__(self, verzameling: str = ""):
        super().__init__()
        self.lookups = WaardeLookups()
        self.herkomst, self.reden = verzameling, f"Ingelezen uit {verzameling or 'een bestand'}"[:250]
        self.landelijk: dict[tuple[str, int], float] = {}  # that the source gives itself, by code and year
        self.planned: dict[tuple[str, int], dict[str, float]] = defaultdict(dict)  # by municipality
        self.fresh: set[tuple[str, int]] = set()  # code and year of what is new or changes
        self.corrections: list[Cijfercorrectie] = []
        self.touched: set[int] = set()  # indicatoren whose years may have changed

    # Rows.

    def prepare(self, rows):
        rows = list(rows)
        self.lookups.learn_dots(row.get("waarde") for _, row in rows)
        checked = [(number, WaardeChecker(row, self.lookups)) for number, row in rows]
        self._find_successors(checked)
        for _, row in checked:
            if not row.faults and not row.opgegaan:
                one = row.record
                self.planned[one["indicator"], one["jaar"]].setdefault(one["gemeente"], one["waarde"])
        return checked

    def _find_successors(self, checked):
        """Give each figure to the municipality of today that it belongs to, or say why that cannot be."""
        good = [(number, row) for number, row in checked if not row.faults]
        for (_, row), lot in zip(good, self.lookups.borders.lots([row.cijfer() for _, row in good]), strict=True):
            if lot.reden:
                row.fault("gemeente", lot.reden)
            elif lot.bij is not None:
                naam = self.lookups.gemeente(lot.naar).naam
                row.opgegaan = f"Opgeteld in rij {good[lot.bij][0]}, tot het cijfer van {naam} in {row.record['jaar']}."
            else:
                noten = {*split_list(row.record["noot"]), *lot.noten}
                row.record |= {"gemeente": lot.naar, "waarde": lot.waarde, "noot": ";".join(sorted(noten))}
                if SUMMED in lot.noten:
                    row.record |= {"laag": None, "hoog": None}

    def check(self, row):
        return row.record | ({"opgegaan": row.opgegaan} if row.opgegaan else {}), row.faults

    def called(self, row):
        parts = [str(row.get(name) or "").strip() for name in ("gemeente", "indicator", "jaar")]
        return f"{', '.join(filter(None, parts))}: {row.get('waarde') or 'leeg'}"

    def name(self, row):
        return self.called(row.row)[:120]

    def place(self, record):
        return "", f"{record['indicator']}, {record['gemeente']}, {record['jaar']}"

    # What is there.

    def find(self, plans):
        for plan in plans:
            if text := plan.record.get("opgegaan"):
                plan.uitkomst, plan.opgegaan = Uitkomst.SAMEN, text
        plans = [plan for plan in plans if not plan.opgegaan]
        codes = {plan.record["indicator"] for plan in plans}
        gemeenten = {plan.record["gemeente"] for plan in plans}
        years = {plan.record["jaar"] for plan in plans}
        near = Waarde.objects.filter(
            indicator__in=[self.lookups.indicator(code).pk for code in codes],
            gemeente__in=[self.lookups.gemeente(code).pk for code in gemeenten],
            jaar__in=years | {year - 1 for year in years},
        ).values_list("indicator", "gemeente", "jaar", "waarde", "pk")
        known = {row[:3]: row[3:] for row in near}
        keys = {plan.rij: self._key(plan.record) for plan in plans}
        pks = [known[key][1] for key in keys.values() if key in known]
        instances = {one.pk: one for one in self.locked(Waarde.objects.filter(pk__in=pks))}
        for plan in plans:
            key = keys[plan.rij]
            plan.instance = instances.get(known[key][1]) if key in known else None
            if plan.instance is None or plan.instance.waarde != plan.record["waarde"]:
                self.fresh.add((plan.record["indicator"], plan.record["jaar"]))
            self._tell_jump(plan, known.get((*key[:2], key[2] - 1), (None,))[0])

    def _key(self, record):
        indicator, gemeente = self.lookups.indicator(record["indicator"]), self.lookups.gemeente(record["gemeente"])
        return indicator.pk, gemeente.pk, record["jaar"]

    def _tell_jump(self, plan, known):
        """Against the year before: of this file, or else of the portal. Not for what stays as it is."""
        record = plan.record
        indicator, jaar, now = self.lookups.indicator(record["indicator"]), record["jaar"], record["waarde"]
        before = self.planned.get((record["indicator"], jaar - 1), {}).get(record["gemeente"], known)
        same = plan.instance is not None and plan.instance.waarde == now
        if before is None or same or indicator.breuk == jaar:
            return
        small, large = sorted([abs(before), abs(now)])
        if abs(now - before) > STEPS * 10**-indicator.decimalen and (now * before < 0 or large > JUMP * small):
            texts = [amounts.of(indicator, value) for value in (before, now)]
            plan.opmerkingen.append(f"Grote sprong: {texts[0]} in {jaar - 1}, {texts[1]} in {jaar}. Klopt dat?")

    def compare(self, plan):
        """What the file has no column for stays, but a margin of another figure; and a sum is what it is now."""
        instance, record = plan.instance, plan.record
        if self.given is None:
            super().compare(plan)
            return
        if "laag" not in self.given and instance.waarde == record["waarde"]:
            record |= {"laag": instance.laag, "hoog": instance.hoog}
        if "noot" not in self.given:
            of_value = set() if instance.waarde == record["waarde"] else {SUMMED, SMALL}
            kept = {*split_list(instance.noot)} - of_value
            record["noot"] = ";".join(sorted({*split_list(record["noot"])} | kept))
        super().compare(plan)

    def told(self, record):
        given = self.given
        if given is None:
            return list(FIELDS)
        return [field for field in FIELDS if field in given or field in ("noot", "laag", "hoog")]

    def stored(self, record):
        return {field: record[field] for field in FIELDS}

    def as_record(self, waarde):
        record = {field: getattr(waarde, field) for field in FIELDS}
        return record | {"indicator": waarde.indicator.code, "gemeente": waarde.gemeente.code, "jaar": waarde.jaar}

    def is_public(self, waarde):
        return waarde.indicator.is_public

    # Writing.

    def build(self, record):
        indicator, gemeente, jaar = self._key(record)
        self.touched.add(indicator)
        waarde = Waarde(indicator_id=indicator, gemeente_id=gemeente, jaar=jaar)
        self.fill(waarde, record, {*record})
        return waarde

    def fill(self, waarde, record, fields):
        for field in fields & {*FIELDS}:
            setattr(waarde, field, record[field])

    def change(self, plan):
        if not plan.wijzigingen:
            return
        self.touched.add(plan.instance.indicator_id)
        if "waarde" in plan.wijzigingen and self.is_public(plan.instance):
            was, werd = plan.wijzigingen["waarde"]
            self.corrections.append(
                Cijfercorrectie(
                    indicator_id=plan.instance.indicator_id, gemeente_id=plan.instance.gemeente_id,
                    jaar=plan.instance.jaar, was=was, werd=werd, reden=plan.record["reden"] or self.reden,
                    op=timezone.now(), door=self.by,
                )
            )  # fmt: skip
        super().change(plan)

    def settle(self):
        Cijfercorrectie.objects.bulk_create(self.corrections, batch_size=1000)
        self.corrections = []
        for indicator in Indicator.objects.filter(pk__in=self.touched):
            self._settle_national(indicator)
            indicator.refresh_years()

    def _settle_national(self, indicator):
        """The national figure of a year that has none yet; one that came with an import goes with its figures."""
        years = set(Waarde.objects.filter(indicator=indicator).values_list("jaar", flat=True).distinct())
        indicator.landelijk.filter(hoe__startswith=READ).exclude(jaar__in=years).delete()
        LandelijkeWaarde.objects.bulk_create(
            [
                LandelijkeWaarde(indicator=indicator, jaar=jaar, waarde=waarde, hoe=f"{READ} {self.herkomst}"[:120])
                for (code, jaar), waarde in self.landelijk.items()
                if code == indicator.code and jaar in years
            ],
            ignore_conflicts=True,
        )

    # Undoing.

    def held(self, instances, new, *, since, by):
        """What everyone sees changes by who may publish only."""
        self.touched |= {one.indicator_id for one in instances}
        publishes = by.has_perm(workflow.PUBLISH)
        return {
            one.pk: "staat op het portaal: een controleur kan dit terugdraaien"
            for one in instances
            if one.pk not in new and self.is_public(one) and not publishes
        }

    def give_back(self, waarde, values):
        """The correction goes too: what it told of is no more."""
        if "waarde" in values:
            same = Cijfercorrectie.objects.filter(
                indicator=waarde.indicator_id, gemeente=waarde.gemeente_id, jaar=waarde.jaar,
                was=values["waarde"], werd=waarde.waarde,
            )  # fmt: skip
            Cijfercorrectie.objects.filter(pk__in=same.order_by("-op", "-pk").values("pk")[:1]).delete()
        super().give_back(waarde, values)

    # All rows together.

    def remarks(self):
        """Of each year with something new and a national figure: what the municipalities make together, beside it."""
        rows = LandelijkeWaarde.objects.filter(indicator__code__in={code for code, _ in self.fresh})
        national = {row[:2]: row[2] for row in rows.values_list("indicator__code", "jaar", "waarde")} | self.landelijk
        return [
            self._beside(self.lookups.indicator(code), jaar, self.planned[code, jaar], national[code, jaar])
            for code, jaar in sorted(self.fresh)
            if (code, jaar) in national
        ]

    def _beside(self, indicator, jaar, planned, national):
        rows = Waarde.objects.filter(indicator=indicator, jaar=jaar).values_list("gemeente__code", "waarde")
        values = dict(rows) | planned
        if indicator.optelbaar:
            what, total = "samen", sum(values.values())
        else:
            weights = self._inhabitants(jaar)
            what, total = "gewogen naar inwoners", sum(values[code] * weights.get(code, 0) for code in values)
            total /= sum(weights.get(code, 0) for code in values) or 1
        gap = f"{abs(total - national) / abs(national):.1%}".replace(".", ",") if national else "?"
        texts = [amounts.of(indicator, value) for value in (total, national)]
        return (
            f"Controle van {indicator.titel}, {jaar}: {len(values)} gemeenten {what} {texts[0]}, "
            f"landelijk {texts[1]} ({gap} verschil)."
        )

    def _inhabitants(self, jaar):
        rows = Waarde.objects.filter(indicator__code=INHABITANTS, jaar=jaar).values_list("gemeente__code", "waarde")
        return dict(rows) or dict(Gemeente.objects.exclude(inwoners=None).values_list("code", "inwoners"))
