"""A person's own page: name, ways to sign in, municipalities, and one's own data to take along or to have erased."""

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from raadsportaal.basis.forms import InOnzeStijl
from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.models import Gebruiker, Lidmaatschap, Rol
from raadsportaal.gemeenten.signing_in.forms import InOurWords


class NaamForm(InOurWords, forms.ModelForm):
    words = {"naam": ("Naam", "Zo zien uw collega’s u op het portaal.", "Vul uw naam in.")}

    class Meta:
        model = Gebruiker
        fields = ["naam"]


class BerichtForm(InOnzeStijl, forms.ModelForm):
    class Meta:
        model = Gebruiker
        fields = ["bericht"]
        labels = {"bericht": "Hoe vaak?"}
        widgets = {"bericht": forms.RadioSelect}
        error_messages = {"bericht": {"required": "Kies hoe vaak.", "invalid_choice": "Kies hoe vaak."}}


@never_cache
@login_required
def page(request):
    means = list(request.user.authenticator_set.values_list("type", flat=True))
    leden = list(Lidmaatschap.objects.of_person(request.user))
    context = {
        "leden": leden,
        "griffier": any(lid.rol == Rol.GRIFFIER for lid in leden),
        "sleutels": means.count(Authenticator.Type.WEBAUTHN),
        "app": Authenticator.Type.TOTP in means,
        "diensten": request.user.socialaccount_set.order_by("provider"),
    }
    return render_page(request, "gemeenten/account.html", context)


@never_cache
@login_required
def naam(request):
    form = NaamForm(request.POST or None, instance=Gebruiker.objects.get(pk=request.user.pk))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Uw naam is veranderd.")
        return redirect("account")
    return render_page(request, "gemeenten/account_naam.html", {"form": form})


@never_cache
@login_required
def bericht(request):
    """How often a griffier hears that something waits."""
    form = BerichtForm(request.POST or None, instance=Gebruiker.objects.get(pk=request.user.pk))
    if form.is_valid():
        form.save()
        messages.success(request, "Uw keuze is bewaard.")
        return redirect("account")
    status = 422 if form.errors else 200
    return render_page(request, "gemeenten/account_bericht.html", {"form": form}, status=status)


@never_cache
@login_required
def gegevens(request):
    """What the portal knows about the person, as a file; docs/gegevens.md says for each table what is not in it."""
    data = account.collect(request.user)
    response = JsonResponse(data, json_dumps_params={"indent": 2, "ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="mijn-gegevens-raadsportaal.json"'
    return response


@never_cache
@reauthentication_required
def verwijderen(request):
    if request.method != "POST":
        leden = Lidmaatschap.objects.of_person(request.user)
        context = {"leden": leden, "zonder_griffier": [lid.gemeente for lid in leden if lid.is_last_griffier]}
        return render_page(request, "gemeenten/account_verwijderen.html", context)
    account.erase(request.user)
    logout(request)
    messages.success(
        request, "Uw account is verwijderd en u bent uitgelogd. Uw naam staat nergens meer op het portaal."
    )
    return redirect("account_login")


@login_required
@require_POST
def uitloggen(request):
    """Everywhere but here: for who signed in on a computer of someone else."""
    account.end_sessions(request.user, but=request.session.session_key)
    messages.success(request, "U bent op alle andere apparaten uitgelogd.")
    return redirect("account")


@login_required
@require_POST
def ontkoppel(request, pk):
    get_object_or_404(request.user.socialaccount_set, pk=pk).delete()
    messages.success(request, "Losgemaakt. Logt u weer in via uw gemeente, dan koppelen wij het opnieuw.")
    return redirect("account")
