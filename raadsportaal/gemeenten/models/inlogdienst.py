"""A municipality's own sign-in service: an OpenID Connect provider, as allauth keeps it."""

from allauth.socialaccount.models import SocialApp
from django.db import models


class InlogdienstQuerySet(models.QuerySet):
    def by_name(self):
        return self.order_by("name")

    def with_domain(self, domain):
        """That vouches for addresses in this domain."""
        return self.filter(settings__domeinen__contains=[domain])


class Inlogdienst(SocialApp):
    """Believed about addresses in its `settings["domeinen"]` only (signing_in/oidc.py)."""

    objects = InlogdienstQuerySet.as_manager()

    class Meta:
        proxy = True
        verbose_name = "inlogdienst"
        verbose_name_plural = "inlogdiensten"

    @property
    def domeinen(self) -> list[str]:
        return self.settings.get("domeinen", [])
