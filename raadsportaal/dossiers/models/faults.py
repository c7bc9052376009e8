"""What stands in the way of a deed: another was first, or it was done already."""


class IemandWasUVoor(Exception):
    """Another changed a koppeling or suggestion after this person saw it; `nu` is what it is now."""

    def __init__(self, nu):
        super().__init__("Iemand was u voor")
        self.nu = nu


class AlGedaan(Exception):
    """There is such a koppeling or proposal already, or its end is no more; the message says which, in Dutch."""

    def __init__(self, message, koppeling):
        super().__init__(message)
        self.koppeling = koppeling
