"""The thesaurus, and a mark that is another one after every change of it."""

from django.db import migrations, models

# Whoever changes the table, in whatever way. The mark is random: a number of a sequence comes back when a backup is put
# back under a process that runs, and the last number of a sequence is seen before the change that took it. The row is
# held until the end of the transaction, so a mark that is seen belongs to what is seen; undone, it is gone for good.
MARK = """
CREATE TABLE basis_thesaurusstate (mark uuid NOT NULL);
INSERT INTO basis_thesaurusstate VALUES (gen_random_uuid());
CREATE FUNCTION thesaurus_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE basis_thesaurusstate SET mark = gen_random_uuid();
    RETURN NULL;
END
$$;
CREATE TRIGGER thesaurus_changed
    AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON basis_woordgroep
    FOR EACH STATEMENT EXECUTE FUNCTION thesaurus_changed();
"""
NO_MARK = """
DROP TRIGGER thesaurus_changed ON basis_woordgroep;
DROP FUNCTION thesaurus_changed();
DROP TABLE basis_thesaurusstate;
"""


class Migration(migrations.Migration):
    dependencies = [("basis", "0002_zoekgewichten")]

    operations = [
        migrations.CreateModel(
            name="Woordgroep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("woorden", models.TextField(verbose_name="woorden die hetzelfde betekenen")),
                ("verwant", models.TextField(blank=True, verbose_name="verwante woorden")),
                ("actief", models.BooleanField(default=True, verbose_name="doet mee")),
                ("sleutel", models.CharField(editable=False, max_length=60, unique=True)),
                ("gewijzigd_op", models.DateTimeField(auto_now=True, verbose_name="gewijzigd op")),
            ],
            options={
                "verbose_name": "groep woorden",
                "verbose_name_plural": "woorden die hetzelfde betekenen",
                "ordering": ["sleutel"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("woorden", ""), _negated=True), name="woordgroep_heeft_woorden"
                    )
                ],
            },
        ),
        migrations.RunSQL(MARK, NO_MARK),
    ]
