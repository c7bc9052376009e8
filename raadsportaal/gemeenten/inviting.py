"""Make an invitation and send it: all of it, or nothing."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from raadsportaal.gemeenten.emails import compose
from raadsportaal.gemeenten.models import Uitnodiging


@transaction.atomic
def invite(request, gemeente, *, email, naam, rol, now) -> Uitnodiging:
    """Raises ValidationError when the address is a member's already, or the mail server does not take the e-mail."""
    uitnodiging, token = Uitnodiging.make(gemeente, email=email, naam=naam, rol=rol, door=request.user, now=now)
    address = request.build_absolute_uri(reverse("gemeenten:openen", args=[token]))
    try:
        compose("gemeenten/email/uitnodiging", uitnodiging.email, uitnodiging=uitnodiging, address=address).send()
    except OSError:
        raise ValidationError("De e-mail kon niet weg. Probeer het straks opnieuw.")
    return uitnodiging
