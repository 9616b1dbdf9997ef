"""Certificates that last: issued once, frozen, signed, and checked by anybody (docs/certificates.md)."""
