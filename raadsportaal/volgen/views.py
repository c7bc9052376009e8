"""The page and the bell by which somebody follows something: with an account, or by e-mail after confirming."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from raadsportaal.basis import throttle
from raadsportaal.basis.pages import render_page, unlisted, wants_fragment
from raadsportaal.gemeenten.outbox import post
from raadsportaal.volgen import choices, followable, tokens
from raadsportaal.volgen.forms import AdresForm, VolgForm
from raadsportaal.volgen.models import Frequentie, Gevolgd, Volger

TOO_MANY = "U stuurde vaak iets achter elkaar. Wacht een uur en probeer het dan opnieuw."
LIMITS = "20/h/ip,60/d/ip,5/h/key,10/d/key"
FULL = f"U volgt al {choices.MOST} dingen. Stop eerst met iets anders."
FOCUS = "#bel > summary"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def volg(request):
    """What the address or the form names; whoever may not know of it hears that it is not there."""
    volgbaar = followable.asked(request.POST if request.method == "POST" else request.GET, request.user)
    if volgbaar is None:
        raise Http404
    if not request.user.is_authenticated:
        return unlisted(_by_address(request, volgbaar))
    return unlisted(_by_account(request, volgbaar))


def _by_account(request, volgbaar):
    said, form = "", VolgForm()
    if request.method == "POST" and "stop" in request.POST:
        said = _stop(request, volgbaar)
    elif request.method == "POST":
        form = VolgForm(request.POST)
        if form.is_valid():
            said = _follow(request, volgbaar, form)
    if said and not wants_fragment(request):
        messages.success(request, said)
        return redirect(volgbaar.volgadres)
    context = bell(request, volgbaar) | {"fout": form.errors.get("hoe_vaak"), "open": bool(form.errors)}
    return render_page(
        request,
        "volgen/volg.html",
        context,
        fragment="volgen/_bel.html",
        announce=said,
        focus=FOCUS if said else "",
        status=422 if form.errors else 200,
    )


def bell(request, volgbaar) -> dict:
    """What the bell of who is signed in shows."""
    gevolgd = choices.followed(request.user, volgbaar)
    chosen = gevolgd.hoe_vaak if gevolgd else Frequentie.WEEK
    return {
        "volgbaar": volgbaar,
        "gevolgd": gevolgd,
        "keuzes": VolgForm.base_fields["hoe_vaak"].choices,
        "gekozen": chosen,
    }


def _follow(request, volgbaar, form):
    """What was done, in words; nothing when that cannot be, with the reason on the form."""
    volger, hoe_vaak = Volger.objects.of_person(request.user), form.cleaned_data["hoe_vaak"]
    try:
        choices.follow(volger, volgbaar, hoe_vaak=hoe_vaak, now=timezone.now())
    except choices.TeVeel:
        form.add_error("hoe_vaak", FULL)
        return ""
    return f"U volgt nu: {volgbaar.naam}."


def _stop(request, volgbaar):
    if gevolgd := choices.followed(request.user, volgbaar):
        Gevolgd.objects.filter(pk=gevolgd.pk).stop(timezone.now())
    return f"U volgt dit niet meer: {volgbaar.naam}."


def _by_address(request, volgbaar):
    """Whatever is known of the address, the answer is the same: look in your mailbox."""
    form = AdresForm(request.POST) if request.method == "POST" else AdresForm()
    if form.is_valid() and _ask(request, form, volgbaar):
        return render_page(request, "volgen/verstuurd.html", {"volgbaar": volgbaar})
    context = {"volgbaar": volgbaar, "form": form}
    return render_page(request, "volgen/volg_zonder.html", context, status=422 if form.errors else 200)


def _ask(request, form, volgbaar):
    """Within an hour the same request is one e-mail. It quotes no words that whoever typed the address chose."""
    email, now = form.cleaned_data["email"], timezone.now()
    if not throttle.may(request, "volgen", LIMITS, email):
        form.add_error(None, TOO_MANY)
        return False
    volger = Volger.objects.of_address(email)
    try:
        gevolgd = choices.follow(volger, volgbaar, hoe_vaak=Frequentie.WEEK, now=now, confirmed=False)
    except choices.TeVeel:
        return True  # whoever typed the address learns nothing of it
    adres = tokens.link("volgen:bevestig", tokens.signed(tokens.CONFIRM, gevolgd.pk))
    naam = "" if volgbaar.zoek else volgbaar.naam
    post(f"volgen-bevestig-{gevolgd.pk}-{now:%Y%m%d%H}", "volgen/email/bevestig", email, adres=adres, naam=naam)
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def bevestig(request, token):
    """By a button: programs that look at e-mail open links. A second time nothing happens, and the page is the same."""
    numbers = tokens.read(tokens.CONFIRM, token, tokens.VALID_FOR)
    gevolgd = Gevolgd.objects.select_related("volger").filter(pk=numbers[0]).first() if numbers else None
    volgbaar = gevolgd and _named(gevolgd)
    if volgbaar is None:
        return unlisted(render_page(request, "volgen/verlopen.html", status=404))
    if request.method == "POST":
        gevolgd.confirm(timezone.now())
    context = {"volgbaar": volgbaar, "gevolgd": gevolgd}
    if gevolgd.bevestigd_op and not gevolgd.gestopt_op:
        context["beheer"] = tokens.link("volgen:beheer", tokens.signed(tokens.MANAGE, gevolgd.volger_id))
    return unlisted(render_page(request, "volgen/bevestig.html", context))


def _named(gevolgd):
    plek = followable.Plek(gevolgd.soort, gevolgd.record, gevolgd.van_id)
    return followable.named([plek]).get(plek)


@csrf_exempt  # a mail program sends the form without having seen it (RFC 8058); the signature says for whom
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def stop(request, token):
    """No more of this e-mail: what it told of is followed without e-mail, by an address not at all."""
    numbers = tokens.read(tokens.STOP, token)
    if not numbers:
        return unlisted(render_page(request, "volgen/verlopen.html", status=404))
    pk, sent, *hoe_vaak = numbers
    volger = Volger.objects.filter(pk=pk).first()
    if request.method == "POST" and volger:
        choices.stop_email(volger, hoe_vaak, sent, timezone.now())
    context = {"gestopt": request.method == "POST", "account": bool(volger and volger.gebruiker_id)}
    return unlisted(render_page(request, "volgen/stop.html", context))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def beheer(request, token):
    """What is followed by an address without an account; who has the link has the address."""
    numbers = tokens.read(tokens.MANAGE, token)
    volger = Volger.objects.filter(pk=numbers[0], gebruiker=None).first() if numbers else None
    if volger is None:
        return unlisted(render_page(request, "volgen/verlopen.html", status=404))
    if "wis" in request.POST:
        volger.delete()
        return unlisted(render_page(request, "volgen/gewist.html"))
    said = choices.change(volger, request.POST, timezone.now()) if request.method == "POST" else ""
    context = {"groepen": choices.rows(volger, set()), "actie": request.path, "gezegd": said, "nu": timezone.now()}
    page = render_page(
        request, "volgen/beheer.html", context | {"frequenties": Frequentie.choices[:3]},
        fragment="volgen/_gevolgd.html", announce=said,
    )  # fmt: skip
    return unlisted(page)
