"""Answers of iBabs as it writes them, of an invented municipality."""

from xml.sax.saxutils import escape

from tests.dossiers.replay import Answer

ENVELOPE = (
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><{0}Response xmlns="http://tempuri.org/">'
    '<{0}Result xmlns:a="http://schemas.datacontract.org/2004/07/iBabsWCFObjects.Base"'
    ' xmlns:b="http://schemas.microsoft.com/2003/10/Serialization/Arrays">{1}</{0}Result>'
    "</{0}Response></s:Body></s:Envelope>"
)
OK = "<a:Status>OK</a:Status><a:Message/>"


def answer(operation, inner, **how):
    return Answer(ENVELOPE.format(operation, inner).encode(), kind="text/xml; charset=utf-8", **how)


def refusal(operation, message):
    return answer(operation, f"<a:Status>ERR</a:Status><a:Message>{escape(message)}</a:Message>")


def lists(**names):
    """GetLists, which has no Status: lists(m="Moties")."""
    return "".join(
        f"<a:iBabsKeyValue><a:Key>{key}</a:Key><a:Value>{escape(name)}</a:Value></a:iBabsKeyValue>"
        for key, name in names.items()
    )


def entry(key, title="", can_vote="false"):
    return (
        f"<a:iBabsListEntryBase><a:EntryId>{key}</a:EntryId><a:EntryTitle>{escape(title)}</a:EntryTitle>"
        f"<a:ListCanVote>{can_vote}</a:ListCanVote></a:iBabsListEntryBase>"
    )


def document(url, confidential="false"):
    return (
        f"<a:iBabsDocument><a:Id>d</a:Id><a:Confidential>{confidential}</a:Confidential>"
        f"<a:PublicDownloadURL>{escape(url)}</a:PublicDownloadURL></a:iBabsDocument>"
    )


def values(**fields):
    """A list entry: values(Onderwerp="…"); a _ in a name stands for a space."""
    pairs = "".join(
        f"<b:KeyValueOfstringstring><b:Key>{escape(name.replace('_', ' '))}</b:Key>"
        f"<b:Value>{escape(value)}</b:Value></b:KeyValueOfstringstring>"
        for name, value in fields.items()
    )
    return f"<a:Values>{pairs}</a:Values>"


def vote(yes, name="Jansen, A."):
    said = str(yes).lower()
    return f"<a:iBabsListEntryVote><a:UserName>{name}</a:UserName><a:Vote>{said}</a:Vote></a:iBabsListEntryVote>"


def item(key, title, documents="", **more):
    extra = "".join(f"<a:{name}>{escape(value)}</a:{name}>" for name, value in more.items())
    return (
        f"<a:iBabsMeetingItem><a:Id>{key}</a:Id><a:Title>{escape(title)}</a:Title>{extra}"
        f"<a:Documents>{documents}</a:Documents></a:iBabsMeetingItem>"
    )


def meeting(*items, day="2026-11-26T00:00:00", kind="1"):
    return (
        f"<a:iBabsMeeting><a:Id>v</a:Id><a:MeetingtypeId>{kind}</a:MeetingtypeId><a:MeetingDate>{day}</a:MeetingDate>"
        f"<a:MeetingItems>{''.join(items)}</a:MeetingItems></a:iBabsMeeting>"
    )


class Ibabs:
    """What the server says per operation, and per entry for the operations that name one; the rest is empty."""

    def __init__(self, **inner):
        self.inner, self.asked = inner, []

    def __call__(self, query, body, headers):
        operation = headers["SOAPAction"].strip('"').rpartition("/")[2]
        key = (
            body.partition("<EntryId>")[2].partition("</EntryId>")[0] or body.partition(":ListId>")[2].partition("<")[0]
        )
        self.asked.append((operation, key, body))
        found = self.inner.get(operation, OK)
        found = found.get(key, OK) if isinstance(found, dict) else found
        return found if isinstance(found, Answer) else answer(operation, found)


def _between(body, tag):
    return body.partition(tag)[2].partition("<")[0]
