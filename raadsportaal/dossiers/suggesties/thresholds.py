"""Drafts of thresholds: from which chance a doel is best shown, by what griffies decided about its suggestions."""

from agendas.duiding.engine import STERK, TONEN
from agendas.models import Drempel, Lexiconstand

DECISIONS = 20  # about a doel, at least
GAIN = 0.02  # in F1, that a change must bring
NEAR = 0.05  # so near to one that an editor has, or refused, a threshold is not proposed
CHANCES = [percent / 100 for percent in range(5, 100)]  # what Drempel allows


def proposed_drempels(scores: dict[int, list[tuple[float, bool]]]) -> list[Drempel]:
    """`scores`: per doel (score, whether it was linked). No second draft for a doel while one waits.

    What was never shown was never decided, so a threshold hardly gets lower than it was. `sterk` follows only as far
    as it must: a decision does not say how strong a passage is.
    """
    rows = {}
    for drempel in Drempel.objects.all():
        rows.setdefault(drempel.doel, []).append(drempel)
    drafts = (_drempel(doel, decided, rows.get(doel, [])) for doel, decided in sorted(scores.items()))
    return [drempel for drempel in drafts if drempel]


def _drempel(doel, decided, rows):
    waits = any(row.stand == Lexiconstand.VOORSTEL for row in rows)
    if len(decided) < DECISIONS or waits:
        return None
    tonen, sterk = next(((row.tonen, row.sterk) for row in rows if row.stand == Lexiconstand.GEBRUIK), (TONEN, STERK))
    best = max(CHANCES, key=lambda chance: (round(f1(decided, chance), 6), -abs(chance - tonen), chance))
    now, then = f1(decided, tonen), f1(decided, best)
    if then - now < GAIN or any(abs(row.tonen - best) < NEAR for row in rows):
        return None
    linked = sum(good for _, good in decided)
    herkomst = f"F1 van {now:.2f} naar {then:.2f}".replace(".", ",")
    herkomst += f", op {len(decided)} besluiten over doel {doel}: {linked} gekoppeld, {len(decided) - linked} niet"
    return Drempel(doel=doel, tonen=best, sterk=max(sterk, best), stand=Lexiconstand.VOORSTEL, herkomst=herkomst)


def f1(decided: list[tuple[float, bool]], chance: float) -> float:
    """Of what would be shown from this chance on, against what was linked; 0 to 1."""
    shown = sum(score >= chance for score, _ in decided)
    linked = sum(good for _, good in decided)
    right = sum(good and score >= chance for score, good in decided)
    return 2 * right / (shown + linked) if linked else 0.0
