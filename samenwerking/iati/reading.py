"""Read IATI activity files as a stream: a part of one activity in memory at a time, and nothing that does harm.

A document type is refused, so that entities (billion laughs, files of ours, addresses elsewhere) cannot even be named.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from raadsportaal.basis.tables.files import BrokenFile

CHUNK = 65_536  # bytes
VERSIONS = ("2.01", "2.02", "2.03")
DEEPEST = 60  # elements within elements; IATI has ten
LONGEST_TAG = 1_000_000  # bytes of one tag or comment: expat reads what is not finished again and again
LONGEST_PART = 200_000  # characters of text in one part of an activity
MOST_ELEMENTS = 2_000  # in one part of an activity
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Parts:
    """What becomes of one activity: each wanted part is given to take() once it is complete, and forgotten.

    `fault` says in Dutch why the activity cannot be taken.
    """

    wanted: frozenset[str] = frozenset()

    def __init__(self, attributes: dict[str, str], root: dict[str, str]):
        self.fault = ("", "")

    def take(self, part: Element):
        raise NotImplementedError


def read(file, kind: type[Parts]) -> Iterator[Parts]:
    """The activities of a binary file, one by one; raises BrokenFile, with the line where that is known."""
    target = _Target(kind)
    parser = DefusedXMLParser(target=target, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    done = 0
    try:
        while chunk := file.read(CHUNK):
            parser.feed(chunk)
            done += len(chunk)
            if done - max(parser.parser.CurrentByteIndex, 0) > LONGEST_TAG:
                raise BrokenFile("In dit bestand staat een tag of opmerking van meer dan 1 MB. Dat weigeren wij.")
            yield from target.finished()
        parser.close()
        yield from target.finished()
    except DefusedXmlException:
        raise BrokenFile(
            "In dit bestand staat een DOCTYPE of een entiteit. Dat weigeren wij: een IATI-bestand heeft dat niet "
            "nodig, en er kan schade mee gedaan worden."
        )
    except ParseError as fault:
        raise BrokenFile(f"Regel {fault.position[0]}: dit is geen geldige XML ({str(fault).partition(':')[0]}).")
    except (LookupError, ValueError) as fault:
        if target.depth:
            raise
        raise BrokenFile(f"De tekens van dit bestand kunnen wij niet lezen: {fault}")


class _Target:
    """Follows the parser: keeps the parts that are wanted, counts how deep and how much."""

    def __init__(self, kind):
        self.kind, self.depth, self.root = kind, 0, {}
        self.activity = self.builder = None
        self.elements = self.characters = 0
        self.done = []

    def finished(self):
        done, self.done = self.done, []
        return done

    def start(self, tag, attributes):
        self.depth += 1
        if self.depth > DEEPEST:
            raise BrokenFile(f"In dit bestand staan meer dan {DEEPEST} elementen in elkaar. Dat weigeren wij.")
        if self.builder is not None:
            self._keep(tag, attributes)
        elif self.depth == 1:
            self._check_root(tag, attributes)
        elif self.depth == 2 and tag == "iati-activity":
            self.activity = self.kind(attributes, self.root)
        elif self.depth == 3 and self.activity is not None and tag in self.kind.wanted:
            self.builder, self.elements, self.characters = TreeBuilder(), 0, 0
            self._keep(tag, attributes)

    def _check_root(self, tag, attributes):
        if tag != "iati-activities":
            raise BrokenFile(f"Dit is geen IATI-bestand met activiteiten: het begint met ‘{tag[:60]}’.")
        version = attributes.get("version", "").strip()
        if version and version not in VERSIONS:
            raise BrokenFile(f"Dit is IATI-versie {version[:20]}. Wij lezen {', '.join(VERSIONS)}.")
        self.root = attributes

    def _keep(self, tag, attributes):
        self.elements += 1
        self.characters += sum(map(len, attributes.values()))
        if self._fits(tag):
            self.builder.start(tag, attributes)

    def _fits(self, tag=""):
        if self.elements <= MOST_ELEMENTS and self.characters <= LONGEST_PART:
            return True
        self.activity.fault = (
            tag or "tekst",
            f"is te groot: meer dan {MOST_ELEMENTS} elementen of {LONGEST_PART} tekens",
        )
        return False

    def data(self, text):
        if self.builder is not None:
            self.characters += len(text)
            if self._fits():
                self.builder.data(text)

    def end(self, tag):
        if self.builder is not None:
            if self._fits(tag):
                self.builder.end(tag)
            if self.depth == 3:
                if self._fits(tag):
                    self.activity.take(self.builder.close())
                self.builder = None
        elif self.depth == 2 and self.activity is not None:
            self.done.append(self.activity)
            self.activity = None
        self.depth -= 1

    def close(self):
        """Nothing is left to close; the parser asks for it."""


def words(element: Element, default: str) -> dict[str, str]:
    """{language: text} of the narratives of an element, or of its own text where it has none.

    Languages are two or three letters; "" where the file says none.
    """
    own, found = _language(element.get(LANG)) or default, {}
    narratives = element.findall("narrative")
    for narrative in narratives or [element]:
        text = "".join(narrative.itertext()).strip() if narratives else (element.text or "").strip()
        if text:
            found.setdefault(_language(narrative.get(LANG)) or own, text)
    return found


def _language(code):
    code = (code or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if 2 <= len(code) <= 3 and code.isascii() and code.isalpha() else ""


def language_of(attributes: dict[str, str], root: dict[str, str]) -> str:
    return _language(attributes.get(LANG)) or _language(root.get(LANG))


def preferred(texts: dict[str, str]) -> tuple[str, str]:
    """The language and text to show: Dutch, then English, then whatever is there first."""
    for language in ("nl", "en", *texts):
        if language in texts:
            return language, texts[language]
    return "", ""
