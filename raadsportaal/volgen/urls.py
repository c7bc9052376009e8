"""Addresses of following: the bell, its choices, and what stands in a mail."""

urlpatterns = []
