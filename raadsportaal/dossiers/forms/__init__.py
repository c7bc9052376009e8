"""The forms of dossiers, and of what is tied to them."""

from raadsportaal.dossiers.forms.dossier import BeleidspuntForm, DossierForm, LijstForm
from raadsportaal.dossiers.forms.duiden import BewaarForm, DuidForm, SuggestieForm
from raadsportaal.dossiers.forms.koppeling import AanDossierForm, BesluitForm, InhoudForm, KoppelForm

__all__ = [
    "AanDossierForm",
    "BeleidspuntForm",
    "BesluitForm",
    "BewaarForm",
    "DossierForm",
    "DuidForm",
    "InhoudForm",
    "KoppelForm",
    "LijstForm",
    "SuggestieForm",
]
