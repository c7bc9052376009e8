"""What an attacker who is bored sends: odd values, headers, bodies and addresses, from a seeded generator."""

import json
from urllib.parse import quote, quote_plus

BOUNDARY = "grens"
URLENCODED = "application/x-www-form-urlencoded"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
STRANGE_KINDS = ["", "x", "text/plain; charset=bestaat-niet", f"{URLENCODED}; charset=x"]

ODD = [
    "", " ", "x", "\x00", "a\x00b", "0", "-1", "1", "1.5", "1e9", "NaN", "Infinity", "٣", "²", "9" * 30, "9" * 5000,
    str(2**31), str(2**63), str(2**63 - 1), str(-(2**63) - 1), "True", "None", "null", "1,2,x", ",,", "'", '"', "\\",
    "0000-00-00", "9999-99-99", "9999-12-31", "0001-01-01", "2026-02-30", "31-02-2026", "24:61", "2026-W99", "1-1-1",
    "\ud83d", "\udfff", "\u202e\u2066omgekeerd", "👩‍👩‍👧‍👦🇳🇱", "é" * 5000, "a" * 20_000, " " * 20_000 + "x",
    "\n" * 20_000 + "x", "-" * 20_000, "." * 20_000, "<" * 20_000, "a." * 9_000, "0 " * 9_000, "http://" * 3_000,
    "Z̸̡̢" * 200, "\ufeff=1+1",
    "' OR 1=1--", "'; DROP TABLE x;--", "1) UNION SELECT 1--", "{{7*7}}", "{% load x %}", "${7*7}", "%s%s%n", "%(x)s",
    "<script>alert(1)</script>", "javascript:alert(1)", "//kwaad.example/", "https://[::1", "http://127.0.0.1:9/",
    "file:///etc/passwd", "../../etc/passwd", "..", "/", "?", "#", "\r\nX-Kwaad: 1", "\t", "\v", "\x85", "\u2028",
    "{}", "[]", '{"a": [1, {"b": null}]}', "[" * 3000, "id", "slug", "pk", "__class__", "&|!()<->:*", "titel:abc titel",
    "(" * 500, "on", "doel", "11", "11.5", "wonen", "a@b.example", "a@" + "b" * 300 + ".example", "xn--", "*", "+31",
]  # fmt: skip
NAMES = [
    "q", "p", "o", "e", "all", "next", "pagina", "volgorde", "terug", "soort", "doel", "van", "laatst", "vanaf",
    "cursor", "_to_field", "_popup", "_changelist_filters", "_facets", "term", "app_label", "model_name", "field_name",
    "action", "_selected_action", "select_across", "index", "_save", "_continue", "_saveasnew", "_gezien", "stand",
    "status", "id__exact", "id__in", "id__isnull", "pk__regex", "form-TOTAL_FORMS", "form-INITIAL_FORMS", "per_pagina",
    "velden", "gemeente", "jaar", "format", "gewijzigd_sinds", "bbox", "zoek", "tekst", "code", "email", "daad",
    "token",
]  # fmt: skip
LOOKUPS = ["", "", "", "[]", "__exact", "__in", "__isnull", "__gte", "__year", "__x", "__regex", "__id__exact"]
METHODS = ["HEAD", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "POST", "POST", "POST", "TRACE", "PROPFIND"]
HEADERS = {
    "HTTP_ACCEPT": [
        "*/*",
        "",
        "application/json",
        "text/turtle;q=x",
        "text/html;q=9,,;",
        "application/ld+json",
        "é/\xff",
    ],
    "HTTP_ACCEPT_LANGUAGE": ["en", "xx-" * 300, "*;q=a", ""],
    "HTTP_ACCEPT_ENCODING": ["gzip", "br;q=x", "identity;q=0"],
    "HTTP_HX_REQUEST": ["true", "false", ""],
    "HTTP_HX_TARGET": ["resultaten", "x" * 999, "\xff"],
    "HTTP_HX_TRIGGER": ["zoek", "%00"],
    "HTTP_HX_CURRENT_URL": ["http://testserver/kennisbank/?q=a", "http://[", "\xff", "javascript:x", "//", ""],
    "HTTP_HX_BOOSTED": ["true"],
    "HTTP_IF_NONE_MATCH": ['"x"', "W/", '"', "*", "\xff", 'W/"a", "b'],
    "HTTP_IF_MODIFIED_SINCE": ["Mon, 99 Foo 0000 00:00:00 GMT", "9" * 50, "Thu, 01 Jan 1970 00:00:00 GMT"],
    "HTTP_RANGE": ["bytes=0-0", "bytes=-1", "bytes=9-1", "x"],
    "HTTP_X_FORWARDED_FOR": ["1.2.3.4", "::1, x", "\xff", "1.2.3.4, " * 90],
    "HTTP_X_FORWARDED_HOST": ["kwaad.example"],
    "HTTP_X_FORWARDED_PROTO": ["https", "x"],
    "HTTP_HOST": ["kwaad.example", "testserver:99999", "[::1", ""],
    "HTTP_REFERER": ["http://testserver/", "http://[", "\xff", "javascript:x"],
    "HTTP_ORIGIN": ["null", "http://kwaad.example"],
    "HTTP_USER_AGENT": ["", "\xff" * 500, "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"],
    "HTTP_AUTHORIZATION": ["Basic x", "Bearer \xff"],
    "HTTP_X_HTTP_METHOD_OVERRIDE": ["DELETE"],
    "CONTENT_LENGTH": ["x", "-1", "9" * 30, "0"],
    "REMOTE_ADDR": ["", "x", "::1"],
}


