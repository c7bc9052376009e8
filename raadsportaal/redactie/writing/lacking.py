"""What a record still lacks before it can be published: words, with the place in the form where it can be filled in."""

BUTTONS = "stappen"  # the id of the row of buttons


class Gemis(str):
    """A text like any other; `veld` is the id in the form that a link leads to."""

    __slots__ = ("veld",)

    def __new__(cls, text, veld=""):
        self = super().__new__(cls, text)
        self.veld = veld
        return self


def lacking(*wanted) -> list[Gemis]:
    """Of (there, what) and (there, what, id in the form) those that are not there."""
    return [Gemis(what, *veld) for there, what, *veld in wanted if not there]


def to_write(found) -> list:
    """Of what lacks that which a writer can fill in; what a button of the form does, who checks it will do."""
    return [gemis for gemis in found if gemis.veld != BUTTONS]
