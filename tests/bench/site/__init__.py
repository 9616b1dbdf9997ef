"""The whole site measured as it is served: gunicorn, the production settings, PostgreSQL, Valkey; wrk reads."""
