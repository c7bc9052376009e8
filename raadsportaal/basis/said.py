"""What was just done, until the next page says so: in a cookie with the prefix of the others."""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class OwnCookie(CookieStorage):
    cookie_name = f"{settings.COOKIE_PREFIX}messages"


class Said(FallbackStorage):
    """What is too long for the cookie goes into the session, as in Django's own."""

    storage_classes = (OwnCookie, SessionStorage)
