from django.apps import AppConfig


class SamenwerkingConfig(AppConfig):
    name = "samenwerking"
    verbose_name = "Samenwerking"
