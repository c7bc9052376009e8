"""The roof: home, search over everything, the pages about the portal, and what to say when something goes wrong."""

import sys
from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils import timezone

from agendas.meetlat.choosing import choose
from agendas.models import Agenda, Doel
from kennisbank.models import Collectie, Netwerk, Praktijk
from raadsportaal.basis import search
from raadsportaal.basis.database.reachable import is_away
from raadsportaal.basis.pages import render_page, wants_fragment
from raadsportaal.basis.problems import asks_for_problem, problem
from raadsportaal.basis.search.counting import EVERYWHERE, count_missed
from raadsportaal.basis.storage import is_full
from raadsportaal.basis.texts import number_of, plain
from raadsportaal.dossiers.moved import new_address
from raadsportaal.gemeenten.access import AndereGemeente
from raadsportaal.gemeenten.successors import successors_of
from raadsportaal.portaal import everywhere, own_figures
from raadsportaal.redactie.admin import addresses

SECURITY_HOLDS = timedelta(days=180)  # less than a year, says RFC 9116
RETRY_AFTER = 30  # seconds, when the database is away: a restart takes less
FEWEST_LETTERS = 3  # that are worth suggestions; of each group so many, and of all
SUGGESTED, MOST_SUGGESTED = 2, 8
MOST_BEGUN = 3  # whose name begins so


def home(request):
    """The front door; who works in a municipality goes on to its page."""
    if request.user.is_authenticated and request.user.lidmaatschappen.exists():
        return redirect("portaal:mijn_gemeente")
    praktijken = Praktijk.objects.published()
    collectie = Collectie.objects.on_home().first()
    gemeente, candidates = choose(request.GET.get("gemeente", ""))
    context = {
        "getypt": request.GET.get("gemeente", ""),
        "bedoeld": [(one, f"?gemeente={one.slug}#uwgemeente") for one in candidates],
        "gekozen": gemeente,
        "eerste_cijfers": own_figures.first_few(gemeente) if gemeente else [],
        "doelen": Doel.objects.published_goals(),
        "collectie": collectie,
        "uitgelicht": praktijken.featured(collectie).for_cards()[:3],
        "plaatsen": list(praktijken.abroad().positions()),
        "cijfers": {
            "voorbeelden": praktijken.count(),
            "landen": praktijken.values("land").distinct().count(),
            "agendas": Agenda.objects.published().count(),
            "netwerken": Netwerk.objects.published().count(),
        },
    }
    return render_page(request, "portaal/home.html", context)


def zoeken(request):
    typed, literally = _typed(request), request.GET.get("letterlijk") == "1"
    found = everywhere.answer(typed, literally=literally)
    context = {"typed": typed, "words": found.words, "found": found, "literally": literally}
    if found.words and not found.groups:
        context |= everywhere.ways_out(found)
        count_missed(request, EVERYWHERE)
    return render_page(request, "portaal/zoeken.html", context)


def suggesties(request):
    """What the page would show, as links: asked for while somebody types."""
    if not wants_fragment(request):
        return zoeken(request)
    typed = _typed(request)
    typed_enough = typed if len(search.clean_query(typed)) >= FEWEST_LETTERS else ""
    found = _suggested(typed_enough)
    begun = everywhere.begins_so(typed_enough, MOST_BEGUN)
    links = everywhere.once([*found.meant, *begun, *found.links])[:MOST_SUGGESTED]
    announce = number_of(len(links), "suggestie", "suggesties")
    context = {"links": links, "typed": typed, "words": found.words}
    return render_page(
        request, "portaal/zoeken.html", context, fragment="portaal/_zoeksuggesties.html", announce=announce
    )


def _suggested(typed):
    """What was meant; of a word that is not finished yet, what starts with it."""
    found = everywhere.answer(typed, shown=SUGGESTED, fold=False)
    if found.links:
        return found
    return everywhere.answer(typed, literally=True, shown=SUGGESTED, fold=False)


def _typed(request):
    """As it was typed, with the dot of 11.5; without what no page can show."""
    return plain(request.GET.get("q", ""))[: search.LONGEST_QUERY].strip()


def page(request, naam):
    return render_page(request, f"portaal/{naam}.html")


def robots(request):
    lines = ["User-agent: *", "Disallow: /beheer/", "Disallow: /zoeken/", f"Sitemap: {settings.PORTAL_URL}/sitemap.xml"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def security(request):
    """RFC 9116: whom to tell of a hole, for as long as somebody keeps this portal running."""
    if not settings.CONTACT_EMAIL:
        raise Http404
    until = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + SECURITY_HOLDS
    lines = {
        "Contact": f"mailto:{settings.CONTACT_EMAIL}",
        "Expires": until.isoformat(),
        "Preferred-Languages": "nl, en",
        "Canonical": f"{settings.PORTAL_URL}{request.path}",
    }
    text = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def favicon(request):
    """Browsers ask for it on pages that name no icon: the admin, a PDF."""
    return redirect(static("img/logo.svg"))


def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


def forbidden(request, exception=None):
    return render(request, "403.html", status=403)


def not_found(request, exception=None):
    if isinstance(exception, AndereGemeente):
        return _elsewhere(request, exception.gemeente, timezone.localdate())
    if request.method in ("GET", "HEAD") and (address := addresses.new_address(request.path)):
        return _moved(request, address)
    return render(request, "404.html", status=404)


def _moved(request, address):
    """For good, but browsers ask again after a day: who takes a merged record back shows its page again."""
    query = request.META.get("QUERY_STRING", "")
    moved = redirect(f"{address}?{query}" if query and "#" not in address else address, permanent=True)
    moved["Cache-Control"] = "max-age=86400"
    return moved


def _elsewhere(request, gemeente, today):
    """Who moved along in a merger goes on to where the page is now; others read whose it is, or what came after."""
    if address := new_address(request, gemeente, today):
        return redirect(address)
    if gemeente.exists(today):
        return render(request, "andere_gemeente.html", {"gemeente": gemeente}, status=404)
    opvolgers = successors_of([gemeente], today)[gemeente.pk]
    return render(request, "portaal/gemeente_vroeger.html", {"gemeente": gemeente, "opvolgers": opvolgers}, status=404)


def server_error(request):
    fault = sys.exc_info()[1]
    status = 507 if is_full(fault) else 503 if is_away(fault) else 500
    if asks_for_problem(request):
        response = problem(status, "Probeer het later opnieuw.")
    else:
        response = render(request, "507.html" if status == 507 else "500.html", status=status)
    if status == 503:
        response["Retry-After"] = RETRY_AFTER
    return response
