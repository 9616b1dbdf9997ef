"""Works in other languages: an ordinary draft, the source beside it, and what has changed in the source since."""
