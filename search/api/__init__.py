"""The read API: what readers can open, as data, at /api/v1/ (docs/api.md, docs/adr/0029-read-api.md)."""
