"""The mailbox of the demo: what the portal would have sent, to read in the browser. Not there in production."""

import email
import email.policy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from raadsportaal.basis.pages import render_page

NEWEST = 30
BETWEEN = b"-" * 79  # what Django's file backend writes after each message


@dataclass(frozen=True)
class Bericht:
    aan: str
    onderwerp: str
    wanneer: datetime
    tekst: str


def berichten(folder: Path) -> list[Bericht]:
    """The newest e-mails in the files of Django's file backend, newest first; the plain text of each."""
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)[:NEWEST]
    parts = [part.strip() for file in files for part in reversed(file.read_bytes().split(BETWEEN))]
    return [_bericht(part) for part in parts if part][:NEWEST]


def _bericht(data):
    message = email.message_from_bytes(data, policy=email.policy.default)
    body = message.get_body(("plain",))
    return Bericht(
        aan=message["To"] or "",
        onderwerp=message["Subject"] or "",
        wanneer=_moment(message["Date"].datetime),
        tekst=body.get_content() if body else "",
    )


def _moment(written):
    """Django writes -0000, which says nothing of a time zone, and means UTC; the page shows it in our own."""
    return written if timezone.is_aware(written) else written.replace(tzinfo=UTC)


def lijst(request):
    return render_page(request, "portaal/post.html", {"berichten": berichten(Path(settings.EMAIL_FILE_PATH))})
