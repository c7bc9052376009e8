"""Keep what was found, and the list of it: order, notes, sharing with the fractie, on to the council."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from raadsportaal.basis.digits import number_in
from raadsportaal.basis.pages import render_page, wants_fragment
from raadsportaal.gemeenten.access import Recht, for_gemeente, page_before
from raadsportaal.instrumenten.bewaarlijst.forms import BewaarForm, NotitieForm
from raadsportaal.instrumenten.bewaarlijst.knop import Knop
from raadsportaal.instrumenten.bewaarlijst.lijst import as_text, lines
from raadsportaal.instrumenten.models import Bewaard, LijstIsVol

GONE = "Dit staat niet meer in het portaal. Daarom kunt u het niet bewaren."

MOVES = {"omhoog": -1, "omlaag": 1}
INSIDE = {"notitie", "deel", "deel_niet"}  # what stands in the part that folds out, which then stays open


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.LEZEN)
def bewaarlijst(request):
    """The own list and what the fractie shows; and whether something else is kept, by a button anywhere."""
    if request.method == "POST":
        return _pressed(request)
    return _list(request, number_in(request.GET.get("bij")) or 0)


def _pressed(request):
    """The button says what should be so, not the opposite of what is: pressed in two tabs it stays that way."""
    form = BewaarForm(request.POST)
    found = form.found()
    if found is None:
        return _refused(request, None, GONE)
    kind, record, vraag = found
    knop = Knop(kind.name, record.pk, str(record), vraag, form.cleaned_data["notitie"])
    try:
        knop.bewaard = _kept(request, kind, record, knop)
    except LijstIsVol as full:
        return _refused(request, knop, str(full))
    if wants_fragment(request):
        return _button(request, knop, "Bewaard" if knop.bewaard else "Niet meer bewaard")
    page = page_before(request)
    return redirect(f"{page}#{knop.id}" if page else _address(request))


def _kept(request, kind, record, knop) -> bool:
    lid, now = request.toegang.lid, timezone.now()
    if request.POST.get("daad") != "weg":
        Bewaard.keep(lid, kind, record, knop.vraag, knop.notitie, now=now)
        return True
    for one in Bewaard.alone(lid).of_record(kind.name, record.pk).filter(vraag=knop.vraag):
        one.take_off(now=now)
    return False


def _refused(request, knop, why):
    if wants_fragment(request) and knop:
        knop.fout = why
        return _button(request, knop, why)
    messages.error(request, why)
    if wants_fragment(request):  # the whole page: a redirect would put the list in the place of the button
        return HttpResponse(headers={"HX-Redirect": _address(request)})
    return redirect(_address(request))


def _button(request, knop, announce):
    template = "instrumenten/bewaarknop.html"
    context = {"knop": knop, "gemeente": request.toegang.gemeente}
    return render_page(request, template, context, fragment=template, announce=announce)


def _address(request):
    return reverse("instrumenten:bewaarlijst", args=[request.toegang.gemeente.slug])


def _list(request, bij=0, form=None, announce="", focus=""):
    """`bij`: what was just done something with: its line is open, and stands there when it was just taken off."""
    lid, gemeente = request.toegang.lid, request.toegang.gemeente
    own = Bewaard.objects.of_lid(lid)
    shown = lines((own.on_list() | own.filter(pk=bij)).in_order(), gemeente)
    for regel in shown:
        is_sent = form and form.instance.pk == regel.bewaard.pk
        regel.bewaard.form = form if is_sent else NotitieForm(regel.bewaard)
        regel.bewaard.gedeeld = regel.bewaard.is_shared_by(lid)
    context = {
        "regels": shown,
        "van_fractie": lines(Bewaard.objects.shown_to(lid), gemeente),
        "bij": bij,
        "lid": lid,
        "als_tekst": as_text([r for r in shown if not r.bewaard.weg_op], request.build_absolute_uri),
    }
    return render_page(
        request,
        "instrumenten/bewaarlijst.html",
        context,
        fragment="instrumenten/_bewaarlijst.html",
        announce=announce,
        focus=focus,
        status=422 if form and form.errors else 200,
    )


@require_POST
@for_gemeente(Recht.LEZEN)
def bewaard(request, pk):
    """Something with one line of the own list. Whatever was pressed, the note that stood open is kept too."""
    lid, daad = request.toegang.lid, request.POST.get("daad", "")
    one = get_object_or_404(Bewaard.alone(lid), pk=pk)
    form = NotitieForm(one, request.POST) if "notitie" in request.POST else None
    if form and form.is_valid():
        form.save()
    if wants_fragment(request) and not daad:
        return _typed(request, form)
    if form and form.errors:
        return _list(request, pk, form, focus=f"#{form['notitie'].id_for_label}")
    try:
        said, focus = _done(one, daad, lid)
    except LijstIsVol as full:
        messages.error(request, str(full))
        said, focus = "", f"#terug-{pk}"
    bij = pk if one.weg_op or daad in INSIDE else 0
    if wants_fragment(request):
        return _list(request, bij, announce=said, focus=focus)
    shown = f"?bij={bij}" if bij else ""
    return redirect(f"{_address(request)}{shown}#b{pk}")


def _typed(request, form):
    if form is None:
        raise Http404
    context = {"form": form if form.errors else NotitieForm(form.instance), "nu": timezone.now()}
    return render(request, "instrumenten/notitie_stand.html", context, status=422 if form.errors else 200)


def _done(one, daad, lid) -> tuple[str, str]:
    """(what a screen reader hears, where the focus goes; "": it stays on the button). Raises LijstIsVol."""
    if daad == "terug":
        one.put_back()
        return "Het staat weer op uw lijst", f"#t{one.pk}"
    if one.weg_op:  # by another window of this person
        return "Dit staat niet meer op uw lijst", f"#terug-{one.pk}"
    if daad in MOVES:
        return f"‘{one}’ staat nu op plaats {one.move(lid, MOVES[daad])}", ""
    if daad == "weg":
        one.take_off(now=timezone.now())
        return "Van uw lijst gehaald", f"#terug-{one.pk}"
    if daad in ("deel", "deel_niet"):
        one.share(lid.fractie if daad == "deel" else "")
        return "Uw fractie ziet dit nu" if one.fractie else "Uw fractie ziet dit niet meer", ""
    return "Uw notitie is bewaard", ""
