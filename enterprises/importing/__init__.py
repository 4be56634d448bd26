"""Enterprises from files; see `registry.importing`."""


def tables(load):
    """The tables of this app, each when the ones that it needs have been written."""
    from registry.importing.plans import sources

    from . import enterprises, figures, standing

    frame = enterprises.read(load)
    yield sources(load)
    yield enterprises.enterprises(load, frame)
    yield enterprises.tenancies(load, frame)
    yield standing.classifications(load, frame)
    yield figures.revenues(load, frame)
    yield figures.achievements(load)
    yield figures.sector_outputs(load)
