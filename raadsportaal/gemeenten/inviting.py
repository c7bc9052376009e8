"""Make an invitation and send it, all of it or nothing; and tell the griffiers what VNG did with their people."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from raadsportaal.gemeenten.emails import MailNotSent, compose, send
from raadsportaal.gemeenten.models import Uitnodiging

EMAIL = "gemeenten/email/uitnodiging"


@transaction.atomic
def invite(request, gemeente, *, now, by_vng=False, **invited) -> Uitnodiging:
    """`invited`: email, naam, rol and perhaps a fractie.

    Raises ValidationError when the address is a member's already, or the mail server does not take the e-mail.
    """
    uitnodiging, token = Uitnodiging.make(gemeente, door=request.user, now=now, **invited)
    address = request.build_absolute_uri(reverse("gemeenten:openen", args=[token]))
    message = compose(EMAIL, uitnodiging.email, uitnodiging=uitnodiging, address=address, by_vng=by_vng)
    try:
        send(message, "uitnodiging")
    except MailNotSent as fault:
        raise ValidationError(str(fault))
    return uitnodiging


def tell_griffiers(gemeente, addresses, changes) -> bool:
    """What VNG did with the people of a municipality, to its griffiers; whether all the e-mails went."""
    try:
        for address in addresses:
            send(compose("gemeenten/email/vng", address, gemeente=gemeente, changes=changes), "aan de griffie")
    except MailNotSent:
        return False
    return True
