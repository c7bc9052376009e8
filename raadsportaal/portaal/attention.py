"""What asks for attention in a municipality: the next council meeting, and what each person can do before it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, Min, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator

from raadsportaal.basis.texts import number_of
from raadsportaal.dossiers.models import Besluit, Dossier, Koppeling, Lezing, Suggestie
from raadsportaal.dossiers.models.koppeling import NAAR
from raadsportaal.gemeenten.access import Recht
from raadsportaal.instrumenten.models import Concept, Ingediend
from raadsportaal.instrumenten.soorten import Soort

RECENT = timedelta(days=30)
MOST = 6  # dossiers of one meeting in the list; the rest is one line
FEW = 3
MANY = 200  # of each kind, when somebody asks for the whole list
ALL = "aandacht=alles"
NO_DAY = "U kiest: koppel, of past niet."


@dataclass(frozen=True)
class Vergadering:
    """The next council meeting: its day and the open dossiers that come up then."""

    dag: date
    dossiers: list[Dossier]

    @property
    def gekoppeld(self):
        return [dossier for dossier in self.dossiers if dossier.gekoppeld]

    @property
    def ongekoppeld(self):
        return [dossier for dossier in self.dossiers if not dossier.gekoppeld]

    @property
    def internationaal(self):
        return [dossier for dossier in self.dossiers if dossier.buitenland]


@dataclass(frozen=True)
class Taak:
    """A line of the list: what it is about, why it is there, and the day that the council handles it."""

    titel: str
    url: str
    tekst: str
    dag: date | None = None
    icoon: str = "document"
    knop: str = ""
    label: str = ""


def next_meeting(gemeente, today) -> Vergadering | None:
    """The first day from today on which an open dossier is handled."""
    coming = gemeente.dossiers.coming(today)
    first = coming.filter(behandeldatum=Subquery(coming.values("behandeldatum")[:1]))
    examples = Count("koppelingen", Q(koppelingen__besluit=Besluit.GEKOPPELD, koppelingen__praktijk__isnull=False))
    side = Exists(Koppeling.objects.linked().abroad().filter(dossier=OuterRef("pk")))
    dossiers = list(first.with_counts().annotate(voorbeelden=examples, buitenland=side))
    return Vergadering(dossiers[0].behandeldatum, dossiers) if dossiers else None


def greeting(now: datetime, gebruiker) -> str:
    """Good morning, afternoon or evening, with the first name where there is one."""
    part = "Goedemorgen" if 5 <= now.hour < 12 else "Goedemiddag" if 12 <= now.hour < 18 else "Goedenavond"
    return f"{part} {gebruiker.naam.split()[0]}." if gebruiker.naam.strip() else f"{part}."


def meeting_sentence(vergadering, today) -> str:
    """When the council meets and how much of it has an international side: a tie abroad, and no Global Goal alone."""
    if vergadering is None:
        return "Er staat geen raadsvergadering met dossiers op de agenda."
    n = len(vergadering.internationaal)
    if n == 0:
        rest = "Op de agenda staat nog geen dossier met een internationale kant."
    elif n == 1:
        rest = "Op de agenda staat 1 dossier met een internationale kant."
    else:
        rest = f"Op de agenda staan {n} dossiers met een internationale kant."
    return f"Uw raad vergadert {_when(vergadering.dag, today)}. {rest}"


def tasks(toegang, gebruiker, vergadering, now: datetime, lezingen: list[Lezing], *, few: int = FEW) -> list[Taak]:
    """What this person can do, by the day of the council: the soonest first, without a day to come last.

    `lezingen`: what was given to be read in this session. Of what has no page of its own `few` stand in the list; what
    is cut says how many more there are, and leads to all of them.
    """
    rechten, today, found = toegang.rechten, timezone.localdate(now), []
    if Recht.BEWERKEN in rechten:
        found += _alone(toegang, gebruiker) + _to_confirm(toegang)
        found += _proposals(toegang, today) + _suggestions(toegang) + _busy(toegang.gemeente)
        found += _unlinked(vergadering, toegang)
        found += _lacking(toegang, vergadering, today)
        found += _read(lezingen, toegang.gemeente)
        found += _paragraphs(toegang.gemeente, gebruiker)
        found += _ready_for(vergadering, toegang.gemeente)
    else:
        found += _prepare(vergadering, toegang.gemeente)
        found += _new_examples(toegang.gemeente, gebruiker, now, few)
    if Recht.KOPPELEN not in rechten:
        found += _answers(toegang.gemeente, gebruiker, now, few)
    return sorted(found, key=lambda taak: taak.dag if taak.dag and taak.dag >= today else date.max)


def _proposals(toegang, today):
    """What waits for the griffie, and the first day that the council needs it. Who cannot decide has no task in it."""
    if Recht.KOPPELEN not in toegang.rechten:
        return []
    waiting = Koppeling.objects.of_gemeente(toegang.gemeente).queue(today)
    coming = Q(dossier__behandeldatum__gte=today)
    found = waiting.aggregate(n=Count("pk"), dag=Min("dossier__behandeldatum", filter=coming))
    n = found["n"]
    if not n:
        return []
    titel = number_of(n, "voorstel wacht op een besluit", "voorstellen wachten op een besluit")
    tekst = f"Het eerste dossier komt in de raad op {_day(found['dag'])}." if found["dag"] else NO_DAY
    url = reverse("dossiers:voorstellen", args=[toegang.gemeente.slug])
    return [Taak(titel, url, tekst, found["dag"], "lamp", "Bekijk voorstellen")]


def is_alone(toegang, gebruiker) -> bool:
    """A griffier for whom nobody else works here yet: what is done is read by no council."""
    return Recht.LEDEN in toegang.rechten and not toegang.gemeente.leden.active().of_others(gebruiker).exists()


def _alone(toegang, gebruiker):
    if not is_alone(toegang, gebruiker):
        return []
    url = reverse("gemeenten:lijst", args=[toegang.gemeente.slug])
    return [Taak("U bent hier nog alleen", url, "Nodig uw raad in één keer uit, met een lijst.", knop="Nodig uit")]


def _to_confirm(toegang):
    """What members say that they handed in. One leads to its page, more to the list of dossiers with that stand."""
    if Recht.KOPPELEN not in toegang.rechten:
        return []
    waiting = list(Ingediend.objects.filter(gemeente=toegang.gemeente).unconfirmed().for_list().newest_first())
    if not waiting:
        return []
    n, first = len(waiting), waiting[0]
    titel = number_of(n, "ingediend stuk wacht op bevestiging", "ingediende stukken wachten op bevestiging")
    url = reverse("instrumenten:te_bevestigen", args=[toegang.gemeente.slug])
    tekst = f"Het nieuwste: ‘{Truncator(first.dossier.titel).chars(70)}’."
    return [Taak(titel, url, tekst, knop="Bekijk en bevestig")]


def _suggestions(toegang):
    """Per dossier the suggestions that wait for the griffie; a few, the soonest in the council first."""
    if Recht.KOPPELEN not in toegang.rechten:
        return []
    rows = list(Suggestie.objects.of_gemeente(toegang.gemeente).per_dossier())
    lines = [
        Taak(
            f"{row['n']} suggestie{'' if row['n'] == 1 else 's'} bij ‘{Truncator(row['dossier__titel']).chars(70)}’",
            reverse("dossiers:suggesties", args=[toegang.gemeente.slug, row["dossier__slug"]]),
            "De computer las een stuk. U beslist wat past.", row["dag"], "lamp", "Bekijk suggesties",
        )
        for row in rows[:FEW]
    ]  # fmt: skip
    rest = rows[FEW:]
    if rest:
        url = f"{reverse('dossiers:wachtend', args=[toegang.gemeente.slug])}?van=lezing"
        titel = f"Nog {number_of(len(rest), 'dossier', 'dossiers')} met suggesties"
        tekst = f"Daar wachten {sum(row['n'] for row in rest)} suggesties."
        lines.append(Taak(titel, url, tekst, rest[0]["dag"], "lamp", "Bekijk alles"))
    return lines


def _busy(gemeente):
    """What the queue is reading for the griffie."""
    return [
        Taak(
            f"Stukken lezen: {ronde.gedaan} van {ronde.aantal}",
            reverse("dossiers:leesronde", args=[gemeente.slug, ronde.pk]),
            "De computer is nog bezig.",
            knop="Bekijk de voortgang",
        )
        for ronde in gemeente.leesrondes.busy().with_counts().newest_first()[:1]
    ]


def _unlinked(vergadering, toegang):
    """Dossiers of the next meeting to which nothing is linked."""
    if vergadering is None:
        return []
    knop = "Koppel doelen" if Recht.KOPPELEN in toegang.rechten else "Stel doelen voor"
    lines = [
        Taak(d.titel, d.get_absolute_url(), f"{_in_council(d)}. Nog niets gekoppeld.", d.behandeldatum, knop=knop)
        for d in vergadering.ongekoppeld
    ]
    return _shortened(lines, toegang.gemeente, vergadering.dag)


def _ready_for(vergadering, gemeente):
    """Dossiers of the next meeting to which something is linked: to look at once more."""
    dossiers = vergadering.gekoppeld if vergadering else []
    lines = [Taak(d.titel, d.get_absolute_url(), f"{_in_council(d)}. {_ready(d)}", d.behandeldatum) for d in dossiers]
    return _shortened(lines, gemeente, vergadering.dag, "gekoppelde dossiers") if lines else []


def _lacking(toegang, vergadering, today):
    """What open dossiers lack: a day, a link; and terms that end. Those of the next meeting have a line each."""
    n = toegang.gemeente.dossiers.count_lacking(today, vergadering and vergadering.dag)
    lines = _undated(n["undated"], toegang.gemeente) + _terms(n["over"], n["soon"], toegang.gemeente)
    return lines + _bare(n["bare"], toegang)


def _undated(n, gemeente):
    if not n:
        return []
    titel = number_of(n, "dossier heeft nog geen datum", "dossiers hebben nog geen datum")
    tekst = "Met een datum ziet de raad op tijd wat eraan komt."
    url = f"{reverse('dossiers:dossiers', args=[gemeente.slug])}?welke=open&jaar=geen"
    return [Taak(titel, url, tekst, icoon="let")]


def _terms(over, soon, gemeente):
    """Motions and toezeggingen whose term is over, or will be within thirty days."""
    if not over + soon:
        return []
    titel = f"{over} verlopen, {soon} binnen 30 dagen" if over else f"{soon} binnen 30 dagen"
    url = reverse("dossiers:opvolging", args=[gemeente.slug])
    keuze = "verlopen" if over else "binnenkort"
    tekst = "Moties, toezeggingen en vragen waarvan de termijn afloopt."
    return [Taak(f"Termijnen: {titel}", f"{url}?termijn={keuze}", tekst, icoon="let", knop="Bekijk termijnen")]


def _bare(n, toegang):
    """Open dossiers to which nothing is linked."""
    if not n:
        return []
    titel = number_of(n, "ander dossier heeft", "andere dossiers hebben")
    tekst = "Koppel doelen." if Recht.KOPPELEN in toegang.rechten else "Stel de griffie doelen voor."
    url = f"{reverse('dossiers:dossiers', args=[toegang.gemeente.slug])}?welke=open&doel=geen"
    return [Taak(f"{titel} nog geen koppeling", url, tekst)]


def _read(lezingen, gemeente):
    """What was read and not kept: it is gone after signing out."""
    lines = [
        Taak(
            f"‘{Truncator(lezing.naam).chars(70)}’ is gelezen en niet bewaard",
            reverse("dossiers:lezing", args=[gemeente.slug, lezing.pk]),
            "Bewaar het bij een dossier. Als u uitlogt, is het weg.",
            knop="Bekijk",
        )
        for lezing in lezingen
        if lezing.is_done
    ]
    url = reverse("dossiers:duiding", args=[gemeente.slug])
    return _cut(lines, FEW, ("gelezen tekst", "gelezen teksten"), url)


def _paragraphs(gemeente, gebruiker):
    """The own drafts of a paragraph, which an ambtenaar writes for a proposal of the college."""
    own = Concept.objects.filter(gemeente=gemeente, soort=Soort.PARAGRAAF).of_person(gebruiker).still_open()
    lines = [
        Taak(
            f"Uw concept ‘{Truncator(concept.titel).chars(70)}’",
            concept.get_absolute_url(),
            f"U wijzigde het op {_day(timezone.localdate(concept.gewijzigd_op))}.",
            knop="Schrijf verder",
        )
        for concept in own.select_related("gemeente").newest_first()
    ]
    return _cut(lines, FEW, ("concept", "concepten"), reverse("instrumenten:papieren", args=[gemeente.slug]))


def _prepare(vergadering, gemeente):
    """The dossiers of the next meeting with what is ready for each; those with something first."""
    if vergadering is None:
        return []
    dossiers = vergadering.gekoppeld + vergadering.ongekoppeld
    lines = [
        Taak(d.titel, d.get_absolute_url(), f"{_in_council(d)}. {_ready(d)}", d.behandeldatum, knop="Bereid voor")
        for d in dossiers
    ]
    return _shortened(lines, gemeente, vergadering.dag)


def _new_examples(gemeente, gebruiker, now, few):
    """Examples that the griffie linked lately to dossiers that the council must still handle."""
    koppelingen = Koppeling.objects.of_gemeente(gemeente).of_dossiers(gemeente.dossiers.open()).linked().to_praktijken()
    latest = koppelingen.filter(besloten_op__gte=now - RECENT).not_proposed_by(gebruiker)
    shown, more = _newest(latest, few)
    lines = [
        Taak(
            f"Nieuw voorbeeld bij ‘{Truncator(koppeling.dossier.titel).chars(70)}’",
            koppeling.dossier.get_absolute_url(),
            f"{koppeling.praktijk.titel} ({koppeling.praktijk.waar}). De griffie heeft dit voorbeeld gekoppeld.",
            koppeling.dossier.behandeldatum,
            "lamp",
            label="Nieuw",
        )
        for koppeling in shown
    ]
    return lines + _rest(more, ("nieuw voorbeeld", "nieuwe voorbeelden"), _whole_list(gemeente))


def _answers(gemeente, gebruiker, now, few):
    """What became of this person's own proposals."""
    own = Koppeling.objects.of_gemeente(gemeente).of_dossiers(gemeente.dossiers.current()).proposed_by(gebruiker)
    answered = own.filter(
        besluit__in=[Besluit.GEKOPPELD, Besluit.AFGEWEZEN],
        besloten_op__gte=now - RECENT,
    )
    shown, more = _newest(answered, few)
    lines = [_answer(koppeling) for koppeling in shown]
    return lines + _rest(more, ("antwoord op een voorstel", "antwoorden op uw voorstellen"), _whole_list(gemeente))


