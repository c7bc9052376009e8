"""Every address of the portal, with something filled in where it varies."""

import re

from django.urls import URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

PART = re.compile(r"<(?:(?P<converter>\w+):)?(?P<name>\w+)>")
GROUP = re.compile(r"\(\?P<(?P<name>\w+)>[^)]*\)")


def every_address(known: dict[str, str]):
    """`known`: what to fill in, by the name that it has in a pattern; elsewhere it is 1 or x."""

    def value(part):
        return known.get(part["name"], "1" if part.groupdict().get("converter") == "int" else "x")

    def filled(pattern):
        if isinstance(pattern, RoutePattern):
            return PART.sub(value, str(pattern))
        return GROUP.sub(value, str(pattern).strip("^$")).replace("\\", "")

    def walk(patterns, before):
        for entry in patterns:
            path = before + filled(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, path)
            else:
                yield path

    return walk(get_resolver().url_patterns, "/")
