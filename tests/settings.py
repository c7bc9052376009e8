"""Settings of the tests; `python3 manage.py test` has started the database and set DATABASE_URL."""

import os

if not os.environ.get("DATABASE_URL"):
    raise SystemExit("Draai de tests met: python3 manage.py test [pytest-argumenten]")

# Playwright's sync API runs an event loop in the thread of the test; Django then refuses the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from raadsportaal.settings import *  # noqa: F403

if name := os.environ.get("RAADSPORTAAL_TESTDB"):  # several people testing at once on one machine
    DATABASES["default"]["TEST"] = {"NAME": f"test_{name}"}  # noqa: F405

STORAGES = {  # without the manifest: a test must not depend on collectstatic
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATICFILES_FINDERS = [
    "tests.stylesheets.JoinedStylesheets",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
KEEP_PAGES = 0  # a test asks the page itself, and counts its queries; those of kept_pages.py switch it on
COUNT_EACH = 0  # a test looks at the count at once
