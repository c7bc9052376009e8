"""What a griffier chose of all that waits."""

from django import forms

from agendas.models import Doel
from raadsportaal.basis.forms import FilterForm
from raadsportaal.dossiers.choices import Dossiersoort
from raadsportaal.dossiers.models import Koppeling, Sterkte, Suggestie
from raadsportaal.gemeenten.models import Rol

COMPUTER, EVERYONE = "lezing", "voorstel"
VAN = [
    ("", "Alles"),
    (COMPUTER, "De computer las het"),
    (EVERYONE, "Iemand stelde het voor"),
    (Rol.RAADSLID.value, "Een raadslid"),
    (Rol.FRACTIEMEDEWERKER.value, "Een fractiemedewerker"),
    (Rol.AMBTENAAR.value, "Een ambtenaar"),
]
STERKTES = [("", "Sterk en redelijk"), *Sterkte.choices]


class WachtForm(FilterForm):
    van = forms.ChoiceField(required=False, label="Waar komt het vandaan?", choices=VAN)
    doel = forms.ChoiceField(required=False, label="Global Goal")
    sterkte = forms.ChoiceField(required=False, label="Hoe sterk?", choices=STERKTES)
    soort = forms.ChoiceField(required=False, label="Soort", choices=[("", "Alle soorten"), *Dossiersoort.choices])
    portefeuille = forms.ChoiceField(required=False, label="Portefeuillehouder")

    def __init__(self, query, gemeente):
        self.gemeente = gemeente
        super().__init__(query)

    def offer(self):
        self.portefeuilles = self.gemeente.dossiers.portefeuilles()
        self.fields["portefeuille"].choices = [("", "Iedereen"), *self.portefeuilles]
        doelen = Doel.objects.global_goals().order_by("nummer").values_list("nummer", "titel")
        self.fields["doel"].choices = [("", "Alle doelen"), *[(str(n), f"{n} {titel}") for n, titel in doelen]]

    @property
    def suggesties(self):
        """Those of the computer that are asked for."""
        get = self.cleaned_data.get
        found = Suggestie.objects.of_gemeente(self.gemeente).waiting().current()
        if get("van") not in ("", None, COMPUTER):
            return found.none()
        found = found.filter(sterkte=get("sterkte")) if get("sterkte") else found.clear()
        if get("doel"):
            found = found.to_global_goals().filter(nummer=int(get("doel")))
        return self._of_dossiers(found)

    def voorstellen(self, today):
        """What people proposed, as far as it is asked for; how strong a proposal is nobody says."""
        get = self.cleaned_data.get
        found = Koppeling.objects.of_gemeente(self.gemeente).queue(today)
        if get("van") == COMPUTER or get("sterkte"):
            return found.none()
        if get("van") and get("van") != EVERYONE:
            people = self.gemeente.leden.filter(rol=get("van")).values("gebruiker")
            found = found.filter(voorgesteld_door__in=people)
        if get("doel"):
            found = found.to_global_goal(int(get("doel")))
        return self._of_dossiers(found)

    def count(self, today):
        """How much of it waits."""
        return self.suggesties.count() + self.voorstellen(today).count()

    def _of_dossiers(self, found):
        get = self.cleaned_data.get
        if get("soort"):
            found = found.filter(dossier__soort=get("soort"))
        if get("portefeuille"):
            found = found.filter(dossier__portefeuillehouder=dict(self.portefeuilles)[get("portefeuille")])
        return found
