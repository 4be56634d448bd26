"""Parks from files; see `registry.importing`."""


def tables(load):
    """The tables of this app, each when the ones that it needs have been written."""
    from registry.importing.plans import sources

    from . import parks, spaces

    frame = parks.read(load)
    yield sources(load)
    yield parks.parks(load, frame)
    yield parks.districts(load, frame)
    yield parks.directions(load, frame)
    yield spaces.blocks(load, frame)
    yield spaces.spaces(load, frame)
    yield spaces.contacts(load, frame)
