"""Of who handed something in only the political group: the names of council members are not kept.

What cannot be told from the name of a person is left out.
"""

import re
from collections.abc import Iterable

# The last brackets behind a name: `Passier, C.E. (Charlotte) (Volt)`. Those before it are what friends say.
BRACKETS = re.compile(r"\(([^()]*)\)(?!\s*\()")
FIRST_NAME = re.compile(r"\([^()]*\)\s*\($")
OFFICES = re.compile(r"wethouder|burgemeester|voorzitter|griffier|raadslid|fractielid|lid\b", re.I)
GROUP_WORDS = re.compile(
    r"\b(?:\w*partij\w*|\w*lijst|\w*belangen?|lokaal|lokale|fractie|groep|leefbaar|leefbaarheid|senioren|ouderen"
    r"|democraten|democratisch|progressief|gemeente\w*|burgers?|burger(?:lijst|belang\w*)|inwoners\w*|hart voor"
    r"|forum|volt|denk|christen ?unie|groen ?links|jezus leeft|samen|onafhankelijk\w*|liberaal|sociaal)\b",
    re.I,
)
CAPITALS = re.compile(r"(?:[A-Z0-9]{2,}[A-Za-z0-9+&-]*|Pvd[A-Z])(?:[ /&+-]+\w+)*")
INITIALS = re.compile(r"\b[A-Z]\.")
BETWEEN = re.compile(r"[;,/\n|]")
AND = re.compile(r"[;,/\n|]|\ben\b")  # names of groups have an “en” in them too


def fracties(texts: Iterable[str], *, are_groups: bool = False) -> str:
    """The groups in these texts, each once; `are_groups` when the source says that it names groups and no people."""
    found = dict.fromkeys(group for text in texts for group in (_parts(text, BETWEEN) if are_groups else _groups(text)))
    return ", ".join(found)


def _groups(text):
    if "(" not in text:
        return [part for part in _parts(text, AND) if _is_group(part)]
    found = []
    for brackets in BRACKETS.finditer(text):
        group = " ".join(brackets[1].split())
        follows_first_name = FIRST_NAME.search(text[: brackets.start() + 1])
        if not OFFICES.search(group) and (follows_first_name or _is_group(group)):
            found.append(group)
    return [group for group in found if group]


def _is_group(text):
    if OFFICES.search(text) or INITIALS.search(text):
        return False
    return bool(CAPITALS.fullmatch(text) or GROUP_WORDS.search(text))


def _parts(text, between):
    parts = (re.sub(r"^fractie ", "", " ".join(part.split()), flags=re.I) for part in between.split(text))
    return [part for part in parts if part]
