"""Nothing reads or writes any more when the last e-mail of the week went."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("volgen", "0003_meldingen_en_collecties")]

    operations = [migrations.RemoveField("volger", "week_op")]
