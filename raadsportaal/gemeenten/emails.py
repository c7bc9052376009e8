"""Writes the portal's e-mails: one text template each, which is also the source of the HTML part."""

import logging

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)
NOT_SENT = "De e-mail kon niet weg. Probeer het straks opnieuw."


class MailNotSent(Exception):
    """The mail server did not take it; the message is for whoever asked for the e-mail."""

    def __init__(self):
        super().__init__(NOT_SENT)


def send(message: EmailMultiAlternatives, what: str):
    """Raise MailNotSent when it cannot go. The log gets the kind of fault: its text may hold the address."""
    try:
        message.send()
    except (OSError, UnicodeError) as fault:  # OSError: also everything of smtplib
        logger.warning("E-mail %s ging niet weg: %s", what, type(fault).__name__)
        raise MailNotSent from None


def compose(prefix, to, *, headers=None, **context) -> EmailMultiAlternatives:
    """An e-mail from `<prefix>_subject.txt` and `<prefix>_message.txt`, not sent yet.

    The message extends `account/email/basis.txt` and says at its foot why the person gets it. The subject is seen on
    locked screens and in logs of mail servers: no names in it.
    """
    return message(*written(prefix, context), to, headers)


def written(prefix, context) -> tuple[str, str]:
    """The subject and the text."""
    subject = " ".join(render_to_string(f"{prefix}_subject.txt", context).split())
    return subject, render_to_string(f"{prefix}_message.txt", context).strip()


def message(subject, text, to, headers=None, html="") -> EmailMultiAlternatives:
    """The e-mail with its HTML part, which is made from the text if there is no other."""
    message = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [to], headers=headers)
    html = html or render_to_string("account/email/basis.html", {"subject": subject, "text": text})
    message.attach_alternative(html, "text/html")
    return message
