"""One file with everything the site must not lose, and back from it (docs/adr/0047-backup.md)."""
