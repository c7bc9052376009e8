"""What pages show of a text that was read: its words of evidence, marked."""

from django import template
from django.utils.html import format_html, format_html_join

from raadsportaal.dossiers.suggesties.picture import pieces

register = template.Library()


@register.simple_tag
def gemarkeerd(suggestie):
    """The passage of a suggestion with the words it rests on marked."""
    spans = [(begin - suggestie.begin, einde - suggestie.begin) for begin, einde in suggestie.bewijs]
    return format_html_join("", "{}", [(_piece(words, marked),) for words, marked in pieces(suggestie.passage, spans)])


def _piece(words, marked):
    return format_html('<mark class="nl-mark">{}</mark>', words) if marked else words
