"""What an attacker has seen of the portal: addresses by pattern, what fits there, and which forms take files."""

from collections import defaultdict
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.urls import Resolver404, resolve

from tests.addresses import every_address
from tools.bench.hostile import segment
from tools.bench.page_forms import links_and_forms

KEPT = 30  # addresses remembered of one pattern


class Map:
    def __init__(self, attacker):
        self.attacker, self.chance = attacker, attacker.chance
        self.known, self.names, self.keys = defaultdict(list), defaultdict(dict), defaultdict(list)
        self.uploads = {}  # (pattern, name of the field): who saw the form, and where
        self.patterns = self._every_pattern()

    def learn(self, role, address, page):
        """Remember where a page leads; gives its links and the actions of its forms."""
        links, forms = links_and_forms(text_of(page))
        found = [of_portal(address, link) for link in [*links, *(form.action for form in forms)]]
        found = [one for one in found if one]
        for one in [address, *found]:
            self._remember(one)
        for form in forms:
            route = route_of(of_portal(address, form.action) or "")
            self.names[route].update(dict.fromkeys(form.names))
            for name in form.files:
                self.uploads.setdefault((route, name), (role, address))
        return found

    def _remember(self, address):
        route, keys = _resolved(address)
        self.names[route].update(dict.fromkeys(name for name, _ in parse_qsl(urlsplit(address).query)))
        known = self.known[route]
        if not route or address in known:
            return
        if len(known) < KEPT:
            known.append(address)
        else:
            known[self.chance.randrange(KEPT)] = address
        for name, value in keys.items():
            if str(value) not in self.keys[name]:
                self.keys[name].append(str(value))

    def names_at(self, address):
        """What a form or a query of this address has been seen to hold."""
        return list(self.names[route_of(address)])

    def somewhere(self, *, in_desk):
        """An address that somebody saw, or the next of all patterns; seldom of the desk for who does not work there."""
        while True:
            if self.chance.random() < 0.6:
                address = self.chance.choice(self.known[self.chance.choice(list(self.known))] or ["/"])
            else:
                address = next(self.patterns)
            if in_desk or not address.startswith("/beheer/") or self.chance.random() < 0.05:
                return self.attacker.bent(address) if self.chance.random() < 0.08 else address

    def _every_pattern(self):
        while True:
            addresses = list(every_address(self))
            self.chance.shuffle(addresses)
            yield from addresses

    def get(self, name, usual):
        """What every_address fills in for a part of this name: one that is there, or something odd."""
        if self.chance.random() < 0.15:
            return segment(self.attacker.odd())
        return self.chance.choice(self.keys[name] or [usual])


def text_of(page):
    return page.read.decode(errors="replace")


def of_portal(page, link):
    """The address of a link of this page; an empty one is the page itself, and none is of others."""
    try:
        parts = urlsplit(urljoin(f"http://testserver{page}", link))
    except ValueError:
        return None
    if parts.netloc != "testserver" or parts.path.startswith("/static/"):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


def route_of(address):
    return _resolved(address)[0]


def _resolved(address):
    try:
        match = resolve(urlsplit(address).path)
    except (Resolver404, ValueError):
        return "", {}
    return match.route, match.kwargs
