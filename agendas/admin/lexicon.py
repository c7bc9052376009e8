"""The lexicon of duiding in the admin: its parts as tables, and versions to compare, publish and bring back."""

from django import forms
from django.contrib import admin, messages
from django.contrib.postgres.forms import SimpleArrayField
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils import timezone

from agendas.duiding.publishing import make_version, publish, trial_texts
from agendas.models import Drempel, Lexiconstand, Lexiconversie, Masker, Term, Voorbeeldzin
from raadsportaal.redactie.admin import NoDelete

WORKS_LATER = "Dit werkt pas als u een nieuwe versie van het lexicon maakt en publiceert."


class BestanddeelForm(forms.ModelForm):
    """Lists of codes are typed with commas."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, SimpleArrayField):
                field.help_text = "Met een komma ertussen, de beste eerst. Bijvoorbeeld: "
                field.help_text += "11.7, 15.5" if name == "subdoelen" else "11, 15"


class BestanddeelAdmin(NoDelete, admin.ModelAdmin):
    """A part that takes part or not. What is in use is not deleted: take it out, so that it can come back."""

    form = BestanddeelForm
    list_per_page = 100
    list_filter = ["stand"]
    readonly_fields = ["herkomst", "gewijzigd_op"]
    actions = ["take_part", "leave_out"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        messages.info(request, WORKS_LATER)

    @admin.action(description="Laat de gekozen regels meedoen", permissions=["change"])
    def take_part(self, request, queryset):
        self._set(request, queryset, Lexiconstand.GEBRUIK)

    @admin.action(description="Laat de gekozen regels niet meedoen", permissions=["change"])
    def leave_out(self, request, queryset):
        self._set(request, queryset, Lexiconstand.UIT)

    def _set(self, request, queryset, stand):
        n = 0
        for record in queryset:
            record.stand = stand
            self.make_room(record)
            record.save()
            self.log_change(request, record, f"Doet het mee? {Lexiconstand(stand).label}")
            n += 1
        self.message_user(request, f"{n} gewijzigd. {WORKS_LATER}")

    def make_room(self, record):
        """What must give way when this record takes part; nothing by default."""


@admin.register(Term)
class TermAdmin(BestanddeelAdmin):
    list_display = ["term", "doel", "subdoelen", "gewicht", "randen", "stand", "herkomst"]
    list_filter = ["stand", "doel", "gewicht", "randen"]
    search_fields = ["term"]


@admin.register(Masker)
class MaskerAdmin(BestanddeelAdmin):
    list_display = ["frase", "soort", "stand", "herkomst"]
    list_filter = ["stand", "soort"]
    search_fields = ["frase"]


@admin.register(Voorbeeldzin)
class VoorbeeldzinAdmin(BestanddeelAdmin):
    list_display = ["zin", "doelen", "subdoelen", "stand"]
    search_fields = ["zin"]


@admin.register(Drempel)
class DrempelAdmin(BestanddeelAdmin):
    list_display = ["doel", "tonen", "sterk", "stand", "herkomst"]

    def make_room(self, record):
        """One threshold per doel: the one in use gives way to a proposal that is taken."""
        if record.stand == Lexiconstand.GEBRUIK:
            Drempel.objects.in_use().filter(doel=record.doel).exclude(pk=record.pk).update(stand=Lexiconstand.UIT)


@admin.register(Lexiconversie)
class LexiconversieAdmin(NoDelete, admin.ModelAdmin):
    """Making one compiles what takes part now; nothing changes for councils until a version is published."""

    list_display = ["nummer", "toelichting", "gemaakt_op", "gemaakt_door", "gebruik"]
    ordering = ["-nummer"]
    fields = ["toelichting"]
    change_form_template = "beheer/lexiconversie.html"

    def get_queryset(self, request):
        return super().get_queryset(request).light()

    @admin.display(description="in gebruik")
    def gebruik(self, versie):
        return "ja, nu" if versie.is_current else versie.gepubliceerd_op or "nog niet"

    def get_readonly_fields(self, request, obj=None):
        return ["toelichting"] if obj else []

    def save_model(self, request, obj, form, change):
        if change:
            return
        made = make_version(by=str(request.user), toelichting=obj.toelichting, now=timezone.now())
        obj.__dict__.update(made.__dict__)

    def response_add(self, request, obj, post_url_continue=None):
        """Straight to what it would change."""
        return HttpResponseRedirect(f"../{obj.pk}/change/")

    def response_change(self, request, obj):
        if "_publiceer" not in request.POST:
            return super().response_change(request, obj)
        with transaction.atomic():
            publish(obj, timezone.now())
            self.log_change(request, obj, f"Gepubliceerd: {obj}")
        self.message_user(request, f"Vanaf nu leest het portaal met {obj}. Suggesties die er al zijn, veranderen niet.")
        return HttpResponseRedirect(request.path)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj:
            rows = [{**row, **_compared(row)} for row in obj.gevolgen]
            context |= {
                "gevolgen": rows,
                "proefteksten": len(trial_texts()),
                "beter": sum(row["wordt_goed"] > row["was_goed"] for row in rows),
                "slechter": sum(row["wordt_goed"] < row["was_goed"] for row in rows),
            }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


def _compared(row):
    """The shown doelen in words, and how well they agree with the wanted ones (0 to 1)."""
    found = {}
    for when in ("was", "wordt"):
        shown = {doel for doel, sterkte in row[when] if sterkte != "mogelijk"}
        wanted = set(row["doelen"])
        found[f"{when}_goed"] = 1.0 if shown == wanted else len(shown & wanted) / max(1, len(shown | wanted))
        found[f"{when}_tekst"] = ", ".join(f"{doel} {sterkte}" for doel, sterkte in row[when]) or "geen"
    return found
