"""Addresses for who builds on what the portal has: machines first."""

urlpatterns = []
