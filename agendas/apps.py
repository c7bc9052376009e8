from django.apps import AppConfig


class AgendasConfig(AppConfig):
    name = "agendas"
    verbose_name = "Agenda's en doelen"

    def ready(self):
        from agendas import kinds  # noqa: F401 (registers them)
