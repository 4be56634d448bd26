"""`{% load registry %}`: the tags and filters of every page, from the modules of `registry.tags`."""

from django import template

from registry.tags import bars, evidence, figures, marks, moving, words

register = template.Library()
for part in (bars, evidence, figures, marks, moving, words):
    register.tags |= part.register.tags
    register.filters |= part.register.filters
