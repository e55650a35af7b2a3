"""A round over many needs leaves many without a mentor: rows can be listed in pages, one long text cannot."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('matching', '0001_initial'),
        ('operators', '0002_operator_is_listed'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='round',
            name='unmatched',
        ),
        migrations.AddField(
            model_name='round',
            name='needs_left',
            field=models.PositiveIntegerField(default=0, verbose_name='needs without a mentor'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='round',
            name='pairs_found',
            field=models.PositiveIntegerField(default=0, verbose_name='pairs'),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name='Unmatched',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reasons', models.JSONField(verbose_name='reasons')),
                ('need', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='operators.need')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unmatched', to='matching.round')),
            ],
            options={
                'verbose_name': 'need without a mentor',
                'verbose_name_plural': 'needs without a mentor',
                'constraints': [models.UniqueConstraint(fields=('round', 'need'), name='unmatched_is_once_in_a_round')],
            },
        ),
    ]
