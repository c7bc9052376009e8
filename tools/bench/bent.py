"""What is good JSON or XML, bent: types, keys, depth, sizes and characters that nobody who means well would send."""

import base64
import copy
import json
import re
from xml.sax.saxutils import escape

from tools.bench.hostile import ODD

NUMBERS = [0, -1, 1.5, 1e308, -1e-308, 2**31, 2**63, 10**400, float("nan"), float("inf")]
SHAPES = [None, True, False, [], {}, [None], [[[]]], {"a": {"b": []}}, {"": {}}, [1, "x", {"y": None}]]
TEXTS = [
    "", "x", "12345" * 40, "\x00", "a\x00b", "\ud83d", "é" * 5_000, "x" * 100_000, "9" * 5_000, "[" * 3_000, "\ufeff",
    "\r\nX: 1", "http://[::1", "2026-13-45", "9999-12-31T23:59:59.9+99:99", "-1", "٣", "true", "null",
    "../../etc/passwd", "<script>alert(1)</script>", "&amp;#0;", "=1+1", "{}",
]  # fmt: skip
BYTES = [
    b"", b"\x00", b"x" * 64, b"{}", b"[" * 5_000, b"9" * 5_000, b'{"type": 1}', b'"\\ud83d"', b"\xff" * 300,
    b"\xa1" * 2_000, b"\x9f" * 5_000, b"\x5b" + b"\xff" * 8, b"\xbf" * 300, b"\xa3cfmtdnonegattStmt\xa0hauthDataX\x25",
]  # fmt: skip
NO_BASE64 = ["=", "====", "a", "a-_", "é", "YWJj\n=="]
HOLE = "hier-komt-wat-geen-waarde-is"
# Put in the place of a value once all is written: json.dumps would not write them.
RAW = [
    "9" * 5_000, "-" + "9" * 400 + "e" + "9" * 5, "1e999", "-0", "01", "0x1", "NaN", "-Infinity", "'x'", "undefined",
    "", "tru", '"\\ud83d"', '"\\u0000"', '"\\x"', '"\t"', "[" * 3_000 + "]" * 3_000,
    '{"a":' * 3_000 + "1" + "}" * 3_000, "[1,]", '{"a":1,"a":[]}',
]  # fmt: skip
KEY = re.compile(r'"[^"\\]{1,40}": ')
TAG_OR_TEXT = re.compile(r"<[^>]*>|[^<]+")
XML = [
    "<a>" * 5_000, "</a>", "<a/>" * 5_000, "&#0;", "&#55357;", "&onbekend;", "&#x1F600;", "\x00", "\x0b", "<!--", "-->",
    "<![CDATA[", "]]>", "<?x y?>", "<", ">", "&", f"<{'x' * 100_000}/>", f'<a b="{"x" * 100_000}"/>',
    '<a b="1" b="2"/>', "<q:a/>", '<a xmlns="x" xmlns:q="">', "true", "9" * 5_000, "NaN", "-1", "\ud83d",
]  # fmt: skip
HEADS = [
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>',
    '<?xml version="1.0" encoding="bestaat-niet"?>', '<?xml version="1.0" encoding="utf-16"?>', "\ufeff", " ", "x",
    '<?xml version="9.9"?>',
]  # fmt: skip


class Bender:
    """Seeded by `chance`; what it was given stays as it is."""

    def __init__(self, chance):
        self.chance = chance

    def value(self):
        """A value that stands where another kind is expected."""
        kinds = [NUMBERS, SHAPES, TEXTS, ODD, [encoded(part) for part in BYTES], NO_BASE64, [HOLE], [HOLE]]
        return copy.deepcopy(self.chance.choice(self.chance.choice(kinds)))

    def bent(self, good: object) -> object:
        """The same with one to three of its parts gone, doubled, of another name or something else; or all of it."""
        if self.chance.random() < 0.03:
            return self.value()
        crooked = copy.deepcopy(good)
        for _ in range(self.chance.choice([1, 1, 1, 2, 3])):
            places = list(_places(crooked))
            if places:
                self._bend(*self.chance.choice(places))
        return crooked

    def _bend(self, inside, key):
        act = self.chance.randrange(9)
        if act == 0:
            del inside[key]
        elif act == 1:
            inside[key] = [inside[key]]
        elif act == 2:
            inside[key] = {"x": inside[key]}
        elif act == 3 and isinstance(inside, dict):
            inside[str(self.chance.choice(TEXTS))] = inside.pop(key)
        elif act == 3:
            inside.insert(key, copy.deepcopy(inside[key]))
        elif isinstance(inside[key], str) and self.chance.random() < 0.5:  # of the right kind it comes further
            inside[key] = self.chance.choice(TEXTS)
        else:
            inside[key] = self.value()

    def text(self, good: object) -> str:
        """JSON of a bent value, that now and then is no JSON."""
        return self.crooked(self.bent(good))

    def crooked(self, value: object) -> str:
        written = json.dumps(value, ensure_ascii=self.chance.random() < 0.8)
        written = written.replace(json.dumps(HOLE), self.chance.choice(RAW))
        act = self.chance.randrange(16)
        if act == 0:
            written = written[: self.chance.randrange(len(written) + 1)]
        elif act == 1:
            written = KEY.sub(lambda key: f"{key[0]}{self.chance.choice(RAW[:12])}, {key[0]}", written, count=1)
        elif act == 2:
            written = self.chance.choice(["\ufeff", "\x00", "[", "null ", "/**/"]) + written
        elif act == 3:
            written += self.chance.choice([written, ",", "\x00", "}", "//"])
        return written

    def bytes(self, good: object) -> bytes:
        """The text as it goes over a line; seldom in other characters than it says."""
        text = self.text(good)
        if self.chance.random() < 0.03:
            return self.chance.choice([b"\xff\xfe", b"\xc3\x28", b""]) + text.encode("utf-16", "surrogatepass")
        return text.encode("utf-8", "surrogatepass")

    def xml(self, good: str) -> bytes:
        """XML with tags and texts gone, doubled, moved or something else, cut off, or with a head that does harm."""
        parts = TAG_OR_TEXT.findall(good)
        for _ in range(self.chance.choice([1, 1, 2, 3])):
            place = self.chance.randrange(len(parts))
            odd = [self.chance.choice(XML), escape(str(self.value())), self.chance.choice(parts), parts[place] * 2, ""]
            parts[place] = self.chance.choice(odd)
        if self.chance.random() < 0.1:
            parts.insert(0, self.chance.choice(HEADS))
        content = "".join(parts).encode("utf-8", "surrogatepass")
        if self.chance.random() < 0.05:
            content = content[: self.chance.randrange(len(content) + 1)]
        return content


def encoded(content: bytes) -> str:
    """As passkeys and places in a list write bytes: for in an address, without padding."""
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _places(value):
    """(list or dict, key) of each part, however deep."""
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield value, key
            yield from _places(part)
