from django.apps import AppConfig


class SamenwerkingConfig(AppConfig):
    name = "samenwerking"
    verbose_name = "Samenwerking"

    def ready(self):
        from samenwerking import kinds, merging, own_data  # noqa: F401 (register: what there is, moves in a merge, is of a person)
        from samenwerking.landen import herindeling as _landen  # noqa: F401 (registers: what goes along in a herindeling)
        from samenwerking.oproepen import herindeling as _oproepen  # noqa: F401 (the same)
