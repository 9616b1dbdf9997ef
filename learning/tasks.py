"""Where the worker looks for the jobs of this room; each noun has its own."""

from learning.assignments import tasks as assignments
from learning.certificates import tasks as certificates
from learning.courses import tasks as courses
from learning.learners import tasks as learners
from learning.meetings import tasks as meetings
from learning.packages import tasks as packages
from learning.runs import tasks as runs

__all__ = ["assignments", "certificates", "courses", "learners", "meetings", "packages", "runs"]
