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


@register.simple_tag
def alineatekst(alinea):
    """A paragraph with what it is evidence of marked, and after each place the number of its card."""
    return format_html_join("", "{}{}", ((_words(piece), _notes(piece)) for piece in alinea.stukjes))


def _words(piece):
    if piece.kaart is None:
        return piece.tekst
    klasse = "nl-mark" if piece.kaart.waits else "raad-gekoppeld-merk"
    return format_html('<mark class="{}" data-van="{}">{}</mark>', klasse, piece.kaart.pk, piece.tekst)


def _notes(piece):
    return format_html_join("", "{}", ((_note(card),) for card in piece.noten))


def _note(card):
    if not card.waits:
        return format_html(
            '<a class="raad-voetnr raad-voetnr--klaar" href="#besloten"><span class="raad-sr">Besloten: {}</span>'
            '<span aria-hidden="true">✓</span></a>',
            card,
        )
    return format_html(
        '<a class="raad-voetnr" href="{}" data-van="{}"><span class="raad-sr">Naar kaart </span>{}</a>',
        getattr(card, "adres", f"#suggestie-{card.pk}"),
        card.pk,
        getattr(card, "nummer", "•"),
    )
