"""Keep the full text vector out of line and uncompressed, so that the rows that are counted stay narrow."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("basis", "0002_initial")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE basis_searchrow ALTER COLUMN tsv SET STORAGE EXTERNAL",
            "ALTER TABLE basis_searchrow ALTER COLUMN tsv SET STORAGE EXTENDED",
        ),
    ]
