"""What answers of Notubiz have in common, in each of the forms in which it writes them.

Older versions write `{"item": [{"attributes": {"attribute": […]}, "@attributes": {"id": 1}}]}` where newer ones write
`{"items": [{"id": 1, "attributes": […]}]}`.
"""

from raadsportaal.dossiers.council_systems.documents import inside, items, text

ASK = {"format": "json", "version": "1.17.0"}


def is_public(thing: dict) -> bool:
    signs = [own(thing, sign) for sign in ("confidential", "canceled", "inactive")]
    group = own(thing, "permission_group")
    return all(sign in (None, 0, "", "0", "false") for sign in signs) and group in (None, "public")


def own(thing: dict, name: str):
    """A property of a thing, that stands in it or among its `@attributes`."""
    return thing[name] if name in thing else inside(thing.get("@attributes")).get(name)


def many(answer, *names) -> list[dict]:
    """The things under the first of these names that holds any: a list, one thing, or a list in a list."""
    if isinstance(answer, list):
        return items(answer)
    for name in names:
        found = inside(answer).get(name)
        if isinstance(found, dict):
            found = many(found, *names) or [found]
        if items(found):
            return items(found)
    return []


def texts_of(attribute: dict) -> list[str]:
    """Each value of an attribute as it stands there, markup and all."""
    values = attribute.get("values", attribute.get("value"))
    values = inside(values).get("value", values)
    return [found for value in (values if isinstance(values, list) else [values]) if (found := _text_of(value))]


def _text_of(value):
    if isinstance(value, dict):
        told = [value.get("content"), value.get("@cdata"), inside(value.get("meta_data")).get("label")]
        told += [value.get(name) for name in ("label", "name", "value", "title")]
        # The label of what a number refers to says more than the number.
        words = [one for one in told if isinstance(one, str) and text(one) and not text(one).isdigit()]
        return next(iter(words), next((str(one) for one in told if text(one)), ""))
    return value if isinstance(value, str) else text(value)