def _newest(koppelingen, few):
    """The few that were decided last, with what they point at, and how many more there are."""
    latest = list(koppelingen.order_by("-besloten_op", "-pk").values_list("pk", *NAAR))
    shown = latest[:few]
    # Joined with what these few point at: with all that one can point at takes longer than the rest of the page.
    naar = {name for _, *pks in shown for name, pk in zip(NAAR, pks, strict=True) if pk}
    related = ["__".join(filter(None, [name, path])) for name in naar for path in ("", *NAAR[name].link.related)]
    found = Koppeling.objects.select_related("dossier__gemeente", *related).in_bulk([pk for pk, *_ in shown])
    return [found[pk] for pk, *_ in shown], len(latest[few:])


def _cut(lines, few, words, url):
    """The first few, and a line that says how many more there are."""
    return lines[:few] + _rest(len(lines[few:]), words, url)


def _rest(n, words, url):
    """`words`: one of it, and more."""
    return [Taak(f"Nog {n} {words[n > 1]}", url, "Bekijk alles.", icoon="info")] if n else []


def _whole_list(gemeente):
    """The page itself, with all lines."""
    return f"{gemeente.get_absolute_url()}?{ALL}#aandacht"


def _answer(koppeling):
    url, dag = koppeling.dossier.get_absolute_url(), koppeling.dossier.behandeldatum
    where = Truncator(koppeling.dossier.titel).chars(70)
    if koppeling.is_linked:
        return Taak(f"Uw voorstel is gekoppeld bij ‘{where}’", url, f"{koppeling.naar}.", dag, "vink")
    reason = f" Reden: {_lower(koppeling.get_reden_display())}." if koppeling.reden else ""
    titel = f"Uw voorstel past niet bij ‘{where}’, zegt de griffie"
    return Taak(titel, url, f"{koppeling.naar}.{reason}", dag, "info")


