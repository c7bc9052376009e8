"""How people come in: the sign-in pages, the second factor, and OpenID Connect, all on django-allauth."""
