"""Each proposer's own words, behind the lock of the municipality; they move with their dossier."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from raadsportaal.gemeenten.rowsecurity import protect, same_gemeente


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0006_slot_op_suggesties'),
        ('gemeenten', '0006_slot_op_geschiedenis'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Medevoorstel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('op', models.DateTimeField(default=django.utils.timezone.now)),
                ('richting', models.CharField(choices=[('draagt_bij', 'Draagt bij'), ('werkt_tegen', 'Werkt tegen'), ('onbekend', 'Nog niet bekend')], default='onbekend', max_length=12, verbose_name='richting')),
                ('reikwijdte', models.CharField(blank=True, choices=[('hier_en_nu', 'Hier en nu'), ('later', 'Later'), ('elders', 'Elders in de wereld')], max_length=12, verbose_name='waar en wanneer?')),
                ('toelichting', models.TextField(blank=True, max_length=1000, verbose_name='toelichting')),
                ('passage', models.TextField(blank=True, max_length=2000, verbose_name='passage uit het stuk')),
                ('bladzijde', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='bladzijde')),
                ('door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dossier', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='dossiers.dossier')),
                ('gemeente', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='gemeenten.gemeente')),
                ('koppeling', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='medevoorstellen', to='dossiers.koppeling')),
            ],
            options={
                'verbose_name': 'medevoorstel',
                'verbose_name_plural': 'medevoorstellen',
                'ordering': ['op', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('koppeling', 'door'), name='medevoorstel_een_keer_per_persoon')],
            },
        ),
        same_gemeente('dossiers_medevoorstel', 'dossiers_dossier', 'dossier_id'),
        protect('dossiers_medevoorstel'),
    ]
