"""What was found in a passage as plain lists, to keep with a text and to make findings of again."""

from agendas.duiding.document import Bevinding
from agendas.duiding.engine import Vondst
from agendas.duiding.passages import Passage


def row_of(bevinding: Bevinding) -> dict:
    """Without the words of the passage: its places say where they stand."""
    passage = bevinding.passage
    return {
        "begin": passage.begin,
        "einde": passage.einde,
        "kop": passage.kop,
        "bladzijde": passage.bladzijde,
        "vondsten": [
            [v.doel, round(v.score, 4), v.sterkte, v.subdoelen, v.bewijs, v.gegokt] for v in bevinding.vondsten
        ],
        "wereld": bevinding.wereld,
    }


def of_row(row: dict, tekst: str) -> Bevinding:
    """A finding again; `tekst` is the whole text that it was found in."""
    begin, einde = row["begin"], row["einde"]
    passage = Passage(tekst[begin:einde], begin, einde, row["kop"], row["bladzijde"])
    vondsten = [
        Vondst(doel, score, sterkte, subdoelen, [(begin, einde) for begin, einde in bewijs], *gegokt)
        for doel, score, sterkte, subdoelen, bewijs, *gegokt in row["vondsten"]
    ]
    return Bevinding(passage, vondsten, {soort: [tuple(s) for s in spans] for soort, spans in row["wereld"].items()})
