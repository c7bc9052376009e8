from django.apps import AppConfig


class RedactieConfig(AppConfig):
    name = "raadsportaal.redactie"
    verbose_name = "Redactie"
