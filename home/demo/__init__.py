"""The demo: believable content on real themes, every person invented."""
