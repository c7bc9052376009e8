"""How strong each verband is, as the file that the portal starts with says it."""

import csv
from pathlib import Path

from django.db import migrations, models

FILE = Path(__file__).parents[1] / "data" / "verbanden.csv"


def fill(apps, schema_editor):
    """Of the verbanden that were loaded before they had a strength; those of an editor contribute."""
    verbanden = apps.get_model("agendas", "Verband").objects
    if not verbanden.exists():
        return
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            pair = {"doel__agenda__slug": row["agenda"], "doel__nummer": row["doel"]}
            verbanden.filter(subdoel__code=row["subdoel"], **pair).update(sterkte=row["sterkte"])


class Migration(migrations.Migration):
    dependencies = [("agendas", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="verband",
            name="sterkte",
            field=models.CharField(
                choices=[("zelfde_doel", "zelfde doel"), ("draagt_bij", "draagt bij"), ("raakt", "raakt aan")],
                default="draagt_bij",
                help_text=(
                    "Zelfde doel: ze vragen hetzelfde van een raad. Draagt bij: wie aan het ene werkt, helpt meestal "
                    "ook het andere. Raakt aan: dat is alleen soms zo; dan telt het nergens mee. Twijfelt u, kies dan "
                    "het zwakste."
                ),
                max_length=12,
                verbose_name="hoe sterk is het?",
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
