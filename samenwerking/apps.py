from django.apps import AppConfig


class SamenwerkingConfig(AppConfig):
    name = "samenwerking"
    verbose_name = "Samenwerking"

    def ready(self):
        from samenwerking import kinds, merging, own_data  # noqa: F401 (register: what there is, moves in a merge, is of a person)
