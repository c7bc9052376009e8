"""One word for one thing on the screens of the desk: "voorbeeld", and never the words of a programmer for it."""

import ast
import re

import pytest
from django.conf import settings
from django.utils.translation import gettext

ROOT = settings.BASE_DIR
OURS = ("raadsportaal", "kennisbank", "samenwerking", "agendas")
NOT_SHOWN = {"migrations", "bench", "opendata"}  # the last names kinds by their addresses, for who builds
SQL = re.compile(r"\b(?:SELECT|INSERT|JOIN|NEW\.)")
CODE = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}|<[^>]*>", re.S)
WORD = re.compile(r"\b(records?|praktijk|praktijken)\b", re.I)


def sentences(path):
    """The texts in a module that have more than one word, without those that only programmers read."""
    tree = ast.parse(path.read_text())
    docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    texts = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))
    return [n.value for n in texts if id(n) not in docs and " " in n.value.strip() and not SQL.search(n.value)]


def test_no_message_or_label_of_the_desk_speaks_of_a_record_or_a_praktijk():
    modules = [path for name in OURS for path in (ROOT / name).rglob("*.py") if not NOT_SHOWN & set(path.parts)]
    found = {path.name: text for path in modules for text in sentences(path) if WORD.search(text)}
    # Labels of two numbers that no screen shows; a change would cost a migration.
    assert found == {"dubbel.py": "het andere record"}


@pytest.mark.parametrize("folder", ["beheer", "admin"])
def test_no_screen_of_the_desk_does(folder):
    templates = list((ROOT / "templates" / folder).glob("*.html"))
    texts = {path.name: CODE.sub(" ", path.read_text()) for path in templates}
    assert len(texts) > 2 and {name for name, text in texts.items() if WORD.search(text)} == set()


def test_nor_does_the_manual_of_the_editor():
    assert not WORD.search((ROOT / "docs" / "redacteur.md").read_text())


def test_what_is_said_after_saving_fits_a_name_of_any_gender():
    """Each sentence that we wrote over one of Django's, as it was compiled."""
    source = (settings.LOCALE_PATHS[0] / "nl" / "LC_MESSAGES" / "django.po").read_text()
    ours = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', source, re.M)
    assert len(ours) == 6
    assert {english: gettext(english) for english, _ in ours} == dict(ours)
