"""The forms of a dossier and its beleidspunten, and of the list that finds them."""

from django import forms

from agendas.models import Doel
from raadsportaal.basis.as_seen import WholeForm
from raadsportaal.basis.forms import FilterForm, InOnzeStijl
from raadsportaal.basis.search import clean_query
from raadsportaal.dossiers.choices import Afdoening, Dossiersoort, Dossierstand
from raadsportaal.dossiers.models import Beleidspunt, Dossier
from raadsportaal.dossiers.models.dossier_queries import UNCONFIRMED
from raadsportaal.dossiers.rows import check_url
from raadsportaal.dossiers.titles import check_titel

WELKE = {"open": "Moet nog naar de raad", "klaar": "Behandeld", "alles": "Alle dossiers", "archief": "Archief"}

UITKOMSTEN = [
    ("", "Alle uitkomsten"),
    *((stand.value, stand.label) for stand in Dossierstand.outcomes()),
    (UNCONFIRMED, "Nog niet bevestigd door de griffie"),
]
VERLOPEN, BINNENKORT, GEEN_TERMIJN = "verlopen", "binnenkort", "geen"
TERMIJNEN = {
    "": "Alle termijnen",
    VERLOPEN: "Verlopen",
    BINNENKORT: "Verloopt binnen 30 dagen",
    GEEN_TERMIJN: "Geen termijn",
}


class HasKenmerkAndBij:
    """Mix in before a form of a dossier that asks for its number and for what it belongs to."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bij"].queryset = self.instance.may_belong_to()
        self.fields["bij"].empty_label = "Geen ander dossier"

    def clean_extern_id(self):
        return check_kenmerk(self.cleaned_data["extern_id"], self.instance)


class DossierForm(HasKenmerkAndBij, InOnzeStijl, WholeForm):
    class Meta:
        model = Dossier
        fields = [
            "titel", "soort", "stand", "behandeling", "behandeldatum", "portefeuillehouder", "samenvatting",
            "indieners", "stemming", "termijn", "afdoening", "document_titel", "document_url", "extern_id",
            "bij",
        ]  # fmt: skip
        widgets = {
            "behandeldatum": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "termijn": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "samenvatting": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "indieners": "De fracties, niet de namen van mensen. Bij een motie, amendement, vraag of toezegging.",
            "stemming": "Bijvoorbeeld 20 voor, 17 tegen.",
            "termijn": "Wanneer moet het klaar zijn? Bij een motie, amendement, vraag of toezegging.",
            "afdoening": "Wat is ermee gedaan?",
            "portefeuillehouder": "Bijvoorbeeld R. Bakker.",
            "samenvatting": "Waar gaat het over, en wat beslist de raad? Twee of drie zinnen.",
            "document_url": "Het stuk in uw raadsinformatiesysteem. Begint met https://",
            "extern_id": "Het nummer dat uw griffie gebruikt, zoals RV-2026-118.",
            "bij": "Het voorstel waar een motie, een amendement of een vraag over gaat.",
        }
        error_messages = {
            "titel": {"required": "Geef het dossier een titel."},
            "soort": {"required": "Kies een soort."},
            "behandeldatum": {"invalid": "Vul een datum in, zoals 26-11-2026."},
            "termijn": {"invalid": "Vul een datum in, zoals 26-11-2026."},
            "document_url": {"invalid": "Vul een adres in dat begint met https://"},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, empty in {
            "soort": "Kies een soort",
            "behandeling": "Nog niet bekend",
            "afdoening": "Nog niet bekend",
        }.items():
            self.fields[name].choices = [("", empty), *self.fields[name].choices[1:]]

    def clean_titel(self):
        check_titel(self.cleaned_data["titel"])
        return self.cleaned_data["titel"]

    def clean_document_url(self):
        """As strict as an import: https://gemeente.nl@elders.example leads elsewhere."""
        try:
            return check_url("document_url", self.cleaned_data["document_url"])
        except ValueError as fault:
            raise forms.ValidationError(str(fault))


def check_kenmerk(kenmerk, dossier):
    """The same number twice in one municipality is a slip; the database refuses it too."""
    others = dossier.gemeente.dossiers.filter(extern_id__iexact=kenmerk)
    if kenmerk and others.exclude(pk=dossier.pk).exists():
        raise forms.ValidationError("Er is al een dossier met dit kenmerk.")
    return kenmerk


class BeleidspuntForm(InOnzeStijl, WholeForm):
    class Meta:
        model = Beleidspunt
        fields = ["titel", "passage", "bladzijde"]
        widgets = {"passage": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"passage": "De zinnen uit het stuk waar het om gaat, zoals ze er staan."}
        error_messages = {
            "titel": {"required": "Geef het beleidspunt een titel."},
            "bladzijde": {"invalid": "Vul een bladzijde in, zoals 12."},
        }

    def clean_titel(self):
        check_titel(self.cleaned_data["titel"])
        return self.cleaned_data["titel"]


