"""The forms of dossiers, and of what is tied to them."""

from raadsportaal.dossiers.forms.dossier import BeleidspuntForm, DossierForm, LijstForm, OpvolgForm, ZoekForm
from raadsportaal.dossiers.forms.koppeling import AanDossierForm, BeslotenForm, BesluitForm, InhoudForm, KoppelForm
from raadsportaal.dossiers.forms.lezing import BewaarForm, DuidForm, PassageForm, SuggestieForm

__all__ = [
    "AanDossierForm",
    "BeleidspuntForm",
    "BeslotenForm",
    "BesluitForm",
    "BewaarForm",
    "DossierForm",
    "DuidForm",
    "InhoudForm",
    "KoppelForm",
    "LijstForm",
    "OpvolgForm",
    "PassageForm",
    "SuggestieForm",
    "ZoekForm",
]
