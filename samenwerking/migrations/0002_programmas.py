# Of programmes: the language of their text, their places, and which dates are a plan; only Global Goals as doelen.

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agendas', '0002_lexicon'),
        ('samenwerking', '0004_bijeenkomsten'),
    ]

    operations = [
        migrations.AddField(
            model_name='programma',
            name='begin_gepland',
            field=models.BooleanField(default=False, verbose_name='het begin is gepland'),
        ),
        migrations.AddField(
            model_name='programma',
            name='einde_gepland',
            field=models.BooleanField(default=False, verbose_name='het einde is gepland'),
        ),
        migrations.AddField(
            model_name='programma',
            name='plaatsen',
            field=models.JSONField(blank=True, default=list, editable=False, verbose_name='plaatsen'),
        ),
        migrations.AddField(
            model_name='programma',
            name='taal',
            field=models.CharField(default='nl', help_text='Code van de taal: nl, en, es', max_length=8, validators=[django.core.validators.RegexValidator('^[a-z]{2,3}(-[A-Za-z]{2,4})?$', 'Geef de code van een taal, zoals nl of en.')], verbose_name='taal van de tekst'),
        ),
        migrations.AlterField(
            model_name='programma',
            name='status',
            field=models.CharField(choices=[('concept', 'concept'), ('ter_beoordeling', 'ter controle'), ('teruggestuurd', 'teruggestuurd'), ('gepubliceerd', 'gepubliceerd'), ('gearchiveerd', 'gearchiveerd')], default='concept', max_length=20, verbose_name='status'),
        ),
        migrations.AlterField(
            model_name='programma',
            name='doelen',
            field=models.ManyToManyField(blank=True, limit_choices_to={'agenda__groep': 'global-goals'}, related_name='programmas', to='agendas.doel', verbose_name='Global Goals'),
        ),
    ]
