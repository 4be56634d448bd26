"""Reading files into the register: file → columns → checked values → one set-based write, all or nothing.

Each app says in its `importing` package what its tables are (`tables.py`); the machinery stands here. The apps
are found by name, in the order in which they build on each other, so nothing here imports upwards.
"""

# The reason under which a load stands in the history. It also tells the loader what it wrote itself: whatever
# somebody changed since then through the site is kept.
REASON = "Load of the register from files"


def tables(load):
    """The tables of this app, each when the ones that it needs have been written."""
    from . import plans, vocabulary

    yield vocabulary.sectors(load)
    yield vocabulary.districts(load)
    yield from vocabulary.directions(load)
    plans.read_documents(load)
    yield plans.sources(load)
    yield plans.plans(load)
    yield plans.targets(load)
    yield plans.observations(load)
