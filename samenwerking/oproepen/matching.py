"""Which calls fit what a municipality offers, and why: each reason can be read, and nothing is a percentage.

What a call asks for and an offer cannot give (a journey, a language, a country, a theme) is no match. What fits adds to
the order in the list. A journey to a country to which nobody is sent is not open, and so is matched to nobody.
"""

from dataclasses import dataclass

from raadsportaal.basis.kept_answers import kept
from raadsportaal.basis.texts import listed
from samenwerking.models import Aanbod, Deskundigheid, Oproep, Reactie, Vorm

THEMA, LAND, TAAL, ROL, REIS = 3, 2, 2, 2, 1


@dataclass(frozen=True)
class PassendeOproep:
    """A call with the offer that fits best, what fits, and what to mind. Without an offer: a call to know of."""

    oproep: Oproep
    aanbod: Aanbod | None = None
    score: int = 0
    redenen: tuple[str, ...] = ()
    let_op: tuple[str, ...] = ()

    @property
    def uitleg(self) -> str:
        """Past: thema water, spreekt Frans, kan op reis."""
        return f"Past: {', '.join(self.redenen)}." if self.redenen else ""

    @property
    def kanttekening(self) -> str:
        return f"Let op: {', '.join(self.let_op)}." if self.let_op else ""


@kept(4)
def _open_calls(on):
    return list(Oproep.objects.open(on).for_list())


def matches_for(gemeente, on) -> list[PassendeOproep]:
    """The open calls that fit what the municipality offers on this day, the best first; each call once."""
    offers = list(Aanbod.objects.of_gemeente(gemeente).valid(on))
    if not offers:
        return []
    found = filter(None, (best_match(oproep, offers) for oproep in _open_calls(on)))
    return sorted(found, key=lambda one: -one.score)  # of equals the first deadline, as for_list() has them


def calls_for(gemeente, on, limit=2, besides=()) -> list[PassendeOproep]:
    """For "VNG International zoekt kennis over ...": what fits first, then what else is open.

    Not what was answered, nor what the page shows already (`besides`). What was taken back may be given again.
    """
    shown = {one.oproep.pk for one in besides}
    unseen = _without(Reactie.objects.of_gemeente(gemeente), [one for one in _open_calls(on) if one.pk not in shown])
    offers = list(Aanbod.objects.of_gemeente(gemeente).valid(on)) if unseen else []
    calls = [best_match(oproep, offers) or PassendeOproep(oproep) for oproep in unseen]
    return sorted(calls, key=lambda one: -one.score)[:limit]


def calls_for_raadslid(gemeente, gebruiker, on, limit=None) -> list[PassendeOproep]:
    """The open calls that ask for a council member and that this one did not answer; what fits the own offers first."""
    asked = [oproep for oproep in _open_calls(on) if oproep.rol == Deskundigheid.RAADSLID]
    open_calls = _without(Reactie.objects.of_person(gemeente, gebruiker), asked)
    offers = list(Aanbod.objects.of_person(gemeente, gebruiker).valid(on)) if open_calls else []
    calls = [best_match(oproep, offers) or PassendeOproep(oproep) for oproep in open_calls]
    return sorted(calls, key=lambda one: -one.score)[:limit]


def _without(reacties, oproepen):
    """Those calls that none of these responds to."""
    answered = set(reacties.active().values_list("oproep", flat=True)) if oproepen else set()
    return [oproep for oproep in oproepen if oproep.pk not in answered]


def best_match(oproep, offers) -> PassendeOproep | None:
    """With the offer that fits a call best; None when none fits."""
    fitting = filter(None, (match(oproep, aanbod) for aanbod in offers))
    return max(fitting, key=lambda one: one.score, default=None)


def match(oproep, aanbod) -> PassendeOproep | None:
    """None when the offer lacks what the call cannot do without, or when nothing fits at all."""
    score, redenen, let_op = 0, [], []
    for points, reden, kanttekening in (_thema(oproep, aanbod), _land(oproep, aanbod), _taal(oproep, aanbod),
                                        _rol(oproep, aanbod), _reis(oproep, aanbod)):  # fmt: skip
        if points is None:
            return None
        score += points
        redenen += [reden] if reden else []
        let_op += [kanttekening] if kanttekening else []
    return PassendeOproep(oproep, aanbod, score, tuple(redenen), tuple(let_op)) if redenen else None


# Each gives (points, reason, what to mind); None for points when it cannot be.
NO, NOTHING = (None, "", ""), (0, "", "")


def _thema(oproep, aanbod):
    asked, given = list(oproep.themas.all()), set(aanbod.themas.all())
    shared = [thema.naam.lower() for thema in asked if thema in given]
    if not asked:
        return NOTHING
    if len(shared) > 1:  # with marks: the names of themes hold "en" themselves
        return THEMA, f"thema’s {listed([f'‘{naam}’' for naam in shared])}", ""
    return (THEMA, f"thema {shared[0]}", "") if shared else NO


def _land(oproep, aanbod):
    asked, given = list(oproep.landen.all()), set(aanbod.landen.all())
    shared = [land.naam for land in asked if land in given]
    if not asked or not given:  # no country named: any
        return NOTHING
    return (LAND, f"voor {listed(shared)}", "") if shared else NO


def _taal(oproep, aanbod):
    if not oproep.talen:
        return NOTHING
    if not aanbod.talen:
        return 0, "", f"de oproep vraagt {listed(oproep.taal_labels, 'of')}, en bij uw aanbod staat geen taal"
    shared = [label for label in oproep.taal_labels if label in aanbod.taal_labels]
    return (TAAL, f"spreekt {listed(shared)}", "") if shared else NO


def _rol(oproep, aanbod):
    asked = oproep.get_rol_display().lower()
    if oproep.rol in aanbod.rollen:
        return ROL, f"rol {asked}", ""
    return 0, "", f"de oproep vraagt de rol ‘{asked}’"


def _reis(oproep, aanbod):
    if oproep.vorm != Vorm.REIS:
        return NOTHING
    return (REIS, "kan op reis", "") if aanbod.reist else NO
