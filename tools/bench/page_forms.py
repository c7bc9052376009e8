"""What a page leads to: its links and its forms, with the fields as a browser would send them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

NOT_SENT = {"image", "reset", "button"}
CHOSEN_OR_NOT = {"checkbox", "radio"}
LEADS_TO = {"a": "href", "link": "href"}


@dataclass
class Form:
    method: str
    action: str
    is_multipart: bool
    fields: list[tuple[str, str]] = field(default_factory=list)
    choices: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    @property
    def names(self):
        return list(dict.fromkeys([*(name for name, _ in self.fields), *self.choices]))


def links_and_forms(html: str) -> tuple[list[str], list[Form]]:
    reader = _Reader()
    reader.feed(html)
    return reader.links, reader.forms


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links, self.forms = [], []
        self.form = self.select = self.textarea = None

    def handle_starttag(self, tag, attrs):
        told = {name: value or "" for name, value in attrs}
        if link := told.get(LEADS_TO.get(tag, ""), ""):
            self.links.append(link)
        if link := told.get("hx-get"):
            self.links.append(link)
        if tag == "form":
            kind = told.get("enctype", "")
            self.form = Form(told.get("method", "get").upper(), told.get("action", ""), kind == "multipart/form-data")
            self.forms.append(self.form)
        elif self.form:
            self._field(tag, told)

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.textarea:
            name, parts = self.textarea
            self.form.fields.append((name, "".join(parts).removeprefix("\n")))
            self.textarea = None

    def handle_data(self, data):
        if self.textarea:
            self.textarea[1].append(data)

    def _field(self, tag, told):
        name, value = told.get("name", ""), told.get("value", "")
        if tag == "input" and name:
            self._input(told.get("type", "text"), name, value or "on" * ("value" not in told), "checked" in told)
        elif tag == "button" and name:
            self.form.buttons.append((name, value))
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            self._choice(self.select, value, "selected" in told)
        elif tag == "textarea" and name:
            self.textarea = name, []

    def _input(self, kind, name, value, is_checked):
        if kind == "file":
            self.form.files.append(name)
        elif kind == "submit":
            self.form.buttons.append((name, value))
        elif kind in CHOSEN_OR_NOT:
            self._choice(name, value, is_checked)
        elif kind not in NOT_SENT:
            self.form.fields.append((name, value if value != "on" else ""))

    def _choice(self, name, value, is_chosen):
        self.form.choices.setdefault(name, []).append(value)
        if is_chosen:
            self.form.fields.append((name, value))
