"""Countries in the admin, where municipalities are active, and the landenoverleggen."""

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html

from raadsportaal.gemeenten.locked_admin import InEverything
from raadsportaal.redactie.admin import NoAdd, NoChange, NoDelete
from samenwerking.admin.landforms import LandpaginaForm
from samenwerking.models import Aanwezigheid, Landenoverleg, Landpagina, Overlegantwoord


@admin.register(Landpagina)
class LandpaginaAdmin(NoDelete, admin.ModelAdmin):
    form = LandpaginaForm
    list_display = ["land", "gesloten", "controle", "pagina"]
    list_filter = ["gesloten", ("gecontroleerd_op", admin.EmptyFieldListFilter), "land__werelddeel"]
    list_select_related = ["land"]
    list_per_page = 100
    search_fields = ["land__naam", "land__andere_namen", "inleiding"]
    autocomplete_fields = ["land"]
    readonly_fields = ["gecontroleerd_op"]
    actions = ["mark_checked"]
    fieldsets = [
        ("Reizen", {"fields": ["land", "gesloten", "reden"]}),
        ("Wat staat er?", {"fields": ["inleiding", "bestuur", "opgave", "leren", "doelen"]}),
        ("Kaart en bronnen", {"fields": ["plaatsen", "bronnen"]}),
        ("Controle", {"fields": ["gecontroleerd_op"]}),
    ]

    @admin.display(description="laatste controle", ordering="gecontroleerd_op")
    def controle(self, pagina):
        return pagina.gecontroleerd_op or "nog niet"

    @admin.display(description="pagina")
    def pagina(self, pagina):
        return format_html('<a href="{}">Bekijk op het portaal</a>', pagina.get_absolute_url())

    @admin.action(description="Markeer als vandaag gecontroleerd", permissions=["change"])
    def mark_checked(self, request, queryset):
        for pagina in queryset:
            pagina.gecontroleerd_op = timezone.localdate()
            pagina.save(update_fields=["gecontroleerd_op"])
            self.log_change(request, pagina, "Gecontroleerd")
        self.message_user(request, f"{len(queryset)} gecontroleerd.")


@admin.register(Aanwezigheid)
class AanwezigheidAdmin(NoAdd, InEverything, admin.ModelAdmin):
    """A municipality fills this in itself; VNG corrects a slip, or takes out what does not belong here."""

    list_display = ["gemeente", "land", "partner", "onderwerp", "sinds", "tot", "beeindigd_op"]
    list_filter = ["land__werelddeel", ("beeindigd_op", admin.EmptyFieldListFilter)]
    list_select_related = ["gemeente", "land"]
    list_per_page = 50
    search_fields = ["gemeente__naam", "land__naam", "partner", "onderwerp"]
    autocomplete_fields = ["land"]
    readonly_fields = ["gemeente", "beeindigd_op", "door", "op"]
    fields = ["gemeente", "land", "partner", "onderwerp", ("sinds", "tot"), "beeindigd_op", "door", "op"]


class AntwoordInline(NoAdd, admin.TabularInline):
    """Who was asked and who joins; what they wrote is for who asked."""

    model = Overlegantwoord
    fields = ["gemeente", "stand", "op"]
    readonly_fields = fields
    extra = 0
    can_delete = False


@admin.register(Landenoverleg)
class LandenoverlegAdmin(NoAdd, NoChange, NoDelete, InEverything, admin.ModelAdmin):
    """To read: municipalities talk with each other, and VNG sees where."""

    list_display = ["land", "gemeente", "onderwerp", "op"]
    list_filter = ["land__werelddeel"]
    list_select_related = ["gemeente", "land"]
    list_per_page = 50
    search_fields = ["land__naam", "gemeente__naam", "onderwerp"]
    fields = ["land", "gemeente", "onderwerp", "bericht", "op"]
    inlines = [AntwoordInline]
