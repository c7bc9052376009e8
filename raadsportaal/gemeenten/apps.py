from django.apps import AppConfig


class GemeentenConfig(AppConfig):
    name = "raadsportaal.gemeenten"
    verbose_name = "Gemeenten en gebruikers"

    def ready(self):
        from raadsportaal.gemeenten import checks, kinds  # noqa: F401 (register: the check of the role, what there is)
        from raadsportaal.gemeenten.meedoen import herindeling  # noqa: F401 (registers: what goes along in a merger)
        from raadsportaal.gemeenten.signing_in import logged

        logged.listen()
