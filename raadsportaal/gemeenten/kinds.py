"""What the portal can do with municipalities: find them."""

from raadsportaal.basis.kinds import PLACES, Follow, Kind, register
from raadsportaal.basis.tables import numbers
from raadsportaal.gemeenten.models import Gemeente


def _told(gemeente):
    if gemeente.verzonnen:
        return "Een verzonnen gemeente, om het portaal te laten zien."
    inwoners = f", {numbers.shown(gemeente.inwoners)} inwoners" if gemeente.inwoners else ""
    return f"Gemeente in {gemeente.get_provincie_display()}{inwoners}."


register(
    Kind(
        model=Gemeente,
        key="code",
        by_name=True,
        heading=PLACES,
        place=7,
        all_of="portaal:gemeenten",
        finds=True,
        text=_told,
        follow=Follow(heading="Gemeenten", hears="Alleen wat de gemeente zelf openbaar maakt."),
        why_no_news="they come by a herindeling only, with a feed for each",
    ),
)
