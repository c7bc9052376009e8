"""Addresses of the roof: home, search over everything, and the pages about the portal."""

from django.urls import path

from raadsportaal.portaal import views

app_name = "portaal"
urlpatterns = [
    path("", views.home, name="home"),
    path("zoeken/", views.zoeken, name="zoeken"),
    path("zoeken/suggesties/", views.suggesties, name="suggesties"),
    path("over/", views.page, {"naam": "over"}, name="over"),
    path("over/controle/", views.page, {"naam": "controle"}, name="controle"),
    path("toegankelijkheid/", views.page, {"naam": "toegankelijkheid"}, name="toegankelijkheid"),
    path("privacy/", views.page, {"naam": "privacy"}, name="privacy"),
    path("open-data/", views.page, {"naam": "open_data"}, name="open_data"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
]
