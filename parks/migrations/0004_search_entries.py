import django.db.models.deletion
from django.db import migrations, models

from registry.search.operations import MoveSearchTexts, SearchIndex


class Migration(migrations.Migration):

    dependencies = [
        ('parks', '0003_block_boundary_text_en'),
    ]

    operations = [
        migrations.CreateModel(
            name='ParkEntry',
            fields=[
                ('names', models.TextField(editable=False, help_text='Folded names.')),
                ('tokens', models.TextField(editable=False, help_text='Search terms.')),
                ('row', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='search_entry', serialize=False, to='parks.park')),
            ],
            options={
                'abstract': False,
            },
        ),
        SearchIndex("park"),
        MoveSearchTexts("park"),
        migrations.RemoveField(
            model_name='park',
            name='search_names',
        ),
        migrations.RemoveField(
            model_name='park',
            name='search_tokens',
        ),
    ]
