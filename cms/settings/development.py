"""The demo and a developer's own machine. Never served to the world: cookies travel without TLS."""

from cms.settings.base import *
