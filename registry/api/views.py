"""The addresses of the API that belong to no one model."""

from rest_framework.views import APIView

from .errors import no_such_path


class NoSuchPath(APIView):
    """404 in the API's own words for every address below it that is none."""

    def initial(self, request, *args, **kwargs):
        raise no_such_path(request.path)
