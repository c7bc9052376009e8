"""Places at events and responses to calls: again after signing off, with who and when; and locks on what is municipal."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from raadsportaal.gemeenten.rowsecurity import protect


class Migration(migrations.Migration):

    dependencies = [
        ('gemeenten', '0008_zending'),
        ('samenwerking', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='aanmelding',
            name='aanmelding_een_keer_per_adres',
        ),
        migrations.AddField(
            model_name='aanbod',
            name='gestopt_op',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='gestopt op'),
        ),
        migrations.AddField(
            model_name='aanbod',
            name='gewijzigd_door',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='aanbod',
            name='gewijzigd_op',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
        migrations.AddField(
            model_name='aanmelding',
            name='keer',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='bijeenkomst',
            name='afgelast',
            field=models.BooleanField(default=False, help_text='Wie zich aanmeldde, krijgt een e-mail.', verbose_name='gaat niet door'),
        ),
        migrations.AddField(
            model_name='bijeenkomst',
            name='volgnummer',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='reactie',
            name='antwoord',
            field=models.TextField(blank=True, help_text='De gemeente leest dit in de e-mail.', max_length=2000, verbose_name='bericht aan de gemeente'),
        ),
        migrations.AddField(
            model_name='reactie',
            name='besloten_door',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reactie',
            name='besloten_op',
            field=models.DateTimeField(editable=False, null=True, verbose_name='stand gewijzigd op'),
        ),
        migrations.AlterField(
            model_name='aanmelding',
            name='gemeente',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='gemeenten.gemeente', verbose_name='gemeente'),
        ),
        migrations.AlterField(
            model_name='aanmelding',
            name='op',
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name='aangemeld op'),
        ),
        migrations.AlterField(
            model_name='bijeenkomst',
            name='aanmelden_tot',
            field=models.DateTimeField(blank=True, help_text='Leeg: tot het begin. Nederlandse tijd.', null=True, verbose_name='aanmelden tot'),
        ),
        migrations.AlterField(
            model_name='bijeenkomst',
            name='begin',
            field=models.DateTimeField(help_text='Nederlandse tijd.', verbose_name='begin'),
        ),
        migrations.AlterField(
            model_name='bijeenkomst',
            name='einde',
            field=models.DateTimeField(help_text='Nederlandse tijd.', verbose_name='einde'),
        ),
        migrations.AlterField(
            model_name='bijeenkomst',
            name='link',
            field=models.URLField(blank=True, help_text='Staat alleen in de e-mail aan deelnemers.', max_length=500, verbose_name='adres om online mee te doen'),
        ),
        migrations.AlterField(
            model_name='reactie',
            name='aanbod',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='samenwerking.aanbod', verbose_name='hoort bij uw aanbod'),
        ),
        migrations.AlterField(
            model_name='reactie',
            name='op',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='ontvangen op'),
        ),
        migrations.AlterField(
            model_name='reactie',
            name='oproep',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reacties', to='samenwerking.oproep', verbose_name='oproep'),
        ),
        migrations.AddConstraint(
            model_name='aanmelding',
            constraint=models.UniqueConstraint(fields=('bijeenkomst', 'email'), name='aanmelding_een_keer_per_adres'),
        ),
        protect('samenwerking_aanbod'),
        protect('samenwerking_reactie'),
    ]
