"""The forms by which a municipality says what it offers, and responds to a call."""

from django import forms
from django.utils import timezone

from raadsportaal.basis.forms import InOnzeStijl
from samenwerking.models import Aanbod, Deskundigheid, Reactie, Taal
from samenwerking.oproepen.countries import landen_to_choose


class Vakjes(forms.CheckboxSelectMultiple):
    """Boxes whose fieldset has the id of the field, so that the message above the form leads there."""

    def id_for_label(self, id_, index=None):
        return id_ if index is None else super().id_for_label(id_, index)


class AanbodForm(InOnzeStijl, forms.ModelForm):
    rollen = forms.MultipleChoiceField(
        label="In welke rol?", choices=Deskundigheid.choices, widget=Vakjes,
        error_messages={"required": "Kies minstens één rol."},
    )  # fmt: skip
    talen = forms.MultipleChoiceField(
        label="In welke taal?", choices=Taal.choices, widget=Vakjes,
        error_messages={"required": "Kies minstens één taal."},
    )  # fmt: skip

    class Meta:
        model = Aanbod
        fields = ["titel", "toelichting", "themas", "rollen", "talen", "reist", "landen", "geldig_tot"]
        widgets = {
            "toelichting": forms.Textarea(attrs={"rows": 3}),
            "themas": Vakjes,
            "landen": Vakjes,
            "geldig_tot": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }
        labels = {"reist": "Wij kunnen op reis"}
        help_texts = {
            "titel": "Bijvoorbeeld: ervaring met een gescheiden riool.",
            "toelichting": "Wie, hoeveel tijd, wat bereikte u? Zet er geen namen bij.",
            "landen": "Kiest u niets, dan geldt het voor alle landen.",
            "geldig_tot": "Leeg: tot u het zelf stopt.",
        }
        error_messages = {
            "titel": {"required": "Schrijf in een paar woorden wat u kunt bieden."},
            "themas": {"required": "Kies minstens één thema."},
            "geldig_tot": {"invalid": "Vul een datum in, zoals 26-11-2026."},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["themas"].queryset = self.fields["themas"].queryset.order_by("naam")
        self.fields["landen"].queryset = landen_to_choose(self.instance)

    def clean_geldig_tot(self):
        until = self.cleaned_data["geldig_tot"]
        if until and until < timezone.localdate() and "geldig_tot" in self.changed_data:
            raise forms.ValidationError("Deze dag is voorbij. Kies een dag vanaf vandaag.")
        return until

    def save_by(self, gebruiker, now):
        """As `gebruiker` made or changed it."""
        self.instance.door = self.instance.door or gebruiker
        self.instance.gewijzigd_door, self.instance.gewijzigd_op = gebruiker, now
        return self.save()


class EigenAanbodForm(AanbodForm):
    """What a council member offers in their own name: always in that role."""

    rollen = None

    class Meta(AanbodForm.Meta):
        fields = ["titel", "toelichting", "themas", "talen", "reist", "landen", "geldig_tot"]
        labels = {"reist": "Ik kan op reis"}
        help_texts = AanbodForm.Meta.help_texts | {
            "titel": "Bijvoorbeeld: ervaring met een raad die meebeslist over geld voor wijken.",
            "toelichting": "Wat weet u ervan, en hoeveel tijd heeft u?",
        }

    def clean_titel(self):
        """Pressing twice makes no second one; the view lets one request at a time through."""
        titel, own = self.cleaned_data["titel"], self.instance
        others = Aanbod.objects.of_person(own.gemeente, own.persoon).filter(titel__iexact=titel, gestopt_op=None)
        if others.exclude(pk=own.pk).exists():
            raise forms.ValidationError("Dit biedt u al aan.")
        return titel

    def save_by(self, gebruiker, now):
        self.instance.rollen = [Deskundigheid.RAADSLID]
        return super().save_by(gebruiker, now)


class ReactieForm(InOnzeStijl, forms.ModelForm):
    class Meta:
        model = Reactie
        fields = ["bericht", "aanbod"]
        widgets = {"bericht": forms.Textarea(attrs={"rows": 5})}
        help_texts = {"bericht": "Wie kan helpen, waarmee, en wanneer? VNG International neemt contact met u op."}
        error_messages = {
            "bericht": {
                "required": "Schrijf wat u kunt bijdragen.",
                "max_length": "Dit is te lang. U kunt hooguit 2.000 tekens gebruiken.",
            },
        }

    def __init__(self, offers, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["aanbod"].queryset = offers
        self.fields["aanbod"].empty_label = "Geen van deze"
        self.fields["aanbod"].label_from_instance = lambda aanbod: aanbod.titel
        if not offers.exists():
            del self.fields["aanbod"]


class EigenReactieForm(ReactieForm):
    """Of a council member, in their own name."""

    class Meta(ReactieForm.Meta):
        help_texts = {"bericht": "Wat weet u ervan, en wanneer kunt u? VNG International neemt contact met u op."}
