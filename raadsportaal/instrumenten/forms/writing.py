"""The forms of a draft: the facts above it, and one part of it."""

from dataclasses import replace

from django import forms

from raadsportaal.basis.as_seen import SEEN, first
from raadsportaal.basis.forms import InOnzeStijl
from raadsportaal.basis.texts import plain
from raadsportaal.instrumenten.papier import OPEN, Deel, Papier, Regel, mark

YOURS = "Hieronder staat uw tekst. Kiest u ‘Zet mijn tekst erin’, dan vervangt die wat er nu staat."
BEURT = "beurt"  # whose turn to write the page told of: who sends that along insists
FACTS = ("naam", "datum", "agendapunt")
MOST_TEXT, MOST_LINES, MOST_ROWS = 20_000, 60, 20


class InTurn:
    """Mix in before a form that writes in a draft: what its page did not show is told first; who insists is heard."""

    another_was_first = False

    def in_turn(self, deel: Deel, beurt):
        """`deel`: as it stands now; `beurt`: the turn of another who writes in it now."""
        self.deel, self._beurt = deel, beurt
        self.fields[BEURT] = forms.CharField(required=False, widget=forms.HiddenInput, initial="")
        self.fields[SEEN] = forms.CharField(required=False, widget=forms.HiddenInput, initial=mark(deel))

    def refuse_unseen(self, data):
        """Another text than was shown, or somebody who writes here now."""
        writer = self._beurt if self._beurt and data.get(BEURT) != str(self._beurt.pk) else None
        if data.get(SEEN) == mark(self.deel) and not writer:
            return
        self.another_was_first = True
        told = [f"{first(writer and writer.door)}{' en schrijft nu in dit deel' if writer else ''}. {YOURS}"]
        self.add_error(None, told + [f"Nu staat er: {text}" for text in self.deel.texts()])
        self.data = self.data.copy()
        self.data[SEEN] = mark(self.deel)
        self.data[BEURT] = str(self._beurt.pk) if self._beurt else ""

    @property
    def status(self) -> int:
        """Of the answer to who sent it."""
        if self.another_was_first:
            return 409
        return 422 if self.errors else 200


class GegevensForm(InTurn, InOnzeStijl, forms.Form):
    """The title and the facts that the fixed sentences need."""

    titel = forms.CharField(label="Titel", max_length=200, error_messages={"required": "Geef het papier een titel."})
    naam = forms.CharField(label="Van wie? Naam en fractie", max_length=200, required=False)
    datum = forms.CharField(
        label="Datum van de vergadering", max_length=60, required=False, help_text="Zoals: 10 december 2026."
    )
    agendapunt = forms.CharField(
        label="Agendapunt of voorstel", max_length=250, required=False, help_text="Zoals: agendapunt 7, Omgevingsvisie."
    )

    @classmethod
    def of(cls, papier: Papier, data=None, beurt=None):
        facts = {name: papier.gegevens.get(name, "") for name in FACTS}
        form = cls(data, initial={"titel": papier.titel} | facts)
        form.in_turn(papier.bovenaan, beurt)
        return form

    def clean(self):
        data = super().clean()
        if not self.errors:
            new = {"titel": data["titel"]} | self.facts()
            if any(self.initial[name] != text for name, text in new.items()):
                self.refuse_unseen(data)
        return data

    def facts(self) -> dict[str, str]:
        """What was typed; what was left empty stays as it is, for a fixed sentence never has a hole."""
        given = {name: " ".join(plain(self.cleaned_data[name]).split()) for name in FACTS}
        return {name: text for name, text in given.items() if text}


class DeelForm(InTurn, forms.Form):
    """One part: a line each in one box, or a box for each cell of a table. Emptied rows go; one more can be added."""

    def __init__(self, deel: Deel, bronnen: int, data=None, beurt=None):
        super().__init__(data)
        self.deel, self._bronnen = deel, bronnen
        self._most = max(MOST_ROWS, len(deel.rijen))  # no row that a paper came with is lost
        if deel.is_table:
            self._add_cells()
        else:
            self.fields["tekst"] = self._box(
                deel.as_typed, "Tekst, één regel per zin of punt", max(4, 2 * len(deel.regels))
            )
        self.in_turn(deel, beurt)

    def _box(self, text, label, rows=2):
        widget = forms.Textarea(attrs={"rows": rows, "class": "raad-invoer"})
        return forms.CharField(label=label, initial=text, required=False, max_length=MOST_TEXT, widget=widget)

    def _add_cells(self):
        """Also for what a page sends that was opened before a row went or a column got its name."""
        rows = list(self.deel.rijen)
        sent = sum(f"cel-{y}-0" in self.data for y in range(self._most))
        missing = min(self._most, max(len(rows) + 1, sent)) - len(rows)
        rows += [("",) * len(self.deel.koppen)] * missing
        for x, kop in enumerate(self.deel.koppen):
            if OPEN in kop or f"kop-{x}" in self.data:
                self.fields[f"kop-{x}"] = self._box(kop, f"Naam van kolom {x + 1}", 1)
        for y, rij in enumerate(rows):
            for x, text in enumerate(rij):
                label = f"{self.deel.koppen[x] or 'Onderwerp'}, rij {y + 1}"
                self.fields[f"cel-{y}-{x}"] = self._box(text, label)

    def clean(self):
        data = super().clean()
        new = self.cleaned_data.get("tekst", "")
        if len(new.splitlines()) > MOST_LINES:
            self.add_error("tekst", f"Dit zijn meer dan {MOST_LINES} regels. Maak het korter.")
        used = [number for line in new.splitlines() for number in Regel.read(line).bronnen]
        if wrong := [number for number in used if not 0 < number <= self._bronnen]:
            self.add_error("tekst", f"Bron [{wrong[0]}] staat niet in de lijst met bronnen.")
        if not self.errors and mark(self.deel) != mark(self.result()):
            self.refuse_unseen(data)
        return data

    def result(self) -> Deel:
        """The part as it was typed."""
        if not self.deel.is_table:
            lines = [Regel.read(line) for line in plain(self.cleaned_data["tekst"]).splitlines()]
            return replace(self.deel, regels=tuple(regel for regel in lines if regel.tekst))
        wide = range(len(self.deel.koppen))
        koppen = tuple(self._typed(f"kop-{x}") or self.deel.koppen[x] for x in wide)
        rows = [tuple(self._typed(f"cel-{y}-{x}") for x in wide) for y in range(self._most)]
        return replace(self.deel, koppen=koppen, rijen=tuple(row for row in rows if any(row)))

    def _typed(self, name):
        return " ".join(plain(self.cleaned_data.get(name, "")).split())
