"""The sign-in services as the admin knows them: apart, because the tables of allauth refer to our users first."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("gemeenten", "0002_locks"),
        ("socialaccount", "0006_alter_socialaccount_extra_data"),
    ]

    operations = [
        migrations.CreateModel(
            name="Inlogdienst",
            fields=[],
            options={
                "verbose_name": "inlogdienst",
                "verbose_name_plural": "inlogdiensten",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("socialaccount.socialapp",),
        ),
    ]
