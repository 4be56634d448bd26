"""What every answer of the API gets on its way out: other sites may read it, and Brotli makes it small.

Compressing the API is safe from BREACH: its answers hold no secret, and no text of the reader's beside one. Pages
keep Django's gzip alone, which pads each answer by a random length and whose CSRF tokens differ each time.
"""

import re

import brotli
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

READS = re.compile(r"/api/v1/")
ACCEPTS_BROTLI = re.compile(r"(?:^|,)\s*br\s*(?:;\s*q=(?:1|0?\.\d*[1-9]\d*)[\d.]*\s*)?(?:,|$)")
SMALLEST = 200  # bytes; below this, compressing costs more than it saves
QUALITY = 4  # about the time of gzip, and a tenth smaller
CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After, Content-Language",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class ReadableFromAnywhere:
    """CORS for reads below /api/v1/: any origin, never with credentials, so it sees what anybody may see."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not READS.match(request.path_info) or request.method not in {"GET", "HEAD", "OPTIONS"}:
            return self.get_response(request)
        asks_first = (
            request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
        )
        response = HttpResponse(status=204) if asks_first else self.get_response(request)
        for name, value in (CORS | PREFLIGHT if asks_first else CORS).items():
            response.headers[name] = value
        return response


class BrotliReads:
    """Brotli for readers of the API that accept it; gzip, further out, serves the others."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if READS.match(request.path_info) and self.can_shrink(response):
            patch_vary_headers(response, ["Accept-Encoding"])
            if ACCEPTS_BROTLI.search(request.headers.get("Accept-Encoding", "")):
                self.shrink(response)
        return response

    def can_shrink(self, response) -> bool:
        return (
            not response.streaming
            and len(response.content) >= SMALLEST
            and not response.has_header("Content-Encoding")
        )

    def shrink(self, response):
        response.content = brotli.compress(response.content, quality=QUALITY)
        response.headers["Content-Length"] = str(len(response.content))
        response.headers["Content-Encoding"] = "br"
        etag = response.headers.get("ETag", "")
        if etag.startswith('"'):
            response.headers["ETag"] = f"W/{etag}"
