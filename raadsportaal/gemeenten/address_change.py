"""Correct the e-mail address of somebody who has an account, in the admin: nobody's address changes in silence.

Whoever has the address can sign in. So VNG does not simply type another one: the old address and the griffiers where
the person works hear of it, or nothing changes.
"""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.html import format_html

from raadsportaal.gemeenten.account import end_sessions
from raadsportaal.gemeenten.emails import MailNotSent, compose, send
from raadsportaal.gemeenten.inviting import tell_griffiers
from raadsportaal.gemeenten.models import Gebruiker, Lidmaatschap

NOT_CHANGED = "Het adres is niet veranderd: de e-mail hierover kon niet weg. Probeer het straks opnieuw."


class AdresForm(forms.ModelForm):
    class Meta:
        model = Gebruiker
        fields = ["email"]
        labels = {"email": "Nieuw e-mailadres"}

    def clean_email(self):
        email = self.cleaned_data["email"]
        if email.lower() == self.initial["email"].lower():
            raise forms.ValidationError("Dit adres heeft deze persoon al.")
        return email


@transaction.atomic
def correct(gebruiker, email):
    """Give the account this address, sign the person out everywhere and tell who should know.

    Raises MailNotSent when somebody cannot be told; then nothing has changed.
    """
    old, gebruiker.email = gebruiker.email, email
    gebruiker.save(update_fields=["email"])
    # A former address must not stay a way in: allauth also finds people by the addresses it noted.
    gebruiker.emailaddress_set.exclude(email=email).delete()
    end_sessions(gebruiker)
    send(compose("gemeenten/email/adres", old), "aan het oude adres")  # without the new one: it may be a stranger's
    change = f"Het e-mailadres van {gebruiker} is nu {email} en was {old}."
    for lid in Lidmaatschap.objects.of_person(gebruiker):
        griffiers = lid.gemeente.leden.griffiers().of_others(gebruiker).addresses()
        if not tell_griffiers(lid.gemeente, griffiers, [change]):
            raise MailNotSent


class AdresPagina:
    """Mix in before a ModelAdmin of Gebruiker: the page that corrects an address, and the way to it."""

    def get_urls(self):
        page = self.admin_site.admin_view(self.correct_address)
        return [path("<path:object_id>/adres/", page, name="gemeenten_gebruiker_adres"), *super().get_urls()]

    @admin.display(description="e-mailadres")
    def adres(self, gebruiker):
        url = reverse("admin:gemeenten_gebruiker_adres", args=[gebruiker.pk])
        return format_html('{} <a href="{}">Verbeter dit adres</a>', gebruiker.email, url)

    def correct_address(self, request, object_id):
        gebruiker = self.get_object(request, unquote(object_id))
        if gebruiker is None:
            raise Http404
        if not self.has_change_permission(request, gebruiker):
            raise PermissionDenied
        form = AdresForm(request.POST or None, instance=gebruiker)
        if form.is_valid() and self._correct(request, form):
            return redirect("admin:gemeenten_gebruiker_change", gebruiker.pk)
        context = self.admin_site.each_context(request) | {"form": form, "opts": self.opts, "gebruiker": gebruiker}
        return render(request, "gemeenten/beheer_adres.html", context | {"title": "Verbeter een e-mailadres"})

    def _correct(self, request, form):
        gebruiker = Gebruiker.objects.get(pk=form.instance.pk)  # as it is; the form has typed over its own
        try:
            correct(gebruiker, form.cleaned_data["email"].lower())
        except MailNotSent:
            form.add_error("email", NOT_CHANGED)
            return False
        self.log_change(request, gebruiker, "E-mailadres verbeterd")
        if gebruiker.is_staff:
            self.tell_beheer(request, gebruiker, "het e-mailadres")
        self.message_user(request, "Het adres is verbeterd. Deze persoon is overal uitgelogd.", messages.SUCCESS)
        return True
