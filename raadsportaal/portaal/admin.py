"""The page "Hoe het portaal loopt" in the admin, for functioneel beheer: what waits, what failed, what ran."""

import platform

import django
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_POST
from procrastinate.contrib.django import app

from raadsportaal import __version__
from raadsportaal.gemeenten import queue_state
from raadsportaal.portaal.models import Verrichting
from raadsportaal.portaal.operating import facts
from raadsportaal.portaal.operating.nightly import BACKUP, CLEARING, NIGHTLY
from raadsportaal.redactie.admin import NoAdd, NoDelete
from raadsportaal.redactie.models import Import

SHOWN = 50  # failed jobs
MOST_IMPORTS = 10


@admin.register(Verrichting)
class VerrichtingAdmin(NoAdd, NoDelete, admin.ModelAdmin):
    """Who may view it sees the page; who may change it also tries work again."""

    def has_view_permission(self, request, obj=None):
        return obj is None and super().has_view_permission(request)

    def get_urls(self):
        def act(function):
            return self.admin_site.admin_view(require_POST(function))

        own = [
            path("taak/<int:pk>/opnieuw/", act(self.try_again), name="portaal_taak_opnieuw"),
            path("taak/<int:pk>/weg/", act(self.set_aside), name="portaal_taak_weg"),
        ]
        return own + [url for url in super().get_urls() if url.name == "portaal_verrichting_changelist"]

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        now = timezone.now()
        done = {one.naam: one for one in Verrichting.objects.all()}
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": "Hoe het portaal loopt",
            "mag_wijzigen": self.has_change_permission(request),
            "onderdelen": facts.standing(now),
            "rijen": _queues(now),
            "mislukt": queue_state.failed_jobs().order_by("-pk")[:SHOWN],
            "post": queue_state.post(now),
            "imports": Import.objects.defer("rijen")[:MOST_IMPORTS],
            "werk": [_line(werk, done.get(naam), now) for naam, werk in NIGHTLY.items()],
            "reservekopie": done.get(BACKUP),
            "opgeruimd": done.get(CLEARING),
            "versies": _versions(),
        }
        return TemplateResponse(request, "beheer/loopt.html", context)

    def try_again(self, request, pk):
        job = self._failed(request, pk)
        app.job_manager.retry_job_by_id(job.pk, timezone.now(), job.priority, job.queue_name, job.lock)
        messages.success(request, "De taak wordt opnieuw gedaan.")
        return redirect("admin:portaal_verrichting_changelist")

    def set_aside(self, request, pk):
        job = self._failed(request, pk)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET status = 'cancelled' WHERE id = %s", [job.pk])
        messages.success(request, "De taak is weggelegd. Hij telt niet meer als mislukt.")
        return redirect("admin:portaal_verrichting_changelist")

    def _failed(self, request, pk):
        if not self.has_change_permission(request):
            raise PermissionDenied
        return get_object_or_404(queue_state.failed_jobs(), pk=pk)


def _queues(now):
    """For the table: [name, waiting, at work, failed, since when the oldest waits]"""
    oldest = queue_state.oldest_waiting(now)
    return [
        (name, counted.get("todo", 0), counted.get("doing", 0), _not_done(counted), oldest.get(name))
        for name, counted in queue_state.jobs_by_queue().items()
    ]


def _not_done(counted):
    return sum(counted.get(state, 0) for state in queue_state.FAILED)


def _line(werk, done, now):
    return {"label": werk.label, "laatst": done, "laat": bool(done) and facts.is_late(done, werk.within, now)}


def _versions():
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        (server,) = cursor.fetchone()
    return {
        "Raadsportaal": __version__,
        "Django": django.get_version(),
        "Python": platform.python_version(),
        "PostgreSQL": server,
    }
