"""Whether who follows a record hears of a change: asked on the page that asks whether it may be public."""

from django import forms
from django.db import transaction

from raadsportaal.basis import kinds
from raadsportaal.redactie import as_read, working_copy
from raadsportaal.redactie.admin.state import DeskState
from raadsportaal.redactie.models.redactiestap import LONGEST

LACKS = "Schrijf in één zin wat er is veranderd, of haal het vinkje weg."


class MeldForm(forms.Form):
    """Without a tick nobody hears of it."""

    meld = forms.BooleanField(label="Meld dit aan wie deze pagina volgt", required=False)
    melding = forms.CharField(
        label="Wat is er veranderd?",
        required=False,
        max_length=LONGEST,
        help_text=f"Eén korte zin, hooguit {LONGEST} tekens. Zo staat hij in de e-mail.",
        widget=forms.TextInput(attrs={"size": 80}),
    )

    def clean(self):
        data = super().clean()
        if data.get("meld") and not data.get("melding") and not self.errors:
            self.add_error("melding", LACKS)
        return data

    @property
    def sentence(self) -> str:
        """What followers read; empty when they hear nothing."""
        return self.cleaned_data["melding"] if self.cleaned_data["meld"] else ""


def can_be_heard(record) -> bool:
    """Whether somebody may follow it, and we know what a reader sees of it."""
    kind = kinds.named(record.KIND)
    return bool(kind and kind.follow and record.is_published and as_read.knows(record.KIND))


def question(request, record, stock) -> MeldForm | None:
    """The form, filled in with what would change; None when a reader will see no difference."""
    changed = as_read.differences(as_read.of(record), _as_it_would_be(request, record, stock))
    if not changed:
        return None
    return MeldForm(initial={"meld": as_read.weigh(record, changed), "melding": in_words(changed)})


def in_words(changed: list[str]) -> str:
    names = [name.replace("_", " ") for name in changed]
    listed = " en ".join([*([", ".join(names[:-1])] if names[1:] else []), names[-1]])
    text = f"Gewijzigd: {listed}."
    return text if len(text) <= LONGEST else "De tekst is gewijzigd."


def _as_it_would_be(request, record, stock):
    """What a reader would see: the working copy is saved, read, and undone."""
    state, posted = DeskState.of(request), request.POST
    state.is_undone = True
    with transaction.atomic():
        request.POST = working_copy.filled(state.kopie)
        saved = stock().status_code == 302
        seen = as_read.of(record) if saved else {}
        transaction.set_rollback(True)
    state.is_undone, request.POST = False, posted
    return seen
