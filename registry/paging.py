"""One page of a list: its keys, which are cheap however deep it is, and then the rows of these."""

from collections.abc import Callable

from django.core.paginator import EmptyPage, Page, Paginator
from django.utils.translation import gettext as _

from .filters import BadQuery, StrictFilterSet


def page_of(filterset: StrictFilterSet, dressed: Callable, *, size: int = 20) -> Page:
    """The page of rows that the query string asks for; `dressed` adds to a queryset what a row shows.

    Raises BadQuery as `page_of_keys` does.
    """
    page = page_of_keys(filterset, size=size)
    keys = list(page.object_list)
    rows = {row.pk: row for row in dressed(filterset.of(keys))}
    page.object_list = [rows[key] for key in keys if key in rows]
    return page


def page_of_keys(filterset: StrictFilterSet, rows=None, *, size: int) -> Page:
    """The page that the query string asks for, of keys (or of `rows`, a queryset), `size` unless it says.

    Where it names the row that the page comes after, the rows before that are not read through again; where the
    rows were found already, only those that can be on the page are. Raises BadQuery for a page beyond the last.
    """
    listed = filterset.keys() if rows is None else rows
    paginator = Paginator(listed, filterset.asked["page_size"] or size)
    if filterset.found is not None:
        paginator.count = len(filterset.found)
    page = _numbered(paginator, filterset.asked["page"] or 1)
    if key := filterset.asked.get("after"):
        page.object_list = _after(filterset, key, paginator)
    elif rows is None and filterset.found:
        page.object_list = _among_the_first(filterset, page)
    return page


def _numbered(paginator: Paginator, number: int) -> Page:
    try:
        return paginator.page(number)
    except EmptyPage as error:
        sentence = _("There are pages 1 to %(last)s.") % {"last": paginator.num_pages}
        raise BadQuery({"page": [sentence]}) from error


def _among_the_first(filterset: StrictFilterSet, page: Page):
    """The keys of the page, looked for only where it can be."""
    placed = filterset.found.first(page.end_index())
    if placed is None:
        return page.object_list
    in_order = sorted(filterset.among(placed), key=placed.get)
    return in_order[page.start_index() - 1 : page.end_index()]


def _after(filterset: StrictFilterSet, key: int, paginator: Paginator):
    if not filterset.can_go_on():
        sentence = _("A list goes on from a row only if it is ordered by name or uid.")
        raise BadQuery({"after": [sentence]})
    return filterset.after(paginator.object_list, key)[: paginator.per_page]
