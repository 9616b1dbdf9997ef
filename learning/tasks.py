"""Where the worker looks for the jobs of this room; each noun has its own."""

from learning.packages import tasks as packages

__all__ = ["packages"]
