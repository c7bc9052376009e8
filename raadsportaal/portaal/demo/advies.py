"""Questions of the invented Oosterwaard for the demo: one waits for VNG, one for the asker, one has its answer."""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.contrib.auth.models import Group
from django.utils import timezone

from raadsportaal.gemeenten.models import Gebruiker, Gemeente
from samenwerking.advies.posting import GROEP
from samenwerking.models import Adviesvraag
from samenwerking.working_days import is_working_day

DATA = Path(__file__).with_name("data") / "advies.toml"
ADVISEUR = "redacteur@raadsportaal.example"


def load_demo_advies(today: date) -> int:
    """Once, when Oosterwaard asked nothing yet; returns how many questions were made."""
    adviseur = Gebruiker.objects.filter(email=ADVISEUR).first()
    if adviseur:
        adviseur.groups.add(Group.objects.get_or_create(name=GROEP)[0])
    gemeente = Gemeente.objects.filter(slug="oosterwaard").first()
    if gemeente is None or Adviesvraag.objects.filter(gemeente=gemeente).exists():
        return 0
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))["vraag"]
    for row in rows:
        asked = datetime.combine(_before(today, row["werkdagen_geleden"]), time(10), timezone.get_current_timezone())
        vraag = Adviesvraag.ask(
            vrager=Gebruiker.objects.get(email=row["van"]), gemeente=gemeente, onderwerp=row["onderwerp"],
            vraag=row["vraag"], meegestuurd=row["mee"], now=asked,
        )  # fmt: skip
        if reply := row.get("antwoord") or row.get("terugvraag"):
            later, back = asked + timedelta(hours=5), "terugvraag" in row
            vraag.reply(by=adviseur, tekst=reply, now=later, van_vng=True, asks_back=back)
    return len(rows)


def _before(day, number):
    while number:
        day -= timedelta(days=1)
        number -= is_working_day(day)
    return day
