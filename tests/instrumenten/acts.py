"""What a person does with a draft in the browser. An address is what follows that of the municipality."""

from raadsportaal.basis.as_seen import SEEN
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Lidmaatschap
from tests.addresses import context_of


def page(client, path, status=200):
    response = client.get(f"/gemeenten/zwolle/{path}")
    assert response.status_code == status
    return response.content.decode()


def make(client, soort="motie", **picked):
    """The address of the draft that this choice makes."""
    response = client.post(f"/gemeenten/zwolle/naar-de-raad/{soort}/", picked)
    assert response.status_code == 302
    return response.url.removeprefix("/gemeenten/zwolle/")


def write(client, address, deel, text):
    """Fill in a part as its page shows it."""
    form = context_of(client, f"/gemeenten/zwolle/{address}delen/{deel}/")["form"]
    return client.post(f"/gemeenten/zwolle/{address}delen/{deel}/", {"tekst": text, SEEN: form.fields[SEEN].initial})


def typed(client, address, deel, text, seen=None):
    """What the page sends by itself while somebody is typing."""
    path = f"/gemeenten/zwolle/{address}delen/{deel}/"
    seen = seen or context_of(client, path)["gezien"]
    return client.post(path, {"tekst": text, SEEN: seen}, headers={"HX-Request": "true"})


def show(client, address, **how):
    return client.post(f"/gemeenten/zwolle/{address}wie/", {"email": "peter@zwolle.example"} | how)


def share(client, address, **how):
    """Choose on the page who sees it; what is left out is not ticked."""
    return client.post(f"/gemeenten/zwolle/{address}wie/", {"kringen": "1"} | dict.fromkeys(how, "on"))


def put_in(fractie, *people):
    """As the griffie does on the page of people."""
    with bereik(EVERYTHING):
        Lidmaatschap.objects.filter(gebruiker__in=people).update(fractie=fractie)
