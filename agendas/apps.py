from django.apps import AppConfig


class AgendasConfig(AppConfig):
    name = "agendas"
    verbose_name = "Agenda's en doelen"

    def ready(self):
        from agendas import kinds, own_data  # noqa: F401 (register: what there is, what is of a person)
        from agendas.meetlat import herindeling  # noqa: F401 (registers: what goes along when municipalities merge)