class ZoekForm(FilterForm):
    """The words that a person looks for."""

    q = forms.CharField(required=False, max_length=200, label="Zoek in de stukken van dit dossier")

    @property
    def words(self):
        return clean_query(self.cleaned_data.get("q", ""))


class LijstForm(ZoekForm):
    """What a person chose of a municipality’s dossiers, which are behind the lock and so not in the search table."""

    q = forms.CharField(required=False, max_length=200, label="Zoek in uw dossiers en in hun stukken")
    welke = forms.ChoiceField(required=False, choices=list(WELKE.items()), label="Welke?")
    soort = forms.ChoiceField(required=False, label="Soort", choices=[("", "Alle soorten"), *Dossiersoort.choices])
    uitkomst = forms.ChoiceField(required=False, label="Uitkomst", choices=UITKOMSTEN)
    jaar = forms.ChoiceField(required=False, label="Jaar")
    portefeuille = forms.ChoiceField(required=False, label="Portefeuillehouder")
    doel = forms.ChoiceField(required=False, label="Global Goal")

    def __init__(self, query, gemeente):
        self.dossiers = gemeente.dossiers.all()
        super().__init__(query)

    def offer(self):
        no_year = [("", "Alle jaren"), ("geen", "Nog geen datum")]
        self.fields["jaar"].choices = [*no_year, *[(str(year), str(year)) for year in self.dossiers.years()]]
        self.portefeuilles = self.dossiers.portefeuilles()
        self.fields["portefeuille"].choices = [("", "Iedereen"), *self.portefeuilles]
        doelen = Doel.objects.global_goals().order_by("nummer").values_list("nummer", "titel")
        choices = [("", "Alle doelen"), ("geen", "Nog geen doel"), *[(str(n), f"{n} {titel}") for n, titel in doelen]]
        self.fields["doel"].choices = choices

    @property
    def in_archive(self):
        return self.cleaned_data.get("welke") == "archief"

    def found(self):
        """The dossiers of this selection, the next meeting first, then the latest."""
        get = self.cleaned_data.get
        welke = get("welke") or ("alles" if self.chosen else "open")
        dossiers = {
            "open": self.dossiers.open,
            "klaar": self.dossiers.done,
            "archief": self.dossiers.archived,
            "alles": self.dossiers.current,
        }[welke]()
        return self.narrowed(dossiers).by_day(soonest_first=welke == "open")

    def narrowed(self, dossiers):
        """By what was chosen, but for `welke`."""
        get = self.cleaned_data.get
        dossiers = dossiers.search(self.words)
        if get("uitkomst"):
            dossiers = dossiers.of_uitkomst(get("uitkomst"))
        if get("jaar"):
            dossiers = dossiers.undated() if get("jaar") == "geen" else dossiers.of_year(get("jaar"))
        if get("soort"):
            dossiers = dossiers.of_soort(get("soort"))
        if get("portefeuille"):
            dossiers = dossiers.of_portefeuille(dict(self.portefeuilles)[get("portefeuille")])
        if get("doel"):
            dossiers = dossiers.without_links() if get("doel") == "geen" else dossiers.with_doel(int(get("doel")))
        return dossiers


class OpvolgForm(LijstForm):
    """What a person chose of the motions, amendments, toezeggingen and questions that the council follows."""

    welke = None
    soort = forms.ChoiceField(
        required=False,
        label="Soort",
        choices=[("", "Alle soorten"), *((soort.value, soort.label) for soort in Dossiersoort.followed())],
    )
    termijn = forms.ChoiceField(required=False, label="Termijn", choices=list(TERMIJNEN.items()))
    afdoening = forms.ChoiceField(required=False, label="Afdoening", choices=[("", "Alles"), *Afdoening.choices])

    def __init__(self, query, gemeente, today):
        self.today = today
        super().__init__(query, gemeente)

    def found(self):
        """What is due first on top."""
        get, dossiers = self.cleaned_data.get, self.dossiers.followed()
        if get("afdoening"):
            dossiers = dossiers.filter(afdoening=get("afdoening"))
        if get("termijn") == VERLOPEN:
            dossiers = dossiers.overdue(self.today)
        elif get("termijn") == BINNENKORT:
            dossiers = dossiers.due_soon(self.today)
        elif get("termijn") == GEEN_TERMIJN:
            dossiers = dossiers.filter(termijn__isnull=True)
        return self.narrowed(dossiers).by_term()