def encoded(text):
    return quote_plus(text.encode("utf-8", "surrogatepass"))


def query(pairs):
    return "&".join(f"{encoded(name)}={encoded(value)}" for name, value in pairs)


def segment(text):
    """As a part of an address: a slash in it would make another address of it."""
    return quote(text.encode("utf-8", "surrogatepass"), safe="").replace("%2F", "")


class Attacker:
    def __init__(self, chance):
        self.chance = chance

    def odd(self):
        return self.chance.choice(ODD)

    def headers(self):
        names = self.chance.sample(list(HEADERS), self.chance.randrange(1, 4)) if self.chance.random() < 0.2 else []
        return {name: self.chance.choice(HEADERS[name]) for name in names}

    def bent(self, address):
        """The same address with a part of it that is not what it was."""
        parts = address.split("/")
        place = self.chance.randrange(1, len(parts)) if len(parts) > 1 else 0
        parts[place] = segment(self.odd())
        return "/" + "/".join(parts).lstrip("/")

    def with_query(self, address, names):
        pairs = [(self.chance.choice(names or NAMES), self.odd()) for _ in range(self.chance.randrange(1, 4))]
        if self.chance.random() < 0.4:
            pairs.append((self.chance.choice(NAMES) + self.chance.choice(LOOKUPS), self.odd()))
        broken = self.chance.choice(["&&==", "&q=%ff%fe", "&q=%zz%", "&%00=1", "&q[]=1&q=2"])
        return f"{address.partition('?')[0]}?{query(pairs)}{broken if self.chance.random() < 0.1 else ''}"

    def filled(self, form):
        """As a person would: what stands in it, something in what is empty, a choice where there is one."""
        fields = list(form.fields)
        for place, (name, value) in enumerate(fields):
            if not value and self.chance.random() < 0.5:
                fields[place] = name, "Een proef"
        there = {name for name, _ in fields}
        for name, choices in form.choices.items():
            if name not in there and self.chance.random() < 0.6:
                fields.append((name, self.chance.choice(choices)))
        return fields + ([self.chance.choice(form.buttons)] if form.buttons else [])

    def mutated(self, form):
        fields = self.filled(form)
        for _ in range(self.chance.choice([0, 1, 1, 1, 2, 2, 5])):
            if not fields:
                break
            place = self.chance.randrange(len(fields))
            name, value = fields[place]
            act = self.chance.randrange(8)
            if act == 0:
                del fields[place]
            elif act == 1:
                fields.append((name, self.odd()))
            elif act == 2:
                fields[place] = f"{name}[]", value
            elif act == 3 and name in form.choices:
                fields[place] = name, self.chance.choice(form.choices[name])
            else:
                fields[place] = name, self.odd()
        return [] if self.chance.random() < 0.03 else fields

    def form(self, fields):
        """(kind of content, bytes) as a browser sends them, whatever stands in the fields."""
        return URLENCODED, query(fields).encode()

    def body(self, fields, files=(), *, is_multipart=False):
        """(kind of content, bytes) of a form; now and then of what is no form at all."""
        strange = self.chance.random()
        if files or is_multipart:
            content = multipart(fields, files)
            if strange < 0.03:
                content = content[: self.chance.randrange(len(content))]
            return (MULTIPART if strange < 0.98 else "multipart/form-data"), content
        if strange < 0.02:
            return "application/json", json.dumps(dict(fields)).encode()
        if strange < 0.04:
            return MULTIPART, query(fields).encode()
        if strange < 0.06:
            return self.chance.choice(
                ["", "x", "text/plain; charset=bestaat-niet", f"{URLENCODED}; charset=x"]
            ), b"a=%ff"
        return URLENCODED, query(fields).encode()


def multipart(fields, files=()):
    """`files`: (name of the field, name of the file, bytes)."""
    lines = []
    for name, value in fields:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        lines.append(head.encode("utf-8", "surrogatepass"))
    for name, filename, content in files:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
        lines += [f"{head}Content-Type: application/octet-stream\r\n\r\n".encode("utf-8", "surrogatepass"), content]
        lines.append(b"\r\n")
    return b"".join([*lines, f"--{BOUNDARY}--\r\n".encode()])
