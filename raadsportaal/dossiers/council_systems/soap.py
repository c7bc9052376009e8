"""Questions to iBabs and what its answers hold: SOAP 1.1, read without entities and document types.

Names of elements are read without their namespaces, which differ per version of the service.
"""

from xml.etree.ElementTree import Element, ParseError, TreeBuilder
from xml.sax.saxutils import escape

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from raadsportaal.dossiers.council_systems.client import Client, Onbruikbaar

ACTION = "http://tempuri.org/IPublic/"
FILTER = (
    '<filterRequest xmlns:r="http://schemas.datacontract.org/2004/07/iBabsWCFObjects.Public.Request"'
    ' xmlns:b="http://schemas.datacontract.org/2004/07/iBabsWCFObjects.Base">'
    "<b:Sitename>{Sitename}</b:Sitename><r:ListId>{ListId}</r:ListId><r:SinceDate>{SinceDate}</r:SinceDate>"
    "</filterRequest>"
)
ENVELOPE = (
    '<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
    '<{operation} xmlns="http://tempuri.org/">{parameters}</{operation}></s:Body></s:Envelope>'
)
DEEPEST = 60  # elements within elements; iBabs has some fifteen


def ask(client: Client, operation: str, **parameters: str) -> Element:
    """The answer to one operation; raises Onbereikbaar, or Onbruikbaar where iBabs itself says no."""
    values = {name: escape(value) for name, value in parameters.items()}
    if operation == "GetListsEntriesByFilterRequest":  # its parameters stand in an object of their own
        inner = FILTER.format(**values)
    else:
        inner = "".join(f"<{name}>{value}</{name}>" for name, value in values.items())
    body = ENVELOPE.format(operation=operation, parameters=inner).encode()
    answer = parse(client.post_xml(body, {"SOAPAction": f'"{ACTION}{operation}"'}), client)
    if refusal := _refusal(answer):
        raise Onbruikbaar(f"iBabs zegt: {refusal[:200]}")
    return answer


def parse(body: bytes, client: Client) -> Element:
    """The element that a body is; raises Onbruikbaar for what is no XML, or XML that can do harm."""
    parser = DefusedXMLParser(target=_Shallow(), forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(body)
        return parser.close()
    except (DefusedXmlException, ParseError, LookupError, ValueError):
        raise Onbruikbaar(client.unreadable)


class _Shallow(TreeBuilder):
    """Builds the elements, and stops where they go deeper than any answer does."""

    def __init__(self):
        super().__init__()
        self.depth = 0

    def start(self, tag, attributes):
        self.depth += 1
        if self.depth > DEEPEST:
            raise ValueError("too deep")
        return super().start(tag.rpartition("}")[2], {})

    def end(self, tag):
        self.depth -= 1
        return super().end(tag.rpartition("}")[2])


def _refusal(answer: Element) -> str:
    """What iBabs says where it gives nothing; that there is nothing is no refusal."""
    message = first(answer, "Message") or first(answer, "faultstring")
    refused = first(answer, "Status").upper() == "ERR" or "no access" in message.lower()
    if not refused and not first(answer, "faultstring"):
        return ""
    nothing = message.lower().startswith("no ") and "access" not in message.lower()
    return "" if nothing else message or "er ging iets mis"


def first(element: Element, name: str) -> str:
    """The text of the first element of this name, anywhere in it."""
    found = element.find(f".//{name}")
    return (found.text or "").strip() if found is not None else ""


def own(element: Element, name: str) -> str:
    """The text of a child of this name."""
    return (element.findtext(name) or "").strip()


def pairs(element: Element | None) -> list[tuple[str, str]]:
    """The (key, value) pairs in it, whatever their element is called."""
    if element is None:
        return []
    return [(own(one, "Key"), own(one, "Value")) for one in element.iter() if one.find("Key") is not None]
