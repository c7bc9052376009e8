"""Make an IATI activity into a row of programmes (programmas/records.py); what cannot be taken over is said."""

from urllib.parse import urlsplit

from kennisbank.facets import taal_naam
from kennisbank.mapping import shorten
from raadsportaal.basis.tables.rows import is_web_address
from raadsportaal.basis.texts import clean_text
from raadsportaal.redactie.models import LONGEST_SUMMARY
from samenwerking.iati.activity import Activity
from samenwerking.iati.budgets import said, totals
from samenwerking.iati.reading import preferred
from samenwerking.programmas.records import LONGEST_PARTNER, TITLES
from samenwerking.programmas.storing import OWN

GENERAL, OBJECTIVES, TARGET_GROUPS, OTHER = "1", "2", "3", "4"  # description types
BEGIN, END = ("2", "1"), ("4", "3")  # activity-date types: actual before planned
STOPPED = {"5": "afgeblazen", "6": "stilgelegd"}  # activity status
LONGEST_TEXT = 20_000  # characters
DATES = {"begin": "een begindatum", "einde": "een einddatum"}


class Maker:
    """`row` is the record to check, `faults` say why the activity is refused, `notes` what was left out of it."""

    def __init__(self, activity: Activity, lookups, parent: str, soort: str, url: str):
        self.activity, self.lookups = activity, lookups
        self.faults = [activity.fault] if activity.fault[1] else []
        self.notes = [*activity.notes]
        self.lacking = []
        verzameling, identifier = activity.key
        if not identifier:
            self.faults.append(("iati-identifier", "ontbreekt"))
        if verzameling == OWN:
            self.faults.append(("reporting-org", f"‘{OWN}’ is de naam van onze eigen verzameling"))
        self.row = {"extern_id": identifier or "?", "verzameling": verzameling, "soort": soort, "programma": parent}
        self.row |= self._texts() | self._dates() | self._organisations() | self._budget() | self._where()
        self.row |= {"themas": sorted(activity.themas), **self._goals(), "bronnen": self._sources(url)}
        self.row["onvolledig"] = self._incomplete()

    def _texts(self):
        activity = self.activity
        language, title = preferred(activity.title)
        texts = {kind: preferred(found) for kind, found in activity.descriptions.items()}
        cleaned = {kind: self._cut(clean_text(text), LONGEST_TEXT, "beschrijving") for kind, (_, text) in texts.items()}
        general, goal = cleaned.get(GENERAL, ""), cleaned.get(OBJECTIVES, "")
        summary = shorten(general or goal, LONGEST_SUMMARY)
        rest = [cleaned[kind] for kind in (TARGET_GROUPS, OTHER) if cleaned.get(kind)]
        of_text = next((texts[kind][0] for kind in (GENERAL, OBJECTIVES) if cleaned.get(kind)), language)
        english = "" if language == "en" else activity.title.get("en", "")
        return {
            "titel": self._cut(_line(title), TITLES["titel"], "titel"),
            "engelse_titel": self._cut(_line(english), TITLES["engelse_titel"], "Engelse titel"),
            "taal": of_text or "und",
            "samenvatting": summary,
            "doelstelling": goal,
            "aanpak": "\n\n".join([*([general] if _line(general) != summary else []), *rest]),
        }

    def _dates(self):
        found = {}
        for field, types in (("begin", BEGIN), ("einde", END)):
            kind = next((kind for kind in types if kind in self.activity.dates), None)
            day = self.activity.dates.get(kind)
            found |= {field: day.isoformat() if day else "", f"{field}_gepland": bool(day) and kind == types[1]}
        if found["begin"] and found["einde"] and found["einde"] < found["begin"]:
            self.notes.append(f"het einde ({found['einde']}) ligt voor het begin ({found['begin']}) en is weggelaten")
            found |= {"einde": "", "einde_gepland": False}
        self.lacking += [word for field, word in DATES.items() if not found[field]]
        return found

    def _organisations(self):
        funders = [_line(name) for name in self.activity.funders]
        partners = [_line(name) for name in self.activity.others]
        partners = [self._cut(name, LONGEST_PARTNER, "partner") for name in partners if name not in funders]
        financier = ", ".join(funders)
        if len(financier) > TITLES["financier"]:
            financier = self._cut(financier, TITLES["financier"], "wie betaalt")
        if not financier:
            self.lacking.append("wie betaalt")
        return {"financier": financier, "partners": partners}

    def _budget(self):
        found = {munt: total for munt, total in totals(self.activity.budgets).items() if total.usable}
        if self.activity.budgets and not found:
            self.notes.append("de begrotingen komen samen niet boven 0, of zijn onwaarschijnlijk groot")
        if not found:
            self.lacking.append("een budget")
            return {}
        default = self.activity.currency.upper()
        munt = default if default in found else max(found, key=lambda one: found[one].counted)
        text = said(found[munt], self.activity.gathered)
        if others := [f"{other} {total.amount:.2f}" for other, total in found.items() if other != munt]:
            text = f"{text} Daarnaast: {', '.join(others)}."
        return {
            "budget": str(found[munt].amount),
            "munt": munt,
            "budget_toelichting": self._cut(text, TITLES["budget_toelichting"], "budget"),
        }

    def _where(self):
        known = [code for code in self.activity.countries if code.casefold() in self.lookups.landen]
        for code in self.activity.countries:
            if code not in known:
                self.notes.append(f"land ‘{code}’ kennen wij niet")
        if not known and not self.activity.regions:
            self.lacking.append("een land")
        return {"landen": known, "plaatsen": [self._place(place) for place in self.activity.places]}

    def _place(self, place):
        try:
            latitude, longitude = float(place["breedtegraad"]), float(place["lengtegraad"])
        except ValueError:
            latitude = longitude = None
        if latitude is None or not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            latitude = longitude = None
        return {"naam": _line(place["naam"])[:120], "breedtegraad": latitude, "lengtegraad": longitude}

    def _goals(self):
        targets = [code for code in self.activity.targets if code in self.lookups.subdoelen]
        wanted = [*self.activity.goals, *(code.partition(".")[0] for code in targets)]
        goals = [code.lstrip("0") for code in wanted if code.lstrip("0") in self.lookups.doelen]
        for code in [*self.activity.goals, *self.activity.targets]:
            if code.lstrip("0") not in self.lookups.doelen and code not in targets:
                self.notes.append(f"Global Goal ‘{code}’ kennen wij niet")
        if not goals:
            self.lacking.append("een Global Goal")
        return {"doelen": list(dict.fromkeys(goals)), "subdoelen": targets}

    def _sources(self, url):
        activity = self.activity
        who = _line(activity.org_name or activity.org or "onbekende organisatie")
        read = {"taal": activity.language, "jaar": activity.gathered, "raadpleging": "ingelezen uit IATI"}
        url = urlsplit(url)._replace(query="", fragment="").geturl()  # a query may hold somebody's key
        sources = [{"titel": f"IATI-gegevens van {who}: {activity.identifier}"[:250], "url": url, **read}]
        for page in activity.pages:
            if is_web_address(page["url"]) and len(page["url"]) <= 500:
                title = _line(page["titel"])[:250] or f"Pagina van {who}"[:250]
                taal = page["taal"].strip().lower()
                taal = taal if taal.isascii() and taal.isalpha() and len(taal) in (2, 3) else activity.language
                read = {"taal": taal, "raadpleging": "genoemd in IATI, niet gelezen"}
                sources.append({"titel": title, "url": page["url"], **read})
        return sources

    def _incomplete(self):
        language = self.row["taal"]
        parts = ["Ingelezen uit IATI en nog niet bewerkt."]
        if language not in ("nl", "und"):
            parts.append(f"De tekst is in het {taal_naam(language)}.")
        if self.activity.status in STOPPED:
            parts.append(f"Volgens de bron is dit {STOPPED[self.activity.status]}.")
        if self.activity.regions:
            parts.append(f"Het werkt in een hele regio: {', '.join(map(_line, self.activity.regions))}."[:400])
        if self.lacking:
            parts.append(f"Wat de bron niet noemt: {', '.join(self.lacking)}.")
        return " ".join(parts)

    def _cut(self, text, longest, called):
        if len(text) <= longest:
            return text
        self.notes.append(f"{called} is ingekort tot {longest} tekens")
        return text[: longest - 1].rsplit(" ", 1)[0].rstrip() + "…"


def _line(text):
    """On one line and without markup."""
    return " ".join(clean_text(text).split())
