import django.db.models.deletion
from django.db import migrations, models

from registry.search.operations import MoveSearchTexts, SearchIndex


class Migration(migrations.Migration):

    dependencies = [
        ('enterprises', '0004_add_list_index'),
    ]

    operations = [
        migrations.CreateModel(
            name='EnterpriseEntry',
            fields=[
                ('names', models.TextField(editable=False, help_text='Folded names.')),
                ('tokens', models.TextField(editable=False, help_text='Search terms.')),
                ('row', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='search_entry', serialize=False, to='enterprises.enterprise')),
            ],
            options={
                'abstract': False,
            },
        ),
        SearchIndex("enterprise"),
        MoveSearchTexts("enterprise"),
        migrations.RemoveField(
            model_name='enterprise',
            name='search_names',
        ),
        migrations.RemoveField(
            model_name='enterprise',
            name='search_tokens',
        ),
    ]
