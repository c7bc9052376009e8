"""The sentences of the papers in the admin: choose one, write it anew, and see what it says of real records."""

from django import forms
from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.timezone import localdate

from raadsportaal.basis.as_seen import SharedForm
from raadsportaal.instrumenten import zinnen
from raadsportaal.instrumenten.models import Zin
from raadsportaal.instrumenten.voorvertoning import previews
from raadsportaal.redactie.admin.concurrency import EenVoorEen


class ZinForm(SharedForm):
    class Meta:
        widgets = {"tekst": forms.Textarea(attrs={"rows": 4, "cols": 90})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "sleutel" in self.fields:
            known = [(key, f"{zinnen.uitleg_of(key)} ({key})") for key in sorted(zinnen.ours())]
            self.fields["sleutel"] = forms.ChoiceField(choices=known, label="Welke zin?")


@admin.register(Zin)
class ZinAdmin(EenVoorEen, admin.ModelAdmin):
    """Who throws a row away gets our own sentence back."""

    form = ZinForm
    list_display = ["sleutel", "uitleg", "tekst", "geldt", "gewijzigd_op"]
    search_fields = ["sleutel", "tekst"]
    fields = ["sleutel", "velden", "onze_zin", "tekst", "zo_wordt_het", "geldt"]

    def get_readonly_fields(self, request, obj=None):
        shown = ("velden", "onze_zin", "zo_wordt_het")
        return ("sleutel", *shown) if obj else shown

    @admin.display(description="wat is het?")
    def uitleg(self, zin):
        return zinnen.uitleg_of(zin.sleutel) if zin.sleutel in zinnen.ours() else "Deze zin gebruiken wij niet meer."

    @admin.display(description="velden die u mag gebruiken")
    def velden(self, zin):
        known = zin.sleutel in zinnen.ours()
        return ", ".join(f"{{{name}}}" for name in zinnen.fields_of(zin.sleutel)) if known else "Kies eerst een zin."

    @admin.display(description="onze eigen zin")
    def onze_zin(self, zin):
        return zinnen.ours().get(zin.sleutel, "-")

    @admin.display(description="zo wordt het")
    def zo_wordt_het(self, zin):
        """As it was saved, on real records."""
        if zin.sleutel not in zinnen.ours() or zinnen.faults(zin.sleutel, zin.tekst):
            return "Bewaar de zin eerst. Dan ziet u hier hoe hij wordt."
        told = previews({zin.sleutel: zin.tekst}, localdate())[zin.sleutel]
        return (
            format_html_join("", "<p>{}</p>", [(text,) for text in told])
            or "Er is nu geen gegeven dat deze zin gebruikt."
        )
