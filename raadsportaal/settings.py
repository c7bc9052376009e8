"""Settings: one file for the demo and for production, read from the environment.

Production is where SECRET_KEY is set; without it this is a machine of one's own (http, localhost, embedded database).
Variables: SECRET_KEY, DATABASE_URL, ALLOWED_HOSTS (commas), DEBUG, CONTACT_EMAIL, PORTAL_URL, RAADSPORTAAL_DATA,
TRUSTED_PROXIES, STAFF_SECOND_FACTOR, EMAIL_HOST and its kin (docs/beheer.md).
"""

import gc
import os
import secrets
from pathlib import Path

import dj_database_url
import pghistory
from csp.constants import NONE, SELF

from raadsportaal.basis import database
from raadsportaal.settings_sign_in import *  # noqa: F403

# Python looks through all objects for circles less often than by itself: that took a twentieth of each answer of the
# web server, and four tenths of an import.
gc.set_threshold(10_000, 20, 50)

BASE_DIR = Path(__file__).resolve().parent.parent
PRODUCTION = "SECRET_KEY" in os.environ


def local_secret() -> str:
    """A key of this machine's own, so that no secret stands in the repository."""
    path = database.data_dir() / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = os.environ.get("SECRET_KEY") or local_secret()
DEBUG = os.environ.get("DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
# Shown on every page when set; nobody's address is invented.
CONTACT_EMAIL = os.environ.get("CONTACT_EMAIL", "")
PORTAL_URL = os.environ.get("PORTAL_URL", "http://127.0.0.1:8000")

INSTALLED_APPS = [
    "raadsportaal.gemeenten.signing_in.apps.BeheerConfig",  # the admin, behind the portal's own sign-in
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
    "raadsportaal.basis",
    "raadsportaal.redactie",
    "raadsportaal.gemeenten",
    "agendas",
    "kennisbank",
    "samenwerking",
    "raadsportaal.dossiers",
    "raadsportaal.instrumenten",
    "raadsportaal.opendata",
    "raadsportaal.volgen",
    "raadsportaal.portaal",
]
if not PRODUCTION:  # the workshop: measuring, drawing maps, making lists
    INSTALLED_APPS.append("tools")

MIDDLEWARE = [
    "raadsportaal.basis.middleware.KeepFramesTogether",
    "raadsportaal.basis.middleware.AnswerHeadWithoutBody",
    "raadsportaal.portaal.operating.health.AnswerProbes",  # a machine that asks: by no name of ours, without TLS
    "raadsportaal.portaal.operating.middleware.Watch",  # a number for all that happens in a request
    # What every answer says comes before what may answer by itself: static files, a redirect to https, a refusal.
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "raadsportaal.basis.middleware.OnlyForOurPages",
    "raadsportaal.basis.middleware.RefuseOtherHosts",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "raadsportaal.basis.middleware.NoNullBytes",  # before anything reads the query
    "raadsportaal.basis.replica.ReadFromReplica",
    "raadsportaal.basis.kept_pages.KeepPages",
    "django.middleware.gzip.GZipMiddleware",
    "raadsportaal.basis.middleware.KeepOutOfCaches",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "raadsportaal.basis.middleware.RefuseLargeBodies",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "raadsportaal.basis.middleware.TellWhoCollides",
]

ROOT_URLCONF = "raadsportaal.urls"
WSGI_APPLICATION = "raadsportaal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["raadsportaal.basis.templateloader.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "raadsportaal.basis.pages.contact",
                "raadsportaal.gemeenten.context.werkplek",
            ],
            "builtins": ["raadsportaal.basis.templatetags.onderdelen"],
        },
    },
]

# The search table is in memory or on an SSD: without this PostgreSQL reads all of it rather than its index, and pays
# for unpacking every text vector (docs/metingen.md).
# A card of a koppeling joins twenty tables by their keys, in an order that is right already: looking for a better one
# took 130 ms of planning against 1 ms of reading (docs/metingen.md); with 4 it looks as far as small queries need.
# Compiling a query (JIT) is meant for long reports; a page asks many short ones. No plan of the demo comes near to what
# sets it going, so this is for a large database only.
PLANNER = "-c random_page_cost=1.1 -c join_collapse_limit=4 -c jit=off"
# Seconds, and how often: a server that vanished without a word is found in half a minute by who has a connection to it.
KEEPALIVES = {"keepalives_idle": 15, "keepalives_interval": 5, "keepalives_count": 3}


def server(url: str, options: str, *, patience: float, retry: float) -> dict:
    """A server of PostgreSQL; in seconds how long a request waits for a connection, and the pool before it tries again.

    By itself the pool would wait ever longer between two tries, and be the last to see that the server is there again:
    now it gives up after the second, and begins anew with the next request.
    """
    pool = bool(os.environ.get("DATABASE_POOL"))  # only the web server (wsgi.py): a command needs one connection
    found = dj_database_url.parse(url, engine="raadsportaal.basis.database.pooled", conn_health_checks=not pool)
    ours = found["OPTIONS"] = KEEPALIVES | found.get("OPTIONS", {})
    ours["options"] = f"{options} {ours.get('options', '')}".strip()
    if pool:
        ours["pool"] = {"min_size": 1, "max_size": 8, "timeout": patience, "reconnect_timeout": retry}
    return found


