from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kennisbank", "0003_collecties_engels_voordrachten")]

    operations = [
        migrations.AddField(
            model_name="thema",
            name="inleiding",
            field=models.TextField(
                blank=True,
                default="",
                help_text="Waar gaat het over, en wat beslist de raad? Een of twee zinnen, geen cijfers.",
                verbose_name="inleiding",
            ),
            preserve_default=False,
        ),
    ]
