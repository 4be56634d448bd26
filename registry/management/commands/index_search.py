"""Index every row again, after the tokenizer or its tables have changed."""

from django.core.management.base import BaseCommand
from django.db import transaction

from registry import search
from registry.search.index import searchable_models


class Command(BaseCommand):
    help = "Bring the search index in step with every row; rows that are in step are not written."

    @transaction.atomic
    def handle(self, **options):
        for model in searchable_models():
            changed = search.refresh(model)
            search.sync(model)
            self.stdout.write(f"{model._meta.label}: {changed} changed")