DATABASES = {"default": server(database.url(), PLANNER, patience=3, retry=1)}
# Pages of visitors are read here (basis/replica.py); read only to us, also when it has become a primary.
if replica_url := os.environ.get("DATABASE_REPLICA_URL"):
    read_only = f"{PLANNER} -c default_transaction_read_only=on"
    DATABASES["replica"] = server(replica_url, read_only, patience=1, retry=0.1)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Triggers run as whoever writes; the event tables are tracked by our own migrations (gemeenten/history.py).
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(db_index=True)
AUTH_USER_MODEL = "gemeenten.Gebruiker"
PASSWORD_HASHERS = [
    "raadsportaal.gemeenten.signing_in.hashing.ModestArgon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # of before 2 December 2026: hashed anew at the next sign-in
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "raadsportaal.gemeenten.signing_in.passwords.TriedFirstValidator"},
]
# E-mail: a server of production, or files that /demo/post/ shows.
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "Raadsportaal Internationaal <noreply@raadsportaal.example>")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", 25))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "0") == "1"
EMAIL_TIMEOUT = 10
DEMO_POST = not PRODUCTION and "EMAIL_HOST" not in os.environ
if DEMO_POST:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = database.data_dir() / "post"

# Where the documents of councils are read.
OPENBESLUITVORMING_URL = os.environ.get("OPENBESLUITVORMING_URL", "https://openbesluitvorming.nl")
NOTUBIZ_URL = os.environ.get("NOTUBIZ_URL", "https://api.notubiz.nl")
IBABS_URL = os.environ.get("IBABS_URL", "https://wcf.ibabs.eu/api/Public.svc")
# Where figures are read, when somebody asks for that; every month by itself only where the operator switched that on.
CBS_URL = "https://datasets.cbs.nl/odata/v1/CBS"
CBS_ELKE_MAAND = os.environ.get("CBS_ELKE_MAAND") == "1"

LANGUAGE_CODE = "nl"
LOCALE_PATHS = [BASE_DIR / "raadsportaal" / "redactie" / "locale"]  # the words after saving at the desk
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
FORMS_URLFIELD_ASSUME_HTTPS = True  # gemeente.nl typed is https://gemeente.nl, as Django 6 does by itself
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = database.data_dir() / "static" if not PRODUCTION else BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {
        "BACKEND": "raadsportaal.basis.storage.WholeFiles",
        "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
    },
    "staticfiles": {"BACKEND": "raadsportaal.basis.stylesheets.BundledStaticFilesStorage"},
}
# Attachments of adviesvragen: no web server serves them, only the view that knows who asks.
MEDIA_ROOT = database.data_dir() / "bijlagen"
# The files of open data, made every night; shown as they are.
OPENDATA_ROOT = database.data_dir() / "opendata"
# By which role: one that looks past the locks between municipalities, and writes nothing.
RESERVEKOPIE_DATABASE_URL = database.copying_url()
# Whose key locks the copies of manage.py reservekopie; not set: they are not locked.
RESERVEKOPIE_SLEUTEL = os.environ.get("RESERVEKOPIE_SLEUTEL", "")
ADVIES_EMAIL = os.environ.get("ADVIES_EMAIL", "")  # who hears of a new adviesvraag; not set: the staff in group advies
WHITENOISE_MAX_AGE = 3600
KEEP_PAGES = 3600  # seconds that a page of visitors is kept at most; 0: not (basis/kept_pages.py)
COUNT_EACH = 10  # seconds that visits are added up before they are written (basis/search/counting.py)

API_PER_MINUTE = 300  # questions that one network address may ask of the API (opendata/api)

# No third party, nothing inline: a page can only load what this site serves, and frames nothing.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
PERMISSIONS_POLICY = {
    name: [] for name in ("camera", "microphone", "geolocation", "payment", "usb", "accelerometer", "gyroscope")
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# A browser takes a cookie of this name from this host over https alone: no other host can put one there.
COOKIE_PREFIX = "__Host-" if PRODUCTION else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
MESSAGE_STORAGE = "raadsportaal.basis.said.Said"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_MEMORY_SIZE = 8_000_000  # a pasted text of a million characters, whatever its accents
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [PORTAL_URL]

# One line a request and a job in production; `json` is for a program that gathers lines, `tekst` for people.
LOG_FORMAT = os.environ.get("LOG_FORMAT", "tekst")
OUR_LINES = {"level": "INFO" if PRODUCTION else "WARNING"}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"nummer": {"()": "raadsportaal.basis.logs.AddNumber"}},
    "formatters": {
        "tekst": {"()": "raadsportaal.basis.logs.Text", "values": not PRODUCTION},
        "json": {"()": "raadsportaal.basis.logs.Json", "values": not PRODUCTION},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["nummer"], "formatter": LOG_FORMAT},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A refusal is no fault, and its address names a municipality and its dossier, or is the secret of an invitation:
    # 403 and 404, a form without its token (django.security.csrf), a line that gunicorn does not take in a worker.
    "loggers": {
        # Django's own handlers would tell a fault a second time, with its address, or by e-mail.
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        "gunicorn.error": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "raadsportaal.verzoek": OUR_LINES,
        "raadsportaal.taak": OUR_LINES,
    },
}
PROCRASTINATE_ON_APP_READY = "raadsportaal.portaal.operating.worker.prepare"

# Faults go to a service like Sentry where its address is given, and nowhere else.
if SENTRY_DSN := os.environ.get("SENTRY_DSN", ""):
    from raadsportaal.basis import reporting

    reporting.start(SENTRY_DSN)
