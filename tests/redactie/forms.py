"""The form of a record in the admin as a browser would send it back, changed here and there."""

from django.contrib.messages import get_messages
from django.urls import reverse

from tests.addresses import unrendered


def address(record):
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


def opened(client, record) -> dict:
    """All fields of the page as they are filled in now; its text is not asked for, and takes longest."""
    with unrendered():
        page = client.get(address(record))
    assert page.status_code == 200
    form, formsets = page.context["adminform"].form, page.context["inline_admin_formsets"]
    data = {"_gezien": page.context["gezien"]}
    for bound in [*form, *(f for inline in formsets for sub in inline.formset for f in sub)]:
        _add(data, bound)
    for inline in formsets:
        for bound in inline.formset.management_form:
            _add(data, bound)
    return data


def _add(data, bound):
    value = bound.field.prepare_value(bound.value()) if hasattr(bound.field, "prepare_value") else bound.value()
    if value is None or value is False:
        return
    if hasattr(value, "isoformat"):
        value = value.isoformat()
    data[bound.html_name] = [str(v) for v in value] if isinstance(value, list | tuple | set) else value


def send(client, record, data=None, **changed):
    """Returns the page that it leads to."""
    return _sent(client, record, data, changed, follow=True)


def put(client, record, data=None, **changed):
    """The same, when nobody looks at the page that it leads to: that takes as long as the form itself."""
    return _sent(client, record, data, changed, follow=False)


def said(answer) -> str:
    """What the page that an answer leads to tells on top, when nobody looks at the rest of it."""
    return "\n".join(str(message) for message in get_messages(answer.wsgi_request))


def _sent(client, record, data, changed, follow):
    data = (opened(client, record) if data is None else data) | changed
    return sure(client, address(record), client.post(address(record), data, follow=follow), follow)


def sure(client, url, page, follow=True):
    """Say yes where the admin asks whether this may be public; any other page is left as it came."""
    asked = page.context or {}
    if "zeker" not in asked:
        return page
    yes = {asked["knop"]: asked["waarde"], asked["zeker"]: "Ja", "_gezien": asked["gezien"]}
    return client.post(url, yes, follow=follow)
