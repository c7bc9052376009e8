"""Addresses of the roof: home, search over everything, and the pages about the portal."""

from django.conf import settings
from django.contrib.sitemaps.views import sitemap
from django.urls import path

from raadsportaal.opendata.pagina import open_data
from raadsportaal.portaal import mailbox, mijn_gemeente, opvolging, views
from raadsportaal.portaal.sitemaps import SITEMAPS

app_name = "portaal"
urlpatterns = [
    path("", views.home, name="home"),
    path("zoeken/", views.zoeken, name="zoeken"),
    path("zoeken/suggesties/", views.suggesties, name="suggesties"),
    path("mijn-gemeente/", mijn_gemeente.mijn_gemeente, name="mijn_gemeente"),
    path("gemeenten/", mijn_gemeente.gemeenten, name="gemeenten"),
    path("gemeenten/<slug:gemeente>/", mijn_gemeente.gemeente, name="gemeente"),
    path("gemeenten/<slug:gemeente>/wijzigingen/", mijn_gemeente.wijzigingen, name="wijzigingen"),
    path("gemeenten/<slug:gemeente>/doelen/", mijn_gemeente.doelen, name="profiel"),
    path("gemeenten/<slug:gemeente>/doelen/<int:nummer>/", mijn_gemeente.doel, name="profiel_doel"),
    path(
        "gemeenten/<slug:gemeente>/moties-en-toezeggingen/overzicht.docx",
        opvolging.overzicht,
        name="overzicht_docx",
    ),
    path("over/", views.page, {"naam": "over"}, name="over"),
    path("over/suggesties/", views.page, {"naam": "suggesties"}, name="over_suggesties"),
    path("over/controle/", views.page, {"naam": "controle"}, name="controle"),
    path("toegankelijkheid/", views.page, {"naam": "toegankelijkheid"}, name="toegankelijkheid"),
    path("privacy/", views.page, {"naam": "privacy"}, name="privacy"),
    path("open-data/", open_data, name="open_data"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path(".well-known/security.txt", views.security, name="security"),
    path("favicon.ico", views.favicon, name="favicon"),
]
if settings.DEMO_POST:
    urlpatterns.append(path("demo/post/", mailbox.lijst, name="post"))
