"""One IATI activity: what is kept of it while the file streams by, and nothing more than that."""

from datetime import date
from xml.etree.ElementTree import Element

from raadsportaal.basis.digits import number_in
from samenwerking.iati.budgets import Budget, day_of, read_budget
from samenwerking.iati.reading import Parts, language_of, preferred, words
from samenwerking.iati.sectors import thema_of

PARENT, CHILD = "1", "2"  # related-activity types
FUNDING = "1"  # organisation role
GOALS, TARGETS = {("tag", "2"), ("sector", "7")}, {("tag", "3"), ("sector", "8")}  # vocabularies of the Global Goals
WEB_PAGE = "A12"  # document category: page of the activity
MOST = {"budgets": 5_000, "places": 30, "organisations": 300, "pages": 5, "codes": 500, "notes": 50}
LONGEST = 1_000_000  # characters of titles and descriptions together


class Head(Parts):
    """Who reports an activity under which identifier, and what it hangs under: the first reading needs no more."""

    wanted = frozenset({"iati-identifier", "reporting-org", "related-activity"})

    def __init__(self, attributes, root):
        super().__init__(attributes, root)
        self.language = language_of(attributes, root)
        self.hierarchy = number_in(attributes.get("hierarchy", "").strip())
        self.identifier = self.org = self.org_name = ""
        self.parents, self.children = [], []

    @property
    def key(self) -> tuple[str, str]:
        """(verzameling, extern_id): the reporting organisation by reference, else by name, and the identifier."""
        return self.org or self.org_name[:60] or "iati", self.identifier

    def take(self, part: Element):
        if part.tag == "iati-identifier":
            self.identifier = self.identifier or (part.text or "").strip()
        elif part.tag == "reporting-org":
            self.org = self.org or (part.get("ref") or "").strip()
            self.org_name = self.org_name or preferred(words(part, self.language))[1]
        elif part.tag == "related-activity" and (ref := (part.get("ref") or "").strip()):
            related = {PARENT: self.parents, CHILD: self.children}.get(part.get("type"))
            if related is not None and len(related) < 5_000:
                related.append(ref)


class Activity(Head):
    """Everything of an activity that a programme has a place for."""

    wanted = Head.wanted | {
        "title", "description", "participating-org", "activity-status", "activity-date", "recipient-country",
        "recipient-region", "location", "sector", "tag", "budget", "transaction", "document-link",
    }  # fmt: skip

    def __init__(self, attributes, root):
        super().__init__(attributes, root)
        self.currency = (attributes.get("default-currency") or "").strip()
        updated = day_of(attributes.get("last-updated-datetime")) or day_of(root.get("generated-datetime"))
        self.gathered = updated.year if updated else None
        self.title: dict[str, str] = {}
        self.descriptions: dict[str, dict[str, str]] = {}
        self.funders: list[str] = []
        self.others: list[str] = []
        self.status = ""
        self.dates: dict[str, date] = {}
        self.countries: dict[str, None] = {}
        self.regions: list[str] = []
        self.places: list[dict] = []
        self.themas: set[str] = set()
        self.goals: dict[str, None] = {}
        self.targets: dict[str, None] = {}
        self.budgets: list[Budget] = []
        self.pages: list[dict] = []
        self.notes: dict[str, None] = {}
        self.length = 0

    def take(self, part):
        super().take(part)
        if reader := getattr(self, f"_{part.tag.replace('-', '_')}", None):
            reader(part)

    def _text(self, element):
        return preferred(words(element, self.language))[1] if element is not None else ""

    def _note(self, text):
        if len(self.notes) < MOST["notes"]:
            self.notes[text] = None

    def _words(self, part):
        found = words(part, self.language)
        self.length += sum(map(len, found.values()))
        if self.length > LONGEST:
            self.fault = (part.tag, f"de titels en beschrijvingen zijn samen langer dan {LONGEST} tekens")
            return {}
        return found

    def _title(self, part):
        for language, text in self._words(part).items():
            self.title.setdefault(language, text)

    def _description(self, part):
        texts = self.descriptions.setdefault((part.get("type") or "1").strip()[:10], {})
        for language, text in self._words(part).items():
            texts[language] = f"{texts[language]}\n\n{text}" if language in texts else text

    def _participating_org(self, part):
        name = self._text(part) or (part.get("ref") or "").strip()
        names = self.funders if (part.get("role") or "").strip() == FUNDING else self.others
        if name and name not in names and self._room(names, "organisations", "organisaties"):
            names.append(name)

    def _activity_status(self, part):
        self.status = (part.get("code") or "").strip()

    def _activity_date(self, part):
        if day := day_of(part.get("iso-date")):
            self.dates.setdefault((part.get("type") or "").strip()[:10], day)
        elif part.get("iso-date"):
            self._note(f"datum ‘{part.get('iso-date')[:20]}’ is niet te lezen")

    def _recipient_country(self, part):
        if code := (part.get("code") or "").strip().upper():
            self._code(self.countries, code)

    def _recipient_region(self, part):
        name = self._text(part)
        if name and name not in self.regions and len(self.regions) < 10:
            self.regions.append(name)

    def _location(self, part):
        naam = self._text(part.find("name")) or self._text(part.find("description"))
        if naam and self._room(self.places, "places", "plaatsen"):
            point = (part.findtext("point/pos") or "").split()
            latitude, longitude = point if len(point) == 2 else ("", "")
            self.places.append({"naam": naam, "breedtegraad": latitude, "lengtegraad": longitude})

    def _sector(self, part):
        from_vocabulary = (part.get("vocabulary") or "").strip()
        code = (part.get("code") or "").strip()
        self._goal("sector", from_vocabulary, code)
        if thema := thema_of(from_vocabulary, code):
            self.themas.add(thema)

    def _tag(self, part):
        self._goal("tag", (part.get("vocabulary") or "").strip(), (part.get("code") or "").strip())

    def _goal(self, tag, vocabulary, code):
        if (tag, vocabulary) in GOALS:
            self._code(self.goals, code)
        elif (tag, vocabulary) in TARGETS:
            self._code(self.targets, code.lower())

    def _budget(self, part):
        budget = read_budget(part, self.currency)
        if budget is None:
            self._note("een begroting heeft geen leesbaar bedrag of geen munt, en telt niet mee")
        elif len(self.budgets) < MOST["budgets"]:
            self.budgets.append(budget)
        else:
            self.fault = ("budget", f"heeft meer dan {MOST['budgets']} begrotingen")

    def _transaction(self, part):
        """Where a publisher gives countries and sectors per transaction and not for the whole."""
        for country in part.findall("recipient-country"):
            self._recipient_country(country)
        for sector in part.findall("sector"):
            self._sector(sector)

    def _document_link(self, part):
        if any(category.get("code") == WEB_PAGE for category in part.findall("category")):
            language = part.find("language")
            page = {"titel": self._text(part.find("title")), "url": (part.get("url") or "").strip()}
            if page["url"] and len(self.pages) < MOST["pages"]:
                self.pages.append(page | {"taal": language.get("code", "") if language is not None else ""})

    def _room(self, kept, name, called):
        if len(kept) < MOST[name]:
            return True
        self._note(f"alleen de eerste {MOST[name]} {called} zijn overgenomen")
        return False

    @staticmethod
    def _code(kept, code):
        if code and len(kept) < MOST["codes"]:
            kept[code[:10]] = None
