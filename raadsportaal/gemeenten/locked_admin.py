"""What admin pages of tables with a lock share."""

from functools import wraps

from django.template.response import TemplateResponse

from raadsportaal.gemeenten.access import EVERYTHING, bereik


class InEverything:
    """Mix in before a ModelAdmin of a table with a lock: its pages are asked and written in a scope that shows all."""

    def get_urls(self):
        urls = super().get_urls()
        for url in urls:
            url.callback = _in_everything(url.callback)
        return urls


def _in_everything(view):
    """The page is also written in that scope: the admin asks for its rows while it does so."""

    @wraps(view)
    def in_scope(request, *args, **kwargs):
        with bereik(EVERYTHING):
            response = view(request, *args, **kwargs)
            return response.render() if isinstance(response, TemplateResponse) else response

    return in_scope
