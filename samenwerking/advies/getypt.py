"""What somebody typed in a form while signed out: kept with the session until the same page shows it again."""

KEY, LONGEST = "getypt", 8000  # characters of one field


def keep(request, names):
    words = {name: request.POST.get(name, "")[:LONGEST] for name in names}
    if any(words.values()):
        request.session[KEY] = [request.path, words]


def take(request) -> dict:
    """{field: text}, once; empty when nothing was typed on this page."""
    path, words = request.session.get(KEY, ["", {}])
    if path != request.path:
        return {}
    del request.session[KEY]
    return words
