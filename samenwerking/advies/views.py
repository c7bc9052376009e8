"""Pages of advice: what it is, asking, one's own questions, and one question with its thread."""

from datetime import timedelta
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from raadsportaal.basis import search
from raadsportaal.basis.pages import render_page
from raadsportaal.basis.texts import plain
from samenwerking.advies import acts, typed
from samenwerking.advies.bijlagen import as_download
from samenwerking.advies.forms import BerichtForm, VraagForm
from samenwerking.advies.retention import KEPT
from samenwerking.advies.sending_along import LONGEST_TITLE, mee_of
from samenwerking.models import Adviesvraag, Veelgesteld

NEWEST = 3  # own questions on the page of advice
PER_DAY = 10  # questions, and messages, of one person
TOO_MANY = f"U stelde vandaag al {PER_DAY} vragen. Stel de volgende morgen, of zet haar bij een vraag die er al is."
TOO_LONG = f"U schreef vandaag al {PER_DAY} berichten bij deze vraag. Wacht op antwoord."
NOT_FOUND = "Ik zocht in het portaal op ‘{}’. Kent u een voorbeeld?"
TYPED = ["onderwerp", "vraag", "over", "dossier"]


@require_safe
def advies(request):
    own = _own(request).newest()
    context = {"vragen": Veelgesteld.objects.published(), "eigen": own[:NEWEST], "aantal": own.count()}
    return render_page(request, "advies/advies.html", context)


def _own(request):
    vragen = Adviesvraag.objects
    return vragen.of_person(request.user) if request.user.is_authenticated else vragen.none()


@require_safe
@never_cache
@login_required
def mijn(request):
    return render_page(request, "advies/mijn.html", {"eigen": _own(request).newest()})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def stel(request):
    """The form, for who is signed in; the button that changes the municipality keeps what was typed."""
    if not request.user.is_authenticated:
        return _sign_in_first(request, TYPED) if request.method == "POST" else _stranger(request)
    what, sent = mee_of(request), request.method == "POST" and "wissel" not in request.POST
    form = VraagForm(what, request.POST) if sent else VraagForm(what, initial=_first(request))
    if form.is_valid() and _may_ask(request, form):
        vraag = acts.ask(request, form)
        messages.success(request, f"Uw vraag is verstuurd. Nummer {vraag.nummer}. {_promise(vraag)}")
        return redirect(vraag)
    return render_page(request, "advies/stel.html", {"form": form}, status=422 if form.errors else 200)


def _stranger(request):
    address = f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}"
    return render_page(request, "advies/stel_inloggen.html", {"inloggen": address})


def _sign_in_first(request, names):
    """Whose session ended while typing finds the words again."""
    typed.keep(request, names)
    return redirect_to_login(request.get_full_path())


def _first(request):
    """What the form begins with: typed before, of the link at a dossier, or looked for in vain."""
    if request.method == "POST":
        off = {"mee": request.POST.getlist("mee")} if "mee" in request.POST else {}
        return {name: request.POST.get(name, "") for name in TYPED} | off
    zocht = plain(request.GET.get("zocht", ""))[: search.LONGEST_QUERY].strip()
    first = {"vraag": NOT_FOUND.format(zocht)} if zocht else {}
    return first | {"dossier": request.GET.get("dossier", "")[:LONGEST_TITLE]} | typed.take(request)


def _may_ask(request, form):
    if _own(request).since(timezone.now() - timedelta(days=1)).count() < PER_DAY:
        return True
    form.add_error(None, TOO_MANY)
    return False


def _promise(vraag):
    return f"U krijgt uiterlijk {date_format(vraag.deadline, 'l j F Y')} antwoord."


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def vraag(request, nummer):
    """Of the asker only: the thread, and a form to say more or to close it."""
    if not request.user.is_authenticated:
        return _sign_in_first(request, ["tekst"])
    vraag = get_object_or_404(_own(request).for_page(), nummer=nummer)
    if request.POST.get("daad") == "sluit":
        return _closed(request, vraag)
    sent = [request.POST, request.FILES] if request.method == "POST" else []
    form = BerichtForm(*sent, initial=typed.take(request))
    if form.is_valid() and _may_write(vraag, form):
        acts.add(request, vraag, **form.cleaned_data)
        messages.success(request, "Uw bericht is verstuurd.")
        return redirect(vraag)
    return _page(request, vraag, form)


def _closed(request, vraag):
    vraag.close(now=timezone.now())
    messages.success(request, "Uw vraag is gesloten.")
    return redirect(vraag)


def _may_write(vraag, form):
    day = timezone.now() - timedelta(days=1)
    if sum(not bericht.van_vng and bericht.op > day for bericht in vraag.berichten.all()) < PER_DAY:
        return True
    form.add_error(None, TOO_LONG)
    return False


def _page(request, vraag, form):
    context = {"vraag": vraag, "form": form, "te_laat": vraag.is_late(timezone.localdate())}
    context["weg_op"] = vraag.gesloten_op and vraag.gesloten_op + KEPT
    return render_page(request, "advies/vraag.html", context, status=422 if form.errors else 200)


@require_safe
@login_required
def bijlage(request, nummer, pk):
    """A file of the own thread; staff of VNG have another way to it, in the admin."""
    vraag = get_object_or_404(_own(request), nummer=nummer)
    return as_download(get_object_or_404(vraag.berichten.with_file(), pk=pk))
