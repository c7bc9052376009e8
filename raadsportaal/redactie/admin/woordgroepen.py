"""The thesaurus in the admin: groups of words that mean the same, and a box to try a query."""

from django import forms
from django.contrib import admin
from django.utils.timezone import localdate

from raadsportaal.basis import kinds
from raadsportaal.basis.as_seen import SharedForm
from raadsportaal.basis.models import Woordgroep
from raadsportaal.basis.search import thesaurus
from raadsportaal.basis.search.words import split_terms
from raadsportaal.redactie.admin.concurrency import EenVoorEen
from raadsportaal.redactie.admin.permissions import NoDelete
from raadsportaal.redactie.admin.searching import EenKeerZoeken

TRY = "probeer"  # the query that is tried, in the address of the list
LONGEST_QUERY = 200
MOST_SHOWN = 5  # records of a kind
UITLEG = {
    "woorden": "Zet komma’s tussen de woorden. Wie een van deze woorden zoekt, vindt ook de andere. Zet er alleen "
    "woorden in die echt hetzelfde betekenen: azc, asielzoekerscentrum, asielopvang. Enkelvoud is genoeg: laadpaal "
    "vindt ook laadpalen. Verandert het woord zelf, zet dan beide erin: raadslid, raadsleden.",
    "verwant": "Woorden die er dichtbij komen, ook met komma’s. Die telt het portaal minder zwaar, en het werkt één "
    "kant op: wie ‘azc’ zoekt, vindt ook ‘noodopvang’, maar niet andersom.",
    "spreektaal": "Hoe een inwoner of raadslid het zegt, ook met komma’s: water in de kelder, straat onder water. Wie "
    "dat zoekt, vindt wat bij de eerste woorden hoort. Het werkt één kant op: wie ‘wateroverlast’ zoekt, zoekt hier "
    "niet op. Er mag dus ook staan wat in geen tekst staat.",
    "actief": "Haal het vinkje weg als de groep niet meer mee mag doen. Weggooien kan niet: de groep zou terugkomen "
    "als het portaal zijn eigen woorden weer inleest.",
}


class WoordgroepForm(SharedForm):
    class Meta:
        help_texts = UITLEG
        widgets = {name: forms.Textarea(attrs={"rows": 3, "cols": 80}) for name in ("woorden", "verwant", "spreektaal")}


def _found(words):
    """(label of a kind, its first records with what each was weighed at), for the kinds that have any."""
    from raadsportaal.basis.search import relevance  # here: with numpy it takes a while to import

    for kind in kinds.searched():
        rows = relevance.explain(kind.name, words, MOST_SHOWN)
        records = kind.cards(kind.model.objects.all()).in_order_of([row.object_id for row in rows])
        if rows:
            yield str(kind.model._meta.verbose_name_plural).capitalize(), list(zip(records, rows, strict=False))


def _least():
    """What a record needs to stand in the list, and beside the examples when one looks in all, as the table says it."""
    from raadsportaal.basis.search import relevance  # here: with numpy it takes a while to import

    return {"nodig": round(100 * relevance.FLOOR), "nodig_ernaast": round(100 * relevance.FLOOR_BESIDE)}


@admin.register(Woordgroep)
class WoordgroepAdmin(NoDelete, EenVoorEen, EenKeerZoeken, admin.ModelAdmin):
    """No four eyes: a group is no text that anybody reads, and the list shows at once what it does."""

    form = WoordgroepForm
    fields = ["woorden", "verwant", "spreektaal", "actief", "gewijzigd_op"]
    readonly_fields = ["gewijzigd_op"]
    list_display = ["eerste_woord", "hoeveel", "alle_woorden", "verwante", "actief", "gewijzigd"]
    list_filter = ["actief"]
    search_fields = ["woorden", "verwant", "spreektaal"]
    list_per_page = 100
    actions = ["take_part", "leave_out"]
    change_list_template = "beheer/woordgroepen.html"

    def changelist_view(self, request, extra_context=None):
        """Besides the list: what is also looked for with the query in its address."""
        asked = request.GET.copy()  # Django's list takes every name it does not know for a filter
        words = " ".join(asked.pop(TRY, [""])[-1].split())[:LONGEST_QUERY]
        request.GET = asked
        context = {"probeer": words}
        if words:
            context |= {
                "ook": thesaurus.current().expand(words),
                "gevonden": list(_found(words)),
                **_least(),
            }
        return super().changelist_view(request, context | (extra_context or {}))

    @admin.display(description="groep", ordering="sleutel")
    def eerste_woord(self, groep):
        return split_terms(groep.woorden)[0]

    @admin.display(description="aantal woorden")
    def hoeveel(self, groep):
        return len(split_terms(groep.woorden))

    @admin.display(description="betekent hetzelfde")
    def alle_woorden(self, groep):
        return ", ".join(split_terms(groep.woorden)[1:])

    @admin.display(description="verwant")
    def verwante(self, groep):
        return groep.verwant

    @admin.display(description="gewijzigd", ordering="gewijzigd_op")
    def gewijzigd(self, groep):
        return localdate(groep.gewijzigd_op).strftime("%d-%m-%Y")

    @admin.action(description="Laat de gekozen groepen meedoen", permissions=["change"])
    def take_part(self, request, queryset):
        self._set(request, queryset.filter(actief=False), True)

    @admin.action(description="Laat de gekozen groepen niet meedoen", permissions=["change"])
    def leave_out(self, request, queryset):
        self._set(request, queryset.filter(actief=True), False)

    def _set(self, request, queryset, actief):
        groups = list(queryset)
        for groep in groups:
            groep.actief = actief
            groep.save(update_fields=["actief", "gewijzigd_op"])
            self.log_change(request, groep, "Doet mee." if actief else "Doet niet mee.")
        self.message_user(request, f"{len(groups)} gewijzigd. Dit werkt meteen.")
