"""What the database itself refuses."""

import pytest
from django.db import IntegrityError

from parks.testing import make_space

pytestmark = pytest.mark.django_db


def test_area_on_offer_cannot_exceed_the_whole_area():
    with pytest.raises(IntegrityError, match="available_m2_not_above_total_m2"):
        make_space(total_m2=10, available_m2=11)
