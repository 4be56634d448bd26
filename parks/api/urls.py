from rest_framework.routers import SimpleRouter

from parks.matching.api import MatchViewSet

from .views import ParkViewSet

router = SimpleRouter()
router.register("parks/match", MatchViewSet, basename="match")
router.register("parks", ParkViewSet, basename="park")
urlpatterns = router.urls
