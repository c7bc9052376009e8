"""How passwords are kept: dear to guess, and cheap enough that a council can sign in at once."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class ModestArgon2(Argon2PasswordHasher):
    """Argon2id with the least that OWASP and ASVS 5.0 (appendix C) allow: 19 MiB, two passes, one thread.

    What Django chooses takes 100 MiB and nine times the processor time, on a server of two cores that anybody may ask.
    """

    memory_cost = 19 * 1024  # KiB
    time_cost = 2
    parallelism = 1
