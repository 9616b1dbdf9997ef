"""The demo and a developer's own machine. Never served to the world: cookies travel without TLS."""

from cms.settings.base import *

CERTIFICATE_KEYS_FILE = env.certificate_keys_file or VAR_DIR / "certificate-keys.json"
CERTIFICATE_KEYS_ARE_MADE = True
SLOW_QUERY_SECONDS = 0.05
