"""The Dutch text beside the form of an English version, read only: who translates need not go back and forth."""

from django.core.exceptions import ValidationError

# What the Dutch praktijk says under "Kan dit in Nederland?" is what a reader abroad does not know.
CONTEXT = {
    "nl_duiding": "Kan dit in Nederland?",
    "nl_besluit": "Wie besluit?",
    "nl_uitvoering": "Wie voert uit?",
    "nl_kosten": "Wat kost het?",
}


def praktijk_of(form, record):
    """The praktijk that this form is about: of the record, or the one that was chosen for a new one."""
    if record:
        return record.praktijk
    try:
        return form.fields["praktijk"].clean(form["praktijk"].value())
    except ValidationError:
        return None


def put_beside(form, praktijk):
    """Give each text of the form that has a counterpart the Dutch words to show beside it."""
    for name, text in dutch(praktijk).items():
        if text and name in form.fields:
            form.fields[name].widget.naast = text


def dutch(praktijk) -> dict:
    """{field of the English version: the Dutch text}; paragraphs are apart by an empty line."""
    steps = [f"{stap.titel}. {stap.tekst}" for stap in praktijk.stapregels.all()]
    context = [f"{heading} {text}" for name, heading in CONTEXT.items() if (text := getattr(praktijk, name))]
    return {
        "titel": praktijk.titel,
        "samenvatting": praktijk.samenvatting,
        "context": "\n\n".join(context),
        "probleem": praktijk.probleem,
        "aanpak": "\n\n".join(steps),
        "resultaat": praktijk.resultaat,
        "lastig": praktijk.lastig,
    }
