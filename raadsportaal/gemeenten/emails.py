"""Writes the portal's e-mails: one text template each, which is also the source of the HTML part."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string


def compose(prefix, to, *, headers=None, **context) -> EmailMultiAlternatives:
    """An e-mail from `<prefix>_subject.txt` and `<prefix>_message.txt`, not sent yet.

    The message extends `account/email/basis.txt` and says at its foot why the person gets it. The subject is seen on
    locked screens and in logs of mail servers: no names in it.
    """
    subject = " ".join(render_to_string(f"{prefix}_subject.txt", context).split())
    text = render_to_string(f"{prefix}_message.txt", context).strip()
    message = EmailMultiAlternatives(subject, text, settings.DEFAULT_FROM_EMAIL, [to], headers=headers)
    message.attach_alternative(
        render_to_string("account/email/basis.html", {"subject": subject, "text": text}), "text/html"
    )
    return message
