"""Where a page of a former municipality is now: after a merger the old address leads who still works there onwards."""

from django.urls import reverse

from raadsportaal.dossiers.models import Dossier
from raadsportaal.gemeenten.access import bereik
from raadsportaal.gemeenten.successors import successors_of


def new_address(request, gemeente, today) -> str:
    """The same page in a successor that the person of the request works in; empty where there is none.

    Only for who is a member there: to anyone else an address says nothing of what became of a dossier.
    """
    if request.method not in ("GET", "HEAD") or gemeente.exists(today):
        return ""
    here = set(request.user.lidmaatschappen.values_list("gemeente", flat=True))
    for opvolger in successors_of([gemeente], today)[gemeente.pk]:
        if opvolger.pk in here and (address := _in(opvolger, gemeente, request)):
            return address
    return ""


def _in(opvolger, gemeente, request):
    match = request.resolver_match
    place = match.captured_kwargs | {"gemeente": opvolger.slug}
    if "dossier" in place:
        with bereik(opvolger.pk, request.user.pk):
            dossier = Dossier.objects.came_from(gemeente, place["dossier"]).first()
        if dossier is None:
            return ""
        place["dossier"] = dossier.slug
    query = request.META.get("QUERY_STRING", "")
    return reverse(match.view_name, kwargs=place) + (f"?{query}" if query else "")
