from rest_framework.routers import SimpleRouter

from .views import ParkViewSet

router = SimpleRouter()
router.register("parks", ParkViewSet, basename="park")
urlpatterns = router.urls
