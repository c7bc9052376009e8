"""The pages for proposing a praktijk: the form, and thanks with the number."""

from django.core.signing import BadSignature, Signer
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from kennisbank.voordrachten import acts
from kennisbank.voordrachten.forms import VoordraagForm
from raadsportaal.basis import throttle
from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten.context import werkplek_of

TOO_MANY = "U stuurde vaak iets achter elkaar. Wacht een uur en verstuur het dan opnieuw."
PLACE, ADDRESS, PERSON = "20/h/ip,60/d/ip", "5/h/key,10/d/key", "20/h/user"
SIGNER = Signer(salt="raadsportaal.voordracht")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def voordragen(request):
    """For everybody; who is signed in finds the own name filled in, and may empty it."""
    form = VoordraagForm(request.POST) if request.method == "POST" else VoordraagForm(initial=_known(request))
    if form.is_valid():
        fields = {name: form.cleaned_data[name] for name in form._meta.fields}
        if _may_propose(request, fields["email"]):
            voordracht = acts.propose(timezone.now(), **fields)
            return redirect("kennisbank:bedankt", SIGNER.sign(voordracht.nummer))
        form.add_error(None, TOO_MANY)
    return render_page(request, "kennisbank/voordragen.html", {"form": form}, status=422 if form.errors else 200)


def _may_propose(request, email):
    limits = [PERSON if request.user.is_authenticated else PLACE, *([ADDRESS] if email else [])]
    return throttle.may(request, "voordragen", ",".join(limits), email)


def _known(request):
    if not request.user.is_authenticated:
        return {}
    gemeente = werkplek_of(request).gemeente
    return {"naam": request.user.naam, "email": request.user.email, "organisatie": gemeente.naam if gemeente else ""}


@require_safe
@never_cache
def bedankt(request, teken):
    """The number travels signed in the address: nothing of a visitor is kept for it."""
    try:
        nummer = SIGNER.unsign(teken)
    except BadSignature:
        raise Http404
    return render_page(request, "kennisbank/voordragen_bedankt.html", {"nummer": nummer})
