"""The API against its own document, by requests that nobody thought of."""

import pytest
import schemathesis
from django.core import signals
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks as openapi

from registry.api.views import document
from registry.config.wsgi import application

schema = schemathesis.openapi.from_dict(document("en"))
schema.app = application
# The coverage phase sends every boundary of every parameter, some hundreds of requests an operation: minutes.
schema.config.phases.update(phases=["examples", "fuzzing"])
CHECKS = [
    not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_headers_conformance,
    openapi.response_schema_conformance,
    openapi.negative_data_rejection,
]


@pytest.fixture(autouse=True, scope="module")
def _one_connection():
    """Keep the test's connection, and its transaction, from request to request, as Django's own client does."""
    for signal in (signals.request_started, signals.request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (signals.request_started, signals.request_finished):
        signal.connect(close_old_connections)


def has_an_empty_parameter(case) -> bool:
    """Allowed (`allowEmptyValue`), but taken for a violation of the parameter's pattern."""
    return any(value in ("", [""], [], None) for value in (case.query or {}).values())


@schema.parametrize()
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_the_api_keeps_to_its_document(case):
    checks = CHECKS[:-1] if has_an_empty_parameter(case) else CHECKS
    case.call_and_validate(checks=checks, headers={"Accept-Encoding": "identity"})
