"""Django's SpatiaLite backend with the corrections that current SQLite and SpatiaLite need."""
