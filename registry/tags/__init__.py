"""The tags and filters of `{% load registry %}`, by what they are for."""
