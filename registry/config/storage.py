"""Static files with a hash in their name, compressed ahead of time."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticStorage(CompressedManifestStaticFilesStorage):
    """Also rewrites the imports inside ES modules, so that browsers never keep a stale module.

    An import must end in a semicolon, or it is left as it is.
    """

    support_js_module_import_aggregation = True
