"""A paper as plain text, for the clipboard and for an e-mail."""

from raadsportaal.instrumenten.papier import Papier, Vorm
from raadsportaal.instrumenten.stijl import PLAIN, Stijl

SIGNS = {Vorm.STREEPJES: lambda number: "- ", Vorm.NUMMERS: "{}. ".format, Vorm.VRAGEN: "{}. ".format}


def write(papier: Papier, stijl: Stijl) -> bytes:
    return (as_text(papier, stijl) + "\n").encode()


def as_text(papier: Papier, stijl: Stijl = PLAIN) -> str:
    blocks = [f"{stijl.boven(papier)}\n{papier.merk}", papier.kop]
    blocks.append("\n".join(f"{label}: {text}" for label, text in papier.kenmerken))
    blocks += [_deel(deel) for deel in papier.delen]
    if papier.bronnen:
        numbered = enumerate(papier.bronnen, 1)
        lines = [f"[{n}] {' '.join(filter(None, [bron.tekst, bron.url]))}" for n, bron in numbered]
        blocks.append("\n".join([papier.bronnenkop, *lines]))
    return "\n\n".join(filter(None, [*blocks, "\n".join(papier.voet)]))


def _deel(deel):
    lines = [deel.kop] if deel.kop else []
    sign = SIGNS.get(deel.vorm, lambda number: "")
    for number, regel in enumerate(deel.regels, 1):
        lines.append(f"{sign(number)}{regel}")
        if deel.vorm == Vorm.VRAGEN:
            lines.append("Antwoord:")
    if deel.is_table:
        lines += [" | ".join(rij) for rij in (deel.koppen, *deel.rijen)]
    return "\n".join(lines)
