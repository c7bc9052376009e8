"""The pages for joining with a municipality: the form, and the link in the e-mail that confirms the address."""

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from raadsportaal.basis import throttle
from raadsportaal.basis.pages import render_page
from raadsportaal.basis.texts import plain
from raadsportaal.gemeenten.access import bereik
from raadsportaal.gemeenten.emails import MailNotSent
from raadsportaal.gemeenten.meedoen import acts
from raadsportaal.gemeenten.meedoen.forms import MeedoenForm
from raadsportaal.gemeenten.models import Deelnameverzoek, Gemeente
from raadsportaal.gemeenten.models.uitnodiging import digest

TOO_MANY = "U stuurde vaak iets achter elkaar. Wacht een uur en verstuur het dan opnieuw."
LIMITS = "20/h/ip,60/d/ip,5/h/key,10/d/key"
SESSION_KEY = "meedoen"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def meedoen(request):
    """Whatever is known of the address, the answer is the same: look in your mailbox."""
    form = MeedoenForm(request.POST) if request.method == "POST" else MeedoenForm(initial=_known(request))
    if form.is_valid() and _ask(request, form):
        return redirect("gemeenten:meedoen_verstuurd")
    return render_page(request, "gemeenten/meedoen.html", {"form": form}, status=422 if form.errors else 200)


def _known(request):
    """The municipality whose page the visitor came from; of who is signed in the name and the address."""
    slug = plain(request.GET.get("gemeente", ""))
    known = {"gemeente": Gemeente.objects.current(timezone.localdate()).filter(slug=slug).first()}
    if request.user.is_authenticated:
        known |= {"naam": request.user.naam, "email": request.user.email}
    return known


def _ask(request, form):
    """False when it cannot be sent, with the reason on the form."""
    fields = {name: form.cleaned_data[name] for name in form._meta.fields}
    if not throttle.may(request, "meedoen", LIMITS, fields["email"]):
        form.add_error(None, TOO_MANY)
        return False
    try:
        acts.ask(request, timezone.now(), **fields)
    except MailNotSent as fault:
        form.add_error(None, str(fault))
        return False
    return True


@require_safe
@never_cache
def verstuurd(request):
    return render_page(request, "gemeenten/meedoen_verstuurd.html")


@require_safe
@never_cache
def link(request, token):
    """From the e-mail: take the secret out of the address, where histories and logs would keep it."""
    verzoek = _of_digest(digest(token))
    if verzoek is None:
        return _expired(request)
    request.session[SESSION_KEY] = verzoek.token
    return redirect("gemeenten:meedoen_bevestigen")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def bevestigen(request):
    """By a button: programs that look at e-mail open links. A second time nothing happens, and the page is the same."""
    verzoek = _of_digest(request.session.get(SESSION_KEY, ""))
    if verzoek is None or verzoek.expired(timezone.now()):
        return _expired(request)
    if request.method == "POST":
        with bereik(verzoek.token):
            acts.confirm(verzoek, timezone.now())
        return redirect("gemeenten:meedoen_bevestigen")
    return render_page(request, "gemeenten/meedoen_bevestigen.html", _told(verzoek))


def _told(verzoek):
    """Who has the address may know whether the municipality has a griffier here, and not who."""
    leden = verzoek.gemeente.leden
    return {
        "verzoek": verzoek,
        "werkt_hier": verzoek.bevestigd_op and leden.has_address(verzoek.email),
        "griffie": verzoek.bevestigd_op and leden.griffiers().exists(),
    }


def _of_digest(digest):
    """In the scope of this one request: the database shows no other."""
    with bereik(digest):
        return Deelnameverzoek.objects.of_digest(digest)


def _expired(request):
    return render_page(request, "gemeenten/meedoen_verlopen.html", status=404)
