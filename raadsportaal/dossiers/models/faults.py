"""What stands in the way of a deed: it was done already."""


class AlGedaan(Exception):
    """There is such a koppeling or proposal already, or its end is no more; the message says which, in Dutch."""

    def __init__(self, message, koppeling):
        super().__init__(message)
        self.koppeling = koppeling
