"""What the admin's pages say of a record of history."""

from django import template

from registry import changes

register = template.Library()


@register.filter
def reason(record) -> str:
    """Why it was done; what the register itself writes is told in the reader's language."""
    return changes.reason(record.history_change_reason)
