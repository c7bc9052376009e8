"""Import what the desk publishes: it arrives as concept, and a change of an editor is never overwritten."""

from functools import cached_property

from django.utils import timezone
from django.utils.text import slugify

from raadsportaal.redactie import workflow
from raadsportaal.redactie.doubles import keys
from raadsportaal.redactie.imports import engine
from raadsportaal.redactie.imports.plan import Record, Uitkomst
from raadsportaal.redactie.imports.report import Refusal
from raadsportaal.redactie.models import Daad, Redactiestap, Status, Werkkopie

PUBLISHED_SINCE = {Daad.PUBLICEER, Daad.WIJZIGINGEN}


class PublicatieImporter(engine.Importer):
    """Stores records of one kind of Publicatie, which has `verzameling`, `extern_id` and `import_waarden`.

    A record may name its own verzameling.
    """

    nameless = "pagina"  # the address of a record that has no words for it

    def __init__(self, verzameling: str, status: str = Status.CONCEPT):
        super().__init__()
        self.verzameling, self.status = verzameling, status

    @cached_property
    def slugs(self):
        return set(self.model.objects.values_list("slug", flat=True))

    def key(self, record):
        return record["extern_id"]

    def place(self, record):
        """Also written in the record, which need not say it."""
        record.setdefault("verzameling", self.verzameling)
        record["extern_id"] = self.key(record)
        return record["verzameling"], record["extern_id"]

    def wish(self, record: Record) -> str:
        """The words that its address is made of."""
        return record["slug"] or record["titel"]

    def find(self, plans):
        known = self._known([plan.place for plan in plans])
        waiting = self._waiting(known.values()) if self.guarded else set()
        merged = keys.find(self.model, [plan.place for plan in plans if _is_gone(known.get(plan.place))])
        for plan in plans:
            if into := merged.get(plan.place):
                plan.instance, plan.uitkomst = into, Uitkomst.SAMEN
            else:
                plan.instance = known.get(plan.place)
                plan.werkkopie = plan.pk in waiting

    def _known(self, places):
        names, keys_in_them = {name for name, _ in places}, {key for _, key in places}
        mine = self.locked(self.model.objects.filter(verzameling__in=names, extern_id__in=keys_in_them))
        return {(found.verzameling, found.extern_id): found for found in mine}

    def _waiting(self, instances):
        """The keys of those of which a working copy waits to be published."""
        pks = [instance.pk for instance in instances]
        mine = Werkkopie.objects.filter(soort=self.model.KIND, record__in=pks)
        return set(mine.values_list("record", flat=True))

    def compare(self, plan):
        """Against what this collection said last time, and what an editor made of that since."""
        instance, before = plan.instance, plan.instance.import_waarden or {}
        if instance.status == Status.VERWIJDERD:
            plan.uitkomst = Uitkomst.FOUT
            reason = f"‘{instance.titel}’ ligt in de prullenbak. Haal het daar eerst uit"
            plan.fouten = [Refusal(plan.rij, "kenmerk", reason, plan.naam)]
            return
        now = self.only_given(self.stored(plan.record), before)
        changed = {field for field in now if now[field] != before.get(field)}
        if not changed:
            return
        current = self.stored(self.as_record(instance))
        # A field that the collection never told of and that is still empty, is nobody's change.
        told = {field for field in changed if field in before or current.get(field)}
        ours = {field for field in told if current.get(field) != before.get(field) and current[field] != now[field]}
        pairs = {field: (current.get(field), now[field]) for field in sorted(changed)}
        plan.gehouden = {field: pair for field, pair in pairs.items() if field in ours}
        plan.wijzigingen = {field: p for field, p in pairs.items() if field not in ours and p[0] != p[1]}
        plan.record |= now
        # What the editor changed stays theirs next time: the old value remains the one to compare with.
        plan.waarden = before | now | {field: before.get(field) for field in ours}

    def only_given(self, now, before):
        """What the file has columns for, and of all else what was said before."""
        return now if self.given is None else {field: now[field] for field in now if field in self.given}

    def is_public(self, instance):
        return instance.is_public

    def index(self, pks):
        if self.status == Status.GEPUBLICEERD:
            self.model.objects.write_index(list(self.model.objects.filter(pk__in=pks).indexable()))

    def build(self, record):
        instance = self.model(
            verzameling=record["verzameling"],
            extern_id=record["extern_id"],
            slug=self._free_slug(record),
            status=self.status,
            import_waarden=self.stored(record),
            gewijzigd_op=timezone.now(),
            gewijzigd_door=self.by,
        )
        self.fill(instance, record, {*record})
        return instance

    def _free_slug(self, record):
        wish = slugify(self.wish(record))[:100].strip("-") or self.nameless
        slug, number = wish, 2
        while slug in self.slugs or slug in self.model.RESERVED_SLUGS:
            slug, number = f"{wish}-{number}", number + 1
        self.slugs.add(slug)
        return slug

    def change(self, plan):
        if plan.waarden is None:
            return
        plan.instance.import_waarden = plan.waarden
        super().change(plan)
        if not plan.wijzigingen:
            self.model.objects.filter(pk=plan.pk).update(import_waarden=plan.waarden)

    def put(self, instance, record, fields):
        if self.by:
            instance.gewijzigd_door = self.by
        super().put(instance, record, fields)

    def give_back(self, instance, values):
        """Also as what the collection said last: the same file may be imported again."""
        instance.import_waarden = (instance.import_waarden or {}) | values
        super().give_back(instance, values)

    def held(self, instances, new, *, since, by):
        pks = [instance.pk for instance in instances]
        steps = Redactiestap.objects.filter(soort=self.model.KIND, record__in=pks, op__gt=since)
        daden: dict[int, set[str]] = {}
        for record, daad in steps.values_list("record", "daad"):
            daden.setdefault(record, set()).add(daad)
        waiting, publishes = self._waiting(instances), by.has_perm(workflow.PUBLISH)
        return {
            one.pk: _new_held(one, one.pk in daden)
            if one.pk in new
            else _change_held(one, daden.get(one.pk, set()), one.pk in waiting, publishes)
            for one in instances
        }


def _is_gone(instance):
    return instance is None or instance.status == Status.VERWIJDERD


def _new_held(instance, is_touched):
    if instance.status != Status.CONCEPT:
        return f"is nu {instance.get_status_display()}"
    return "is daarna gewijzigd of gecontroleerd" if is_touched else ""


def _change_held(instance, daden, is_waiting, publishes):
    if daden & PUBLISHED_SINCE:
        return "is daarna gepubliceerd"
    if is_waiting:
        return "er wacht een werkkopie van een collega: publiceer die eerst of gooi die weg"
    if instance.is_public and not publishes:
        return "staat op het portaal: een controleur kan dit terugdraaien"
    return ""