def _shortened(lines, gemeente, dag, what="dossiers"):
    if len(lines) <= MOST:
        return lines
    rest = len(lines) - MOST + 1
    url = reverse("dossiers:dossiers", args=[gemeente.slug])
    return [*lines[: MOST - 1], Taak(f"Nog {rest} {what} voor deze vergadering", url, f"Raad {_day(dag)}.", dag)]


def _ready(dossier):
    parts = []
    if n := len(dossier.doelnummers):
        parts.append(number_of(n, "doel", "doelen"))
    if n := dossier.voorbeelden:
        parts.append(number_of(n, "voorbeeld", "voorbeelden"))
    if parts:
        return f"{' en '.join(parts)} gekoppeld."
    return "Een afspraak gekoppeld." if dossier.gekoppeld else "Nog niets gekoppeld. U kunt iets voorstellen."


def _in_council(dossier):
    how = f", {dossier.get_behandeling_display().lower()}" if dossier.behandeling else ""
    return f"Raad {_day(dossier.behandeldatum)}{how}"


def _when(day, today):
    if day == today:
        return "vandaag"
    return "morgen" if day == today + timedelta(days=1) else f"op {_day(day, today)}"


def _day(day, today=None):
    return date_format(day, "j F" if today is None or day.year == today.year else "j F Y")


def _lower(text):
    return text[:1].lower() + text[1:]
