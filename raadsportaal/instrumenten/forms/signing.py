"""The form by which others are asked to sign along."""

from django import forms

from raadsportaal.gemeenten.models import Lidmaatschap, Rol


class _Raadsleden(forms.ModelMultipleChoiceField):
    def label_from_instance(self, lid):
        return f"{lid.gebruiker}, {lid.fractie}" if lid.fractie else str(lid.gebruiker)


class VraagMedeForm(forms.Form):
    """Whom to ask to sign along: members of the same council who were not asked yet."""

    wie = _Raadsleden(
        queryset=Lidmaatschap.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        label="Wie vraagt u?",
        error_messages={
            "required": "Kies iemand.",
            "invalid_choice": "Deze persoon kunt u niet vragen.",
            "invalid_pk_value": "Deze persoon kunt u niet vragen.",
        },
    )

    def __init__(self, concept, data=None):
        super().__init__(data)
        council = concept.gemeente.leden.active().filter(rol=Rol.RAADSLID).of_others(concept.maker)
        not_yet = council.exclude(gebruiker__in=concept.medeindieners.values("wie"))
        self.fields["wie"].queryset = not_yet.by_name()
