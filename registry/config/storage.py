"""Static files with a hash in their name, compressed ahead of time."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticStorage(CompressedManifestStaticFilesStorage):
    """Also rewrites the imports inside ES modules, so that browsers never keep a stale module.

    An import must end in a semicolon, or it is left as it is.
    """

    support_js_module_import_aggregation = True

    def url_converter(self, name, hashed_files, template=None):
        """Leave `{import("../htmx").Api}` alone: in a comment of htmx that names a type, not a file."""
        convert = super().url_converter(name, hashed_files, template)

        def convert_files(match):
            opened = match.string.endswith("{", 0, match.start())
            names_type = opened and match.string.startswith(".", match.end())
            return match["matched"] if names_type else convert(match)

        return convert_files

    def compress_files(self, paths):
        """Compress what pages ask for: the names with a hash, and no source maps. It takes long enough."""
        asked = set(self.hashed_files.values()) & set(paths)
        return super().compress_files(path for path in asked if not path.endswith(".map"))
