"""A whole number in the text of an address, a form or a file of others."""

LARGEST = 2**63 - 1  # of a bigint, which is what the database numbers its records with


def number_in(text: str | None) -> int | None:
    """What the digits say, 0 to what the database can hold; None for whatever is no such number."""
    if not text or not (text.isascii() and text.isdecimal()) or len(text) > len(str(LARGEST)):
        return None
    number = int(text)
    return number if number <= LARGEST else None
