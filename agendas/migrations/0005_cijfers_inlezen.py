"""What importing figures needs: which of them are counts, and a remark beside one."""

from django.db import migrations, models


def inhabitants_are_counted(apps, schema_editor):
    apps.get_model("agendas", "Indicator").objects.filter(code="inwoners").update(optelbaar=True)


class Migration(migrations.Migration):
    dependencies = [("agendas", "0004_locks")]

    operations = [
        migrations.AddField(
            model_name="indicator",
            name="optelbaar",
            field=models.BooleanField(
                default=False,
                help_text="Gingen gemeenten samen, dan telt het portaal hun cijfers op. "
                "Bij een percentage of gemiddelde kan dat niet.",
                verbose_name="is een aantal",
            ),
        ),
        migrations.AddField(
            model_name="waarde",
            name="opmerking",
            field=models.CharField(blank=True, db_default="", max_length=250, verbose_name="opmerking"),
        ),
        migrations.AlterModelOptions(
            name="landelijkewaarde",
            options={
                "ordering": ["jaar"],
                "verbose_name": "landelijk cijfer",
                "verbose_name_plural": "landelijke cijfers",
            },
        ),
        migrations.RunPython(inhabitants_are_counted, migrations.RunPython.noop),
    ]
