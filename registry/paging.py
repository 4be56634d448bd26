"""One page of a list."""

from django.core.paginator import EmptyPage, Page, Paginator
from django.utils.translation import gettext as _

from .filters import BadQuery, StrictFilterSet


def page_of(filterset: StrictFilterSet, rows=None, *, size: int = 20) -> Page:
    """The page that the query string asks for, of `rows` (or the filterset's own), `size` rows unless it says.

    Where it names the row that the page comes after, the rows before that are not read through again. Raises
    BadQuery for a page beyond the last.
    """
    rows = filterset.qs if rows is None else rows
    paginator = Paginator(rows, filterset.asked["page_size"] or size)
    try:
        page = paginator.page(filterset.asked["page"] or 1)
    except EmptyPage as error:
        sentence = _("There are pages 1 to %(last)s.") % {"last": paginator.num_pages}
        raise BadQuery({"page": [sentence]}) from error
    if key := filterset.asked.get("after"):
        if not filterset.can_go_on():
            raise BadQuery(
                {"after": [_("A list goes on from a row only if it is ordered by name or uid.")]}
            )
        page.object_list = filterset.after(rows, key)[: paginator.per_page]
    return page
